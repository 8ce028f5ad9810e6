//! The bill of a quarter as a file.

use platform::i18n::plain_amount;
use platform::web::Page;

use super::page::name;
use super::rows::FeeRow;
use crate::digital::words;
use office::period::Period;

pub fn csv(page: &Page, quarter: Period, fees: &[FeeRow]) -> String {
    let head = [
        "contract-quarter-head",
        "desk-customer",
        "desk-contract",
        "contract-days",
        "contract-fee",
        "contract-included",
        "contract-used",
        "contract-beyond",
        "contract-extra",
        "contract-total",
        "contract-to-offer",
    ];
    let mut file = words::csv(page, &head);
    for row in fees {
        let fee = &row.fee;
        let cells = [
            name(quarter),
            row.customer.clone(),
            row.contract.clone(),
            format!("{}/{}", fee.days, fee.of_days),
            plain_amount(fee.fee_cents),
            row.included.to_string(),
            row.used.covered.to_string(),
            fee.beyond.to_string(),
            plain_amount(fee.extra_cents),
            plain_amount(fee.total_cents()),
            row.used.to_offer.to_string(),
        ];
        file.row(&cells.each_ref().map(String::as_str));
    }
    file.finish()
}
