//! Loose files and downloads of a whole class on their way in: what nobody has given a role yet is proposed, the rest is
//! packed as bundles, and none comes in twice.

use super::keeping::{Came, is_mended};
use super::{Arrival, Brought, For, Import, Row, Work};
use crate::downloads::{self, Download, Given};
use crate::failure::{Failure, Finding, Kind};
use crate::library::Shelf;
use crate::loose;
use crate::packing::{self, Earlier};
use crate::told::Told;
use crate::twins::{self, Twins};
use crate::{alike, bundles, codes, disk, sources, watching};
use assay_bundle::{Confirmed, Container, PlainSubmission};
use assay_catalogue::Published;
use assay_evidence::Probe;
use assay_model::submission::{Number, Submission};
use std::collections::BTreeMap;
use std::path::Path;

/// What everything in one folder, zip or download shares.
struct Loose<'a> {
    container: &'a Container,
    download: &'a Download,
    published: Published,
    /// The micro-credential's file.
    bytes: Vec<u8>,
    given: Given,
}

/// One submission of it.
struct One<'a> {
    from: &'a PlainSubmission,
    probes: BTreeMap<String, Probe>,
    confirmed: Confirmed,
}

impl Shelf {
    pub(super) fn import_download(
        &self,
        work: &Work<'_>,
        path: &Path,
        container: &Container,
        download: &Download,
    ) -> Result<Import, Failure> {
        let Some(micro_credential) = work.terms.micro_credential else {
            return Err(Failure::new(Kind::Usage, codes::MICRO_CREDENTIAL_NEEDED).with("path", path.display()));
        };
        let bytes = self.micro_credential(micro_credential)?;
        let loose = Loose {
            container,
            published: crate::catalogue::check_published(&bytes, "micro-credential.json")?,
            bytes,
            given: Given::read(work.terms.roles, download)?,
            download,
        };
        let mut twins = Twins::default();
        let is_wanted = |one: &&PlainSubmission| match work.terms.only {
            Some(only) => one.participant.as_deref() == Some(only),
            None => true,
        };
        let rows = download.submissions.iter().filter(is_wanted).map(|submission| Row {
            from: path.to_owned(),
            participant: submission.participant.clone(),
            result: self
                .import_loose(work, &loose, submission, &mut twins)
                .map_err(|failure| downloads::without_names(failure, submission)),
        });
        Ok(Import {
            rows: rows.collect(),
            findings: download.findings.clone(),
        })
    }

    /// The bytes of the micro-credential that loose files are for.
    fn micro_credential(&self, which: For<'_>) -> Result<Vec<u8>, Failure> {
        match which {
            For::File(path) => {
                bundles::check_micro_credential(path)?;
                disk::read(path, bundles::MICRO_CREDENTIAL_LIMIT)
            }
            For::Known(sha256) => {
                let row = self.library.micro_credential(&sha256)?;
                let unknown = || Failure::new(Kind::Refused, codes::MICRO_CREDENTIAL_NOT_HERE).with("sha256", sha256);
                Ok(row.ok_or_else(unknown)?.json)
            }
        }
    }

    fn import_loose(
        &self,
        work: &Work<'_>,
        loose: &Loose<'_>,
        from: &PlainSubmission,
        twins: &mut Twins,
    ) -> Result<Brought, Failure> {
        watching::go_on(work.watcher)?;
        downloads::packable(from, loose.container)?;
        bundles::ask_above(from.bytes(), work.terms.large)?;
        let probes = packing::probe(work.assay, loose.container, from, &loose.given, work.watcher)?;
        match loose.given.confirmed(loose.download, from, &loose.published, &probes)? {
            None => loose.proposed(work, from, probes),
            Some(confirmed) => {
                let one = One {
                    from,
                    probes,
                    confirmed,
                };
                self.import_confirmed(work, loose, &one, twins)
            }
        }
    }

    fn import_confirmed(
        &self,
        work: &Work<'_>,
        loose: &Loose<'_>,
        one: &One<'_>,
        twins: &mut Twins,
    ) -> Result<Brought, Failure> {
        // Room for the bundle and for what comes out of it, before the first byte is written.
        drop(self.library.stage(one.from.bytes().saturating_mul(2))?);
        let bundle = self.pack(work, loose, one)?;
        let (staging, mut submitted) = self.stage(work, &bundle.open()?)?;
        let done = one.done();
        submitted.told.extend(done.iter().map(Told::from));
        if loose.is_one() {
            // What was left out of a whole class is told of the class: nobody knows whose it was.
            submitted.told.extend(loose.download.findings.iter().map(Told::from));
        }
        let participant = loose.download.number(one.from);
        let new = &submitted.subject.submission;
        let mut brought = match twins.find(&self.library, new, participant.as_ref())? {
            Some(twin) => {
                let mended = self.library.mend(staging, &twin)?;
                Brought::already_here(twin, mended.iter().map(is_mended).collect())
            }
            None => {
                twins::number_is_free(&self.library, new)?;
                let participant = participant.as_ref();
                self.publish(work, staging, submitted, Came::Loose { participant })?
            }
        };
        if let Brought::In(arrival) = &mut brought {
            twins.take(&arrival.submission);
            arrival.findings.extend(done);
        }
        Ok(brought)
    }

    /// They become a bundle first, in a file of its own that is gone afterwards.
    fn pack(&self, work: &Work<'_>, loose: &Loose<'_>, one: &One<'_>) -> Result<sources::Nameless, Failure> {
        let number = work.terms.number.filter(|_| loose.is_one());
        let number = number.map(packing::number).transpose()?;
        let called = number.as_ref().or(one.confirmed.number.as_ref());
        let earlier = self.attempt_before(work, called, &loose.published)?;
        let new = packing::New {
            number,
            previous: earlier.as_ref(),
            language: "en",
            published: &loose.published,
            confirmed: &one.confirmed,
            from: one.from,
            probes: &one.probes,
        };
        let new = new.submission(work.assay)?;
        let bundle = sources::Nameless::create(&self.folder)?;
        packing::write(
            work.assay,
            loose.container,
            new,
            &loose.bytes,
            &one.from.files,
            bundle.file(),
            work.watcher,
        )?;
        Ok(bundle)
    }

    fn attempt_before(
        &self,
        work: &Work<'_>,
        number: Option<&Number>,
        published: &Published,
    ) -> Result<Option<Earlier>, Failure> {
        match number.filter(|_| work.terms.next_attempt) {
            Some(number) => twins::newest(&self.library, number, &published.credential.id),
            None => Ok(None),
        }
    }
}

impl Loose<'_> {
    fn is_one(&self) -> bool {
        self.download.submissions.len() == 1
    }

    /// What its files would be, for a person to confirm.
    fn proposed(
        &self,
        work: &Work<'_>,
        from: &PlainSubmission,
        probes: BTreeMap<String, Probe>,
    ) -> Result<Brought, Failure> {
        let marks = alike::marks(self.container, from, work.watcher)?;
        let alike = alike::alike(self.container, from, &marks, work.watcher)?;
        Ok(Brought::Proposed {
            roles: self.download.proposal(from, &self.published, &probes, &alike),
            number: self.download.number(from),
            findings: from.renamed.iter().map(downloads::renamed).collect(),
            each: downloads::proposed(from, &self.published, &probes, &alike),
            files: loose::files(from, &self.published, probes, marks),
            published: Box::new(self.published.clone()),
        })
    }
}

impl One<'_> {
    /// What was done with its files that a person should know of.
    fn done(&self) -> Vec<Finding> {
        let left_out = self.confirmed.roles.iter().filter(|role| role.left_out);
        let renamed = self.from.renamed.iter().map(downloads::renamed);
        left_out.map(downloads::left_out).chain(renamed).collect()
    }
}

impl Brought {
    fn already_here(twin: Submission, findings: Vec<Finding>) -> Self {
        Self::In(Box::new(Arrival {
            submission: twin.id,
            number: twin.number,
            already_here: true,
            findings,
        }))
    }
}
