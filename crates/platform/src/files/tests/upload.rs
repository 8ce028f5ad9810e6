use axum::body::Body;
use axum::extract::{FromRef, FromRequest};
use axum::http::{Request, StatusCode};

use super::*;
use crate::secrets::MasterKey;
use crate::web::{FORM_FIELD, Failed, VISITOR_COOKIE, form_token};

#[derive(Clone)]
struct State(Arc<Cabinet>);

impl FromRef<State> for MasterKey {
    fn from_ref(_: &State) -> MasterKey {
        MasterKey::of_bytes([7; 32])
    }
}
impl FromRef<State> for Arc<Cabinet> {
    fn from_ref(state: &State) -> Arc<Cabinet> {
        state.0.clone()
    }
}

async fn send(house: &House, token: &str, files: &[(&str, &[u8])]) -> Result<Attached, Failed> {
    let mut body = Vec::new();
    for (name, text) in [(FORM_FIELD, token), ("text", "Buongiorno")] {
        body.extend(
            format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n").bytes(),
        );
    }
    for (name, bytes) in files {
        let head = format!("Content-Disposition: form-data; name=\"files\"; filename=\"{name}\"");
        body.extend(format!("--edge\r\n{head}\r\nContent-Type: image/png\r\n\r\n").bytes());
        body.extend_from_slice(bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--edge--\r\n");
    let request = Request::post("/")
        .header("content-type", "multipart/form-data; boundary=edge")
        .header("cookie", format!("{VISITOR_COOKIE}=visitor"))
        .body(Body::from(body))
        .unwrap();
    Attached::from_request(request, &State(house.cabinet.clone())).await
}

fn token() -> String {
    form_token(&MasterKey::of_bytes([7; 32]), "visitor")
}

#[tokio::test]
async fn files_come_with_their_message() {
    let house = House::open(None);
    let sent =
        send(&house, &token(), &[("uno.png", b"%PDF-1.7"), ("", b""), ("due.txt", b"due")]).await.unwrap();
    assert_eq!(sent.text("text"), "Buongiorno");
    let kinds: Vec<_> = sent.files.iter().map(|kept| (kept.name.as_str(), kept.kind)).collect();
    assert_eq!(kinds, [("uno.png", Kind::Pdf), ("due.txt", Kind::Text)]);
    assert_eq!(house.lying().len(), 2);
}

#[tokio::test]
async fn without_the_forms_token_nothing_is_read() {
    let house = House::open(None);
    let refused = send(&house, "none", &[("a.txt", b"a")]).await.err().unwrap();
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(house.lying().is_empty());
}

#[tokio::test]
async fn too_large_too_many_and_too_much_are_refused() {
    let house = House::open(None);
    let large = vec![b'a'; FILE_BYTES_MAX + 1];
    let most = &large[..FILE_BYTES_MAX];
    let many = vec![("a", &b"a"[..]); MESSAGE_FILES_MAX + 1];
    for files in [&[("a", &large[..])][..], &[("a", most), ("b", most), ("c", b"c")], &many] {
        let sent = send(&house, &token(), files).await.unwrap();
        assert!(sent.refused.is_some() && sent.files.is_empty());
        assert_eq!(sent.text("text"), "Buongiorno", "the words are not lost with the files");
    }
    let sent = send(&house, &token(), &[("a", most), ("b", most)]).await.unwrap();
    assert!(sent.refused.is_none() && sent.files.len() == 2);
    let parts = house.lying().into_iter().filter(|path| path.extension().is_some());
    assert_eq!(parts.count(), 0, "what was refused half way is gone");
}
