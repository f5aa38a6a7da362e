//! The drawn signs: the stair of a level, the number of a criterion, the box of a place. In ink, never in the colour of a
//! judgement, and always beside the word they stand for.

use crate::place::percent;
use crate::report::CriterionReport;
use assay_model::place::Region;

/// Width and gap of a step.
const STEP: usize = 6;
/// Height of the highest step.
const TOP: usize = 14;
/// Criteria that have a colour of their own; further ones share ink.
const COLOURS: usize = 8;

/// As many steps as the criterion has levels, filled up to the chosen one; dotted where there is none.
pub(crate) fn stair(criterion: &CriterionReport) -> String {
    let steps = criterion.levels.len().max(1);
    let chosen = criterion.chosen().map(|(step, _)| step);
    let width = steps * STEP;
    let bars = bars(steps, chosen);
    let ground = if chosen.is_none() {
        format!("<path d=\"M-.5 15h{width}\"/>")
    } else {
        String::new()
    };
    let outer = width + 2;
    format!(
        "<svg class=\"stair\" width=\"{outer}\" height=\"17\" viewBox=\"-1 -1 {outer} 17\" aria-hidden=\"true\">{bars}{ground}</svg>"
    )
}

/// The steps alone, from (0, 0) to ([`STEP`] × steps, [`TOP`]).
pub(crate) fn bars(steps: usize, chosen: Option<usize>) -> String {
    let bar = |step: usize| {
        let height = 5 + (TOP - 5) * (step + 1) / steps;
        let class = match chosen {
            Some(chosen) if step <= chosen => "on",
            Some(_) => "off",
            None => "no",
        };
        let (x, y) = (step * STEP, TOP - height);
        format!("<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"4\" height=\"{height}\" rx=\"1\"/>")
    };
    (0..steps).map(bar).collect()
}

/// The criterion's number in its colour.
pub(crate) fn badge(position: usize) -> String {
    let colour = if position < COLOURS { position + 1 } else { 0 };
    format!("<span class=\"cb k{colour}\">{}</span>", position + 1)
}

/// A frame with the box in it, as large as it is there; one that would be too small to be seen has a ring around it.
pub(crate) fn frame(region: Region) -> String {
    /// Parts per million of the frame: two of its twenty pixels.
    const SEEN: u32 = 100_000;
    let [left, top, across, down] = region.ppm();
    let [x, y, width, height] = [left, top, across, down].map(percent);
    let ring = if across < SEEN && down < SEEN {
        let [x, y] = [left + across / 2, top + down / 2].map(percent);
        format!("<circle class=\"ring\" cx=\"{x}\" cy=\"{y}\" r=\"16\"/>")
    } else {
        String::new()
    };
    format!(
        "<svg class=\"frame\" width=\"20\" height=\"20\" viewBox=\"-4 -4 108 108\" aria-hidden=\"true\">\
         <rect class=\"edge\" x=\"-2\" y=\"-2\" width=\"104\" height=\"104\" rx=\"6\"/>\
         <rect class=\"box\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>{ring}</svg>"
    )
}
