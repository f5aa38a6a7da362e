//! How places are written in fragments: W3C Media Fragments URI 1.0 for times and boxes (percent with four decimals,
//! which is one part per million), RFC 8118 for pages. Readers here take what they can; whoever calls them writes the
//! place again and compares.

use assay_model::MediaTime;
use assay_model::place::{Region, TimeSpan};

/// `conformsTo` of times and boxes.
pub(crate) const MEDIA_FRAGMENTS: &str = "http://www.w3.org/TR/media-frags/";
/// `conformsTo` of pages.
pub(crate) const PDF_FRAGMENTS: &str = "http://tools.ietf.org/rfc/rfc8118";

/// `t=252,261.5`, and `&xywh=percent:…` where there is a box.
pub(crate) fn time(span: TimeSpan, region: Option<Region>) -> String {
    let time = format!("t={},{}", span.start().as_seconds(), span.end().as_seconds());
    match region {
        Some(region) => format!("{time}&{}", xywh(region)),
        None => time,
    }
}

/// `xywh=percent:10.0000,20.0000,30.0000,40.0000`.
pub(crate) fn xywh(region: Region) -> String {
    let [x, y, width, height] = region.ppm().map(percent);
    format!("xywh=percent:{x},{y},{width},{height}")
}

/// `page=2`.
pub(crate) fn page(page: u32) -> String {
    format!("page={page}")
}

/// The span and the box of a time fragment.
pub(crate) fn read_time(text: &str) -> Option<(TimeSpan, Option<Region>)> {
    let (time, region) = match text.split_once('&') {
        Some((time, region)) => (time, Some(read_xywh(region)?)),
        None => (text, None),
    };
    let (start, end) = time.strip_prefix("t=")?.split_once(',')?;
    let span = TimeSpan::new(read_seconds(start)?, read_seconds(end)?).ok()?;
    Some((span, region))
}

/// The box of a box fragment.
pub(crate) fn read_xywh(text: &str) -> Option<Region> {
    let numbers: Option<Vec<u32>> = text
        .strip_prefix("xywh=percent:")?
        .split(',')
        .map(read_percent)
        .collect();
    let numbers: [u32; 4] = numbers?.try_into().ok()?;
    numbers.try_into().ok()
}

/// The page of a page fragment, from 1.
pub(crate) fn read_page(text: &str) -> Option<u32> {
    text.strip_prefix("page=")?.parse().ok().filter(|page| *page > 0)
}

fn percent(ppm: u32) -> String {
    format!("{}.{:04}", ppm / 10_000, ppm % 10_000)
}

fn read_percent(text: &str) -> Option<u32> {
    decimal(text, 4)
}

fn read_seconds(text: &str) -> Option<MediaTime> {
    decimal(text, 3).map(MediaTime)
}

/// `12.5` with three decimals is 12 500. `None` for more decimals, signs, or what is no number of 32 bits.
fn decimal(text: &str, decimals: usize) -> Option<u32> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(fraction) || fraction.len() > decimals {
        return None;
    }
    format!("{whole}{fraction:0<decimals$}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_and_a_box_read_back_as_they_were_written() {
        let region = Region::new(1, 250_000, 999_999, 750_000).expect("a box");
        let span = TimeSpan::new(MediaTime(252_000), MediaTime(u32::MAX)).expect("a span");
        let text = time(span, Some(region));
        assert_eq!(text, "t=252,4294967.295&xywh=percent:0.0001,25.0000,99.9999,75.0000");
        assert_eq!(read_time(&text), Some((span, Some(region))));
        assert_eq!(read_time(&time(span, None)), Some((span, None)));
        assert_eq!(read_page(&page(12)), Some(12));
    }

    #[test]
    fn what_is_no_place_is_none() {
        for bad in [
            "",
            "t=",
            "t=1",
            "t=2,1",
            "t=1,1",
            "t=-1,2",
            "t=1,2.0001",
            "t=1,99999999",
            "t=npt:1,2",
            "t=1,2&",
            "t=1,2&t=3,4",
            "T=1,2",
            "t=1,2s",
            "t=,2",
        ] {
            assert_eq!(read_time(bad), None, "{bad}");
        }
        for bad in [
            "xywh=10,20,30,40",
            "xywh=percent:0,0,0,1",
            "xywh=percent:0,0,100.0001,1",
            "xywh=percent:1,2,3",
            "xywh=percent:1,2,3,4,5",
            "xywh=pixel:1,2,3,4",
        ] {
            assert_eq!(read_xywh(bad), None, "{bad}");
        }
        for bad in ["page=0", "page=", "page=-1", "page=1,2", "Page=1"] {
            assert_eq!(read_page(bad), None, "{bad}");
        }
    }
}
