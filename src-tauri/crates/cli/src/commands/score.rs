//! `assay score`: a whole review from a file.

use super::Context;
use crate::answer::Answer;
use crate::args::Score;
use assay_app::Failure;
use assay_app::scoring::{Order, score};
use serde_json::json;

pub(super) fn run(context: &Context, order: &Score) -> Result<Answer, Failure> {
    let signer = context.open(&order.identity, &order.passphrase)?;
    let wanted = Order {
        bundle: &order.bundle,
        sheet: &order.sheet,
        supersedes: order.supersedes.as_deref(),
        out: &order.out,
        large: order.large,
    };
    let scored = score(&context.assay, wanted, &signer, context.watcher())?;
    let record = &scored.record.record;
    let out = order.out.display().to_string();
    let number = record.submission.number.to_string();
    let lines = vec![
        context.say(
            "score-outcome",
            &[("number", &number), ("explanation", &record.outcome.explanation)],
        ),
        context.say(
            "score-written",
            &[("path", &out), ("fingerprint", &signer.shown().fingerprint)],
        ),
    ];
    let data = json!({
        "record": record.id,
        "sha256": scored.record.sha256,
        "outcome": record.outcome,
        "out": out,
    });
    Ok(Answer::done(lines, data).with(scored.findings))
}
