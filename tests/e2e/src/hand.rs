//! What a person's hand does in the window: points, clicks, drags, types. Things are named as a screen reader names them.

use crate::bare::by_hand;
use crate::window::{Failure, Window, start};
use fantoccini::actions::{InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use serde_json::{Value, json};
use std::io;
use std::time::Duration;

/// A point of the page, in pixels from its upper left corner.
pub type Point = (f64, f64);

/// What a hand does at a keyboard, as fast as the driver can and no faster than it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    /// A letter, pressed and let go.
    Letter(char),
    /// Nothing for so long.
    Rest(Duration),
}

/// Finds what is named: first by the whole name, then by its beginning, then by a part of it. Gives its middle once it
/// can be pressed there; nothing where it is not in sight, off, or covered.
const NAMED: &str = r#"
const [name, role, way] = arguments;
const roles = 'button, a[href], [role=tab], [role=radio], [role=option], [role=row], [role=menuitem], [role=switch], [role=checkbox], [role=link], label, summary, input, textarea, select, [role=textbox], [role=button]';
const plain = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
const labelled = (id) => plain(document.getElementById(id)?.textContent);
const named = (element) =>
  plain(element.getAttribute('aria-label')) ||
  plain((element.getAttribute('aria-labelledby') ?? '').split(' ').map(labelled).join(' ')) ||
  plain(element.labels?.[0]?.textContent) ||
  plain(element.textContent);
const seen = (element) => element.checkVisibility({ visibilityProperty: true });
const all = [...document.querySelectorAll(role || roles)].filter(seen);
const found =
  all.find((one) => named(one) === name) ??
  all.find((one) => named(one).startsWith(name)) ??
  all.find((one) => named(one).includes(name));
if (!found || found.disabled || found.getAttribute('aria-disabled') === 'true') return null;
found.scrollIntoView({ block: 'nearest', inline: 'nearest' });
const box = found.getBoundingClientRect();
const at = [box.left + box.width / 2, box.top + box.height / 2];
if (way === 'activate') {
  found.click();
  return at;
}
const top = document.elementFromPoint(...at);
return top && (found.contains(top) || top.contains(found) || top.closest('label')?.control === found) ? at : null;
"#;

/// How many presses of Tab go around the fullest screen.
const ROUND: usize = 150;

/// Whether what has the focus is named so.
const FOCUSED: &str = r#"
const plain = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
const element = document.activeElement;
const by = (element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent);
const named = plain(element.getAttribute('aria-label')) || plain(by.join(' ')) || plain(element.labels?.[0]?.textContent) || plain(element.textContent);
return element !== document.body && named.startsWith(arguments[0]);
"#;

/// The middle of the first element that a selector finds.
const SELECTED: &str = r#"
const found = document.querySelector(arguments[0]);
if (!found) return null;
found.scrollIntoView({ block: 'nearest', inline: 'nearest' });
const box = found.getBoundingClientRect();
return box.width > 0 && box.height > 0 ? [box.left, box.top, box.width, box.height] : null;
"#;

/// Where the page begins on the display: the window may have a frame.
const ORIGIN: &str = "return [screenX + (outerWidth - innerWidth) / 2, screenY + outerHeight - innerHeight]";

/// Which way a wheel is turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Towards the beginning.
    Up,
    /// Towards the end.
    Down,
}

/// What each special key is called in WebDriver (W3C WebDriver, 17.4.2, Keyboard actions).
const KEYS: [(&str, char); 18] = [
    ("Enter", '\u{e007}'),
    ("Escape", '\u{e00c}'),
    ("Tab", '\u{e004}'),
    ("Space", ' '),
    ("Backspace", '\u{e003}'),
    ("Delete", '\u{e017}'),
    ("Left", '\u{e012}'),
    ("Up", '\u{e013}'),
    ("Right", '\u{e014}'),
    ("Down", '\u{e015}'),
    ("Home", '\u{e011}'),
    ("End", '\u{e010}'),
    ("PageDown", '\u{e00f}'),
    ("PageUp", '\u{e00e}'),
    ("F6", '\u{e036}'),
    ("Ctrl", '\u{e009}'),
    ("Shift", '\u{e008}'),
    ("Alt", '\u{e00a}'),
];

impl Window {
    /// Clicks what is named `name`, as soon as it can be clicked.
    ///
    /// # Errors
    /// [`Failure::TooSlow`] where it never can.
    pub async fn click(&self, name: &str) -> Result<(), Failure> {
        self.click_a("", name).await
    }

    /// The same among those that `selector` finds.
    ///
    /// # Errors
    /// [`Failure::TooSlow`] where it never can.
    pub async fn click_a(&self, selector: &str, name: &str) -> Result<(), Failure> {
        let step = format!("“{name}” to be clicked");
        let at = self.until(&step, NAMED, vec![json!(name), json!(selector)]).await?;
        let point = |index: usize| at.get(index).and_then(Value::as_f64).unwrap_or_default();
        self.click_at((point(0), point(1))).await
    }

    /// Activates what is named `name` among those that `selector` finds, as a screen reader does: without a pointer.
    ///
    /// # Errors
    /// [`Failure::TooSlow`] where it never can.
    pub async fn activate(&self, selector: &str, name: &str) -> Result<(), Failure> {
        let step = format!("“{name}” to be activated");
        let args = vec![json!(name), json!(selector), json!("activate")];
        self.until(&step, NAMED, args).await.map(|_| ())
    }

    /// Presses Tab until what has the focus is named `name`: whole, or from its beginning.
    ///
    /// # Errors
    /// [`Failure::TooSlow`] where the whole round does not come by.
    pub async fn tab_to(&self, name: &str) -> Result<(), Failure> {
        for _ in 0..ROUND {
            if self.run(FOCUSED, vec![json!(name)]).await? == Value::Bool(true) {
                return Ok(());
            }
            self.press("Tab").await?;
        }
        let step = format!("“{name}” to be reached with Tab");
        self.until(&step, "return null", vec![]).await.map(|_| ())
    }

    /// Clicks a point of the page.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn click_at(&self, at: Point) -> Result<(), Failure> {
        self.drag(&[at]).await
    }

    /// Presses at the first point, goes through the others and lets go at the last.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn drag(&self, points: &[Point]) -> Result<(), Failure> {
        let mut mouse = MouseActions::new("mouse".to_owned());
        for (index, (x, y)) in points.iter().enumerate() {
            mouse = mouse.then(PointerAction::MoveTo {
                duration: Some(Duration::from_millis(40)),
                x: *x,
                y: *y,
            });
            if index == 0 {
                mouse = mouse.then(PointerAction::Down {
                    button: MOUSE_BUTTON_LEFT,
                });
            }
        }
        let mouse = mouse.then(PointerAction::Up {
            button: MOUSE_BUTTON_LEFT,
        });
        self.act("the mouse", mouse).await
    }

    /// Where the first element lies that `selector` finds: left, top, width, height.
    ///
    /// # Errors
    /// [`Failure::TooSlow`] where there never is one.
    pub async fn place(&self, selector: &str) -> Result<(f64, f64, f64, f64), Failure> {
        let step = format!("{selector} to be in sight");
        let found = self.until(&step, SELECTED, vec![json!(selector)]).await?;
        let of = |index: usize| found.get(index).and_then(Value::as_f64).unwrap_or_default();
        Ok((of(0), of(1), of(2), of(3)))
    }

    /// Presses a key with those that are held: `Enter`, `Ctrl+Enter`, `Shift+2`.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn press(&self, chord: &str) -> Result<(), Failure> {
        let keys: Vec<char> = chord.split('+').filter_map(key).collect();
        let mut actions = KeyActions::new("keys".to_owned());
        for value in &keys {
            actions = actions.then(KeyAction::Down { value: *value });
        }
        for value in keys.iter().rev() {
            actions = actions.then(KeyAction::Up { value: *value });
        }
        self.act("keys", actions).await
    }

    /// Types `text` where the caret is.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn type_text(&self, text: &str) -> Result<(), Failure> {
        let mut actions = KeyActions::new("keys".to_owned());
        for value in text.chars() {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.act("typing", actions).await
    }

    /// Types with rests between, in one order to the driver.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn strokes(&self, strokes: &[Stroke]) -> Result<(), Failure> {
        let mut actions = KeyActions::new("keys".to_owned());
        for stroke in strokes {
            actions = match *stroke {
                Stroke::Letter(value) => actions.then(KeyAction::Down { value }).then(KeyAction::Up { value }),
                Stroke::Rest(duration) => actions.then(KeyAction::Pause { duration }),
            };
        }
        self.act("typing with rests", actions).await
    }

    /// Turns the wheel over a point of the page by so many notches, with a rest after each: where the X server sees it,
    /// for WebDriver's own wheel moves no page of `WebKitGTK`.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn wheel(&self, at: Point, turn: Turn, notches: usize, rest: Duration) -> Result<(), Failure> {
        let origin = self.run(ORIGIN, vec![]).await?;
        let from = |axis: usize| origin.get(axis).and_then(Value::as_f64).unwrap_or_default();
        let whole = |place: f64| format!("{place:.0}");
        let (x, y) = (whole(at.0 + from(0)), whole(at.1 + from(1)));
        let (count, rest) = (notches.to_string(), rest.as_millis().to_string());
        let display = self.display().to_owned();
        let turned = tokio::task::spawn_blocking(move || {
            let button = if turn == Turn::Up { "4" } else { "5" };
            let click = ["click", "--repeat", &count, "--delay", &rest, button];
            by_hand(&display, &[&["mousemove", &x, &y], &click[..]].concat())
        });
        turned.await.map_err(io::Error::other).map_err(start("the wheel"))?
    }

    /// Waits until the page shows `words`, and says what it shows where it never does.
    ///
    /// # Errors
    /// [`Failure::TooSlow`].
    pub async fn see(&self, words: &str) -> Result<(), Failure> {
        let seen = "return document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0]) || null";
        self.until(&format!("“{words}” to be read"), seen, vec![json!(words)])
            .await
            .map(|_| ())
    }

    async fn act(
        &self,
        step: &'static str,
        actions: impl Into<fantoccini::actions::ActionSequence>,
    ) -> Result<(), Failure> {
        self.perform(step, actions.into()).await
    }
}

fn key(name: &str) -> Option<char> {
    let special = KEYS.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
    special.or_else(|| name.chars().next())
}
