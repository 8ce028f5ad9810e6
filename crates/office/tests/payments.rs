//! What an office file may say of payments: each rule broken once, at its line.

use office::file::{Limits, read};
use platform::i18n::{Lang, Tr};

const MID: &str = include_str!("../../../examples/comune-medio.toml");

/// All that is wrong once `from` reads `to`; empty when nothing is.
fn refused(from: &str, to: &str) -> String {
    assert!(MID.contains(from), "{from}");
    let text = MID.replacen(from, to, 1);
    let errors = read(&text, Limits::Published).err().unwrap_or_default();
    errors.iter().map(|error| error.say(Tr(Lang::En))).collect::<Vec<_>>().join("; ")
}

#[test]
fn a_creditor_has_a_real_code_and_a_station_that_answers() {
    let code = "fiscal_code = \"80012345676\"";
    for wrong in ["80012345675", "8001234567", "8001234567A", ""] {
        let reason = refused(code, &format!("fiscal_code = \"{wrong}\""));
        assert!(reason.contains("fiscal code"), "{wrong}: {reason}");
    }
    let creditor = "fiscal_code = \"80012345676\"\nsegregation = 1";
    let with = |lines: &str| refused(creditor, lines);
    let basis = "fiscal_code = \"80012345676\"\n";
    assert!(with(&format!("{basis}segregation = 46")).contains("must be from 0 to 45"));
    assert!(with(&format!("{basis}segregation = 2")).contains("no station without an end"));
    let ended = refused(
        "from = \"2025-01-01\"\n\n[[due]]",
        "from = \"2025-01-01\"\nuntil = \"2026-01-01\"\n\n[[due]]",
    );
    assert!(ended.contains("no station without an end"), "{ended}");
    assert!(with(&format!("{basis}segregation = 1\nmatch_days = 31")).contains("match_days"));
    let long = "x".repeat(51);
    assert!(with(&format!("{basis}segregation = 1\nname = \"{long}\"")).contains("at most 50 characters"));
}

#[test]
fn banks_know_a_body_by_five_signs() {
    let with = |code: &str| refused("interbank = \"AB1C2\"", &format!("interbank = \"{code}\""));
    assert_eq!(with("AB1C2"), "");
    for wrong in ["AB1C", "AB1C23", "ab1c2", "AB-C2"] {
        assert!(with(wrong).contains("5 capital letters or digits"), "{wrong}");
    }
}

#[test]
fn what_has_no_date_has_nothing_that_hangs_on_one() {
    let mid = |lines: &str| refused("days = 60\n", &format!("days = 60\nundated = true\n{lines}"));
    assert!(mid("").contains("undated"), "its price hangs on a day");
    let plain = |lines: &str| refused("days = 15\n", &format!("days = 15\nundated = true\n{lines}"));
    assert_eq!(plain("notify = { at_once = true }\n"), "");
    for wrong in ["ends = true\n", "notify = { before_days = 3 }\n", "notify = { after_days = 3 }\n"] {
        assert!(plain(wrong).contains("undated"), "{wrong}");
    }
}

#[test]
fn the_platform_is_called_encrypted_except_on_this_machine() {
    let at =
        |address: &str| refused("segregation = 1\n", &format!("segregation = 1\nflows = \"{address}\"\n"));
    for right in [
        "https://api.platform.pagopa.it/fdr-org",
        "http://127.0.0.1:8200/",
        "http://[::1]:1/",
        "http://localhost:9",
    ] {
        assert_eq!(at(right), "", "{right}");
    }
    for wrong in [
        "http://api.platform.pagopa.it/",
        "ftp://127.0.0.1/",
        "api.platform.pagopa.it",
        "https://user:word@a.it/",
    ] {
        assert!(at(wrong).contains("https address"), "{wrong}");
    }
}

#[test]
fn a_slip_fits_what_is_printed() {
    let number = "number = \"001012345678\"";
    for wrong in ["0010123456789", "00101234567A", ""] {
        assert!(refused(number, &format!("number = \"{wrong}\"")).contains("1 to 12 digits"), "{wrong}");
    }
    let holder = "holder = \"Comune di Valdora - Servizio tesoreria\"";
    assert!(refused(holder, &format!("holder = \"{}\"", "y".repeat(51))).contains("at most 50 characters"));
    assert!(refused(holder, "holder = \"\"").contains("holder is empty"));
}

#[test]
fn a_station_is_its_brokers_and_a_code_has_one() {
    let key = "key = \"80012345676_01\"";
    for wrong in ["80012345676", "80012345676_1", "00514490010_01"] {
        assert!(
            refused(key, &format!("key = \"{wrong}\"")).contains("an underscore and two digits"),
            "{wrong}"
        );
    }
    assert!(refused("broadcast = true", "broadcast = true\nversion = 3").contains("version = 3"));
    let until = refused("from = \"2025-01-01\"\n\n", "from = \"2025-01-01\"\nuntil = \"2024-12-31\"\n\n");
    assert!(until.contains("comes too early: from = 2025-01-01"), "{until}");

    let second = |number: &str, from: &str, until: &str| {
        let more = format!(
            "[[station]]\nkey = \"80012345676_{number}\"\nbroker = \"80012345676\"\nsegregation = 1\nfrom = \"{from}\"\n{until}\n"
        );
        refused("[[station]]", &format!("{more}[[station]]"))
    };
    assert!(second("02", "2026-01-01", "").contains("in the same days"));
    assert_eq!(second("02", "2020-01-01", "until = \"2024-12-31\""), "");
    assert!(second("02", "2020-01-01", "until = \"2025-01-01\"").contains("in the same days"));
    assert!(second("01", "2020-01-01", "until = \"2024-12-31\"").contains("appears twice"));
}

#[test]
fn a_kind_of_due_is_credited_to_an_account_that_exists() {
    let iban = "iban = \"IT60X0542811101000000123456\"\npostal_iban";
    let with = |text: &str| refused(iban, &format!("iban = \"{text}\"\npostal_iban"));
    assert!(with("IT61X0542811101000000123456").contains("check digits"));
    assert!(with("").contains("not an IBAN"));
    // As it stands on paper.
    assert_eq!(with("it60 X054 2811 1010 0000 0123 456"), "");
    assert!(with("DE89370400440532013000").contains("an Italian account"));
    let postal = refused(
        "postal_iban = \"IT24L0760102200001012345678\"",
        "postal_iban = \"IT60X0542811101000000123456\"",
    );
    assert!(postal.contains("not an account at the post"), "{postal}");
    for wrong in ["0101109SP", "9/0101109XX/", "9/101109SP/", ""] {
        let reason = refused("taxonomy = \"9/0101109SP/\"", &format!("taxonomy = \"{wrong}\""));
        assert!(reason.contains("is written like"), "{wrong}: {reason}");
    }
}

#[test]
fn dates_and_reductions_make_sense() {
    let reduced = "reduced = { days = 5, percent_off = 30 }";
    assert!(refused(reduced, "reduced = { days = 61, percent_off = 30 }").contains("reduced.days"));
    for wrong in [0, 100] {
        let reason = refused(reduced, &format!("reduced = {{ days = 5, percent_off = {wrong} }}"));
        assert!(reason.contains("from 1 to 99"), "{reason}");
    }
    assert!(refused("days = 60", "days = 3651").contains("days = 3651"));
}

#[test]
fn what_a_citizen_opens_has_limits_and_a_reason_that_can_be_filled() {
    let limits = "least_cents = 500\nmost_cents = 500000";
    assert!(refused(limits, "least_cents = 500\nmost_cents = 499").contains("most_cents"));
    assert!(refused(limits, "least_cents = 0\nmost_cents = 500").contains("least_cents"));
    assert!(refused(limits, "most_cents = -1").contains("most_cents"));
    assert_eq!(refused(limits, "least_cents = 500"), "", "no upper limit but the platform's");
    let reason = refused("Pratica edilizia {pratica}", "Pratica edilizia {numero}");
    assert!(reason.contains("no field has the key “numero”"), "{reason}");
    let field = "key = \"pratica\"\n";
    assert!(refused(field, "key = \"pratica\"\nkind = \"choice\"\n").contains("choices go with kind"));
    assert!(refused(field, "key = \"pratica\"\nchoices = [\"a\"]\n").contains("choices go with kind"));
}

#[test]
fn keys_lead_somewhere_and_money_has_a_creditor() {
    assert!(
        refused("services = [\"tributi\"]\nchapter", "services = [\"tasse\"]\nchapter").contains("“tasse”")
    );
    assert!(
        refused("dues = [\"mensa\"]", "dues = [\"mense\"]")
            .contains("dues: nothing in the file has the key “mense”")
    );
    let start = MID.find("[body.creditor]").unwrap();
    let end = MID[start..].find("[body.calling]").unwrap() + start;
    let text = format!("{}{}", &MID[..start], &MID[end..]);
    let errors = read(&text, Limits::Published).unwrap_err();
    assert!(errors.iter().all(|error| error.why.key == "office-file-no-creditor"), "{errors:?}");
    assert_eq!(errors.len(), MID.matches("[[station]]").count() + MID.matches("[[due]]").count());
}

#[test]
fn what_apps_of_banks_ask_for_has_one_name_of_five_characters() {
    let named = |demand: &str| refused("demand = \"00042\"", &format!("demand = \"{demand}\""));
    assert_eq!(named("A0042"), "");
    for wrong in ["0042", "000042", "00 42", "0004à"] {
        assert!(named(wrong).contains(": 5 letters or digits"), "{wrong}: {}", named(wrong));
    }
    let twice = refused("most_cents = 500000\n", "most_cents = 500000\ndemand = \"00042\"\n");
    assert!(twice.contains("“00042” appears twice"), "{twice}");
    let told = "key = \"nominativo\"\nname = { it = \"Nome e cognome sulla carta\"";
    let told = refused("key = \"nome\"\nname = { it = \"Nome e cognome sulla carta\"", told);
    assert!(told.contains("demand tells it already"), "{told}");
}

#[test]
fn choices_are_few_and_debtors_are_kept_for_years_that_can_be() {
    let field = "key = \"pratica\"\n";
    let choices = |list: &str| refused(field, &format!("{field}kind = \"choice\"\nchoices = [{list}]\n"));
    assert_eq!(choices("\"uno\", \"due\""), "");
    for wrong in ["\"uno\", \"uno\"", "\" \"", &format!("\"{}\"", "x".repeat(141))] {
        assert!(choices(wrong).contains("at most 50 choices"), "{wrong}");
    }
    let kept =
        |years: &str| refused("segregation = 1\n", &format!("segregation = 1\nkept_years = {years}\n"));
    assert_eq!(kept("0"), "");
    assert!(kept("-1").contains("kept_years") && kept("101").contains("kept_years"));
}
