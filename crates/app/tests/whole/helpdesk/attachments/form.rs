//! Forms with files, as a browser sends them.

use axum::body::Body;
use axum::http::Request;

use crate::helpdesk::post::Post;
use crate::support::{Answer, forms};

/// A picture of one point.
pub const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0,
    0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 0x0d, b'I', b'D', b'A', b'T', 0x78, 0xda, 0x63,
    0x64, 0xf8, 0xcf, 0x50, 0x0f, 0, 0x03, 0x86, 0x01, 0x80, 0x5a, 0x34, 0x7d, 0x6b, 0, 0, 0, 0, b'I', b'E',
    b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

pub fn request(path: &str, cookies: &str, fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Request<Body> {
    let mut body = Vec::new();
    let token = forms::visitors_token();
    for (name, value) in std::iter::once(&("form_token", token.as_str())).chain(fields) {
        body.extend(
            format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
        );
    }
    for (name, bytes) in files {
        let head = format!("Content-Disposition: form-data; name=\"files\"; filename=\"{name}\"");
        body.extend(format!("--edge\r\n{head}\r\nContent-Type: application/octet-stream\r\n\r\n").bytes());
        body.extend_from_slice(bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--edge--\r\n");
    Request::post(path)
        .header("cookie", forms::visitor(cookies))
        .header("content-type", "multipart/form-data; boundary=edge")
        .body(Body::from(body))
        .unwrap()
}

pub async fn send(
    post: &Post,
    cookies: &str,
    path: &str,
    fields: &[(&str, &str)],
    files: &[(&str, &[u8])],
) -> Answer {
    post.house.request(request(path, cookies, fields, files)).await
}

/// The links of a page to files.
pub fn links(page: &str) -> Vec<String> {
    let links = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    links.filter(|link| link.contains("/files/")).map(str::to_owned).collect()
}

/// What the citizen's form asks, filled in.
pub const ASKED: [(&str, &str); 7] = [
    ("given_name", "Ada"),
    ("family_name", "Rossi"),
    ("email", "ada@posta.example"),
    ("service", "other"),
    ("detail", "La pagina resta bianca: ecco la foto."),
    ("privacy", "yes"),
    ("request", "000102030405060708090a0b0c0d0e0f"),
];

/// Ada's request with these files; answers the address of her page.
pub async fn ask(post: &Post, files: &[(&str, &[u8])]) -> Answer {
    let office = post.house.house.ctx.offices.known(post.body).unwrap();
    let area = office.areas.iter().find(|part| part.doc.public).unwrap().id.to_string();
    let fields: Vec<_> = ASKED.into_iter().chain([("area", area.as_str())]).collect();
    send(post, "", "/valdora/help", &fields, files).await
}
