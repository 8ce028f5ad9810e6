//! The checks before a body starts.

use pagopa::soap::FaultCode;
use simulator::Version;
use simulator::check::{Prepared, Verdict};

use crate::creditor::{Mood, Town, notice, own};

fn prepared() -> Prepared {
    Prepared { body: own(), payable: vec![notice(1)], expired: Some(notice(2)), cancelled: Some(notice(3)) }
}

fn ready() -> std::sync::Arc<Town> {
    let town = Town::new();
    town.change(2, |due| due.fault = Some(FaultCode::PaymentExpired));
    town.change(3, |due| due.fault = Some(FaultCode::PaymentCancelled));
    town
}

#[tokio::test]
async fn a_creditor_by_the_rules_passes_every_check() {
    for version in [Version::First, Version::Second] {
        let (node, _) = ready().node(version);
        let cases = node.check(&prepared()).await;
        let codes: Vec<&str> = cases.iter().map(|case| case.code.as_str()).collect();
        assert_eq!(codes, ["EC-PSP-01", "EC-PSP-02", "EC-PSP-03", "EC-PSP-04", "EC-PSP-05"]);
        assert!(cases.iter().all(|case| case.verdict == Verdict::Passed), "{cases:#?}");
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_and_what_was_not_prepared_is_not_tried() {
    let verdicts = async |town: &std::sync::Arc<Town>, prepared: &Prepared| {
        let (node, _) = town.node(Version::Second);
        let cases = node.check(prepared).await;
        cases.into_iter().map(|case| case.verdict).collect::<Vec<_>>()
    };
    use Verdict::{Failed, Passed, Skipped};
    let careless = Town::new();
    careless.is(Mood::Careless);
    assert_eq!(verdicts(&careless, &prepared()).await, [Passed, Failed, Failed, Failed, Failed]);
    let refusing = ready();
    refusing.is(Mood::Refusing);
    assert_eq!(verdicts(&refusing, &prepared()).await, [Failed, Failed, Passed, Passed, Passed]);
    let silent = ready();
    silent.is(Mood::Silent);
    assert_eq!(verdicts(&silent, &prepared()).await, [Failed; 5]);
    let bare = Prepared { payable: Vec::new(), expired: None, cancelled: None, ..prepared() };
    assert_eq!(verdicts(&ready(), &bare).await, [Skipped, Skipped, Passed, Skipped, Skipped]);
}
