//! The sample: a submission of some hundred kilobytes as a bundle and in a library, and one of many megabytes made of it.

use super::{Assay, Random, Scratch, copy_folder, doing, output};
use crate::step::{Done, root};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The number of the sample submission.
const NUMBER: &str = "2041";
/// The number of the one that is made large.
pub(crate) const LARGE: &str = "7120";
/// The classroom video, in a bundle and in its folder.
const CLIP: &str = "video/classroom.mp4";

/// A packed submission.
#[derive(Clone, Debug)]
pub(crate) struct Bundle {
    /// The zip.
    pub(crate) path: PathBuf,
    /// Its payload digest, as the packer printed it.
    pub(crate) payload: String,
    /// What people call it.
    pub(crate) number: &'static str,
}

/// The sample and how it is used.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    /// The bundle.
    pub(crate) bundle: Bundle,
    /// A closed library that holds the bundle and nothing else: to be copied.
    pub(crate) library: PathBuf,
}

impl Sample {
    /// Packs the sample and brings it into a library.
    pub(crate) fn make(assay: &Assay, scratch: &Scratch) -> Done<Self> {
        let roles = fs::read_to_string(fixture("submissions/2041-short.roles.toml")).map_err(doing("the roles"))?;
        let folder = fixture("submissions/2041-short");
        let bundle = Bundle::pack(assay, &folder, &roles, NUMBER, scratch)?;
        let library = scratch.clean("library-with-sample")?;
        bundle.import(assay, &library)?;
        Ok(Self { bundle, library })
    }

    /// A copy of the library, for one trial.
    pub(crate) fn library(&self, scratch: &Scratch, name: &str) -> Done<PathBuf> {
        let copy = scratch.clean(name)?;
        copy_folder(&self.library, &copy)?;
        Ok(copy)
    }
}

impl Bundle {
    /// Packs `folder` with these roles.
    pub(crate) fn pack(
        assay: &Assay,
        folder: &Path,
        roles: &str,
        number: &'static str,
        scratch: &Scratch,
    ) -> Done<Self> {
        let confirmed = scratch.at(&format!("{number}.roles.toml"));
        fs::write(&confirmed, roles).map_err(doing(confirmed.display()))?;
        let path = scratch.clean(&format!("{number}.zip"))?;
        let mut pack = assay.command("bundle pack --json --number");
        pack.arg(number).arg("--micro-credential").arg(micro_credential());
        pack.arg("--roles").arg(&confirmed).arg("--out").arg(&path).arg(folder);
        let answer = output(&mut pack)?.good("packing the sample")?;
        let payload = answer
            .text("payload")
            .ok_or("bundle pack printed no payload digest")?
            .to_owned();
        Ok(Self { path, payload, number })
    }

    /// A submission of about so many megabytes: three clips that are the sample's with a `free` box of chance behind
    /// (ISO/IEC 14496-12, 8.1.2: readers skip it), and the sample's other files.
    pub(crate) fn large(assay: &Assay, scratch: &Scratch, megabytes: u64, random: &mut Random) -> Done<Self> {
        let folder = scratch.clean("large")?;
        copy_folder(&fixture("submissions/2041-short"), &folder)?;
        let roles = fs::read_to_string(fixture("submissions/2041-short.roles.toml")).map_err(doing("the roles"))?;
        let mut roles = format!("{roles}\n");
        for number in 1..=3 {
            let name = format!("video/lesson-{number}.mp4");
            pad(&folder.join(CLIP), &folder.join(&name), (megabytes << 20) / 3, random)?;
            roles.push_str(&format!(
                "[[artifact]]\npath = \"{name}\"\ntitle = \"Lesson {number}\"\nconsent = \"given\"\n\n"
            ));
        }
        let bundle = Self::pack(assay, &folder, &roles, LARGE, scratch)?;
        fs::remove_dir_all(&folder).map_err(doing(folder.display()))?;
        Ok(bundle)
    }

    /// Brings it into `library`.
    pub(crate) fn import(&self, assay: &Assay, library: &Path) -> Done {
        let mut import = assay.command("library import --json --library");
        output(import.arg(library).arg(&self.path))?.good("importing").map(drop)
    }
}

/// The micro-credential of the sample.
fn micro_credential() -> PathBuf {
    fixture("micro-credentials/checking-for-understanding.json")
}

fn fixture(name: &str) -> PathBuf {
    root().join("fixtures").join(name)
}

fn pad(clip: &Path, to: &Path, bytes: u64, random: &mut Random) -> Done {
    let failed = |error: std::io::Error| format!("{}: {error}", to.display());
    fs::copy(clip, to).map_err(failed)?;
    let mut file = File::options().append(true).open(to).map_err(failed)?;
    let whole = u32::try_from(bytes + 8).map_err(|_| "a box of more than 4 GiB".to_owned())?;
    file.write_all(&[&whole.to_be_bytes()[..], b"free"].concat())
        .map_err(failed)?;
    let mut block = vec![0; 1 << 20];
    let mut left = bytes;
    while left > 0 {
        random.fill(&mut block);
        let part = left.min(block.len() as u64);
        let part = usize::try_from(part).map_or(&block[..], |part| block.get(..part).unwrap_or(&block));
        file.write_all(part).map_err(failed)?;
        left -= part.len() as u64;
    }
    Ok(())
}
