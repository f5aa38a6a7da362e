//! The path of an artifact: relative to `data/`, forward slashes, no component that means something else.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A canonical relative path: no empty, `.` or `..` component, no backslash, no control character.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ArtifactPath(String);

/// The text would lead somewhere else, or could be read in two ways.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("not a path inside the submission: {0:?}")]
pub struct NotAPath(pub String);

impl ArtifactPath {
    /// The path as it stands in files.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last component: `lesson.mp4` of `video/lesson.mp4`.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }
}

impl FromStr for ArtifactPath {
    type Err = NotAPath;
    fn from_str(text: &str) -> Result<Self, NotAPath> {
        let component = |part: &str| !matches!(part, "" | "." | "..");
        let plain = !text.chars().any(|c| c.is_control() || c == '\\');
        if plain && text.split('/').all(component) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAPath(text.to_owned()))
        }
    }
}

impl TryFrom<String> for ArtifactPath {
    type Error = NotAPath;
    fn try_from(text: String) -> Result<Self, NotAPath> {
        text.parse()
    }
}

impl From<ArtifactPath> for String {
    fn from(path: ArtifactPath) -> String {
        path.0
    }
}

impl fmt::Display for ArtifactPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ArtifactPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_inside_and_can_be_read_in_one_way() {
        assert!("video/lesson 1.mp4".parse::<ArtifactPath>().is_ok());
        for bad in [
            "",
            "/etc/passwd",
            "../x",
            "a/../b",
            "a//b",
            "./a",
            "a/",
            "a\\b",
            "a\0b",
            "a\nb",
        ] {
            assert_eq!(bad.parse::<ArtifactPath>(), Err(NotAPath(bad.to_owned())));
        }
    }
}
