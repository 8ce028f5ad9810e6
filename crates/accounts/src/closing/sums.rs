//! What a sheet adds up to, in words: by column, and row by row.

use office::Office;
use platform::i18n::euro_unbroken as euro;
use platform::web::Page;

use super::facts::Kind;
use super::month::COLUMNS;
use super::page::NAMES;
use super::sheet::{Part, Sum, cents};

pub(super) struct SumsShown {
    pub rows: Vec<SumShown>,
    /// Heading, own, adjustments, both.
    pub columns: Vec<(String, String, String, String)>,
}

pub(super) struct SumShown {
    pub part: String,
    pub kind: String,
    pub due: String,
    pub count: i64,
    pub amount: String,
}

/// What a kind of due is called.
pub(super) fn due_name(office: &Office, page: &Page, due: i64) -> String {
    let part = office::by_id(&office.dues, due);
    part.map_or_else(|| page.t("closing-no-due"), |part| part.doc.name.say(page.lang()).to_owned())
}

impl SumsShown {
    pub fn of(office: &Office, page: &Page, sums: &[Sum]) -> SumsShown {
        let rows = sums.iter().map(|sum| SumShown {
            part: page.t(&format!("closing-part-{}", sum.part.word())),
            kind: page.t(&format!("closing-kind-{}", sum.kind.word())),
            due: if sum.kind == Kind::Receipt { due_name(office, page, sum.due) } else { String::new() },
            amount: euro(sum.cents),
            count: sum.count,
        });
        let columns = NAMES.into_iter().zip(COLUMNS).map(|(name, kinds)| {
            let of = |parts: &[Part]| euro(cents(sums, kinds, parts));
            (page.t(name), of(&[Part::Own, Part::Before]), of(&[Part::Adjustment]), of(&Part::ALL))
        });
        SumsShown { rows: rows.collect(), columns: columns.collect() }
    }
}
