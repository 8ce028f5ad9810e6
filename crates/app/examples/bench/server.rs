//! The server under test: the house of production in a process of its own, so that its processor time and
//! memory are its own.

use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use app::compose;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use office::{Ctx, Here};
use platform::listener::{self, Limits};
use platform::web::{Access, Caller, Json, Routes};

use crate::furnish::{self, Stage};
use crate::http::{self, Wire};
use crate::{Res, load};

/// What a booking says, field for field, so that the no-op reads the same.
#[derive(serde::Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields)]
struct Wish {
    service: String,
    offering: String,
    start: String,
    given_name: Option<String>,
    family_name: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    tax_code: Option<String>,
    detail: Option<String>,
    channel: Option<String>,
}

/// Everything around a booking, and no booking.
async fn noop(Here(_office): Here, _caller: Caller, Json(wish): Json<Wish>) -> Response {
    (StatusCode::CREATED, axum::Json(wish)).into_response()
}

/// The child: serves until its standard input ends, so that it cannot outlive the parent.
pub fn main(data: &Path, database: Option<&str>) -> Res<()> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(async {
        let plan = furnish::plan(data, database)?;
        let extra = Routes::<Ctx>::new().post("/api/v1/{body}/noop", Access::Public, noop);
        let house = compose::build_with(plan, extra).await?;
        let door = listener::bind(SocketAddr::from(([127, 0, 0, 1], 0)))?;
        println!("{}", door.local_addr()?);
        compose::start_background(&house);
        let (left, parent) = tokio::sync::oneshot::channel::<()>();
        std::thread::spawn(move || {
            let _ = std::io::stdin().read(&mut [0]);
            drop(left);
        });
        // This machine's own addresses are trusted: no cap per address.
        let stop = async {
            let _ = parent.await;
        };
        listener::serve(door, None, house.router, Limits::default(), stop).await;
        Ok(())
    })
}

pub struct Server {
    child: Child,
    pub address: SocketAddr,
    /// From exec to the first correct answer of `/status`.
    pub started_ms: f64,
}

impl Server {
    pub async fn start(stage: &Stage) -> Res<Server> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("server").arg(&stage.data).args(&stage.database);
        let began = Instant::now();
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().ok_or("no output")?).read_line(&mut line)?;
        let address = line.trim().parse().map_err(|_| "the server did not open its door")?;
        let mut server = Server { child, address, started_ms: 0.0 };
        let answer = Wire::open(address).await?.ask(&http::get("/status", None)).await?;
        if answer.status != 200 {
            return Err(format!("/status says {}", answer.text()).into());
        }
        server.started_ms = load::ms(began.elapsed());
        Ok(server)
    }

    /// User and system time of all its threads, dead ones included.
    pub fn cpu_ms(&self) -> Res<f64> {
        cpu_ms(&self.child.id().to_string())
    }

    pub fn resident_mb(&self) -> Res<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).ok_or("no VmRSS")?;
        let kb: f64 = line.split_whitespace().nth(1).ok_or("no figure")?.parse()?;
        Ok(kb / 1_024.0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Processor time of `process`, a number or `self`.
pub fn cpu_ms(process: &str) -> Res<f64> {
    /// Linux shows processor time in hundredths of a second, whatever its own clock does.
    const MS_PER_TICK: f64 = 10.0;
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The name, in parentheses, may hold spaces; after it utime and stime are the 12th and 13th fields.
    let (_, fields) = stat.rsplit_once(')').ok_or("an odd stat")?;
    let ticks: Vec<f64> = fields.split_whitespace().skip(11).take(2).flat_map(str::parse).collect();
    Ok(ticks.iter().sum::<f64>() * MS_PER_TICK)
}
