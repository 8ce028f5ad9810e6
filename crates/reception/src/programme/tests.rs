use std::sync::Arc;

use office::docs::ProgrammeDoc;
use office::{Office, Part};
use platform::i18n::Lang;

use super::*;
use crate::display::hall::Hall;

/// The example hall with a programme of these items, at ten on Thursday 11 March 2027.
async fn shown(name: &str, items: serde_json::Value) -> Option<String> {
    let hall = Hall::at_ten(name).await;
    let mut office: Office = Office::clone(&hall.office);
    let doc: ProgrammeDoc =
        serde_json::from_value(serde_json::json!({ "key": "prova", "name": "Prova", "item": items }))
            .unwrap();
    office.programmes = vec![Part { id: 7, doc }];
    let (office, at) = (Arc::new(office), hall.now());
    let strip = hall.ctx.db.read(move |tx| now(tx, &office, "prova", &[Lang::It, Lang::De], at)).await;
    strip.unwrap().map(|strip| strip.render().unwrap())
}

#[tokio::test]
async fn both_languages_and_the_first_item_first() {
    let notice = serde_json::json!({ "kind": "notice", "seconds": 12, "text": { "it": "Chiuso", "de": "Geschlossen" } });
    let urgent = serde_json::json!({ "kind": "notice", "seconds": 9, "text": "Uno", "to": "12:30" });
    let html = shown("programme", serde_json::json!([notice, urgent])).await.unwrap();
    assert!(
        html.contains("Chiuso") && html.contains("lang=\"de\"") && html.contains("Geschlossen"),
        "{html}"
    );
    assert_eq!(html.matches(" hidden>").count(), 2, "one is shown, in one language\n{html}");
    // Half past twelve in Rome, on that day.
    assert!(html.contains("data-until=\"1804764600000\""), "{html}");
}

#[tokio::test]
async fn an_image_without_its_file_is_left_out() {
    let image = serde_json::json!({ "kind": "image", "seconds": 9, "text": "Foto", "file": "a.png" });
    assert!(shown("no-file", serde_json::json!([image])).await.is_none());
    assert!(shown("none", serde_json::json!([])).await.is_none());
}
