//! Shows a file where it lies, in the system's own file manager. It is asked over the session's bus and starts in no
//! process of ours; where none answers, the folder is opened by the program that it belongs to.

use assay_app::{Failure, Kind, codes};
use gio::prelude::{FileExt, ToVariant};
use std::path::Path;

/// A file manager that has to be started first takes a while.
const ANSWERS_WITHIN_MS: i32 = 8_000;

/// One way to show a file; whether it was.
type Way = fn(&Path) -> bool;

/// Shows `path`. Where nothing can, the person is told where it lies.
pub(crate) fn reveal(path: &Path) -> Result<(), Failure> {
    reveal_by(&[in_file_manager, in_folder], path)
}

fn reveal_by(ways: &[Way], path: &Path) -> Result<(), Failure> {
    if ways.iter().any(|way| way(path)) {
        return Ok(());
    }
    Err(Failure::new(Kind::Io, codes::FILE_NOT_SHOWN).with("path", path.display()))
}

/// Freedesktop's File Manager D-Bus Interface: the folder opens with the file chosen in it.
fn in_file_manager(path: &Path) -> bool {
    const NAME: &str = "org.freedesktop.FileManager1";
    const PATH: &str = "/org/freedesktop/FileManager1";
    let Ok(bus) = gio::bus_get_sync(gio::BusType::Session, gio::Cancellable::NONE) else {
        return false;
    };
    let files = (vec![gio::File::for_path(path).uri().to_string()], String::new()).to_variant();
    let (flags, nobody) = (gio::DBusCallFlags::NONE, gio::Cancellable::NONE);
    let called = bus.call_sync(
        Some(NAME),
        PATH,
        NAME,
        "ShowItems",
        Some(&files),
        None,
        flags,
        ANSWERS_WITHIN_MS,
        nobody,
    );
    called.is_ok()
}

fn in_folder(path: &Path) -> bool {
    let folder = path.parent().map(|folder| gio::File::for_path(folder).uri());
    folder.is_some_and(|uri| gio::AppInfo::launch_default_for_uri(&uri, gio::AppLaunchContext::NONE).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shows(_: &Path) -> bool {
        true
    }

    fn fails(_: &Path) -> bool {
        false
    }

    #[track_caller]
    fn check(ways: &[Way], shown: bool) {
        let answer = reveal_by(ways, Path::new("/results/result-2041.zip"));
        let told = answer.err().map(|failure| failure.args);
        let lies = vec![("path", "/results/result-2041.zip".to_owned())];
        assert_eq!(told, (!shown).then_some(lies));
    }

    #[test]
    fn the_first_way_that_works_is_enough_and_without_any_the_person_is_told_where_it_lies() {
        check(&[shows, fails], true);
        check(&[fails, shows], true);
        check(&[fails, fails], false);
    }
}
