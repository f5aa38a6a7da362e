//! `search`: the full-text index over number, micro-credential title, artifact titles and paths, and the words of the
//! reviews. Contentless: the words themselves stand in their own tables only.

use super::Key;
use crate::error::StoreError;
use rusqlite::{Connection, Transaction};

/// Prefix indexes for the first three letters, because the queue searches while one types.
pub(crate) const V1: &str = "
CREATE VIRTUAL TABLE search USING fts5 (
    number, title, artifacts, words,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
";

/// Submissions whose reviews were written in since the index read them. A long review is thousands of words, and an edit
/// changes one of them: they are read anew when somebody is about to look for them, not at every edit.
pub(crate) const V3: &str = "
CREATE TABLE search_behind (
    submission INTEGER PRIMARY KEY REFERENCES submissions (row) ON DELETE CASCADE
) STRICT;
";

/// What a person typed as an FTS5 expression: every word, the beginning of a word enough; what stands between two
/// quotation marks as one. `None` when nothing in it could be found.
pub(crate) fn expression(text: &str) -> Option<String> {
    let plain = text
        .replace(is_unsearchable, " ")
        .replace(['“', '”', '„', '«', '»'], "\"");
    let parts: Vec<&str> = plain.split('"').collect();
    let mut found = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let phrase = at % 2 == 1 && at + 1 < parts.len();
        if phrase {
            found.extend(findable(part).then(|| format!("\"{}\"", part.trim())));
        } else {
            let words = part.split_whitespace().filter(|word| findable(word));
            found.extend(words.map(|word| format!("\"{word}\"*")));
        }
    }
    (!found.is_empty()).then(|| found.join(" "))
}

/// A zero would end the expression in its middle.
fn is_unsearchable(letter: char) -> bool {
    letter.is_control()
}

fn findable(part: &str) -> bool {
    part.chars().any(char::is_alphanumeric)
}

/// Writes the index.
pub(crate) struct SearchMut<'t>(pub(crate) &'t Transaction<'t>);

impl SearchMut<'_> {
    /// Reads the submission's words anew, those of its reviews without what is private and what is no judgement. Reviews
    /// whose passages have not been read yet have their words beside their scoresheets.
    pub(crate) fn refresh(&self, submission: Key) -> Result<(), StoreError> {
        let mut statement = self.0.prepare_cached(
            "INSERT OR REPLACE INTO search (rowid, number, title, artifacts, words)
             SELECT submissions.row, number, micro_credentials.title,
                 (SELECT group_concat(title || ' ' || path, ' ') FROM artifacts WHERE submission = submissions.row),
                 (SELECT group_concat(said, ' ') FROM (
                      SELECT text AS said FROM passages JOIN search_text ON search_text.rowid = passages.row
                      WHERE passages.submission = submissions.row AND review IS NOT NULL
                          AND field NOT IN ('note', 'returned')
                      UNION ALL
                      SELECT words FROM scoresheets
                      WHERE review IN (SELECT row FROM reviews WHERE submission = submissions.row)
                          AND review NOT IN (SELECT review FROM searched_reviews)))
             FROM submissions JOIN micro_credentials ON micro_credentials.row = submissions.micro_credential
             WHERE submissions.row = ?1",
        )?;
        statement.execute([submission])?;
        Ok(())
    }

    /// What is written about the submission is not what the index read.
    pub(crate) fn is_behind(&self, submission: Key) -> Result<(), StoreError> {
        let mut statement = self
            .0
            .prepare_cached("INSERT OR IGNORE INTO search_behind VALUES (?1)")?;
        statement.execute([submission])?;
        Ok(())
    }

    /// Reads anew what is behind.
    pub(crate) fn catch_up(&self) -> Result<(), StoreError> {
        let mut statement = self.0.prepare_cached("SELECT submission FROM search_behind")?;
        let behind: Vec<Key> = statement
            .query_map([], |row| row.get(0).map(Key))?
            .collect::<rusqlite::Result<_>>()?;
        for submission in behind {
            self.refresh(submission)?;
        }
        self.0.execute("DELETE FROM search_behind", [])?;
        Ok(())
    }

    /// Forgets every word and reads all of them again.
    pub(crate) fn index_anew(&self) -> Result<(), StoreError> {
        self.0.execute_batch(
            "INSERT INTO search (search) VALUES ('delete-all');
             INSERT OR IGNORE INTO search_behind SELECT row FROM submissions;",
        )?;
        self.catch_up()
    }

    pub(crate) fn remove(&self, submission: Key) -> Result<(), StoreError> {
        self.0.execute("DELETE FROM search WHERE rowid = ?1", [submission])?;
        Ok(())
    }
}

/// Whether the index is behind in any submission.
pub(crate) fn any_behind(db: &Connection) -> Result<bool, StoreError> {
    let mut statement = db.prepare_cached("SELECT EXISTS (SELECT 1 FROM search_behind)")?;
    Ok(statement.query_one([], |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(expression(text).as_deref(), expected);
    }

    #[test]
    fn every_word_counts_and_the_beginning_of_it_is_enough() {
        check("2041", Some("\"2041\"*"));
        check("  wait   time ", Some("\"wait\"* \"time\"*"));
    }

    #[test]
    fn what_is_typed_is_never_an_operator() {
        check("a OR b", Some("\"a\"* \"OR\"* \"b\"*"));
        check("say \"yes", Some("\"say\"* \"yes\"*"));
        check("a\0b \u{1}", Some("\"a\"* \"b\"*"));
        check("NOT -x + ^y {z}", Some("\"NOT\"* \"-x\"* \"^y\"* \"{z}\"*"));
        check("title:x NEAR(", Some("\"title:x\"* \"NEAR(\"*"));
    }

    #[test]
    fn between_quotation_marks_words_follow_one_another() {
        check("say \"wait  time\" why", Some("\"say\"* \"wait  time\" \"why\"*"));
        check("„drei Sekunden“", Some("\"drei Sekunden\""));
        check("\"a\"\"b\"", Some("\"a\" \"b\""));
        check("\"—\" x", Some("\"x\"*"));
    }

    #[test]
    fn signs_alone_are_nothing_to_look_for() {
        check("", None);
        check(" — * \" ", None);
    }
}
