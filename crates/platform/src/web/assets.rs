//! Files for browsers, built from the `assets` folder and embedded: their address holds their hash,
//! so that they may be kept for ever.

use std::sync::OnceLock;

use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

#[derive(RustEmbed)]
#[folder = "../../assets/dist"]
struct Files;

/// One hash over all files: relative addresses inside style sheets stay simple.
fn generation() -> &'static str {
    static GENERATION: OnceLock<String> = OnceLock::new();
    GENERATION.get_or_init(|| {
        let mut all = Sha256::new();
        for name in Files::iter() {
            all.update(name.as_bytes());
            if let Some(file) = Files::get(&name) {
                all.update(file.metadata.sha256_hash());
            }
        }
        crate::secrets::hex(&all.finalize()[..8])
    })
}

/// The bytes of a file, for what is drawn here and not by a browser.
pub fn asset(name: &str) -> Option<std::borrow::Cow<'static, [u8]>> {
    Files::get(name).map(|file| file.data)
}

/// The address of a file: `/assets/{hash}/citizen.css`.
pub fn asset_path(name: &str) -> String {
    format!("/assets/{}/{name}", generation())
}

/// `GET /assets/{hash}/{*name}`: public, immutable, compressed when a compressed sibling exists.
pub async fn serve_asset(Path((_hash, name)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let Some(file) = Files::get(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let kind = file.metadata.mimetype().to_owned();
    let accepts = headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or("");
    let common = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable".to_owned()),
        (header::VARY, "Accept-Encoding".to_owned()),
    ];
    match Files::get(&format!("{name}.gz")) {
        Some(small) if accepts.contains("gzip") => {
            (common, [(header::CONTENT_ENCODING, "gzip")], small.data).into_response()
        }
        _ => (common, file.data).into_response(),
    }
}
