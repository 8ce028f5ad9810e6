//! The language: each in its own name.

use axum::extract::Query;
use axum::response::Response;
use office::kiosk::{At, Frame, local};
use platform::i18n::Lang;
use platform::web::{Page, html};

use super::help::Wish;

#[derive(askama::Template)]
#[template(path = "kiosk/language.html")]
struct LanguagePage {
    page: Page,
    frame: Frame,
    choices: Vec<(Lang, String)>,
}

pub(super) async fn show(at: At, Query(wish): Query<Wish>) -> Response {
    let page = at.page.clone();
    let to = local(&page, &wish.to);
    let choices = page.head.languages.iter().map(|lang| (*lang, in_language(&to, *lang))).collect();
    html(&LanguagePage {
        frame: at.frame().back(to).here(page.at("kiosk/services")).voice("language"),
        choices,
        page,
    })
}

/// The same address, asking for a language.
fn in_language(address: &str, lang: Lang) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let kept = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang="));
    let asked = format!("lang={}", lang.code());
    let pairs: Vec<&str> = kept.chain([asked.as_str()]).collect();
    format!("{path}?{}", pairs.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_of_the_address_stays() {
        assert_eq!(in_language("/c/kiosk", Lang::De), "/c/kiosk?lang=de");
        assert_eq!(
            in_language("/c/kiosk/services?page=2&lang=it", Lang::Sl),
            "/c/kiosk/services?page=2&lang=sl"
        );
    }
}
