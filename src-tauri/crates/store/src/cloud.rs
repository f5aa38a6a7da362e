//! Folders that another program copies behind our back. A live SQLite database there is torn apart sooner or later:
//! the program uploads `library.db` and its WAL at different moments and brings back an older one. So it is refused.

use crate::disk;
use std::path::Path;

/// A folder of this name is synchronised, and so is one with a number, ` - …` or ` (…)` behind it: `Nextcloud2`,
/// `OneDrive - District`, `Dropbox (Personal)`.
const FOLDERS: [(&str, &str); 13] = [
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("icloud drive", "iCloud Drive"),
    ("iclouddrive", "iCloud Drive"),
    ("mobile documents", "iCloud Drive"),
    ("com~apple~clouddocs", "iCloud Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("cloudstorage", "a cloud service"),
    ("megasync", "MEGA"),
    ("pclouddrive", "pCloud"),
];

/// A folder that holds one of these is synchronised, whatever it is called.
const MARKS: [(&str, &str); 5] = [
    (".dropbox.cache", "Dropbox"),
    (".owncloudsync.log", "Nextcloud"),
    (".nextcloudsync.log", "Nextcloud"),
    (".stfolder", "Syncthing"),
    (".tmp.drivedownload", "Google Drive"),
];

/// The service that synchronises this folder, if one does.
pub(crate) fn service(folder: &Path) -> Option<&'static str> {
    by_name(folder).or_else(|| by_mark(folder))
}

fn by_name(folder: &Path) -> Option<&'static str> {
    folder.components().find_map(|component| {
        let name = component.as_os_str().to_string_lossy().to_lowercase();
        FOLDERS
            .iter()
            .find(|(known, _)| is_called(&name, known))
            .map(|(_, service)| *service)
    })
}

fn is_called(name: &str, known: &str) -> bool {
    name.strip_prefix(known).is_some_and(|rest| {
        rest.starts_with(" - ") || rest.starts_with(" (") || rest.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn by_mark(folder: &Path) -> Option<&'static str> {
    folder.ancestors().find_map(|above| {
        MARKS
            .iter()
            .find(|(mark, _)| disk::exists(&above.join(mark)))
            .map(|(_, service)| *service)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(folder: &str, expected: Option<&str>) {
        assert_eq!(by_name(Path::new(folder)), expected, "{folder}");
    }

    #[test]
    fn a_folder_that_is_synchronised_is_known_by_its_name() {
        check("/users/ana/Dropbox/assay", Some("Dropbox"));
        check("/users/ana/Dropbox (Personal)/assay", Some("Dropbox"));
        check("/users/ana/OneDrive - Lakeside District/assay", Some("OneDrive"));
        check("/users/ana/Nextcloud2/assay", Some("Nextcloud"));
        check(
            "/Users/ana/Library/CloudStorage/GoogleDrive-ana@x.org/My Drive",
            Some("a cloud service"),
        );
        check(
            "/Users/ana/Library/Mobile Documents/com~apple~CloudDocs",
            Some("iCloud Drive"),
        );
        check("/mnt/Google Drive/x", Some("Google Drive"));
    }

    #[test]
    fn a_folder_that_only_speaks_of_a_service_is_not_synchronised() {
        check("/users/ana/.local/share/assay", None);
        check("/users/ana/dropbox-export-notes-2025/assay", None);
        check("/users/ana/OneDriveless/assay", None);
        check("/users/ana/nextcloudy", None);
    }
}
