//! Others' interface files, kept outside the project: `SPORTELLO_CONFORMANCE` names their folder.

use serde_json::Value;
use std::path::PathBuf;

/// The text of a file below `pagopa/`; nothing, and a line that says so, where the folder is not given.
pub fn text(path: &str) -> Option<String> {
    let folder = std::env::var_os("SPORTELLO_CONFORMANCE").filter(|folder| !folder.is_empty());
    let Some(folder) = folder else {
        println!("SKIPPED: SPORTELLO_CONFORMANCE is not set, {path} was not compared");
        return None;
    };
    let file = PathBuf::from(folder).join("pagopa").join(path);
    Some(std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display())))
}

/// A description of an interface, OpenAPI 3.0.
pub struct Interface(Value);

impl Interface {
    pub fn of(path: &str) -> Option<Interface> {
        text(path).map(|text| Interface(serde_json::from_str(&text).expect("JSON")))
    }

    pub fn document(&self) -> &Value {
        &self.0
    }

    pub fn schema(&self, name: &str) -> &Value {
        self.0.pointer(&format!("/components/schemas/{name}")).unwrap_or_else(|| panic!("no schema {name}"))
    }

    /// What of `value` the schema does not allow. Properties that the schema does not name count as well, though
    /// OpenAPI would let them pass: ours are all meant to be known.
    pub fn complaints(&self, value: &Value, schema: &Value) -> Vec<String> {
        let mut found = Vec::new();
        self.compare(value, schema, "", &mut found);
        found
    }

    fn compare(&self, value: &Value, schema: &Value, at: &str, found: &mut Vec<String>) {
        if let Some(reference) = schema["$ref"].as_str() {
            let target = self.0.pointer(reference.trim_start_matches('#')).expect("a target");
            return self.compare(value, target, at, found);
        }
        let right_kind = match schema["type"].as_str().expect("a type") {
            "object" => value.is_object(),
            "array" => value.is_array(),
            "string" => value.is_string(),
            "integer" => value.is_i64() || value.is_u64(),
            "boolean" => value.is_boolean(),
            other => panic!("{at}: no rule for {other}"),
        };
        let mut complain = |holds: bool, what: &str| {
            if !holds {
                found.push(format!("{at}: {what} ({value})"));
            }
        };
        complain(right_kind, "type");
        let limit = |name: &str| schema[name].as_i64();
        let length = value.as_str().map(|text| text.chars().count() as i64);
        let items = value.as_array().map(|items| items.len() as i64);
        let at_least =
            |have: Option<i64>, name| have.zip(limit(name)).is_none_or(|(have, least)| have >= least);
        let at_most = |have: Option<i64>, name| have.zip(limit(name)).is_none_or(|(have, most)| have <= most);
        complain(schema["enum"].as_array().is_none_or(|allowed| allowed.contains(value)), "enum");
        complain(at_least(length, "minLength") && at_most(length, "maxLength"), "length");
        complain(at_least(items, "minItems") && at_most(items, "maxItems"), "items");
        complain(at_least(value.as_i64(), "minimum"), "minimum");
        for required in schema["required"].as_array().into_iter().flatten() {
            complain(value.get(required.as_str().expect("a name")).is_some(), &format!("{required} missing"));
        }
        for (name, inner) in value.as_object().into_iter().flatten() {
            match schema["properties"].get(name) {
                Some(schema) => self.compare(inner, schema, &format!("{at}/{name}"), found),
                None => found.push(format!("{at}/{name}: not in the schema")),
            }
        }
        for (index, inner) in value.as_array().into_iter().flatten().enumerate() {
            self.compare(inner, &schema["items"], &format!("{at}/{index}"), found);
        }
    }
}
