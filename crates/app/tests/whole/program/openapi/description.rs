//! The description of the API as data: its operations, answers and parameters.

use app::openapi;
use serde_json::Value;

const METHODS: [&str; 7] = ["get", "post", "put", "patch", "delete", "head", "options"];
pub const PROBLEM: &str = "application/problem+json";

pub fn document() -> Value {
    serde_json::from_str(openapi::WRITTEN).unwrap()
}

pub fn resolve<'a>(doc: &'a Value, value: &'a Value) -> &'a Value {
    let Some(to) = value["$ref"].as_str() else { return value };
    doc.pointer(to.trim_start_matches('#')).unwrap_or_else(|| panic!("{to} leads nowhere"))
}

/// Shows every value of the document, with its place.
pub fn walk<'a>(place: &str, value: &'a Value, show: &mut dyn FnMut(&str, &'a Value)) {
    show(place, value);
    for (name, inner) in value.as_object().into_iter().flatten() {
        walk(&format!("{place}/{name}"), inner, show);
    }
    for (number, inner) in value.as_array().into_iter().flatten().enumerate() {
        walk(&format!("{place}/{number}"), inner, show);
    }
}

/// Method, path and operation.
pub fn operations(doc: &Value) -> Vec<(&'static str, &str, &Value)> {
    let mut all = Vec::new();
    for (path, item) in doc["paths"].as_object().unwrap() {
        all.extend(METHODS.iter().filter_map(|method| Some((*method, path.as_str(), item.get(*method)?))));
    }
    all
}

/// Place, status and response of every answer described, references followed.
pub fn responses(doc: &Value) -> Vec<(String, &str, &Value)> {
    let mut all = Vec::new();
    for (method, path, operation) in operations(doc) {
        for (status, response) in operation["responses"].as_object().unwrap() {
            all.push((format!("{method} {path} {status}"), status.as_str(), resolve(doc, response)));
        }
    }
    all
}

/// Place and parameter, of paths and operations.
pub fn parameters(doc: &Value) -> Vec<(String, &Value)> {
    let mut all = Vec::new();
    for (method, path, operation) in operations(doc) {
        let lists = [&doc["paths"][path]["parameters"], &operation["parameters"]];
        for parameter in lists.into_iter().filter_map(Value::as_array).flatten() {
            all.push((format!("{method} {path}"), resolve(doc, parameter)));
        }
    }
    all
}
