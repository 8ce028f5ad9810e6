//! The list: newest first, a page at a time, and never without a purpose beyond its newest page.

use pagopa::Cents;
use platform::store::{Row, Sql, StoreError, Tx, Value};
use platform::{Moment, sql, values};

use crate::position::{State, name_words, state_in_sql, waited_in_sql};
use crate::proof::{May, Seeing};

/// Positions of a page.
pub const PAGE: i64 = 50;
/// Letters of a name that are asked for at least.
const NAME_CHARS_MIN: usize = 3;

/// Words of a name that are heeded: the longest.
const NAME_WORDS_MAX: usize = 3;

/// What is looked for. Kinds of due that the reader does not deal with are left out by the statement itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub search: Option<Search>,
    pub state: Option<State>,
    /// Only what is waited for beyond its day.
    pub late: bool,
    /// 0 for all.
    pub due: i64,
    /// First due date from, and before.
    pub from: Option<Moment>,
    pub until: Option<Moment>,
    /// The page after this position; heeded only where something is looked for.
    pub after: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Search {
    /// A notice number, the creditor's own name of a position, or a fiscal code: exactly.
    Exact(String),
    /// Words of a name, each by its beginning, in any order.
    Name(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub id: i64,
    pub due: i64,
    pub state: State,
    /// As [`crate::position::Position::sum`] computes it.
    pub amount: Cents,
    pub first_due_at: Moment,
    /// The day of what is still to be paid of it; nothing where all is.
    pub waited_at: Option<Moment>,
    pub name: String,
    pub description: String,
}

impl Search {
    /// What somebody typed; nothing where it is too little to look for.
    pub fn parse(typed: &str) -> Option<Search> {
        let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.bytes().any(|byte| byte.is_ascii_digit()) {
            return Some(Search::Exact(text));
        }
        let letters = text.chars().filter(|letter| letter.is_alphanumeric()).count();
        (letters >= NAME_CHARS_MIN).then_some(Search::Name(text))
    }
}

impl Filter {
    pub fn is_empty(&self) -> bool {
        self.search.is_none()
            && self.state.is_none()
            && !self.late
            && self.due == 0
            && self.from.is_none()
            && self.until.is_none()
    }
}

impl Line {
    /// Somebody is asked for it, and its day is past.
    pub fn is_late(&self, now: Moment) -> bool {
        let asked = matches!(self.state, State::Valid | State::PartiallyPaid | State::Expired);
        asked && self.waited_at.is_some_and(|at| at < now)
    }
}

/// The columns of a line, and which positions they are of. CROSS JOIN keeps SQLite's loops in this order: what was
/// looked for first, by its index; `?2` to `?10` are the same for all. What is waited for is asked of the lines of the
/// page alone, unless only what is late is wanted.
macro_rules! select_lines {
    ($from:literal, $which:literal) => {
        concat!(
            "SELECT id, due, stands, CASE WHEN stands IN ('PAID', 'REPORTED') THEN COALESCE((SELECT CAST(SUM(y.amount) AS BIGINT) FROM payment y WHERE y.body = ?1 AND y.position = line.id), amount) ELSE amount END, first_due_at, name, description, ",
            waited_in_sql!(),
            " AS waited_at FROM (SELECT id, due, stands, amount, first_due_at, name, description FROM (SELECT d.id, d.due, d.amount, d.first_due_at, COALESCE(b.name, '') AS name, o.description, ",
            state_in_sql!("d"),
            " AS stands FROM ",
            $from,
            " CROSS JOIN payment_option o LEFT JOIN debtor b ON b.body = o.body AND b.id = o.debtor WHERE ",
            $which,
            " AND o.body = d.body AND o.position = d.id AND o.place = 1 AND d.body = ?1 AND d.id < ?3 AND (?4 = '' OR ?4 LIKE '%,' || CAST(d.due AS TEXT) || ',%') AND (d.due = ?5 OR ?5 = 0) AND d.first_due_at >= ?6 AND d.first_due_at < ?7) AS line WHERE (?8 = '' OR stands = ?8) AND (?10 = 0 OR (stands IN ('VALID', 'PARTIALLY_PAID', 'EXPIRED') AND first_due_at < ?2 AND ",
            waited_in_sql!(),
            " < ?2)) ORDER BY id DESC LIMIT ?9) AS line ORDER BY id DESC"
        )
    };
}

/// A page of positions that the reader deals with, newest first.
pub fn lines(
    tx: &mut Tx,
    reader: &May<Seeing>,
    filter: &Filter,
    now: Moment,
) -> Result<Vec<Line>, StoreError> {
    let after = filter.after.filter(|_| !filter.is_empty()).unwrap_or(i64::MAX);
    let common = values![
        reader.body,
        now,
        after,
        reader.dues.list(),
        filter.due,
        filter.from.map_or(0, Moment::ms),
        filter.until.map_or(i64::MAX, Moment::ms),
        filter.state.map_or("", State::word),
        PAGE,
        filter.late
    ];
    let (statement, more): (&'static Sql, Vec<Value>) = match &filter.search {
        None => (sql!(select_lines!("debt_position d", "d.body = ?1")), Vec::new()),
        Some(Search::Exact(text)) => (
            sql!(select_lines!(
                "(SELECT position AS found FROM instalment WHERE body = ?1 AND nav = ?11 UNION SELECT id FROM debt_position WHERE body = ?1 AND iupd = ?12 UNION SELECT po.position FROM debtor de CROSS JOIN payment_option po WHERE po.body = de.body AND po.debtor = de.id AND de.body = ?1 AND de.code = ?13) AS f CROSS JOIN debt_position d",
                "d.id = f.found"
            )),
            {
                let joined = text.replace(' ', "");
                let codes = [joined.clone(), text.clone(), joined.to_uppercase()];
                codes.into_iter().map(Value::from).collect()
            },
        ),
        Some(Search::Name(text)) => (
            sql!(select_lines!(
                "(SELECT DISTINCT po.position AS found FROM debtor_word w CROSS JOIN payment_option po WHERE po.body = w.body AND po.debtor = w.debtor AND w.body = ?1 AND w.word >= ?11 AND w.word < ?12 AND EXISTS (SELECT 1 FROM debtor_word m WHERE m.body = w.body AND m.debtor = w.debtor AND m.word >= ?13 AND m.word < ?14) AND EXISTS (SELECT 1 FROM debtor_word m WHERE m.body = w.body AND m.debtor = w.debtor AND m.word >= ?15 AND m.word < ?16)) AS f CROSS JOIN debt_position d",
                "d.id = f.found"
            )),
            begun(text),
        ),
    };
    let all: Vec<Value> = common.iter().cloned().chain(more).collect();
    tx.rows(statement, &all)?.iter().map(line).collect()
}

/// Of the longest words typed, from where to where words begin so: bytes of UTF-8 never reach 0xFF.
fn begun(typed: &str) -> Vec<Value> {
    let words = name_words(typed);
    let word = |at: usize| words.get(at).or(words.first()).map_or(&b""[..], |word| word.as_bytes());
    let bounds = |at: usize| [word(at).to_vec().into(), [word(at), &[0xFF]].concat().into()];
    (0..NAME_WORDS_MAX).flat_map(bounds).collect()
}

fn line(row: &Row) -> Result<Line, StoreError> {
    let stands: String = row.get(2)?;
    Ok(Line {
        id: row.get(0)?,
        due: row.get(1)?,
        state: State::parse(&stands).ok_or_else(|| StoreError::Shape(format!("state {stands}")))?,
        amount: Cents(row.get(3)?),
        first_due_at: Moment(row.get(4)?),
        name: row.get(5)?,
        description: row.get(6)?,
        waited_at: row.get::<Option<i64>>(7)?.map(Moment),
    })
}
