//! Cells of a table as words of its citable text. A selector of FORMATS knows no cells, and needs none: the quote is
//! what stands in the cell, its context is what stands in the cells around.
//!
//! Rows and columns are those of the citable text: comma-, semicolon- or tab-separated with quotes (RFC 4180) for CSV
//! and TSV, a line and tabs for the sheets of workbooks.

use crate::document::table::separator_of;
use crate::format::Format;

/// Where a cell is, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// From the top; a heading is a row.
    pub row: u32,
    /// From the left.
    pub column: u32,
}

/// The code points that `cell` takes in `page`, without the quotes around it. `None` where there is no such cell.
pub fn cell_range(page: &str, format: Format, cell: Cell) -> Option<[u32; 2]> {
    Fields::of(page, format)
        .find(|(at, _)| *at >= cell)
        .filter(|(at, _)| *at == cell)
        .map(|(_, range)| range)
}

/// The cell that code point `position` of `page` lies in; between two cells the one before.
pub fn cell_at(page: &str, format: Format, position: u32) -> Option<Cell> {
    Fields::of(page, format)
        .take_while(|(_, [start, _])| *start <= position)
        .last()
        .map(|(cell, _)| cell)
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Which one.
    pub cell: Cell,
    /// The code points that it takes in the citable text, as [`cell_range`] gives them.
    pub range: [u32; 2],
    /// What it says: a quote that was doubled to stand inside quotes is one.
    pub text: String,
}

/// Every cell of `page`, row after row.
pub fn fields(page: &str, format: Format) -> Vec<Field> {
    let letters: Vec<char> = page.chars().collect();
    let doubled = matches!(format, Format::Csv | Format::Tsv);
    let said = |[start, end]: [u32; 2]| {
        let at = |position: u32| usize::try_from(position).unwrap_or(usize::MAX);
        let text: String = letters.get(at(start)..at(end)).unwrap_or_default().iter().collect();
        if doubled { text.replace("\"\"", "\"") } else { text }
    };
    Fields::of(page, format)
        .map(|(cell, range)| Field {
            cell,
            range,
            text: said(range),
        })
        .collect()
}

/// The fields of a text, each with its place and its code points.
struct Fields<'a> {
    letters: std::iter::Peekable<std::str::Chars<'a>>,
    separator: char,
    quotes: bool,
    at: u32,
    next: Option<Cell>,
}

impl<'a> Fields<'a> {
    fn of(page: &'a str, format: Format) -> Self {
        let (separator, quotes) = match format {
            Format::Csv => (separator_of(page), true),
            Format::Tsv => ('\t', true),
            _ => ('\t', false),
        };
        Self {
            letters: page.chars().peekable(),
            separator,
            quotes,
            at: 0,
            next: Some(Cell { row: 1, column: 1 }),
        }
    }

    fn letter(&mut self) -> Option<char> {
        let letter = self.letters.next()?;
        self.at = self.at.saturating_add(1);
        Some(letter)
    }

    /// Reads a field that began with a quote; gives where it ends.
    fn quoted(&mut self) -> u32 {
        let mut end = self.at;
        while let Some(letter) = self.letter() {
            if letter != '"' {
                end = self.at;
            } else if self.letters.peek() == Some(&'"') {
                self.letter();
                end = self.at;
            } else {
                break;
            }
        }
        end
    }
}

impl Iterator for Fields<'_> {
    type Item = (Cell, [u32; 2]);

    fn next(&mut self) -> Option<Self::Item> {
        let cell = self.next.take()?;
        // Behind a separator there is a cell, behind a line end only if something stands there.
        if cell.column == 1 {
            self.letters.peek()?;
        }
        let mut range = [self.at, self.at];
        if self.quotes && self.letters.peek() == Some(&'"') {
            self.letter();
            range = [self.at, self.quoted()];
        }
        loop {
            match self.letter() {
                Some('\n') => {
                    let row = cell.row + 1;
                    self.next = Some(Cell { row, column: 1 });
                    break;
                }
                Some(letter) if letter == self.separator => {
                    let column = cell.column + 1;
                    self.next = Some(Cell { column, ..cell });
                    break;
                }
                Some(_) => range = [range[0], self.at],
                None => break,
            }
        }
        Some((cell, range))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_of_a_table_comes_with_what_it_says() {
        let said: Vec<_> = fields("a,\"b \"\"c\"\"\"\n,d\n", Format::Csv)
            .into_iter()
            .map(|field| (field.cell.row, field.cell.column, field.text))
            .collect();
        let expected = [(1, 1, "a"), (1, 2, "b \"c\""), (2, 1, ""), (2, 2, "d")];
        assert_eq!(said, expected.map(|(row, column, text)| (row, column, text.to_owned())));
        assert_eq!(fields("", Format::Csv), []);
    }

    #[track_caller]
    fn check(page: &str, format: Format, row: u32, column: u32, expected: Option<&str>) {
        let range = cell_range(page, format, Cell { row, column });
        let letters: Vec<char> = page.chars().collect();
        let found = range.map(|[start, end]| letters[start as usize..end as usize].iter().collect::<String>());
        assert_eq!(found.as_deref(), expected, "row {row}, column {column}");
        for position in range.map_or(0..0, |[start, end]| start..end) {
            assert_eq!(cell_at(page, format, position), Some(Cell { row, column }));
        }
    }

    #[test]
    fn a_cell_is_the_words_in_it() {
        let page = "at;what\n04:12;\"wait; \"\"three\"\"\nseconds\"\n;ü\u{1f642}";
        for (row, column, expected) in [
            (1, 1, Some("at")),
            (1, 2, Some("what")),
            (2, 1, Some("04:12")),
            (2, 2, Some("wait; \"\"three\"\"\nseconds")),
            (3, 1, Some("")),
            (3, 2, Some("ü\u{1f642}")),
            (3, 3, None),
            (4, 1, None),
            (1, 3, None),
        ] {
            check(page, Format::Csv, row, column, expected);
        }
    }

    #[test]
    fn sheets_have_tabs_and_no_quotes() {
        let page = "a\t\"b\nc\td, e";
        check(page, Format::Xlsx, 1, 2, Some("\"b"));
        check(page, Format::Xlsx, 2, 2, Some("d, e"));
        check(page, Format::Tsv, 1, 2, Some("b\nc\td, e"));
        check("a,\n", Format::Csv, 1, 2, Some(""));
        check("a,", Format::Csv, 1, 2, Some(""));
        check("a\n", Format::Csv, 2, 1, None);
        check("", Format::Csv, 1, 1, None);
    }
}
