//! HTML in a text: none of it is shown as HTML, because HTML can run and can ask for something from outside. What is left
//! out is told by the names of its elements.

/// So many names are told.
const TOLD: usize = 12;

/// The names of the elements that begin in `source` and are told, each once.
pub(crate) fn elements(source: &str, is_told: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find('<') {
        rest = rest.get(at + 1..).unwrap_or_default();
        if let Some(comment) = rest.strip_prefix("!--") {
            let end = comment.find("-->").unwrap_or(comment.len());
            rest = comment.get(end..).unwrap_or_default();
            continue;
        }
        let name = name_of(rest);
        // What stands in a script is no element.
        if name == "script" {
            rest = after_script(rest);
        }
        if is_told(&name) {
            tell(&mut found, name);
        }
    }
    found
}

/// From the end of a script on; without one nothing is left.
fn after_script(source: &str) -> &str {
    let mut ends = source.match_indices("</").filter_map(|(at, _)| source.get(at + 2..));
    let ends_it = |rest: &&str| rest.get(..6).is_some_and(|name| name.eq_ignore_ascii_case("script"));
    ends.find(ends_it).unwrap_or_default()
}

/// The name at the beginning of a tag, behind its `<`; nothing where none begins.
pub(crate) fn name_of(tag: &str) -> String {
    if !tag.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        return String::new();
    }
    let name = tag.chars().take_while(char::is_ascii_alphanumeric);
    name.collect::<String>().to_ascii_lowercase()
}

/// Adds a name that is not there yet.
pub(crate) fn tell(found: &mut Vec<String>, name: String) {
    if !name.is_empty() && found.len() < TOLD && !found.contains(&name) {
        found.push(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, names: &[&str]) {
        assert_eq!(elements(source, &|_| true), names, "{source}");
    }

    #[test]
    fn elements_are_named_once_by_where_they_begin() {
        check("", &[]);
        check("3 < 4 and a <- b, </b>", &[]);
        check("<p>a<IMG src=x><img src=y/></p>", &["p", "img"]);
        check("<!-- <script> --><b>x</b>", &["b"]);
        check("<script>if (a<b) { '<i>' }</SCRIPT><svg/>", &["script", "svg"]);
        check("<script>for ever", &["script"]);
    }
}
