//! What a reader should know of a file that is no defect, as findings of the intake report. The file is shown.

use crate::codes::{self, Code};
use crate::failure::Finding;
use assay_evidence::Remark;

/// The finding about the file at `path`.
pub(crate) fn finding(path: &str, remark: &Remark) -> Finding {
    let about = |code: Code| Finding::warning(code).at(path);
    match remark {
        Remark::HiddenSlides { count } => about(codes::HIDDEN_SLIDES).with("count", count),
        Remark::SpeakerNotes { count } => about(codes::SPEAKER_NOTES).with("count", count),
        Remark::HiddenText { count } => about(codes::HIDDEN_TEXT).with("count", count),
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
        Remark::MarkupLeftOut { elements } => about(codes::MARKUP_LEFT_OUT).with("elements", elements.join(", ")),
        Remark::BrokenCues { lines, count } => about(codes::CUES_BROKEN)
            .with("count", all(lines, *count))
            .with("lines", first(lines, *count)),
        Remark::OverlappingCues { lines, count } => about(codes::CUES_OVERLAP)
            .with("count", all(lines, *count))
            .with("lines", first(lines, *count)),
        Remark::Shortened => about(codes::TEXT_SHORTENED),
        Remark::Animated => about(codes::PICTURE_MOVES),
    }
}

/// How many there are of which `lines` are the first; reports of earlier builds do not say.
fn all(lines: &[u32], count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX).max(lines.len())
}

fn first(lines: &[u32], count: u32) -> String {
    let more = if all(lines, count) > lines.len() { ", …" } else { "" };
    format!("{}{more}", listed(lines))
}

fn listed(numbers: &[u32]) -> String {
    numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}
