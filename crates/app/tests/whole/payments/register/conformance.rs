//! Held against others' files: every public scenario has a test here, every document its described form.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::foreign::Interface;
use super::gpd::{CODE, Gpd};
use crate::support::On;

/// Feature file, title of the scenario, and the test that covers it.
const COVERED: [(&str, &str, &str); 20] = [
    (
        "v1/debt-position-create-and-publish",
        "Debt position creation",
        "a_position_is_created_and_published_at_once",
    ),
    (
        "v1/debt-position-create-and-publish",
        "Debt action action with segregation codes check",
        "with_segregation_codes_a_position_is_created_published_and_withdrawn",
    ),
    (
        "v1/debt-position-manage",
        "Debt position creation",
        "a_position_lives_from_its_creation_over_fee_lists_and_update_to_its_end",
    ),
    (
        "v1/debt-position-manage",
        "Debt position filter list: exclusive param violation",
        "dates_of_due_and_of_payment_exclude_each_other",
    ),
    (
        "v1/debt-position-manage",
        "Debt position manage with segregation codes check",
        "with_segregation_codes_a_position_is_managed",
    ),
    (
        "v1/debt-position-multiple-create",
        "Multiple Debt positions creation",
        "many_positions_are_created_in_one_call",
    ),
    (
        "v1/debt-position-multiple-create",
        "Multiple Debt actions with segregation codes check",
        "many_positions_are_created_within_segregation_codes",
    ),
    ("v1/debt-position-pay", "Pay Debt Position", "a_position_is_paid_and_its_transfer_reported"),
    (
        "v1/debt-position-pay",
        "Debt Position Payability with a near validity date",
        "a_position_becomes_payable_when_its_first_moment_comes",
    ),
    ("v1/debt-position-retrieval", "Get Debt Position by IUV", "a_position_is_found_by_its_reference"),
    (
        "v1/debt-position-update-and-publish",
        "Debt position creation",
        "a_position_is_updated_and_published_at_once",
    ),
    (
        "v1/debt-position-update-and-publish",
        "Update IBAN on all Organization's Transfers of updatable debt position",
        "an_account_is_replaced_in_all_open_transfers",
    ),
    (
        "v1/verify-payment-options",
        "200 - grouping single and plan, descriptions and ordering",
        "options_are_grouped_described_and_in_order",
    ),
    ("v1/verify-payment-options", "404 - NAV not found", "options_of_an_unknown_number_are_not_found"),
    ("v1/verify-payment-options", "400 - malformed NAV", "options_of_what_is_no_number_are_refused"),
    (
        "v3/debt-position-crud",
        "Debt position CRUD happy case",
        "a_position_is_created_listed_updated_read_and_deleted",
    ),
    (
        "v3/debt-position-fsm",
        "Debt Position creation from DRAFT to VALID",
        "a_draft_is_updated_and_published",
    ),
    (
        "v3/debt-position-fsm",
        "Pay a Debt Position Installment, from VALID to REPORTED",
        "a_position_goes_from_valid_to_reported",
    ),
    (
        "v3/debt-position-installments",
        "Pay a Debt Position with multiple Payment Options and multiple Installments using v3 API",
        "a_plan_beside_a_single_payment_is_paid_in_part",
    ),
    (
        "v3/debt-position-installments",
        "Pay a Debt Position with multiple Payment Options and multiple Installments using v3 API",
        "a_plan_beside_another_plan_is_paid_in_part",
    ),
];

const FEATURES: &str = "pagopa/pagopa-debt-position_MIT/integration-test/src/features";

/// Titles in a feature file, in their order; what is switched off by a comment does not count.
fn titles(text: &str) -> Vec<String> {
    let title = |line: &str| line.trim().strip_prefix("Scenario:").map(|title| title.trim().to_owned());
    text.lines().filter_map(title).collect()
}

#[test]
fn conformance_every_public_scenario_has_a_test() {
    let tests = concat!(include_str!("v1.rs"), include_str!("v3.rs"));
    for (.., name) in COVERED {
        assert!(
            tests.contains(&format!("    {name};")) && tests.contains(&format!("async fn {name}(")),
            "no test {name}"
        );
    }
    let Some(folder) = std::env::var_os("SPORTELLO_CONFORMANCE").filter(|folder| !folder.is_empty()) else {
        println!("SKIPPED: SPORTELLO_CONFORMANCE is not set, the public scenarios were not compared");
        return;
    };
    let mut public: BTreeMap<(String, String), usize> = BTreeMap::new();
    for version in ["v1", "v3"] {
        let folder = PathBuf::from(&folder).join(FEATURES).join(version);
        for entry in
            std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        {
            let path = entry.unwrap().path();
            let name = format!("{version}/{}", path.file_stem().unwrap().to_str().unwrap());
            for title in titles(&std::fs::read_to_string(&path).unwrap()) {
                *public.entry((name.clone(), title)).or_default() += 1;
            }
        }
    }
    let mut ours: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (file, title, _) in COVERED {
        *ours.entry((file.to_owned(), title.to_owned())).or_default() += 1;
    }
    assert_eq!(public, ours);
}

#[test]
fn a_scenario_switched_off_is_none() {
    let text = "Feature: x\n\n  Scenario: One\n    Given y\n  # Scenario: Two\n\tScenario:  Three \n";
    assert_eq!(titles(text), ["One", "Three"]);
}

fn file(name: &str) -> String {
    format!("pagopa-api_SANP3.13.0/openapi/{name}.json")
}

fn fits(interface: &Interface, schema: &str, value: &Value) {
    let found = interface.complaints(value, interface.schema(schema));
    assert!(found.is_empty(), "{schema}: {found:#?}\n{value:#}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn conformance_documents_are_as_described() {
    let [Some(v1), Some(v3), Some(options)] =
        ["gpd", "gpd_v3", "orgs_payment_options"].map(|name| Interface::of(&file(name)))
    else {
        return;
    };
    let gpd = Gpd::open(On::Sqlite).await;
    fits(&v1, "AppInfo", &gpd.till.house.get("/api/gpd/info").await.json());
    let iuvs = ["01000000000000144", "01000000000000245", "01000000000000346"];
    let mut due = gpd.due_v1("A1", iuvs[0]);
    due["validityDate"] = json!(gpd.in_days(1));
    due["paymentOption"][0]["paymentOptionMetadata"] = json!([{ "key": "pratica", "value": "17" }]);
    let stamp = json!({ "hashDocument": "aGFzaA==", "stampType": "01", "provincialResidence": "TS" });
    due["paymentOption"][0]["transfer"][0]["stamp"] = stamp;
    due["paymentOption"][0]["transfer"][0]["iban"] = json!("");
    let made = gpd.v1("POST", "/debtpositions?toPublish=true", Some(&due), 201).await;
    fits(&v1, "PaymentPositionModel", &made);
    let aca = Interface::of(&file("gpd-4-aca")).unwrap();
    fits(&aca, "PaymentPositionModel", &made);
    let ways: [&[&str]; 2] = [&iuvs[1..2], &iuvs[2..]];
    let other = gpd.v3("POST", "/debtpositions?toPublish=true", Some(&gpd.due_v3("A2", &ways)), 201).await;
    fits(&v3, "PaymentPositionModelV3", &other);
    let asked = format!("/payment-options/organizations/{CODE}/notices/3{}", iuvs[1]);
    fits(&options, "PaymentOptionsResponse", &gpd.ask("POST", &asked, None, &[]).await.json());
    let unknown = format!("/payment-options/organizations/{CODE}/notices/301000000000000999");
    fits(&options, "ErrorResponse", &gpd.ask("POST", &unknown, None, &[]).await.json());
    let fee = json!({ "notificationFee": 100 });
    let dearer =
        gpd.v1("PUT", &format!("/paymentoptions/{}/notificationfee", iuvs[1]), Some(&fee), 200).await;
    fits(&v1, "PaymentsModelResponse", &dearer);
    let paid =
        gpd.v1("POST", &format!("/paymentoptions/{}/pay", iuvs[1]), Some(&gpd.receipt("r-1")), 200).await;
    fits(&v1, "PaymentsModelResponse", &paid);
    let report = format!("/paymentoptions/{}/transfers/1/report", iuvs[1]);
    fits(&v1, "TransferModelResponse", &gpd.v1("POST", &report, None, 200).await);
    for iupd in ["A1", "A2"] {
        let path = format!("/debtpositions/{iupd}");
        fits(&v1, "PaymentPositionModelBaseResponse", &gpd.v1("GET", &path, None, 200).await);
        fits(&v3, "PaymentPositionModelResponseV3", &gpd.v3("GET", &path, None, 200).await);
    }
    fits(&v1, "PaymentPositionsInfo", &gpd.v1("GET", "/debtpositions", None, 200).await);
    fits(&v3, "PaymentPositionsInfoV3", &gpd.v3("GET", "/debtpositions", None, 200).await);
    let none =
        gpd.v1("PATCH", "/debtpositions/transfers?oldIban=x", Some(&json!({ "newIban": "y" })), 200).await;
    fits(&v1, "UpdateTransferIbanMassiveResponse", &none);
    fits(&v1, "ProblemJson", &gpd.v1("GET", "/debtpositions/none", None, 404).await);
}
