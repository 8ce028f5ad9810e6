//! A week in words.

use jiff::civil::Date;
use office::docs::StaffDoc;
use office::{Office, Part};
use platform::web::{Page, Sentence};

use super::{Gap, Kind, Lack, OPERATORS_MIN, Shift, Swap};

/// Something to choose, with what is sent.
pub struct Choice {
    pub value: String,
    pub name: String,
    pub chosen: bool,
}

/// A column.
pub struct Day {
    pub name: String,
    /// Why the body is closed.
    pub closed: Option<String>,
    pub is_today: bool,
}

/// A row: somebody's shifts, by the day on which they begin.
pub struct Member {
    pub name: String,
    pub days: Vec<Vec<Entry>>,
}

pub struct Entry {
    pub id: i64,
    pub times: String,
    pub kind: String,
    pub on_call: bool,
}

pub struct Asking {
    pub id: i64,
    pub said: String,
    /// It is the reader who is asked.
    pub to_me: bool,
}

pub struct GapLine {
    pub from: String,
    pub until: String,
    pub reason: String,
}

pub fn day(office: &Office, page: &Page, date: Date, today: Date) -> Day {
    let weekday = agenda::when::weekday(page.lang(), date.weekday().to_monday_zero_offset());
    let name = format!("{weekday} {}", date.strftime("%-d/%-m"));
    Day { name, closed: office.closed_on(date, page.lang()), is_today: date == today }
}

pub fn member(
    office: &Office,
    page: &Page,
    part: &Part<StaffDoc>,
    dates: &[Date],
    shifts: &[Shift],
) -> Member {
    let on = |date: &Date| {
        let own = shifts.iter().filter(|shift| shift.staff == part.id);
        let begins = own.filter(|shift| office.date_of(shift.starts_at) == *date);
        begins.map(|shift| entry(office, page, shift)).collect()
    };
    Member { name: part.doc.name.clone(), days: dates.iter().map(on).collect() }
}

fn entry(office: &Office, page: &Page, shift: &Shift) -> Entry {
    Entry {
        id: shift.id,
        times: times(office, shift),
        kind: kind(page, shift.kind),
        on_call: shift.kind == Kind::OnCall,
    }
}

fn times(office: &Office, shift: &Shift) -> String {
    let clock = |at| agenda::when::clock(office, at);
    format!("{}–{}", clock(shift.starts_at), clock(shift.ends_at))
}

fn kind(page: &Page, kind: Kind) -> String {
    page.t(match kind {
        Kind::Desk => "shift-kind-desk",
        Kind::OnCall => "shift-kind-on-call",
    })
}

/// «gio 12 mar, 08:00–14:00 · Assistenza».
fn said(office: &Office, page: &Page, shift: &Shift) -> String {
    let begins = agenda::when::short(page.lang(), office, shift.starts_at);
    let ends = agenda::when::clock(office, shift.ends_at);
    format!("{begins}–{ends} · {}", kind(page, shift.kind))
}

fn name(office: &Office, staff: i64) -> String {
    office::by_id(&office.staff, staff).map_or_else(|| "–".to_owned(), |part| part.doc.name.clone())
}

pub fn choices<'a>(office: &Office, page: &Page, shifts: impl Iterator<Item = &'a Shift>) -> Vec<Choice> {
    let choice = |shift: &Shift| Choice {
        value: shift.id.to_string(),
        name: format!("{}: {}", name(office, shift.staff), said(office, page, shift)),
        chosen: false,
    };
    shifts.map(choice).collect()
}

pub fn asking(office: &Office, page: &Page, swap: &Swap, reader: i64) -> Asking {
    let theirs = format!("{} ({})", said(office, page, &swap.theirs), name(office, swap.asked));
    let sentence = Sentence::new("shifts-swap-said")
        .with("who", name(office, swap.asker))
        .with("mine", said(office, page, &swap.mine))
        .with("theirs", theirs);
    Asking { id: swap.id, said: sentence.say(page.tr), to_me: swap.asked == reader }
}

pub fn gap_line(office: &Office, page: &Page, gap: &Gap) -> GapLine {
    GapLine {
        from: agenda::when::short(page.lang(), office, gap.from),
        until: agenda::when::short(page.lang(), office, gap.until),
        reason: match gap.lack {
            Lack::Few(there) => page.t2("shifts-gap-few", "there", there, "needed", OPERATORS_MIN),
            Lack::NobodyOnCall => page.t("shifts-gap-on-call"),
        },
    }
}
