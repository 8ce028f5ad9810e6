//! The one writer of CSV files: RFC 4180, safe to open in a spreadsheet.

/// Its kind, as an answer says it.
pub const KIND: &str = "text/csv; charset=utf-8";
/// Characters that make a spreadsheet read a cell as a formula or drop it (security.md §5; ASVS 1.2.10).
/// Line ends are ours: some programs skip them and then meet the formula.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '\t', '\0', '\r', '\n'];

/// A CSV file in the making: lines end in CR LF, fields are quoted where needed, and a cell that a
/// spreadsheet would run as a formula starts with an apostrophe ([`unprefix`] takes it off again).
///
/// ```
/// # use platform::csv::Csv;
/// let file = Csv::new(&["name", "phone"]).semicolon().bom().row(&["Ada", "+39 06 1"]).finish();
/// assert_eq!(file, "\u{feff}name;phone\r\nAda;'+39 06 1\r\n");
/// ```
pub struct Csv {
    header: Vec<String>,
    separator: char,
    started: bool,
    out: String,
}

impl Csv {
    /// A file whose first line is `header`; comma-separated, without byte order mark.
    pub fn new(header: &[&str]) -> Csv {
        let header = header.iter().map(|name| name.to_string()).collect();
        Csv { header, separator: ',', started: false, out: String::new() }
    }

    /// Separates by semicolon, which spreadsheets set to Italian expect. To be chosen before the first row.
    pub fn semicolon(mut self) -> Csv {
        self.separator = ';';
        self
    }

    /// Starts with the UTF-8 byte order mark, without which Excel reads accents wrongly.
    pub fn bom(mut self) -> Csv {
        self.out.insert(0, '\u{feff}');
        self
    }

    /// Adds one line. Lines may be shorter or longer than the header; nothing is cut or padded.
    pub fn row(&mut self, cells: &[&str]) -> &mut Csv {
        self.start();
        self.line(cells.iter().copied());
        self
    }

    /// The whole file, header included even when there are no rows. Leaves the writer empty.
    pub fn finish(&mut self) -> String {
        self.start();
        std::mem::take(&mut self.out)
    }

    fn start(&mut self) {
        if !std::mem::replace(&mut self.started, true) {
            let header = std::mem::take(&mut self.header);
            self.line(header.iter().map(String::as_str));
        }
    }

    fn line<'a>(&mut self, cells: impl Iterator<Item = &'a str>) {
        for (index, cell) in cells.enumerate() {
            if index > 0 {
                self.out.push(self.separator);
            }
            let prefix = if is_formula(cell) { "'" } else { "" };
            if needs_quotes(cell) {
                self.out.push('"');
                self.out.push_str(prefix);
                self.out.push_str(&cell.replace('"', "\"\""));
                self.out.push('"');
            } else {
                self.out.push_str(prefix);
                self.out.push_str(cell);
            }
        }
        self.out.push_str("\r\n");
    }
}

/// Gives back what was written: takes the apostrophe off a cell that [`Csv`] protected. For imports, so that
/// a phone number survives export and import.
pub fn unprefix(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest,
        _ => cell,
    }
}

/// Apostrophes before the dangerous character count as well, so that `'=x` written by a person is told apart
/// from a protected `=x`: protecting and [`unprefix`] are exact inverses.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(FORMULA)
}

/// Both separators and the tab force quotes whichever is in use: a spreadsheet that guesses another one would
/// split the cell, and its second half could be a formula.
fn needs_quotes(cell: &str) -> bool {
    cell.contains([',', ';', '\t', '"', '\r', '\n']) || cell.starts_with(' ') || cell.ends_with(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A plain RFC 4180 reader, to read back what we wrote.
    fn read(file: &str, separator: char) -> Vec<Vec<String>> {
        let (mut rows, mut row, mut cell, mut quoted) = (vec![], vec![], String::new(), false);
        let mut chars = file.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '"' if quoted && chars.peek() == Some(&'"') => cell.push(chars.next().unwrap()),
                '"' => quoted = !quoted,
                '\r' if !quoted => {
                    assert_eq!(chars.next(), Some('\n'), "lines end in CR LF");
                    row.push(std::mem::take(&mut cell));
                    rows.push(std::mem::take(&mut row));
                }
                c if c == separator && !quoted => row.push(std::mem::take(&mut cell)),
                c => cell.push(c),
            }
        }
        assert!(cell.is_empty() && row.is_empty(), "the last line is complete");
        rows
    }

    #[test]
    fn quotes_only_where_needed() {
        let file =
            Csv::new(&["a", "b"]).row(&["plain", "with \"quotes\""]).row(&["x,y", "two\r\nlines"]).finish();
        assert_eq!(file, "a,b\r\nplain,\"with \"\"quotes\"\"\"\r\n\"x,y\",\"two\r\nlines\"\r\n");
    }

    #[test]
    fn formulas_are_defused() {
        for start in ["=", "+", "-", "@", "\t", "\0", "\r", "\n"] {
            let cell = format!("{start}SUM(A1)");
            let file = Csv::new(&["h"]).row(&[&cell]).finish();
            assert_eq!(read(&file, ',')[1][0], format!("'{cell}"));
        }
        // Headers come from configuration and are no safer than cells.
        assert_eq!(Csv::new(&["=1+1"]).finish(), "'=1+1\r\n");
    }

    #[test]
    fn a_second_half_cannot_become_a_formula_under_another_separator() {
        assert_eq!(Csv::new(&["h"]).row(&["a;=1"]).finish(), "h\r\n\"a;=1\"\r\n");
        assert_eq!(Csv::new(&["h"]).semicolon().row(&["a,=1"]).finish(), "h\r\n\"a,=1\"\r\n");
    }

    #[test]
    fn every_cell_comes_back_as_it_was() {
        let cells =
            ["+39 06 1234567", "'+39", "''=x", "'quoted'", "", " spaces ", "a;b", "=1;\"2\"", "-3,5", "è"];
        for separator in [',', ';'] {
            let mut csv = Csv::new(&["h"]);
            if separator == ';' {
                csv = csv.semicolon();
            }
            let rows = read(&csv.row(&cells).finish(), separator);
            let back: Vec<&str> = rows[1].iter().map(|cell| unprefix(cell)).collect();
            assert_eq!(back, cells);
        }
    }

    #[test]
    fn options_and_empty_files() {
        assert_eq!(Csv::new(&["a", "b"]).semicolon().bom().finish(), "\u{feff}a;b\r\n");
        assert_eq!(Csv::new(&[]).finish(), "\r\n");
    }
}
