//! The gaps between animation frames while something is done, and what a page was answered meanwhile.

use crate::figures::{list, number, told};
use crate::scene::Outcome;
use assay_e2e::Window;
use serde_json::Value;

const METER: &str = include_str!("meter.js");

/// Frames, and the gaps above 50 ms between them.
#[derive(Default)]
pub(crate) struct Frames {
    frames: f64,
    late: Vec<f64>,
}

impl Frames {
    /// Late frames in a thousand.
    pub(crate) fn in_a_thousand(&self) -> f64 {
        self.late.len() as f64 / self.frames.max(1.0) * 1e3
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.frames += other.frames;
        self.late.extend(&other.late);
    }

    /// As it is printed.
    pub(crate) fn told(&self) -> String {
        let late = if self.late.is_empty() {
            String::new()
        } else {
            format!(", ms: {}", told(&self.late))
        };
        format!("{} frames, {} gaps above 50 ms{late}", self.frames, self.late.len())
    }
}

/// Puts the meter into the page.
pub(crate) async fn install(window: &Window) -> Outcome {
    window.run(METER, vec![]).await?;
    Ok(())
}

/// Begins to count.
pub(crate) async fn start(window: &Window) -> Outcome {
    window.run("meter.start()", vec![]).await?;
    Ok(())
}

/// What was counted.
pub(crate) async fn stop(window: &Window) -> Outcome<Frames> {
    let said = window.run("return meter.stop()", vec![]).await?;
    let late = list(&said, "gaps").filter_map(Value::as_f64);
    Ok(Frames {
        frames: number(&said, "frames").unwrap_or_default(),
        late: late.collect(),
    })
}
