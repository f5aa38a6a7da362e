//! Comma- and tab-separated values (RFC 4180), read leniently: quotes where they begin a field, any line end, a
//! semicolon as separator where the first line has more of them. The `csv` crate belongs to crates/catalogue.

/// Rows and filled cells; the text of a table is the file's own.
pub(crate) fn measure(text: &str, tabs: bool) -> (u32, u32) {
    let separator = if tabs { '\t' } else { separator_of(text) };
    let (mut rows, mut cells) = (0u32, 0u32);
    let (mut quoted, mut filled, mut row_filled, mut at_start) = (false, false, false, true);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
            }
            '"' if quoted => quoted = false,
            '"' if at_start => quoted = true,
            '\n' | '\r' if !quoted => {
                cells += u32::from(std::mem::take(&mut filled));
                rows += u32::from(std::mem::take(&mut row_filled));
                at_start = true;
                continue;
            }
            c if c == separator && !quoted => {
                cells += u32::from(std::mem::take(&mut filled));
                row_filled = true;
                at_start = true;
                continue;
            }
            c => {
                filled |= !c.is_whitespace();
                row_filled = true;
            }
        }
        at_start = false;
    }
    (rows + u32::from(row_filled), cells + u32::from(filled))
}

pub(crate) fn separator_of(text: &str) -> char {
    let first = text.lines().next().unwrap_or_default();
    let count = |c: char| first.matches(c).count();
    if count(';') > count(',') { ';' } else { ',' }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_filled_cells_are_counted() {
        for (text, expected) in [
            ("", (0, 0)),
            ("a,b\n1,2\n", (2, 4)),
            ("a,b\r\n1,\r\n", (2, 3)),
            ("\"a,\nb\",\"say \"\"x\"\"\"\n\n", (1, 2)),
            ("a;b;c\n1,5;2;3", (2, 6)),
        ] {
            assert_eq!(measure(text, false), expected, "{text:?}");
        }
        assert_eq!(measure("a\tb, c\n", true), (1, 2));
    }
}
