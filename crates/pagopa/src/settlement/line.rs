//! One payment within a flow, or why it cannot be read.

use jiff::civil::Date;

use crate::{Cents, Iuv};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Place within the flow, from one.
    pub index: i64,
    pub iuv: Iuv,
    /// Normally the id of the receipt; some providers write another.
    pub iur: String,
    /// Which transfer of the payment, 1 to 5; older files leave it out.
    pub id_transfer: Option<u8>,
    pub amount: Cents,
    pub status: PayStatus,
    pub date: Date,
}

/// `payStatus` of the service, `codiceEsitoSingoloPagamento` of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PayStatus {
    /// 0.
    Executed,
    /// 3: of FlussoRiversamento 1.0.4, and still in the service's source.
    Revoked,
    /// 4: the platform answered in our place.
    StandIn,
    /// 8: in our place, and without a request of payment.
    StandInNoRpt,
    /// 9: without a request of payment; no receipt may ever come.
    NoRpt,
}

/// A line that cannot be read, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineError {
    /// Place within the flow or the page, from one.
    pub index: i64,
    /// Line of the text, for files.
    pub line: Option<u64>,
    pub reason: LineReason,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineReason {
    /// No record of the expected shape.
    Form,
    /// The index is no number from one.
    Index,
    /// The reference is missing, or not one to thirty-five letters and digits.
    Iuv,
    /// The id of the collection is missing or longer than thirty-five characters.
    Iur,
    /// The transfer is none of 1 to 5.
    Transfer,
    /// The amount is missing, not in whole cents, or none from one cent to 999,999,999.99 euro.
    Amount,
    /// A status that no version names.
    Status,
    /// The date is missing or none.
    Date,
    /// The id of a flow is missing or none; of lists only.
    Flow,
}

impl PayStatus {
    pub const ALL: [PayStatus; 5] = [
        PayStatus::Executed,
        PayStatus::Revoked,
        PayStatus::StandIn,
        PayStatus::StandInNoRpt,
        PayStatus::NoRpt,
    ];

    pub fn code(self) -> &'static str {
        self.words().0
    }

    pub fn name(self) -> &'static str {
        self.words().1
    }

    pub fn of_code(code: &str) -> Option<PayStatus> {
        PayStatus::ALL.into_iter().find(|status| status.code() == code)
    }

    pub fn of_name(name: &str) -> Option<PayStatus> {
        PayStatus::ALL.into_iter().find(|status| status.name() == name)
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            PayStatus::Executed => ("0", "EXECUTED"),
            PayStatus::Revoked => ("3", "REVOKED"),
            PayStatus::StandIn => ("4", "STAND_IN"),
            PayStatus::StandInNoRpt => ("8", "STAND_IN_NO_RPT"),
            PayStatus::NoRpt => ("9", "NO_RPT"),
        }
    }
}

/// One to thirty-five characters (`stText35`).
pub(super) fn iur(text: Option<&str>) -> Result<String, LineReason> {
    text.map(str::trim)
        .filter(|text| (1..=35).contains(&text.chars().count()))
        .map(str::to_owned)
        .ok_or(LineReason::Iur)
}

pub(super) fn iuv(text: Option<&str>) -> Result<Iuv, LineReason> {
    text.and_then(|text| Iuv::parse(text.trim()).ok()).ok_or(LineReason::Iuv)
}

/// From one cent to the largest amount of a message (`stImporto`).
pub(super) fn payable(amount: Option<Cents>) -> Result<Cents, LineReason> {
    amount.filter(|amount| amount.is_positive() && *amount <= crate::cents::LARGEST).ok_or(LineReason::Amount)
}

/// The day of a payment, or of the credit it comes in: none was made before the year of the platform (decree-law
/// 179/2012), and another century is a slip of a program.
pub(super) fn moved_on(text: Option<&str>) -> Result<Date, LineReason> {
    day(text)
        .and_then(|day| if (2012..=2099).contains(&day.year()) { Ok(day) } else { Err(LineReason::Date) })
}

/// The day of a date or of a moment, as it is written: the service keeps the provider's business day.
pub(super) fn day(text: Option<&str>) -> Result<Date, LineReason> {
    text.and_then(|text| text.trim().get(..10)?.parse().ok()).ok_or(LineReason::Date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_paid_before_there_was_a_platform_or_in_another_century() {
        for text in ["0001-01-01", "2011-12-31", "2100-01-01", "9999-12-31"] {
            assert_eq!(moved_on(Some(text)), Err(LineReason::Date), "{text}");
        }
        assert!(moved_on(Some("2012-01-01")).is_ok());
    }
}
