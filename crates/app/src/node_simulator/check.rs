//! `sportello node-simulator check`: a table for people, a file for programs, and its report to the body's own page.

use pagopa::NoticeNumber;
use platform::Clock;
use platform::egress::{Egress, Request, Settings, host_of};
use simulator::Node;
use simulator::check::{Case, Prepared, Verdict};

use super::{CheckOptions, body};

pub async fn check(options: &CheckOptions) -> Result<(), String> {
    let clock = Clock::machine();
    let creditors = options.creditors.creditors()?;
    let transport = options.creditors.transport(&creditors, None, clock.now())?;
    let mut settings = simulator::Settings::new(creditors);
    settings.seed = clock.now().ms().unsigned_abs();
    let prepared = Prepared {
        body: body(options.creditors.body.as_deref().unwrap_or_default())?,
        payable: options.notice.iter().map(|text| notice(text)).collect::<Result<_, _>>()?,
        expired: options.expired.as_deref().map(notice).transpose()?,
        cancelled: options.cancelled.as_deref().map(notice).transpose()?,
    };
    let cases = Node::new(settings, clock, transport).check(&prepared).await;
    let report = Report { program: concat!("sportello ", env!("CARGO_PKG_VERSION")), cases: &cases };
    let text = serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?;
    std::fs::write(&options.out, &text).map_err(|error| format!("{}: {error}", options.out.display()))?;
    print!("{}", table(&cases));
    println!("\nWritten to {}", options.out.display());
    if let Some(address) = &options.record {
        record(address, options.token.as_deref().unwrap_or_default(), text).await?;
        println!("Recorded at {address}");
    }
    match cases.iter().filter(|case| case.verdict == Verdict::Failed).count() {
        0 => Ok(()),
        failed => Err(format!("{failed} of {} checks failed", cases.len())),
    }
}

/// What `--out` and `--record` get.
#[derive(serde::Serialize)]
struct Report<'a> {
    program: &'static str,
    cases: &'a [Case],
}

/// Tells the body's program how the checks went.
async fn record(address: &str, token: &str, report: String) -> Result<(), String> {
    let inside = host_of(address).into_iter().collect();
    let egress = Egress::new(Settings { inside, ..Settings::default() });
    let request = Request::post(address.to_owned(), "application/json", report.into_bytes())
        .header("authorization", format!("Bearer {token}"));
    match egress.call_async(request).await {
        Ok(answer) if answer.is_success() => Ok(()),
        Ok(answer) => Err(format!("{address} does not record the checks: status {}", answer.status)),
        Err(error) => Err(format!("{address}: {error}")),
    }
}

fn table(cases: &[Case]) -> String {
    let line = |case: &Case| {
        let verdict = match case.verdict {
            Verdict::Passed => "passed",
            Verdict::Failed => "FAILED",
            Verdict::Skipped => "skipped",
        };
        let notice = case.notice.as_ref().map_or("-", NoticeNumber::as_str);
        format!("{}  {verdict:<8}{notice:<20}{}: {}\n", case.code, case.about, case.found)
    };
    cases.iter().map(line).collect()
}

fn notice(text: &str) -> Result<NoticeNumber, String> {
    NoticeNumber::parse(text).map_err(|_| format!("{text:?} is no number of a notice: eighteen digits"))
}
