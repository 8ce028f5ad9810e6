//! The programme of the displays: brought by the import, added in the console, shown beside the calls.

use std::path::Path;

use crate::support::forms::{form, visitor, visitors_token};
use crate::support::{Answer, Folder, On, TestHouse, send, small_office};
use app::import::Go;
use app::settings::StoreOptions;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use office::file::{self, Limits};
use platform::Clock;
use platform::i18n::{Lang, Tr};
use serde_json::json;

/// A picture of one dot: signature, header, data, end.
fn png() -> Vec<u8> {
    let hex = "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154789c6360000000020001e221bc330000000049454e44ae426082";
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

/// The small office whose display shows these items.
fn office(slug: &str, items: &str) -> String {
    let shown =
        small_office(slug, 3, 1).replace("shows = \"both\"", "shows = \"calls\"\nprogramme = \"sala\"");
    format!("{shown}\n[[programme]]\nkey = \"sala\"\nname = \"Sala\"\n{items}")
}

const NOTICE: &str = "[[programme.item]]\nkind = \"notice\"\nseconds = 10\ntext = { it = \"Chiusi il 24\", de = \"Am 24. zu\" }\n";
const PICTURE: &str = "[[programme.item]]\nkind = \"image\"\nseconds = 10\ntext = \"Il municipio\"\nfile = \"foto/municipio.png\"\nrights = \"foto del Comune\"\n";

async fn board(house: &TestHouse, cookie: &str) -> String {
    let request = Request::get("/citta/display").header("cookie", cookie).header("x-fragment", "view");
    house.request(request.body(Body::empty()).unwrap()).await.text
}

/// A form with a file, as a browser sends it.
async fn upload(house: &TestHouse, session: &str, name: &str, rights: &str, bytes: &[u8]) -> Answer {
    let token = visitors_token();
    let mut body = Vec::new();
    for (field, text) in [("form_token", token.as_str()), ("rights", rights)] {
        body.extend(
            format!("--edge\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{text}\r\n").bytes(),
        );
    }
    let head = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: image/png\r\n\r\n"
    );
    body.extend(head.bytes().chain(bytes.iter().copied()).chain("\r\n--edge--\r\n".bytes()));
    let request = Request::post("/citta/console/programme/media")
        .header("content-type", "multipart/form-data; boundary=edge")
        .header("cookie", visitor(session));
    house.request(request.body(Body::from(body)).unwrap()).await
}

async fn remove(house: &TestHouse, session: &str, name: &str) -> Answer {
    let path = "/citta/console/programme/remove";
    house.request(form(path, &visitor(session), &visitors_token(), &[("name", name)])).await
}

fn shelf(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder.join("media")).into_iter().flatten().flatten();
    files.map(|file| file.file_name().to_string_lossy().into_owned()).collect()
}

async fn programme_is_shown_and_a_call_comes_first(on: On) {
    let house = TestHouse::open(on).await;
    let body = house.import(&office("citta", NOTICE)).await;
    let (token, screen) = (house.driver(body).await, house.display(body).await);
    let quiet = board(&house, &screen).await;
    assert!(quiet.contains("data-programme") && quiet.contains("Chiusi il 24"), "{quiet}");
    assert!(quiet.contains("is-quiet"), "nobody is called: it has the large place\n{quiet}");

    house.api(&token, "/api/v1/citta/counters/1/open", &json!({})).await;
    let ticket = house.api(&token, "/api/v1/citta/tickets", &json!({ "service": "cie", "slip": 1 })).await;
    house.api(&token, "/api/v1/citta/counters/1/next", &json!({})).await;
    let called = board(&house, &screen).await;
    let code = ticket.json()["call_code"].as_str().unwrap().to_owned();
    let (call, programme) = (called.find(&code).unwrap(), called.find("data-programme").unwrap());
    assert!(call < programme && !called.contains("is-quiet"), "the call has the large place\n{called}");

    // Nothing in the programme: the board as it is without one.
    house.import(&small_office("citta", 3, 1)).await;
    assert!(!board(&house, &screen).await.contains("programme"));
}

async fn programme_files_are_added_shown_and_removed(on: On) {
    let house = TestHouse::open(on).await;
    let body = house.import(&office("citta", NOTICE)).await;
    let (chief, screen) = (house.signed_in(body, "capo").await, house.display(body).await);
    for _ in 0..2 {
        let answer = upload(&house, &chief, "il municipio.png", "foto del Comune", &png()).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    }
    assert_eq!(shelf(&house.folder.0).len(), 1, "the same file twice is one");
    let other = [png(), b"more".to_vec()].concat();
    let taken = upload(&house, &chief, "il-municipio.png", "altra", &other).await;
    assert_eq!(taken.status, StatusCode::CONFLICT, "{}", taken.text);
    assert_eq!(shelf(&house.folder.0).len(), 1);

    house.import(&office("citta", &PICTURE.replace("foto/municipio.png", "il-municipio.png"))).await;
    let html = board(&house, &screen).await;
    let from = html.find("/citta/media/").unwrap();
    let address = html[from..].split('"').next().unwrap();
    let answer = house.get(address).await;
    assert_eq!(answer.status, StatusCode::OK);
    let header = |name: &str| answer.headers[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "image/png");
    assert!(header("cache-control").contains("immutable"));
    let part = Request::get(address).header("range", "bytes=0-3").body(Body::empty()).unwrap();
    let part = send(house.house.router.clone(), part).await;
    assert_eq!(
        (part.status, part.headers["content-length"].to_str().unwrap()),
        (StatusCode::PARTIAL_CONTENT, "4")
    );

    // Another body has no such file, whatever its hash.
    house.import(&small_office("altra", 3, 1)).await;
    assert_eq!(house.get(&address.replace("/citta/", "/altra/")).await.status, StatusCode::NOT_FOUND);
    for trick in ["../test.db", "..%2Ftest.db", "test.db", "%2e%2e%2ftest.db"] {
        assert_eq!(house.get(&format!("/citta/media/{trick}")).await.status, StatusCode::NOT_FOUND);
    }

    let used = remove(&house, &chief, "il-municipio.png").await;
    assert_eq!(used.status, StatusCode::CONFLICT, "what is shown stays: {}", used.text);
    house.import(&office("citta", NOTICE)).await;
    assert_eq!(remove(&house, &chief, "il-municipio.png").await.status, StatusCode::SEE_OTHER);
    assert_eq!(house.get(address).await.status, StatusCode::NOT_FOUND);
    assert!(shelf(&house.folder.0).is_empty());
}

async fn programme_refuses_bad_files_and_writes_nothing(on: On) {
    let house = TestHouse::open(on).await;
    let body = house.import(&office("citta", NOTICE)).await;
    let chief = house.signed_in(body, "capo").await;
    let large = [png(), vec![0; office::media::MEDIUM_BYTES_MAX]].concat();
    let (dot, svg, html) = (png(), b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"<!doctype html><script>");
    let (mut wide, cut) = (dot.clone(), &dot[..12]);
    wide[16..20].copy_from_slice(&8_001_u32.to_be_bytes());
    let bad: [(&str, &str, &[u8], &str); 10] = [
        ("a.svg", "mia", svg, "Si possono aggiungere solo"),
        ("a.png", "mia", svg, "non è quello che dice il suo nome"),
        ("a.png", "mia", html, "non è quello che dice il suo nome"),
        ("a.jpg", "mia", &dot, "non è quello che dice il suo nome"),
        ("a.html", "mia", html, "Si possono aggiungere solo"),
        ("../../a.png", "mia", &dot, "Il nome del file"),
        ("a.png", "  ", &dot, "di chi è il file"),
        ("a.png", "mia", &large, "più grande di 50 MB"),
        ("a.png", "mia", &wide, "supera 8000 pixel per lato o 40 megapixel"),
        ("a.png", "mia", cut, "leggere larghezza e altezza"),
    ];
    for (name, rights, bytes, sentence) in bad {
        let answer = upload(&house, &chief, name, rights, bytes).await;
        assert!(answer.status.is_client_error(), "{name}: {}", answer.status);
        let page = answer.text.replace("&#39;", "'");
        assert!(page.contains(sentence) && page.contains("id=\"media-file\""), "{name} {rights}: {page}");
        assert!(
            page.contains(&format!("name=\"rights\" value=\"{rights}\"")),
            "it need not be written again"
        );
    }
    // Without the token of the form nothing is read at all.
    let bare = Request::post("/citta/console/programme/media")
        .header("content-type", "multipart/form-data; boundary=edge")
        .header("cookie", &chief)
        .body(Body::from("--edge--\r\n"));
    assert_eq!(house.request(bare.unwrap()).await.status, StatusCode::FORBIDDEN);
    assert!(shelf(&house.folder.0).is_empty());
    let db = &house.house.ctx.db;
    let rows =
        db.read(|tx| tx.row(platform::sql!("SELECT COUNT(*) FROM media"), &[])?.unwrap().get::<i64>(0));
    assert_eq!(rows.await.unwrap(), 0);
}

/// The console changes the office only when every file that it names is there.
async fn programme_of_the_console_needs_its_files(on: On) {
    let house = TestHouse::open(on).await;
    let body = house.import(&office("citta", NOTICE)).await;
    let chief = house.signed_in(body, "capo").await;
    let text = office("citta", PICTURE);
    let line = text.lines().position(|line| line == "[[programme.item]]").unwrap() + 1;
    let path = "/citta/console/import";
    let answer = house.request(form(path, &visitor(&chief), &visitors_token(), &[("text", &text)])).await;
    assert!(
        answer.text.contains(&format!("Riga {line}, «foto/municipio.png»: non c’è ancora")),
        "{}",
        answer.text
    );
    let screen = house.display(body).await;
    assert!(board(&house, &screen).await.contains("Chiusi il 24"), "nothing changed");
}

on_both_engines! {
    programme_is_shown_and_a_call_comes_first;
    programme_files_are_added_shown_and_removed;
    programme_refuses_bad_files_and_writes_nothing;
    programme_of_the_console_needs_its_files;
}

/// The command copies what lies beside the office file, and says file, line and reason otherwise.
#[test]
fn programme_is_brought_by_the_import() {
    let (folder, data) = (Folder::new(), Folder::new());
    let path = folder.0.join("comune.toml");
    let text = office("citta", PICTURE);
    std::fs::write(&path, &text).unwrap();
    let store = StoreOptions { data: data.0.clone(), database: None, database_root: None };
    let line = text.lines().position(|line| line == "[[programme.item]]").unwrap() + 1;
    let brought =
        || app::import::import(&path, Go::UnlessConcerned, &store, Tr(Lang::It), Clock::machine().now());
    let refused = |reason: &str| {
        let error = brought().unwrap_err();
        assert!(
            error.contains(&format!("comune.toml: Riga {line}, «foto/municipio.png»: "))
                && error.contains(reason),
            "{error}"
        );
        assert!(shelf(&data.0).is_empty());
    };
    refused("No such file");
    std::fs::create_dir(folder.0.join("foto")).unwrap();
    let picture = folder.0.join("foto/municipio.png");
    std::fs::write(&picture, "<svg/>").unwrap();
    refused("Il contenuto del file non è quello che dice il suo nome");
    std::fs::write(&picture, png()).unwrap();
    std::fs::write(&path, text.replace("rights = \"foto del Comune\"\n", "")).unwrap();
    refused("di chi è il file e perché si può mostrare");
    std::fs::write(&path, &text).unwrap();
    // The folder that was named is not even there; a rehearsal leaves it so.
    let nowhere = StoreOptions { data: folder.0.join("dati"), ..store.clone() };
    app::import::import(&path, Go::Rehearse, &nowhere, Tr(Lang::It), Clock::machine().now()).unwrap();
    assert!(!nowhere.data.exists());
    for _ in 0..2 {
        brought().unwrap();
        assert_eq!(shelf(&data.0).len(), 1);
    }
    // Once copied it need not lie there any more.
    std::fs::remove_file(&picture).unwrap();
    brought().unwrap();
}

#[test]
fn programme_errors_name_the_line() {
    let wrong = |change: (&str, &str), reason: &str| {
        let text = office("citta", &format!("{NOTICE}{PICTURE}")).replacen(change.0, change.1, 1);
        let errors = file::read(&text, Limits::Published).unwrap_err();
        assert!(
            errors.iter().any(|error| error.say(Tr(Lang::En)).contains(reason) && error.line > 1),
            "{errors:?}"
        );
    };
    wrong(("programme = \"sala\"", "programme = \"altra\""), "nothing in the file has the key “altra”");
    wrong(("seconds = 10", "seconds = 1"), "seconds = 1: must be from 3 to 600");
    wrong(("seconds = 10", "seconds = 10\nfrom = \"12:00\"\nto = \"08:00\""), "comes too early");
    wrong(("seconds = 10", "seconds = 10\nlanguage = \"es\""), "not one of it, en, de, fr, sl");
    wrong(("foto/municipio.png", "../municipio.png"), "beside or below this file");
    wrong(("foto/municipio.png", "foto/municipio.svg"), "only png, jpg, webp and mp4");
    wrong(("foto/municipio.png", "foto/municipio.mp4"), "does not fit an item of this kind");
    wrong(("text = \"Il municipio\"\n", ""), "say what it shows, for those");
    wrong(("kind = \"notice\"", "kind = \"page\""), "page");
}
