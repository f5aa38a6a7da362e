//! Whoever chooses Spanish reads Spanish, on every screen: whatever is to be read is a sentence of the Spanish catalogue,
//! or something that people wrote. In a small window with text of twice the size nothing scrolls sideways for it.

use crate::accessibility::{Walk, everywhere};
use crate::stage::{Scene, catalogue, play, root, sentence, speak};
use assay_e2e::Theme;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use serde_json::json;
use std::path::Path;

/// With so many letters of its own, anything may stand in the places of a sentence; with fewer only numbers and signs,
/// for else "2 of 5" would be every text that has "of" in it.
const LETTERS: usize = 4;
const ANYTHING: &str = ".*?";
const NUMBERS: &str = "[^\\p{L}]*?";

/// Patterns, as JavaScript writes them, of every sentence of the catalogue.
fn patterns(source: &str) -> Vec<String> {
    let resource = fluent_syntax::parser::parse(source).unwrap_or_else(|(read, _)| read);
    let mut found = Vec::new();
    for entry in &resource.body {
        let (value, attributes) = match entry {
            Entry::Message(message) => (message.value.as_ref(), &message.attributes),
            Entry::Term(term) => (Some(&term.value), &term.attributes),
            _ => continue,
        };
        found.extend(value);
        found.extend(attributes.iter().map(|attribute| &attribute.value));
    }
    let told = found.into_iter().filter(|pattern| letters(pattern) > 0);
    told.map(|pattern| written(pattern, if letters(pattern) < LETTERS { NUMBERS } else { ANYTHING }))
        .collect()
}

/// How many letters of its own a sentence has at least.
fn letters(pattern: &Pattern<&str>) -> usize {
    let counted = |text: &str| text.chars().filter(|letter| letter.is_alphabetic()).count();
    let each = pattern.elements.iter().map(|element| match element {
        PatternElement::TextElement { value } => counted(value),
        PatternElement::Placeable {
            expression: Expression::Select { variants, .. },
        } => variants
            .iter()
            .map(|variant| letters(&variant.value))
            .min()
            .unwrap_or_default(),
        PatternElement::Placeable { .. } => 0,
    });
    each.sum()
}

/// One sentence as a pattern; `place` is what may stand in its places.
fn written(pattern: &Pattern<&str>, place: &str) -> String {
    let each = pattern.elements.iter().map(|element| match element {
        PatternElement::TextElement { value } => plain(value),
        PatternElement::Placeable {
            expression: Expression::Select { variants, .. },
        } => {
            let each: Vec<String> = variants.iter().map(|variant| written(&variant.value, place)).collect();
            format!("(?:{})", each.join("|"))
        }
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::StringLiteral { value }),
        } => plain(value),
        PatternElement::Placeable { .. } => place.to_owned(),
    });
    each.collect()
}

/// Words as they stand: emphasis is drawn and not written, and how much room lies between two does not matter.
fn plain(text: &str) -> String {
    let letters = text.chars().filter(|letter| *letter != '*').map(|letter| match letter {
        letter if letter.is_whitespace() => "\\s+".to_owned(),
        letter if letter.is_alphanumeric() => letter.to_string(),
        letter => format!("\\u{{{:x}}}", u32::from(letter)),
    });
    letters.collect()
}

/// All that people wrote into the samples, and the names of their files.
#[expect(clippy::disallowed_methods, reason = "a test reads its samples")]
fn written_by_people(folder: &Path, all: &mut String) {
    for entry in std::fs::read_dir(folder).expect("samples").flatten() {
        let path = entry.path();
        all.push_str(&format!("{}\n", path.file_name().unwrap_or_default().to_string_lossy()));
        if path.is_dir() {
            written_by_people(&path, all);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            all.push_str(&text);
            all.push('\n');
        }
    }
}

/// Gives every text that can be read or is read out, and is neither Spanish nor written by people.
const LOOK: &str = r#"
const { patterns, people } = window.spanish;
const plain = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
const days = /^(\d{1,4}|a\.|p\.|m\.|lun|mar|mié|jue|vie|sáb|dom|lunes|martes|miércoles|jueves|viernes|sábado|domingo|ene|feb|mar|abr|may|jun|jul|ago|sept?|oct|nov|dic|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|de|a|las?|h|min|s|hoy|ayer|[kMG]?B|px|UTC|CET|GMT)$/u;
const isDay = (text) => text.split(/[\s,:.+·–-]+/u).filter(Boolean).every((word) => days.test(word) || days.test(word + '.'));
const known = new Map();
const isSpanish = (text) => {
  if (!known.has(text)) known.set(text, patterns.some((pattern) => pattern.test(text)));
  return known.get(text);
};
const isDigest = (text) => /^[0-9a-f …]+$/u.test(text);
const isKey = (text) => /^(\p{L}+ · ){7}\p{L}+$/u.test(text);
const isVersion = (text) => /\bv\d+$/u.test(text) && people.includes(text.replace(/ v\d+$/u, ''));
const isData = (text) =>
  !/\p{L}{2}/u.test(text) || people.includes(text) || isDay(text) || isDigest(text) || isKey(text) || isVersion(text);
/** Whether it is one sentence or one thing, or such as are put together by a comma, a colon or a dot. */
const fine = (text) => {
  const bare = plain(text.replace(/^[\s.,;:·+]+/u, ''));
  if (bare === '' || isData(bare) || isSpanish(bare) || isSpanish(bare.replace(/\.$/u, ''))) return true;
  for (const { index, 0: between } of bare.matchAll(/ · |, | \+ |: |[“”()…]/gu)) {
    const [before, after] = [plain(bare.slice(0, index)), plain(bare.slice(index + between.length))];
    if (before !== '' && (isData(before) || isSpanish(before)) && fine(after)) return true;
    if (before === '' && fine(after)) return true;
  }
  return false;
};
const wrong = new Set();
const seen = (element) => element.checkVisibility({ visibilityProperty: true });
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walk.nextNode(); node; node = walk.nextNode()) {
  const parent = node.parentElement;
  if (!seen(parent) || parent.closest('article .unseen, style, script, .viewer [data-at]')) continue;
  // A part of a sentence that is drawn in another way stands in the same line as the rest of it.
  const around = [node, parent];
  for (let one = parent; getComputedStyle(one).display.startsWith('inline'); one = one.parentElement) around.push(one.parentElement);
  const texts = around.map((one) => plain(one.textContent)).filter((text) => text.length <= 400);
  if (!texts.some(fine)) wrong.add(plain(node.textContent));
}
for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder], img[alt], [aria-valuetext], [aria-roledescription]')) {
  if (!seen(element)) continue;
  for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext', 'aria-roledescription']) {
    const text = plain(element.getAttribute(name));
    const keys = name === 'title' && text.split(' ').every(fine);
    if (!keys && !fine(text)) wrong.add(name + ': ' + text);
  }
}
return [...wrong];
"#;

/// Gives the page what it is measured by.
const LEARN: &str = "window.spanish = {
  patterns: arguments[0].map((one) => new RegExp('^' + one + '$', 'u')),
  people: arguments[1].replace(/\\s+/g, ' '),
}";

#[test]
fn whoever_chooses_spanish_reads_no_english_in_a_small_window_with_text_of_twice_the_size() {
    let scene = Scene::new("spanish", Theme::Light)
        .with_sample_key()
        .holding(&["2041", "2047", "2044", "2052"])
        .holding_signed("2037");
    let mut people = String::from(
        "Assay\nEspañol\nEnglish\nSample assessor 1\nresult-2041.zip\nchanged.zip\nSeen from beginning to end.\nH.264\nAAC\nCtrl\n",
    );
    written_by_people(&root().join("fixtures"), &mut people);
    play(async {
        let window = scene.open().await;
        window.press("Ctrl+,").await.unwrap();
        window.click(&sentence("settings-language")).await.unwrap();
        window.click("Español").await.unwrap();
        speak("es");
        window.see(&sentence("settings-language-means")).await.unwrap();
        window.click(&sentence("frame-queue")).await.unwrap();
        let learn = vec![json!(patterns(&catalogue("es"))), json!(people)];
        window.run(LEARN, learn).await.unwrap();

        // What is planted is found, before anything is believed.
        let plant = "document.querySelector('main').append(Object.assign(document.createElement('p'), { id: 'planted', textContent: 'Nothing to review yet' }))";
        window.run(plant, vec![]).await.unwrap();
        let found = window.run(LOOK, vec![]).await.unwrap();
        assert!(
            found.to_string().contains("Nothing to review yet"),
            "planted English was not found: {found}"
        );
        window
            .run("document.querySelector('#planted').remove()", vec![])
            .await
            .unwrap();

        window.resize(1024, 700).await.unwrap();
        for _ in 0..12 {
            window.press("Ctrl+=").await.unwrap();
        }
        window.wait("window.innerWidth <= 514").await.unwrap();
        let mut walk = Walk {
            window: &window,
            look: "-es",
            also: Some(LOOK.to_owned()),
            found: Vec::new(),
        };
        everywhere(&mut walk, &scene).await;
        assert!(walk.found.is_empty(), "{}", walk.found.join("\n"));
        window.close().await.expect("it closes");
    });
}
