//! How a workbook shows its numbers (ECMA-376 part 1, 18.8.30): dates, times and percentages as a reader expects them,
//! everything else as the number it is. Dates are written year first, which is read alike everywhere.

use crate::xml::{Event, Xml};
use assay_model::Timestamp;
use std::collections::BTreeMap;

/// Seconds from the day that serial 0 stands for (1899-12-30) to 1970.
const TO_1970: f64 = 25_569.0;
/// Days by which workbooks of the old Macintosh count from later.
const FROM_1904: f64 = 1_462.0;
/// Serials beyond the year 9999 are no dates.
const LAST_DAY: f64 = 2_958_466.0;

/// How numbers are shown, by style.
pub(super) struct NumberFormats {
    styles: Vec<Shown>,
    later_by: f64,
}

/// How a number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Plain,
    Date,
    Time,
    DateAndTime,
    /// Hours that go beyond 24.
    Elapsed,
    Percent {
        decimals: usize,
    },
}

impl NumberFormats {
    /// As the parts `styles.xml` and `workbook.xml` say it.
    pub(super) fn of(styles: &[u8], book: &[u8]) -> Self {
        let mut own = BTreeMap::new();
        let (mut found, mut in_cells) = (Vec::new(), false);
        for event in Xml::new(styles) {
            match event {
                Event::Start(element) if element.name == "numFmt" => {
                    let id = element.attribute("numFmtId").unwrap_or_default().to_owned();
                    own.insert(id, by_code(element.attribute("formatCode").unwrap_or_default()));
                }
                Event::Start(element) if element.name == "cellXfs" => in_cells = true,
                Event::End(name) if name == "cellXfs" => in_cells = false,
                Event::Start(element) if element.name == "xf" && in_cells => {
                    let id = element.attribute("numFmtId").unwrap_or_default();
                    found.push(own.get(id).copied().unwrap_or_else(|| built_in(id)));
                }
                _ => {}
            }
        }
        let from_1904 = Xml::new(book).any(|event| match event {
            Event::Start(element) => {
                element.name == "workbookPr" && matches!(element.attribute("date1904"), Some("1" | "true"))
            }
            _ => false,
        });
        Self {
            styles: found,
            later_by: if from_1904 { FROM_1904 } else { 0.0 },
        }
    }

    /// The number `stored` as a cell of that style shows it; what is no number stays as it is.
    pub(super) fn written(&self, stored: &str, style: usize) -> String {
        let shown = self.styles.get(style).copied().unwrap_or(Shown::Plain);
        let Some(number) = stored.parse::<f64>().ok().filter(|number| number.is_finite()) else {
            return stored.to_owned();
        };
        self.as_shown(number, shown).unwrap_or_else(|| plain(stored, number))
    }

    fn as_shown(&self, number: f64, shown: Shown) -> Option<String> {
        let moment = || moment(number + self.later_by);
        match shown {
            Shown::Plain => None,
            Shown::Percent { decimals } => Some(format!("{:.decimals$}%", number * 100.0)),
            Shown::Elapsed => elapsed(number),
            Shown::Date => moment()?.split_once('T').map(|(date, _)| date.to_owned()),
            Shown::Time => moment()?
                .split_once('T')
                .map(|(_, time)| without_seconds(time).to_owned()),
            Shown::DateAndTime => {
                let moment = moment()?;
                let (date, time) = moment.split_once('T')?;
                Some(format!("{date} {}", without_seconds(time)))
            }
        }
    }
}

/// Date and time of a serial number, `2026-11-24T09:30:00`.
fn moment(serial: f64) -> Option<String> {
    if !(0.0..LAST_DAY).contains(&serial) {
        return None;
    }
    // The first sixty count from a day later: 1900 was taken for a leap year.
    let early = f64::from(u8::from(serial < 60.0));
    let seconds = whole((serial + early - TO_1970) * 86_400.0);
    let moment = Timestamp::from_unix(seconds).to_string();
    moment.strip_suffix('Z').map(str::to_owned)
}

fn elapsed(days: f64) -> Option<String> {
    let minutes = Some(days)
        .filter(|days| (0.0..LAST_DAY).contains(days))
        .map(|days| whole(days * 1_440.0))?;
    Some(format!("{}:{:02}", minutes / 60, minutes % 60))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the callers keep it within ten thousand years"
)]
fn whole(number: f64) -> i64 {
    number.round() as i64
}

fn without_seconds(time: &str) -> &str {
    time.strip_suffix(":00").unwrap_or(time)
}

/// With no more digits than a sheet shows: 0.3 where 0.30000000000000004 is stored.
fn plain(stored: &str, number: f64) -> String {
    let digits = stored.bytes().filter(u8::is_ascii_digit).count();
    if digits <= 15 {
        return stored.to_owned();
    }
    let shorter = format!("{number:.14e}").parse::<f64>();
    shorter.map_or_else(|_| stored.to_owned(), |number| number.to_string())
}

/// The formats that every workbook has (18.8.30, the table of `numFmtId`).
fn built_in(id: &str) -> Shown {
    match id.parse().unwrap_or(0) {
        9 => Shown::Percent { decimals: 0 },
        10 => Shown::Percent { decimals: 2 },
        14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => Shown::Date,
        18..=21 | 45 | 47 => Shown::Time,
        22 => Shown::DateAndTime,
        46 => Shown::Elapsed,
        _ => Shown::Plain,
    }
}

/// What a format code shows, by its letters outside quotes and escapes; the first section counts.
fn by_code(code: &str) -> Shown {
    let (mut letters, mut quoted, mut bracket) = (String::new(), false, None::<String>);
    let mut rest = code.chars();
    while let Some(letter) = rest.next() {
        match (letter, &mut bracket) {
            ('"', None) => quoted = !quoted,
            _ if quoted => {}
            ('\\' | '_' | '*', None) => drop(rest.next()),
            ('[', None) => bracket = Some(String::new()),
            (']', Some(inside)) => {
                if matches!(
                    inside.to_ascii_lowercase().as_str(),
                    "h" | "hh" | "m" | "mm" | "s" | "ss"
                ) {
                    return Shown::Elapsed;
                }
                bracket = None;
            }
            (letter, Some(inside)) => inside.push(letter),
            (';', None) => break,
            (letter, None) => letters.push(letter.to_ascii_lowercase()),
        }
    }
    if letters == "general" {
        return Shown::Plain;
    }
    let any = |of: &[char]| letters.contains(of);
    match (any(&['y', 'd']), any(&['h', 's'])) {
        (true, true) => Shown::DateAndTime,
        (true, false) => Shown::Date,
        (false, true) => Shown::Time,
        (false, false) if any(&['m']) => Shown::Date,
        (false, false) if any(&['%']) => Shown::Percent {
            decimals: letters.split_once('.').map_or(0, |(_, after)| {
                after
                    .chars()
                    .take_while(|digit| matches!(digit, '0' | '#' | '?'))
                    .count()
            }),
        },
        (false, false) => Shown::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_code(code: &str, expected: Shown) {
        assert_eq!(by_code(code), expected, "{code}");
    }

    #[test]
    fn a_format_is_read_by_its_letters() {
        for code in [
            "yyyy-mm-dd",
            "[$-409]d\\-mmm\\-yy;@",
            "m/d/yyyy",
            "mmm",
            "\"Due: \"d.m.",
        ] {
            check_code(code, Shown::Date);
        }
        for code in ["h:mm AM/PM", "hh:mm:ss", "mm:ss.0"] {
            check_code(code, Shown::Time);
        }
        check_code("yyyy/mm/dd h:mm", Shown::DateAndTime);
        check_code("[h]:mm:ss", Shown::Elapsed);
        check_code("0.0%", Shown::Percent { decimals: 1 });
        check_code("0%;[Red]-0%", Shown::Percent { decimals: 0 });
        for code in [
            "General",
            "0.00",
            "#,##0 \"days\"",
            "0.0E+00",
            "[Red]0",
            "@",
            "0_s",
            "",
            "\"unfinished",
        ] {
            check_code(code, Shown::Plain);
        }
    }

    #[track_caller]
    fn check(stored: &str, id: u32, expected: &str) {
        let styles = format!("<styleSheet><cellXfs><xf numFmtId=\"{id}\"/></cellXfs></styleSheet>");
        let formats = NumberFormats::of(styles.as_bytes(), b"<workbook/>");
        assert_eq!(formats.written(stored, 0), expected);
    }

    #[test]
    fn numbers_are_written_as_the_sheet_shows_them() {
        check("46350", 14, "2026-11-24");
        check("46350.395833333336", 22, "2026-11-24 09:30");
        check("0.3958333333333333", 20, "09:30");
        check("0.39589120370370373", 21, "09:30:05");
        check("1.25", 46, "30:00");
        check("0.857", 9, "86%");
        check("0.857", 10, "85.70%");
        check("1", 14, "1900-01-01");
        check("59", 14, "1900-02-28");
        check("61", 14, "1900-03-01");
        check("0.30000000000000004", 0, "0.3");
        check("123456789012345", 0, "123456789012345");
        check("1.0", 2, "1.0");
    }

    #[test]
    fn what_is_no_date_stays_a_number() {
        check("-5", 14, "-5");
        check("99999999", 14, "99999999");
        check("soon", 14, "soon");
        check("NaN", 9, "NaN");
        check("1e400", 14, "1e400");
        assert_eq!(NumberFormats::of(b"<styleSheet", b"").written("7", 3), "7");
    }

    #[test]
    fn the_old_macintosh_counts_from_1904() {
        let styles = b"<styleSheet><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>";
        let formats = NumberFormats::of(styles, b"<workbook><workbookPr date1904='1'/></workbook>");
        assert_eq!(formats.written("0", 0), "1904-01-01");
    }
}
