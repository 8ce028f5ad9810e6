//! The description of the API is true: the router serves what it says and nothing else, it keeps the
//! national rules, its examples fit its schemas, and real answers are as described.

use std::collections::BTreeSet;

use crate::support::{Answer, On, TestHouse, at, small_office};
use app::openapi;
use axum::body::Body;
use axum::http::Request;
use platform::web::Access;
use serde_json::{Value, json};

const METHODS: [&str; 7] = ["get", "post", "put", "patch", "delete", "head", "options"];
const PROBLEM: &str = "application/problem+json";
const LIMITS: [&str; 3] = ["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"];

fn document() -> Value {
    serde_json::from_str(openapi::WRITTEN).unwrap()
}

fn resolve<'a>(doc: &'a Value, value: &'a Value) -> &'a Value {
    let Some(to) = value["$ref"].as_str() else { return value };
    doc.pointer(to.trim_start_matches('#')).unwrap_or_else(|| panic!("{to} leads nowhere"))
}

/// Shows every value of the document, with its place.
fn walk<'a>(place: &str, value: &'a Value, show: &mut dyn FnMut(&str, &'a Value)) {
    show(place, value);
    for (name, inner) in value.as_object().into_iter().flatten() {
        walk(&format!("{place}/{name}"), inner, show);
    }
    for (number, inner) in value.as_array().into_iter().flatten().enumerate() {
        walk(&format!("{place}/{number}"), inner, show);
    }
}

/// Method, path and operation.
fn operations(doc: &Value) -> Vec<(&'static str, &str, &Value)> {
    let mut all = Vec::new();
    for (path, item) in doc["paths"].as_object().unwrap() {
        all.extend(METHODS.iter().filter_map(|method| Some((*method, path.as_str(), item.get(*method)?))));
    }
    all
}

/// Place, status and response of every answer described, references followed.
fn responses(doc: &Value) -> Vec<(String, &str, &Value)> {
    let mut all = Vec::new();
    for (method, path, operation) in operations(doc) {
        for (status, response) in operation["responses"].as_object().unwrap() {
            all.push((format!("{method} {path} {status}"), status.as_str(), resolve(doc, response)));
        }
    }
    all
}

/// Place and parameter, of paths and operations.
fn parameters(doc: &Value) -> Vec<(String, &Value)> {
    let mut all = Vec::new();
    for (method, path, operation) in operations(doc) {
        let lists = [&doc["paths"][path]["parameters"], &operation["parameters"]];
        for parameter in lists.into_iter().filter_map(Value::as_array).flatten() {
            all.push((format!("{method} {path}"), resolve(doc, parameter)));
        }
    }
    all
}

fn is_failure(status: &str) -> bool {
    status.starts_with('4') || status.starts_with('5') || status == "default"
}

// What the router serves.

async fn the_router_serves_what_is_described(on: On) {
    let house = TestHouse::open(on).await;
    let rows =
        house.house.rows.iter().filter(|row| row.path.starts_with("/api/v1/") || row.path == "/status");
    let served: BTreeSet<(String, String, bool)> = rows
        .filter(|row| row.path != "/api/v1/openapi.json")
        .map(|row| (row.method.to_lowercase(), row.path.to_owned(), row.access == Access::Public))
        .collect();
    let doc = document();
    let described: BTreeSet<(String, String, bool)> = operations(&doc)
        .into_iter()
        .map(|(method, path, operation)| {
            let security = operation.get("security").unwrap_or(&doc["security"]).as_array().unwrap();
            let public = security.is_empty() || security.contains(&json!({}));
            let path = if path == "/status" { path.to_owned() } else { format!("/api/v1{path}") };
            (method.to_owned(), path, public)
        })
        .collect();
    let missing: Vec<_> = served.difference(&described).collect();
    let invented: Vec<_> = described.difference(&served).collect();
    assert!(
        missing.is_empty() && invented.is_empty(),
        "not described: {missing:#?}\nnot served: {invented:#?}"
    );
}

async fn the_description_is_served_for_this_address(on: On) {
    let house = TestHouse::open(on).await;
    let answer = house.get("/api/v1/openapi.json").await;
    assert_eq!(answer.headers["content-type"], "application/json");
    assert_eq!(answer.json()["servers"][0]["url"], "http://127.0.0.1:8080/api/v1");
    assert_eq!(answer.json()["servers"][0]["x-sandbox"], true);
    assert!(!answer.text.contains("sportello.example.it"), "the written address is left");
}

// The rules that the national checker counts as errors (italian-conventions 9), by its names.

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

// Schemas, examples and real answers.

/// How `value` is not as `schema` says: kinds, formats of time, words, required and unknown properties.
fn misfits(doc: &Value, schema: &Value, value: &Value, place: &str) -> Vec<String> {
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

/// Compares an answer with its description: headers, kind of content, every property.
fn compare(doc: &Value, method: &str, path: &str, answer: &Answer) {
    let place = format!("{method} {path} {}", answer.status.as_u16());
    let responses = &doc["paths"][path][method]["responses"];
    let response =
        responses.get(answer.status.as_str()).unwrap_or_else(|| panic!("{place} is not described"));
    let response = resolve(doc, response);
    for (name, header) in response["headers"].as_object().into_iter().flatten() {
        let sent = answer.headers.contains_key(name.as_str());
        assert!(sent || resolve(doc, header)["required"] != true, "{place} lacks {name}");
    }
    let Some(content) = response["content"].as_object() else {
        return assert_eq!(answer.text, "", "{place} has no content");
    };
    let kind = answer.headers["content-type"].to_str().unwrap();
    let media = content.get(kind).unwrap_or_else(|| panic!("{place} is {kind}"));
    let found = misfits(doc, &media["schema"], &answer.json(), &place);
    assert!(found.is_empty(), "{found:#?}\n{}", answer.text);
}

/// Calls the API by its described paths and holds every answer to its description.
struct Reader {
    house: TestHouse,
    doc: Value,
    token: String,
}

impl Reader {
    /// `filled` goes into the path after the body, in order.
    fn address(path: &str, filled: &[&str]) -> String {
        let mut address = if path == "/status" { path.to_owned() } else { format!("/api/v1{path}") };
        for value in ["citta"].iter().chain(filled) {
            if let (Some(from), Some(to)) = (address.find('{'), address.find('}')) {
                address.replace_range(from..=to, value);
            }
        }
        address
    }

    async fn post(&self, path: &str, filled: &[&str], wish: &Value, expected: u16) -> Answer {
        let answer = self.house.api(&self.token, &Reader::address(path, filled), wish).await;
        assert_eq!(answer.status.as_u16(), expected, "{path}: {}", answer.text);
        compare(&self.doc, "post", path, &answer);
        answer
    }

    async fn get(&self, path: &str, filled: &[&str], query: &str, expected: u16) -> Answer {
        let request = Request::get(format!("{}{query}", Reader::address(path, filled)))
            .header("authorization", format!("Bearer {}", self.token));
        let answer = self.house.request(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status.as_u16(), expected, "{path}: {}", answer.text);
        compare(&self.doc, "get", path, &answer);
        answer
    }
}

async fn open(on: On) -> Reader {
    let house = TestHouse::open(on).await;
    let body = house.import(&small_office("citta", 1, 2)).await;
    let token = house.driver(body).await;
    Reader { house, doc: document(), token }
}

async fn bookings_are_as_described(on: On) {
    let api = open(on).await;
    let services = api.get("/{body}/services", &[], "", 200).await.json();
    assert_eq!(services["items"].as_array().unwrap().len(), 1);
    let slots = "/{body}/services/{key}/slots";
    let free = api.get(slots, &["cie"], "?from=2026-03-12&to=2026-03-12", 200).await.json();
    assert_eq!(free["items"].as_array().unwrap().len(), 1);
    api.get(slots, &["none"], "", 404).await;
    api.get(slots, &["cie"], "?from=ieri", 422).await;

    let book = "/{body}/appointments";
    let wish = json!({ "service": "cie", "offering": "rilascio", "start": "2026-03-12T09:00:00Z" });
    let pass = api.post(book, &[], &wish, 201).await.json()["pass_token"].clone();
    let full = api.post(book, &[], &wish, 409).await.json();
    assert!(full["alternatives"].as_array().is_some_and(|starts| !starts.is_empty()), "{full}");
    api.post(
        book,
        &[],
        &json!({ "service": "none", "offering": "rilascio", "start": "2026-03-12T09:00:00Z" }),
        404,
    )
    .await;
    let unread =
        json!({ "service": "cie", "offering": "rilascio", "start": "2026-03-12T09:00:00Z", "email": "ada" });
    assert_eq!(api.post(book, &[], &unread, 422).await.json()["field"], "email");
    api.post(book, &[], &json!({ "nothing": 1 }), 422).await;

    api.post("/{body}/appointments/show", &[], &json!({ "pass_token": pass }), 200).await;
    let later = json!({ "pass_token": pass, "start": "2026-03-13T09:00:00Z" });
    api.post("/{body}/appointments/move", &[], &later, 200).await;
    let gone = api.post("/{body}/appointments/cancel", &[], &json!({ "pass_token": pass }), 200).await.json();
    assert_eq!(gone["status"], "cancelled");
    api.post("/{body}/appointments/move", &[], &later, 409).await;
    api.post("/{body}/appointments/show", &[], &json!({ "pass_token": "0".repeat(26) }), 404).await;
}

async fn a_counter_s_day_is_as_described(on: On) {
    let api = open(on).await;
    let (tickets, counters) = ("/{body}/tickets", "/{body}/counters");
    let (open, act) = ("/{body}/counters/{counter}/open", "/{body}/counters/{counter}/{action}");
    let none = json!({});
    let ticket = api.post(tickets, &[], &json!({ "service": "cie" }), 201).await.json();
    assert!(ticket["pass_token"].is_string());
    api.post(tickets, &[], &json!({ "service": "none" }), 404).await;
    let pass = json!({ "pass_token": ticket["pass_token"] });
    assert!(api.post("/{body}/check-ins", &[], &pass, 200).await.json()["kind"].is_null());

    assert!(api.post(open, &["1"], &none, 200).await.json()["called"].is_null());
    api.post(open, &["none"], &none, 404).await;
    api.get(counters, &[], "", 200).await;
    api.post(act, &["1", "finish"], &none, 409).await;
    let called = api.post(act, &["1", "next"], &none, 200).await.json();
    assert_eq!(called["called"]["visit"], ticket["visit"]);
    let serving = api.get(counters, &[], "", 200).await.json();
    assert_eq!(serving["items"][0]["state"], "serving");
    api.post(act, &["1", "recall"], &none, 200).await;
    api.post(act, &["1", "no-show"], &none, 200).await;
    let visit = ticket["visit"].to_string();
    assert_eq!(
        api.post("/{body}/visits/{visit}/return", &[&visit], &none, 200).await.json()["kind"],
        "return"
    );
    api.post("/{body}/visits/{visit}/leave", &[&visit], &none, 204).await;
    api.post("/{body}/visits/{visit}/leave", &["1"], &none, 404).await;

    api.get("/{body}/statistics", &[], "", 200).await;
    api.get("/{body}/statistics", &[], "?from=ieri", 422).await;
    api.house.clock.set(at("2026-03-11T18:30:00"));
    let closed = api.post(tickets, &[], &json!({ "service": "cie" }), 409).await.json();
    assert!(closed["first_seat"].is_string(), "{closed}");
}

async fn doors_and_the_house_are_as_described(on: On) {
    let mut api = open(on).await;
    api.get("/clock", &[], "", 200).await;
    api.get("/status", &[], "", 200).await;
    api.post("/scratch-offices", &[], &json!({ "file": "" }), 403).await;
    api.token = api.house.token(0, "scratch").await;
    let file = small_office("scratch-a", 1, 1);
    api.post("/scratch-offices", &[], &json!({ "file": file }), 201).await;
    api.post("/scratch-offices", &[], &json!({ "file": file }), 409).await;
    api.post("/scratch-offices", &[], &json!({ "file": "[body]" }), 422).await;

    api.token = "nobody".into();
    api.post("/{body}/tickets", &[], &json!({ "service": "cie" }), 401).await;
    let plain = Request::post("/api/v1/citta/appointments").body(Body::from("{}")).unwrap();
    compare(&api.doc, "post", "/{body}/appointments", &api.house.request(plain).await);
    // Everybody behind one address has booked as often as it may.
    let now = api.house.clock.now();
    while api.house.house.ctx.throttles.bookings.attempt("local", now).is_ok() {}
    let wish = json!({ "service": "cie", "offering": "rilascio", "start": "2026-03-12T09:00:00Z" });
    api.post("/{body}/appointments", &[], &wish, 429).await;
}

on_both_engines! {
    the_router_serves_what_is_described;
    the_description_is_served_for_this_address;
    bookings_are_as_described;
    a_counter_s_day_is_as_described;
    doors_and_the_house_are_as_described;
}
