//! Each wall of the cage, with a planted attempt to climb it; and the parent's clock.

use crate::harness::{child_program, decoder, file};
use assay_evidence::{Answer, Death, DecodeError, Decoder, Format, Job, Limits, Urgency, Watch};
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Barrier, Mutex};
use std::time::Duration;

fn quick() -> Decoder {
    let second = Duration::from_millis(1000);
    decoder().with_limits(Limits {
        silence: second,
        headers: second,
        whole: second * 3,
        at_once: 2,
    })
}

fn attempt(decoder: &Decoder, how: &str) -> Result<Answer, DecodeError> {
    let job = Job::Misbehave { how: how.to_owned() };
    decoder
        .run(job, Cursor::new(b"some bytes"), &mut ())
        .map(|answered| answered.answer)
}

#[track_caller]
fn still_works(decoder: &Decoder) {
    assert_eq!(
        decoder
            .probe(Cursor::new(file("plan.pdf")), "plan.pdf", &mut ())
            .expect("probes")
            .format,
        Format::Pdf
    );
}

#[test]
fn the_child_opens_no_file_no_socket_no_program_and_no_thread() {
    let decoder = quick();
    assert_eq!(
        attempt(&decoder, "nothing").expect("answers"),
        Answer::Misbehaved("done".to_owned())
    );
    for how in ["open", "create", "list", "socket", "run", "thread"] {
        match attempt(&decoder, how) {
            Ok(Answer::Misbehaved(outcome)) => assert!(outcome.starts_with("refused"), "{how}: {outcome}"),
            other => panic!("{how}: {other:?}"),
        }
    }
    still_works(&decoder);
}

#[test]
fn a_child_that_dies_is_a_typed_failure_and_the_next_job_gets_a_new_one() {
    let decoder = quick();
    for (how, expected) in [
        ("abort", Death::Signal(6)),
        ("exit", Death::Exit(3)),
        ("panic", Death::Panic),
        ("allocate", Death::OutOfMemory),
    ] {
        match attempt(&decoder, how) {
            Err(DecodeError::Died { how: death }) => assert_eq!(death, expected, "{how}"),
            other => panic!("{how}: {other:?}"),
        }
        still_works(&decoder);
    }
    assert!(matches!(
        attempt(&decoder, "overflow"),
        Err(DecodeError::Died { how: Death::Signal(_) })
    ));
    still_works(&decoder);
}

#[test]
fn a_child_that_spins_or_never_ends_is_killed() {
    let decoder = quick();
    assert!(matches!(
        attempt(&decoder, "spin"),
        Err(DecodeError::Silent { after_ms: 1000 })
    ));
    for how in ["ask-for-ever", "talk-for-ever"] {
        assert!(
            matches!(attempt(&decoder, how), Err(DecodeError::TooLong { after_ms: 3000 })),
            "{how}"
        );
    }
    still_works(&decoder);
}

struct After(u32);

impl Watch for After {
    fn cancelled(&mut self) -> bool {
        self.0 = self.0.saturating_sub(1);
        self.0 == 0
    }
}

#[test]
fn a_job_can_be_cancelled_whether_the_child_listens_or_not() {
    let decoder = decoder();
    for how in ["ask-for-ever", "spin"] {
        let outcome = decoder.run(Job::Misbehave { how: how.to_owned() }, Cursor::new(b"x"), &mut After(3));
        match (how, outcome.map(|answered| answered.answer)) {
            ("ask-for-ever", Ok(Answer::Misbehaved(said))) => assert_eq!(said, "stopped"),
            ("spin", Err(DecodeError::Cancelled)) => {}
            (_, other) => panic!("{how}: {other:?}"),
        }
    }
    still_works(&decoder);
}

/// A disk that is pulled out after some reads.
struct Failing(Cursor<Vec<u8>>);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::ErrorKind::NotConnected.into())
    }
}

impl Seek for Failing {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }
}

#[test]
fn a_file_that_cannot_be_read_any_more_is_not_the_decoders_fault() {
    let decoder = decoder();
    let outcome = decoder.probe(Failing(Cursor::new(file("plan.pdf"))), "plan.pdf", &mut ());
    assert!(matches!(outcome, Err(DecodeError::Source(error)) if error.kind() == io::ErrorKind::NotConnected));
    still_works(&decoder);
}

#[test]
fn a_program_that_is_missing_or_is_no_decoder_is_told_apart() {
    let missing = Decoder::new("/nonexistent/decoder", Vec::new());
    assert!(matches!(
        missing.probe(Cursor::new(b"x"), "x", &mut ()),
        Err(DecodeError::Missing(_))
    ));
    let silent = Decoder::new("/bin/true", Vec::new());
    assert!(matches!(
        silent.probe(Cursor::new(b"x"), "x", &mut ()),
        Err(DecodeError::Died { .. })
    ));
}

#[test]
fn two_work_at_once_and_the_others_wait() {
    let decoder = Decoder::new(child_program(), Vec::new());
    std::thread::scope(|scope| {
        let jobs: Vec<_> = (0..6).map(|_| scope.spawn(|| still_works(&decoder))).collect();
        jobs.into_iter().for_each(|job| job.join().expect("probes"));
    });
}

#[test]
fn raw_bytes_come_back_beside_the_answer() {
    let job = Job::Misbehave {
        how: "enclose".to_owned(),
    };
    let answered = decoder().run(job, Cursor::new(b"x"), &mut ()).expect("answers");
    assert_eq!(answered.answer, Answer::Misbehaved("done".to_owned()));
    assert_eq!(answered.bytes, b"raw \0 bytes");
}

/// Somebody who says when they stand in line.
struct InLine<'a>(Urgency, Option<&'a Barrier>);

impl Watch for InLine<'_> {
    fn urgency(&mut self) -> Urgency {
        if let Some(barrier) = self.1.take() {
            barrier.wait();
        }
        self.0
    }
}

/// One that says when it has the seat, and holds it until it is over.
struct Holding<'a>(Option<&'a Barrier>, &'a AtomicBool);

impl Watch for Holding<'_> {
    fn progress(&mut self, _: u64, _: u64) {
        if let Some(barrier) = self.0.take() {
            barrier.wait();
        }
    }

    fn cancelled(&mut self) -> bool {
        self.1.load(Ordering::SeqCst)
    }
}

/// A file that writes down who reads it first.
struct Noted<'a>(Cursor<Vec<u8>>, Urgency, &'a Mutex<Vec<Urgency>>);

impl Read for Noted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut order = self.2.lock().expect("unpoisoned");
        if !order.contains(&self.1) {
            order.push(self.1);
        }
        self.0.read(buffer)
    }
}

impl Seek for Noted<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }
}

#[test]
fn what_is_on_screen_comes_before_what_is_made_ahead() {
    let limits = Limits {
        at_once: 1,
        ..Limits::default()
    };
    let decoder = &decoder().with_limits(limits);
    let (over, order, barrier) = (&AtomicBool::new(false), &Mutex::new(Vec::new()), &Barrier::new(2));
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let job = Job::Misbehave {
                how: "talk-for-ever".to_owned(),
            };
            let held = decoder.run(job, Cursor::new(b"x"), &mut Holding(Some(barrier), over));
            assert!(matches!(held, Err(DecodeError::Cancelled)), "{held:?}");
        });
        barrier.wait();
        for urgency in [Urgency::Background, Urgency::Asked, Urgency::OnScreen] {
            scope.spawn(move || {
                let source = Noted(Cursor::new(file("plan.pdf")), urgency, order);
                let probed = decoder.probe(source, "plan.pdf", &mut InLine(urgency, Some(barrier)));
                probed.expect("probes");
            });
            barrier.wait();
        }
        over.store(true, Ordering::SeqCst);
    });
    let order = order.lock().expect("unpoisoned");
    assert_eq!(*order, [Urgency::OnScreen, Urgency::Asked, Urgency::Background]);
}
