use crate::house::{hidden, open};
#[tokio::test]
#[ignore]
async fn look() {
    let house = open().await;
    let save = |name: &str, a: &crate::house::Answer| {
        let css = "file:///work/main/assets/dist/";
        let mut t = a.text.clone();
        while let Some(i) = t.find("/assets/") { let j = t[i+8..].find('/').unwrap(); t.replace_range(i..i+8+j+1, css); }
        std::fs::write(format!("/tmp/look/{name}.html"), t).unwrap();
    };
    std::fs::create_dir_all("/tmp/look").unwrap();
    save("home", &house.get("/valdora/").await);
    save("sheet", &house.get("/valdora/services/carta-identita").await);
    let b = "/valdora/book/carta-identita";
    save("b1", &house.get(b).await);
    let t = house.post(b, &[("step","1"),("go","next"),("place","municipio")]).await;
    save("b2", &t);
    let slot = hidden(&t, "slot"); let key = hidden(&t, "request");
    let mut f = vec![("request",&*key),("place","municipio"),("slot",&*slot)];
    let mut g = f.clone(); g.extend([("step","2"),("go","next")]); save("b3", &house.post(b,&g).await);
    f.extend([("offering","rilascio"),("detail","Vengo con mio figlio di 4 anni.")]);
    let mut g = f.clone(); g.extend([("step","3"),("go","next")]); save("b4", &house.post(b,&g).await);
    let mut g = f.clone(); g.extend([("step","4"),("go","next"),("email","x"),("tax_code","RSS")]); save("b4e", &house.post(b,&g).await);
    f.extend([("given_name","Ada"),("family_name","Rossi"),("email","ada@example.org")]);
    let mut g = f.clone(); g.extend([("step","4"),("go","next")]); save("b5", &house.post(&format!("{b}?lang=de"),&g).await);
    let mut g = f.clone(); g.extend([("step","5"),("go","confirm")]); let done = house.post(b,&g).await;
    let pass = house.get(&done.location).await; save("pass", &pass);
    let tok = done.location.split('/').last().unwrap().split('?').next().unwrap().to_owned();
    save("cancel", &house.get(&format!("/valdora/a/{tok}/cancel")).await);
    save("move", &house.get(&format!("/valdora/a/{tok}/move?lang=de")).await);
    save("mine", &house.get("/valdora/appointments").await);
    for m in house.mails().await { println!("{m}"); }
}
