//! Requesters, desk and supplier of the day, acting in the order of its file; then its end is held against
//! what the file expects.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::Client;
use super::{DeskDay, Expected};

/// A request that did not end as expected.
#[derive(Debug)]
pub struct Difference {
    pub code: String,
    pub expected: Expected,
    pub found: Expected,
}

/// Plays the day; `reach` comes back at its second. Answers how many clocks were held against the file, and
/// the requests that differ.
pub fn play(
    day: &DeskDay,
    client: &mut impl Client,
    mut reach: impl FnMut(i64),
) -> Result<(usize, Vec<Difference>), String> {
    let opened = day.requests.iter().enumerate().map(|(at, request)| (request.at_s, at, None));
    let worked = day.requests.iter().enumerate().flat_map(|(at, request)| {
        request.then.iter().enumerate().map(move |(step, act)| (act.at_s, at, Some(step)))
    });
    let mut events: Vec<(i64, usize, Option<usize>)> = opened.chain(worked).collect();
    events.sort_unstable();
    let mut codes: BTreeMap<usize, String> = BTreeMap::new();
    for (second, at, step) in events {
        reach(second);
        let request = &day.requests[at];
        match (step, codes.get(&at)) {
            (Some(step), Some(code)) => {
                client.post(&format!("requests/{code}/work"), &request.then[step].deed)?;
            }
            (Some(_), None) => return Err(format!("«{}» is worked on before it is open", request.subject)),
            (None, _) => {
                let wish = json!({
                    "kind": request.kind, "subject": request.subject, "text": request.text, "email": request.email,
                });
                let made = client.post("requests", &wish)?;
                codes.insert(at, made["code"].as_str().ok_or("a request without a code")?.to_owned());
            }
        }
    }
    let mut differences = Vec::new();
    let mut count = 0;
    for (at, request) in day.requests.iter().enumerate() {
        let code = codes.get(&at).cloned().unwrap_or_default();
        let found = found(&client.get(&format!("requests/{code}"))?);
        count += request.expect.clocks.values().map(Vec::len).sum::<usize>();
        if found != request.expect {
            differences.push(Difference { code, expected: request.expect.clone(), found });
        }
    }
    Ok((count, differences))
}

fn found(answer: &Value) -> Expected {
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut clocks: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for clock in answer["clocks"].as_array().into_iter().flatten() {
        clocks.entry(word(&clock["metric"])).or_default().push(word(&clock["state"]));
    }
    Expected { state: word(&answer["state"]), clocks }
}
