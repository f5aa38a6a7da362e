//! Where a user's files lie, for window and command line alike.

use std::ffi::OsString;
use std::path::PathBuf;

/// The folder of this user's data (XDG Base Directory Specification); `environment` is asked by name. `None` where
/// nothing says where the user is at home.
pub fn data(environment: &dyn Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let set = |name: &str| environment(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let data = set("XDG_DATA_HOME").filter(|path| path.is_absolute());
    Some(data.or_else(|| Some(set("HOME")?.join(".local/share")))?.join("assay"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(set: &[(&str, &str)], expected: Option<&str>) {
        let asked = |name: &str| {
            set.iter()
                .find(|(known, _)| *known == name)
                .map(|(_, value)| OsString::from(value))
        };
        assert_eq!(data(&asked), expected.map(PathBuf::from), "{set:?}");
    }

    #[test]
    fn data_lie_where_the_desktop_says_or_at_home() {
        check(&[("XDG_DATA_HOME", "/d"), ("HOME", "/h")], Some("/d/assay"));
        check(&[("HOME", "/h")], Some("/h/.local/share/assay"));
        check(
            &[("XDG_DATA_HOME", "relative"), ("HOME", "/h")],
            Some("/h/.local/share/assay"),
        );
        check(&[("XDG_DATA_HOME", ""), ("HOME", "/h")], Some("/h/.local/share/assay"));
        check(&[("HOME", "")], None);
        check(&[], None);
    }
}
