//! A disk with a cache in front of it, as a power cut finds it.
//!
//! What was synced is there. Of what was not, any part may be: each write whole, not at all, or some of its 512-byte
//! sectors; each change of length or not. A new, moved or removed name is certain only once its folder was synced (for a
//! move one of the two folders: file systems with a journal keep both halves together); before that, a first part of
//! the changes in their order, or any of them. Stricter than ext4, whose fsync of a file also keeps its name.

use super::disk_file::{Change, File};
use super::recording::Step;
use crate::step::Done;
use crate::trial::{Random, doing, files_below};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The disk.
#[derive(Clone, Debug)]
pub(crate) struct Disk {
    root: PathBuf,
    /// What names lead to now, and what they would lead to after a cut that keeps nothing else.
    names: BTreeMap<PathBuf, Node>,
    durable: BTreeMap<PathBuf, Node>,
    renamed: Vec<Naming>,
    /// How many names were ever made, moved or removed.
    namings: usize,
    files: Vec<File>,
    /// How many changes of which thing were there when each sync began.
    syncs: BTreeMap<usize, Syncing>,
    /// Whether syncs do what they say; without, every cut has to lose something.
    pub(crate) syncs_work: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Node {
    Folder,
    File(usize),
}

#[derive(Clone, Debug)]
struct Naming {
    number: usize,
    removed: Option<PathBuf>,
    made: Option<(PathBuf, Node)>,
}

#[derive(Clone, Debug)]
enum Syncing {
    File(usize, usize),
    Folder(PathBuf, usize),
}

impl Disk {
    /// A disk on which `folder` lies, every byte of it, under the name `root`.
    pub(crate) fn holding(folder: &Path, root: &Path) -> Done<Self> {
        let mut disk = Self {
            root: root.to_owned(),
            names: BTreeMap::new(),
            durable: BTreeMap::new(),
            renamed: Vec::new(),
            namings: 0,
            files: Vec::new(),
            syncs: BTreeMap::new(),
            syncs_work: true,
        };
        for path in files_below(folder)? {
            let durable = fs::read(folder.join(&path)).map_err(doing(path.display()))?;
            for above in path.ancestors().skip(1) {
                disk.names.insert(root.join(above), Node::Folder);
            }
            disk.names.insert(root.join(&path), Node::File(disk.files.len()));
            disk.files.push(File {
                durable,
                ..File::default()
            });
        }
        disk.durable.clone_from(&disk.names);
        Ok(disk)
    }

    /// Does one step.
    pub(crate) fn step(&mut self, step: &Step) -> Done {
        match step {
            Step::Write { path, at, bytes } => self.change(path, Change::Write(*at, bytes.clone())),
            Step::Resize { path, length } => self.change(path, Change::Resize(*length)),
            Step::Create(path) if self.names.contains_key(path) => Ok(()),
            Step::Create(path) => {
                self.files.push(File::default());
                let node = Node::File(self.files.len() - 1);
                self.name(None, Some((path.clone(), node)));
                Ok(())
            }
            Step::Folder(path) => {
                self.name(None, Some((path.clone(), Node::Folder)));
                Ok(())
            }
            Step::Rename(from, to) => self.rename(from, to),
            Step::Remove(path) => {
                self.name(Some(path.clone()), None);
                Ok(())
            }
            Step::SyncBegins(number, path) => {
                self.begin_sync(*number, path);
                Ok(())
            }
            Step::SyncEnds(number) => {
                self.end_sync(*number);
                Ok(())
            }
            Step::Answers(_) => Ok(()),
        }
    }

    fn change(&mut self, path: &Path, change: Change) -> Done {
        let file = match self.names.get(path) {
            Some(Node::File(file)) => self.files.get_mut(*file),
            _ => None,
        };
        let file = file.ok_or_else(|| format!("a write to {}, which was never made", path.display()))?;
        file.pending.push(change);
        Ok(())
    }

    fn rename(&mut self, from: &Path, to: &Path) -> Done {
        match self.names.get(from).copied() {
            Some(node @ Node::File(_)) => {
                self.name(Some(from.to_owned()), Some((to.to_owned(), node)));
                Ok(())
            }
            other => Err(format!("renaming {}, which is {other:?}", from.display())),
        }
    }

    fn name(&mut self, removed: Option<PathBuf>, made: Option<(PathBuf, Node)>) {
        let naming = Naming {
            number: self.namings,
            removed,
            made,
        };
        self.namings += 1;
        naming.apply(&mut self.names);
        self.renamed.push(naming);
    }

    fn begin_sync(&mut self, number: usize, path: &Path) {
        let syncing = match self.names.get(path) {
            Some(Node::File(file)) => self
                .files
                .get(*file)
                .map(|found| Syncing::File(*file, found.settled + found.pending.len())),
            _ => Some(Syncing::Folder(path.to_owned(), self.namings)),
        };
        self.syncs.extend(syncing.map(|syncing| (number, syncing)));
    }

    fn end_sync(&mut self, number: usize) {
        match self.syncs.remove(&number).filter(|_| self.syncs_work) {
            Some(Syncing::File(file, until)) => {
                if let Some(file) = self.files.get_mut(file) {
                    file.settle(until);
                }
            }
            Some(Syncing::Folder(folder, until)) => self.settle_names(&folder, until),
            None => {}
        }
    }

    fn settle_names(&mut self, folder: &Path, until: usize) {
        let renamed = std::mem::take(&mut self.renamed).into_iter();
        let (settled, uncertain): (Vec<_>, Vec<_>) =
            renamed.partition(|naming| naming.number < until && naming.is_in(folder));
        settled.iter().for_each(|naming| naming.apply(&mut self.durable));
        self.renamed = uncertain;
    }

    /// What a cut at this moment leaves, one of the many possibilities, written to `to`.
    pub(crate) fn cut(&self, random: &mut Random, to: &Path) -> Done {
        let mut names = self.durable.clone();
        let (in_order, chance) = (
            random.percent(50),
            random.pick(&[0, 50, 90, 100]).copied().unwrap_or_default(),
        );
        let first = random.index(self.renamed.len() + 1);
        for (place, naming) in self.renamed.iter().enumerate() {
            if if in_order {
                place < first
            } else {
                random.percent(chance)
            } {
                naming.apply(&mut names);
            }
        }
        // Sorted: a folder comes before what is in it. What lies in a folder whose name is gone is gone too.
        for (path, node) in &names {
            let Ok(below) = path.strip_prefix(&self.root) else {
                continue;
            };
            let place = to.join(below);
            match node {
                Node::Folder => drop(fs::create_dir(&place)),
                Node::File(file) if place.parent().is_some_and(Path::is_dir) => {
                    let bytes = self.files.get(*file).map(|file| file.cut(random)).unwrap_or_default();
                    fs::write(&place, bytes).map_err(doing(place.display()))?;
                }
                Node::File(_) => {}
            }
        }
        Ok(())
    }
}

impl Naming {
    fn apply(&self, names: &mut BTreeMap<PathBuf, Node>) {
        if let Some(removed) = &self.removed {
            names.remove(removed);
        }
        if let Some((path, node)) = &self.made {
            names.insert(path.clone(), *node);
        }
    }

    fn is_in(&self, folder: &Path) -> bool {
        let paths = self.removed.iter().chain(self.made.iter().map(|(path, _)| path));
        paths.into_iter().any(|path| path.parent() == Some(folder))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn disk() -> Disk {
        Disk {
            root: PathBuf::from("/l"),
            names: BTreeMap::from([(PathBuf::from("/l"), Node::Folder)]),
            durable: BTreeMap::from([(PathBuf::from("/l"), Node::Folder)]),
            renamed: Vec::new(),
            namings: 0,
            files: Vec::new(),
            syncs: BTreeMap::new(),
            syncs_work: true,
        }
    }

    fn write(path: &str, at: u64, bytes: &[u8]) -> Step {
        Step::Write {
            path: path.into(),
            at,
            bytes: bytes.to_vec(),
        }
    }

    fn after(steps: &[Step]) -> Disk {
        let mut disk = disk();
        steps.iter().for_each(|step| disk.step(step).expect("a step"));
        disk
    }

    #[test]
    fn what_was_synced_before_the_sync_began_is_there() {
        let disk = after(&[
            Step::Create("/l/a".into()),
            write("/l/a", 0, b"one"),
            Step::SyncBegins(1, "/l/a".into()),
            write("/l/a", 0, b"two"),
            Step::SyncEnds(1),
        ]);
        assert_eq!(disk.files[0].durable, b"one");
        assert_eq!(disk.files[0].pending.len(), 1);
        let kept: std::collections::BTreeSet<Vec<u8>> =
            (0..200).map(|seed| disk.files[0].cut(&mut Random::new(seed))).collect();
        assert_eq!(kept.into_iter().collect::<Vec<_>>(), [b"one".to_vec(), b"two".to_vec()]);
    }

    #[test]
    fn a_name_is_certain_when_its_folder_was_synced() {
        let create = Step::Create("/l/a".into());
        assert!(
            !after(std::slice::from_ref(&create))
                .durable
                .contains_key(Path::new("/l/a"))
        );
        let synced = after(&[create, Step::SyncBegins(1, "/l".into()), Step::SyncEnds(1)]);
        assert!(synced.durable.contains_key(Path::new("/l/a")));
        assert!(synced.renamed.is_empty());
    }

    #[test]
    fn a_disk_that_does_not_sync_keeps_nothing_for_certain() {
        let mut disk = disk();
        disk.syncs_work = false;
        for step in [
            Step::Create("/l/a".into()),
            write("/l/a", 0, b"x"),
            Step::SyncBegins(1, "/l/a".into()),
            Step::SyncEnds(1),
        ] {
            disk.step(&step).expect("a step");
        }
        assert!(disk.files[0].durable.is_empty());
    }
}
