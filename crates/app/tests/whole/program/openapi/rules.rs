//! The rules that the national checker counts as errors (italian-conventions 9), by its names.

use std::collections::BTreeSet;

use app::openapi;
use serde_json::{Value, json};

use super::description::{PROBLEM, document, operations, parameters, resolve, responses, walk};

const LIMITS: [&str; 3] = ["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"];

fn is_failure(status: &str) -> bool {
    status.starts_with('4') || status.starts_with('5') || status == "default"
}

#[test]
fn rules_of_the_document() {
    let doc = document();
    let info = &doc["info"];
    assert!(doc["swagger"].is_null() && doc["openapi"] == "3.0.3", "no-swagger-2");
    let version = info["version"].as_str().unwrap();
    let numbers: Vec<_> = version.split('.').filter(|part| part.parse::<u32>().is_ok()).collect();
    assert_eq!(numbers.len(), 3, "use-semver: {version}");
    assert_eq!(version, env!("CARGO_PKG_VERSION"), "the program's version is another");
    assert!(info["contact"]["url"].is_string() || info["contact"]["email"].is_string(), "has-contact");
    assert!(info["x-summary"].as_str().is_some_and(|words| !words.is_empty()), "has-x-summary");
    let mut names = BTreeSet::new();
    for (method, path, operation) in operations(&doc) {
        let said = |name: &str| operation[name].as_str().is_some_and(|words| !words.is_empty());
        assert!(said("summary") && said("operationId"), "{method} {path} has no summary or name");
        assert!(names.insert(operation["operationId"].as_str()), "{method} {path}: its name is taken");
        let known = doc["tags"].as_array().unwrap().iter().any(|tag| tag["name"] == operation["tags"][0]);
        assert!(known, "{method} {path} has an unknown tag");
    }
}

#[test]
fn rules_of_servers() {
    for address in ["https://servizi.citta.example", "http://127.0.0.1:8080/"] {
        let doc: Value = serde_json::from_str(&openapi::at(address)).unwrap();
        let mut servers = Vec::new();
        walk("", &doc, &mut |place, value| {
            if place == "/servers" || (place.starts_with("/paths/") && place.ends_with("/servers")) {
                servers.extend(value.as_array().unwrap());
            }
        });
        assert_eq!(servers.len(), 2);
        for server in servers {
            let url = server["url"].as_str().unwrap();
            assert!(url.starts_with(address.trim_end_matches('/')), "{url}");
            assert!(
                server["description"].as_str().is_some_and(|words| !words.is_empty()),
                "servers-description"
            );
            assert!(url.starts_with("https://") || server["x-sandbox"] == true, "servers-use-https: {url}");
            assert_eq!(
                server["x-sandbox"] == true,
                !url.starts_with("https://"),
                "a sandbox only without https"
            );
        }
    }
}

#[test]
fn rules_of_status_and_failures() {
    let doc = document();
    let status = &doc["paths"]["/status"]["get"];
    assert!(status.is_object(), "paths-status");
    let content = status["responses"]["200"]["content"].as_object().unwrap();
    let as_json = |kind: &String| kind == "application/json" || kind == PROBLEM;
    assert!(content.keys().any(as_json), "paths-status-return-json");
    assert_eq!(status["security"], json!([]), "status-get-no-auth");
    for (place, code, response) in responses(&doc) {
        if is_failure(code) {
            // Also paths-status-return-problem.
            let schema = &response["content"][PROBLEM]["schema"]["$ref"];
            assert_eq!(schema, "#/components/schemas/Problem", "use-problem-json-for-errors: {place}");
        }
        let headers = &response["headers"];
        let limits = LIMITS.iter().filter(|name| headers.get(**name).is_some()).count();
        assert!(limits == 0 || limits == 3, "ratelimit-headers-compliant: {place}");
        let other = headers.as_object().into_iter().flatten().any(|(name, _)| name.starts_with("RateLimit-"));
        assert!(code != "429" || (limits == 3 && !other), "ratelimit-429-completeness: {place}");
        let told = resolve(&doc, &headers["Retry-After"])["schema"]["type"] == "integer";
        assert!(!["429", "503"].contains(&code) || told, "retry-after: {place}");
    }
    for (method, path, operation) in operations(&doc) {
        assert!(operation["responses"]["default"].is_object(), "{method} {path} has no default");
    }
}

#[test]
fn rules_of_numbers_and_names() {
    let doc = document();
    walk("", &doc, &mut |place, value| {
        let format = value["format"].as_str().unwrap_or("");
        match value["type"].as_str() {
            Some("number") => assert!(["float", "double"].contains(&format), "number-format: {place}"),
            Some("integer") => assert!(["int32", "int64"].contains(&format), "integer-format: {place}"),
            // RAC_REST_FORMAT_001-003
            Some("boolean" | "array") => assert!(value["nullable"] != true, "never null: {place}"),
            _ => {}
        }
        if place.ends_with("/properties") {
            let snake = |name: &String| {
                name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
            };
            assert!(value.as_object().unwrap().keys().all(snake), "one case style: {place}");
        }
        if place.ends_with("/headers") {
            let pascal = |name: &String| {
                name.split('-').all(|part| part.starts_with(|c: char| c.is_ascii_uppercase()))
            };
            assert!(value.as_object().unwrap().keys().all(pascal), "RAC_REST_NAME_003: {place}");
        }
    });
    for (method, path, _) in operations(&doc) {
        let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let parts = path.split('/').skip(1);
        let mut fixed = parts.filter(|part| !part.starts_with('{'));
        assert!(fixed.all(|part| part.chars().all(kebab)), "RAC_REST_NAME_002: {path}");
        for name in path.split('{').skip(1).filter_map(|rest| rest.split('}').next()) {
            let place = format!("{method} {path}");
            let mut own = parameters(&doc).into_iter().filter(|(at, _)| *at == place);
            let found = own.any(|(_, p)| p["in"] == "path" && p["name"] == name && p["required"] == true);
            assert!(found, "{place}: {{{name}}} is not described");
        }
    }
    for (place, code, response) in responses(&doc) {
        if let Some(media) = response["content"].get("application/json") {
            let schema = resolve(&doc, &media["schema"]);
            assert_eq!(schema["type"], "object", "RAC_REST_FORMAT_001: {place} {code}");
        }
    }
}

#[test]
fn rules_of_http_and_secrets() {
    let doc = document();
    for (method, path, operation) in operations(&doc) {
        let body = resolve(&doc, &operation["requestBody"]);
        assert!(method != "get" || body.is_null(), "http-request-GET-no-body: {path}");
        if method == "patch" {
            assert_eq!(body["required"], true, "patch-without-request-body: {path}");
            assert!(body["content"].get("application/json").is_none(), "patch-media-type: {path}");
        }
    }
    for (place, code, response) in responses(&doc) {
        let silent = code == "204" || code == "205";
        assert!(!silent || response["content"].is_null(), "http-response-no-content-204-205: {place}");
    }
    for (place, parameter) in parameters(&doc) {
        let name = parameter["name"].as_str().unwrap().to_lowercase();
        if parameter["in"] == "header" {
            let forbidden = ["accept", "content-type", "authorization"].contains(&name.as_str());
            assert!(!forbidden, "no-forbidden-headers: {place}");
        } else {
            let secret = ["password", "secret", "apikey", "token"].iter().any(|word| name.contains(word));
            assert!(!secret, "sec-credentials-parameters: {place} {name}");
        }
    }
    for (name, scheme) in doc["components"]["securitySchemes"].as_object().unwrap() {
        assert!(scheme["type"] != "apiKey" || scheme["in"] != "query", "sec-apikeys-url: {name}");
        let flows = &scheme["flows"];
        let allowed = flows.get("implicit").is_none() && flows.get("password").is_none();
        assert!(allowed, "sec-securitySchemes-oauth-allowed-flows: {name}");
        walk(name, flows, &mut |place, value| {
            let url = value.as_str().filter(|_| place.ends_with("Url"));
            assert!(
                url.is_none_or(|url| url.starts_with("https://")),
                "sec-securitySchemes-oauth-http: {place}"
            );
        });
    }
}
