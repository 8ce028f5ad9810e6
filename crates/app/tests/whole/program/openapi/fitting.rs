//! Examples fit their schemas, and what does not fit is found.

use serde_json::{Value, json};

use super::description::{document, resolve, walk};

/// How `value` is not as `schema` says: kinds, formats of time, words, required and unknown properties.
pub fn misfits(doc: &Value, schema: &Value, value: &Value, place: &str) -> Vec<String> {
    let schema = resolve(doc, schema);
    let kind = schema["type"].as_str().unwrap_or_else(|| panic!("{place}: a schema without type"));
    if value.is_null() {
        return if schema["nullable"] == true { Vec::new() } else { vec![format!("{place} is null")] };
    }
    let text = value.as_str().unwrap_or("");
    let fits = match (kind, schema["format"].as_str()) {
        ("object", _) => value.is_object(),
        ("array", _) => value.is_array(),
        ("boolean", _) => value.is_boolean(),
        ("integer", _) => value.is_i64(),
        ("number", _) => value.is_number(),
        ("string", Some("date-time")) => text.ends_with('Z') && text.parse::<jiff::Timestamp>().is_ok(),
        ("string", Some("date")) => text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok(),
        ("string", Some("uri")) => text.contains(':'),
        ("string", _) => value.is_string(),
        _ => false,
    };
    let one_of_words = schema["enum"].as_array().is_none_or(|words| words.contains(value));
    if !fits || !one_of_words {
        return vec![format!("{place} is {value}")];
    }
    let mut found = Vec::new();
    for (number, item) in value.as_array().into_iter().flatten().enumerate() {
        found.extend(misfits(doc, &schema["items"], item, &format!("{place}/{number}")));
    }
    let Some(fields) = value.as_object() else { return found };
    let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    found.extend(
        required.filter(|name| !fields.contains_key(*name)).map(|name| format!("{place} has no {name}")),
    );
    for (name, inner) in fields {
        let others = schema.get("additionalProperties").filter(|others| others.is_object());
        match schema["properties"].get(name).or(others) {
            Some(schema) => found.extend(misfits(doc, schema, inner, &format!("{place}/{name}"))),
            None => found.push(format!("{place}/{name} is not described")),
        }
    }
    found
}

#[test]
fn examples_fit_their_schemas() {
    let doc = document();
    let (mut found, mut count) = (Vec::new(), 0);
    walk("", &doc, &mut |place, value| {
        let Some(schema) = value.get("schema").filter(|_| !place.contains("/example")) else { return };
        let named = value["examples"].as_object().into_iter().flatten().map(|(_, example)| &example["value"]);
        let examples: Vec<_> = value.get("example").into_iter().chain(named).collect();
        assert!(!examples.is_empty(), "{place} has no example");
        for example in examples {
            found.extend(misfits(&doc, schema, example, place));
            count += 1;
        }
    });
    assert!(found.is_empty(), "oas3-valid-media-example: {found:#?}");
    assert!(count > 40, "only {count} examples");
}

#[test]
fn what_does_not_fit_is_found() {
    let doc = document();
    let schema = json!({ "$ref": "#/components/schemas/FreeStart" });
    let found = |value: Value| misfits(&doc, &schema, &value, "").len();
    assert_eq!(found(json!({ "start": "2027-03-11T08:30:00Z", "length_s": 900, "free": 2 })), 0);
    assert_eq!(found(json!({ "start": "2027-03-11T09:30:00+01:00", "length_s": "900", "free": null })), 3);
    assert_eq!(found(json!({ "start": "2027-03-11T08:30:00Z", "length_s": 1.5, "seats": 2 })), 3);
    assert_eq!(found(json!([])), 1);
}
