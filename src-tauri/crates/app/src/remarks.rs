//! What a reader should know of a file that is no defect, as findings of the intake report. The file is shown.

use crate::codes::{self, Code};
use crate::failure::Finding;
use assay_evidence::Remark;

/// The finding about the file at `path`.
pub(crate) fn finding(path: &str, remark: &Remark) -> Finding {
    let about = |code: Code| Finding::warning(code).at(path);
    match remark {
        Remark::HiddenSlides { count } => about(codes::HIDDEN_SLIDES).with("count", count),
        Remark::HiddenSheets { count } => about(codes::HIDDEN_SHEETS).with("count", count),
        Remark::EarlierRevisions { count } => about(codes::EARLIER_REVISIONS).with("count", count),
        Remark::Attachments { count } => about(codes::FILES_INSIDE).with("count", count),
        Remark::TrackedChanges { count } => about(codes::TRACKED_CHANGES).with("count", count),
        Remark::ReviewComments { count } => about(codes::REVIEW_COMMENTS).with("count", count),
        Remark::XfaForm => about(codes::FORM_FLAT),
        Remark::FieldsWithoutAppearance { count } => about(codes::FIELDS_DRAWN_HERE).with("count", count),
        Remark::CoveredText { pages } => about(codes::TEXT_COVERED)
            .with("count", pages.len())
            .with("pages", listed(pages)),
        Remark::LettersMissing { letters } => about(codes::LETTERS_MISSING).with("letters", letters),
        Remark::RemoteLink => about(codes::REMOTE_CONTENT),
        Remark::BrokenCues { lines, count } => at_lines(about(codes::CUES_BROKEN), lines, *count),
        Remark::OverlappingCues { lines, count } => at_lines(about(codes::CUES_OVERLAP), lines, *count),
        Remark::Shortened => about(codes::TEXT_SHORTENED),
        Remark::Animated => about(codes::PICTURE_MOVES),
    }
}

/// `lines` are the first of `count`, which reports of earlier builds do not say.
fn at_lines(finding: Finding, lines: &[u32], count: u32) -> Finding {
    let count = usize::try_from(count).unwrap_or(usize::MAX).max(lines.len());
    let more = if count > lines.len() { ", …" } else { "" };
    finding
        .with("count", count)
        .with("lines", format!("{}{more}", listed(lines)))
}

fn listed(numbers: &[u32]) -> String {
    numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}
