//! The server that a day is played on, and the scratch office made there for it.

use std::time::Instant;

use platform::Moment;
use platform::secrets::random_bytes;
use serde_json::json;

use super::{Client, HttpClient};
use crate::settings::ReplayOptions;

pub struct Running {
    house: HttpClient,
    address: String,
    pub started: Instant,
    /// Its clock, when it was asked.
    pub now: Moment,
    /// A server with a fast clock plays that much of the acceleration itself.
    pub clock_speed: i64,
}

impl Running {
    pub fn find(options: &ReplayOptions) -> Result<Running, String> {
        let token = match &options.token {
            Some(token) => token.clone(),
            None => {
                let file = options.data.join("replay.token");
                std::fs::read_to_string(&file)
                    .map_err(|e| format!("{}: {e}; give --token", file.display()))?
            }
        };
        let mut house = HttpClient::new(format!("{}/api/v1/", options.server), token.trim().to_owned());
        let started = Instant::now();
        let status = house.get("clock")?;
        let told = status["now"].as_str().and_then(|text| text.parse::<jiff::Timestamp>().ok());
        let now: Moment = told.ok_or("the server does not tell its time")?.into();
        let clock_speed = status["speed"].as_i64().unwrap_or(1).max(1);
        Ok(Running { house, address: options.server.clone(), started, now, clock_speed })
    }

    /// A name that no office has.
    pub fn slug(&self) -> String {
        format!("scratch-{:08x}", u32::from_le_bytes(random_bytes()))
    }

    /// Makes the office; answers where its interface is, and the token for it.
    pub fn make(&mut self, slug: &str, file: &str) -> Result<(String, String), String> {
        let made = self.house.post("scratch-offices", &json!({ "file": file }))?;
        let token = made["token"].as_str().ok_or("no token for the scratch office")?.to_owned();
        Ok((format!("{}/api/v1/{slug}/", self.address), token))
    }
}
