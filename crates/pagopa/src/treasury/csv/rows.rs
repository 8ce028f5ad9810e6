//! Rows and fields (RFC 4180), with the separator that the first row uses most.

/// Of a whole statement.
pub const STATEMENT_MAX_BYTES: usize = 64 << 20;

pub struct Row {
    /// Line of the text on which it begins, from one.
    pub line: u64,
    pub fields: Vec<String>,
}

/// Below the heading of any file: a year of a busy account.
pub const ROWS_MAX: usize = 100_000;

impl Row {
    fn is_blank(&self) -> bool {
        self.fields.iter().all(|field| field.trim().is_empty())
    }
}

/// The heading and the rows that hold something; of these no more than `most` and one, by which a file that has more
/// is known. A blank row takes no place. Nothing where the text is too long or a quote never ends.
pub fn rows(text: &str, most: usize) -> Option<Vec<Row>> {
    if text.len() > STATEMENT_MAX_BYTES {
        return None;
    }
    let head = text.lines().find(|line| !line.trim().is_empty())?;
    let uses = |separator: &char| head.chars().filter(|letter| letter == separator).count();
    let separator = [',', '\t', ';'].into_iter().max_by_key(uses)?;
    let (mut rows, mut row) = (Vec::new(), Row { line: 1, fields: Vec::new() });
    let (mut field, mut quoted, mut line) = (String::new(), false, 1);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        line += u64::from(letter == '\n');
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => field.extend(letters.next()),
            '"' if quoted => quoted = false,
            '"' if field.is_empty() => quoted = true,
            '\r' if !quoted && letters.peek() == Some(&'\n') => {}
            '\n' if !quoted => {
                row.fields.push(std::mem::take(&mut field));
                let whole = std::mem::replace(&mut row, Row { line, fields: Vec::new() });
                if !whole.is_blank() {
                    rows.push(whole);
                }
                if rows.len() > most + 1 {
                    return Some(rows);
                }
            }
            letter if !quoted && letter == separator => row.fields.push(std::mem::take(&mut field)),
            letter => field.push(letter),
        }
    }
    if quoted {
        return None;
    }
    row.fields.push(field);
    if !row.is_blank() {
        rows.push(row);
    }
    Some(rows)
}
