//! An appointment as an iCalendar file (RFC 5545), for the mail and for the pass's calendar button.

use platform::Moment;

/// Longest line in octets, its end not counted (RFC 5545 §3.1).
const LINE_OCTETS: usize = 75;
/// Sequence numbers count seconds from 2020: they grow with every change and fit 32 bits until 2088.
const SEQUENCE_FROM_S: i64 = 1_577_836_800;

#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// The same for all versions of the entry.
    pub uid: String,
    pub start_s: i64,
    pub end_s: i64,
    pub made_s: i64,
    pub summary: String,
    pub location: String,
    pub description: String,
    pub url: String,
    pub cancelled: bool,
}

/// The whole file, lines ended by CR LF.
pub fn file(entry: &Entry) -> String {
    let status = if entry.cancelled { "CANCELLED" } else { "CONFIRMED" };
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".into(),
        "PRODID:-//Sportello//Agenda//IT".into(),
        "METHOD:PUBLISH".into(),
        "BEGIN:VEVENT".into(),
        format!("UID:{}", escaped(&entry.uid)),
        format!("SEQUENCE:{}", (entry.made_s - SEQUENCE_FROM_S).max(0)),
        format!("DTSTAMP:{}", utc(entry.made_s)),
        format!("DTSTART:{}", utc(entry.start_s)),
        format!("DTEND:{}", utc(entry.end_s)),
        format!("SUMMARY:{}", escaped(&entry.summary)),
        format!("LOCATION:{}", escaped(&entry.location)),
        format!("DESCRIPTION:{}", escaped(&entry.description)),
        format!("URL:{}", entry.url),
        format!("STATUS:{status}"),
        "END:VEVENT".into(),
        "END:VCALENDAR".into(),
    ];
    lines.iter().map(|line| folded(line)).collect()
}

fn utc(seconds: i64) -> String {
    Moment::from_seconds(seconds).timestamp().strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// TEXT values (RFC 5545 §3.3.11); control characters other than line ends have no place in them.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' | '\r' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Breaks a line so that no part has more than 75 octets and no character is split.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > LINE_OCTETS {
            out.push_str("\r\n ");
            // The space belongs to the next line.
            octets = 1;
        }
        out.push(c);
        octets += c.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry {
        Entry {
            uid: "a1b2@example.org".into(),
            start_s: 1_804_756_800,
            end_s: 1_804_758_000,
            made_s: 1_804_000_000,
            summary: "Carta d'identità; rilascio, rinnovo".into(),
            location: "Palazzo municipale, Piazza della Libertà 1".into(),
            description: "Riga uno\nRiga \\ due\r\nèèèèèèèèèèèèèèèèèèèèèèèèèèèèèèèèèèèèèèèèèèèèèèèèèèèèèèè"
                .into(),
            url: "https://servizi.example.org/valdora/a/0123456789ABCDEFGHJKMNPQRS".into(),
            cancelled: false,
        }
    }

    /// What a calendar program does first.
    fn unfolded(file: &str) -> Vec<String> {
        file.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn no_line_is_longer_than_75_octets_and_none_is_lost() {
        let file = file(&entry());
        assert!(file.ends_with("END:VCALENDAR\r\n"));
        assert!(file.split("\r\n").all(|line| line.len() <= 75));
        let lines = unfolded(&file);
        assert!(lines.contains(&"SUMMARY:Carta d'identità\\; rilascio\\, rinnovo".to_owned()));
        assert!(lines.iter().any(|line| line.starts_with("DESCRIPTION:Riga uno\\nRiga \\\\ due\\nèèè")));
        assert!(lines.contains(&"DTSTART:20270311T092000Z".to_owned()), "{lines:?}");
        assert!(lines.contains(&"STATUS:CONFIRMED".to_owned()));
    }

    #[test]
    fn a_text_cannot_add_lines() {
        let mut entry = entry();
        entry.summary = "x\r\nATTACH:http://evil\u{7}\rEND:VEVENT".into();
        let file = file(&entry);
        assert_eq!(unfolded(&file).len(), 18);
        assert!(file.contains("SUMMARY:x\\nATTACH:http://evil\\nEND:VEVENT"));
    }

    #[test]
    fn cancelled_entries_say_so_and_sequences_grow() {
        let first = file(&entry());
        let later = file(&Entry { made_s: 1_804_000_060, cancelled: true, ..entry() });
        assert!(later.contains("STATUS:CANCELLED"));
        assert!(first.contains("SEQUENCE:226163200") && later.contains("SEQUENCE:226163260"));
    }
}
