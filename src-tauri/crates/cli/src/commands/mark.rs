//! `assay evidence place`: a place as a window would mark it, its selector, and what it looks like.

use super::Context;
use crate::answer::Answer;
use crate::args::Mark;
use assay_app::Failure;
use assay_app::marking::{AtHand, Cell, Drawn, PixelBox, PixelSize, Selection};
use assay_app::places::{in_words, selectors_of};
use serde_json::json;

pub(super) fn run(context: &Context, mark: &Mark) -> Result<Answer, Failure> {
    let at_hand = AtHand::file(&context.assay, &mark.file, context.watcher())?;
    let place = at_hand.describe(&selection(mark, &at_hand)?)?;
    let mut lines = vec![in_words(&place, &context.assay.messages)];
    let mut picture = None;
    if let Some(out) = &mark.out {
        let path = out.display().to_string();
        let PixelSize { width, height } = at_hand.write_picture(&place, out)?;
        let (wide, high) = (width.to_string(), height.to_string());
        lines.push(context.say("picture-made", &[("path", &path), ("width", &wide), ("height", &high)]));
        picture = Some(json!({ "out": path, "widthPx": width, "heightPx": height }));
    }
    let data = json!({ "selector": selectors_of(&place), "picture": picture });
    Ok(Answer::done(lines, data))
}

fn selection(mark: &Mark, at_hand: &AtHand<'_>) -> Result<Selection, Failure> {
    let region = drawn(mark, at_hand)?;
    let page = mark.page.unwrap_or(1);
    Ok(match (mark.ms, mark.frame, mark.chars, mark.cell) {
        (Some([start_ms, end_ms]), ..) => Selection::Span {
            start_ms,
            end_ms,
            region,
        },
        (_, Some([first, last]), ..) => Selection::Frames {
            first: index(first),
            last: index(last),
            region,
        },
        (_, _, Some([start, end]), _) => Selection::Words { page, start, end },
        (.., Some([row, column])) => Selection::Cell {
            sheet: page,
            cell: Cell { row, column },
        },
        _ => match (mark.page, region) {
            (Some(page), region) => Selection::Page { page, region },
            (None, Some(drawn)) => Selection::Picture(drawn),
            (None, None) => Selection::Whole,
        },
    })
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn drawn(mark: &Mark, at_hand: &AtHand<'_>) -> Result<Option<Drawn>, Failure> {
    let region = mark.drawn.map(|[x, y, width, height]| PixelBox { x, y, width, height });
    let of = mark.of.map(|[width, height]| PixelSize { width, height });
    region.map(|region| at_hand.drawn(region, of)).transpose()
}
