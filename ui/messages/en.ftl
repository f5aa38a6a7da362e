### Every sentence that people read, for Rust and for the window. A refusal is `code-<code>` with its `.hint`:
### what is wrong and what was kept; then what to do. Plain, short, present tense; the evidence is the subject.

## window

app-name = Assay
start-sentence = The evidence on one side, the rubric on the other, a signed result at the end.
start-how = Each criterion is judged beside what was handed in, and the record says where in it. Anyone can check that record years later, without a network.
start-promise = Everything stays on this computer. Assay makes no network connection.
about-version = Assay { $version }

## vault

code-passphrase-wrong = That is not the passphrase of this key. Nothing was signed.
    .hint = Type it again; look at Caps Lock and the keyboard's language. The recovery sheet is the only other way to the key.
code-passphrase-empty = There is no passphrase, and a key without one could be used by anybody. Nothing was made or opened.
    .hint = Type a passphrase; four or more unconnected words are strong and easy to type.
code-kdf-too-costly = This identity file asks for work of 2 to the power of { $logN } before it opens; at most { $most } is taken. Nothing of it was done.
    .hint = Assay never writes such a file. Use the copy from your backup, or make the key again from the recovery sheet.
code-identity-damaged = This identity file is not as it was written. It was not used, and it was not changed.
    .hint = Use the copy from your backup, or make the key again from the 24 words of the recovery sheet.
code-name-unusable = That name cannot stand on a record: { $reason }. Nothing was made.
    .hint = Write the name in one line of at most 120 characters, as others would read it aloud.
code-recovery-word-count =
    { $count ->
        [one] That is one word; a recovery sheet has 24. Nothing was made.
       *[other] Those are { $count } words; a recovery sheet has 24. Nothing was made.
    }
    .hint = Type all 24 words in the order of the sheet.
code-recovery-word-unknown = Word { $position } is not one of the 2 048 words that recovery sheets are made of. Nothing was made.
    .hint = Look at word { $position } on the sheet again; the first four letters of each word tell it from all others.
code-recovery-words-wrong = Every word is known, but they are not the words of one recovery sheet. Nothing was made.
    .hint = One word stands for another, or two have changed places. Compare them with the sheet one by one.
code-fingerprint-unknown = “{ $text }” is not the eight words of a key.
    .hint = The command identity list shows the keys on this computer by their eight words.

## Files that a person names

code-file-missing = There is no { $path }.
    .hint = Look at the spelling, or choose the file again.
code-file-unreadable = { $path } cannot be read.
    .hint = Look at who may read it, then try again. Nothing was changed.
code-file-unwritable = { $path } could not be written. Nothing is left half done.
    .hint = Choose another folder, then try again.
code-file-not-regular = { $path } is not a regular file.
    .hint = Choose a file or a folder that lies on a disk.
code-file-too-large = { $path } is larger than { $limit }, the most that such a file can be.
    .hint = Look whether it is the right file.
code-file-exists = { $path } is there already and was not written over.
    .hint = Choose another name, or move the old file away first.
code-folder-read-only = Nothing can be written to { $path }. Everything that was there is as it was.
    .hint = Choose a folder that is yours to write to.
code-disk-full = The disk has no room left. What was saved before is kept; nothing is left half done.
    .hint = Make room, then do it again.
code-no-randomness = This machine gave no random numbers, so no key was made.
    .hint = Restart the machine, then try again.
code-internal = Assay made a mistake ({ $reason }). Nothing was changed.
    .hint = Report this with the steps that led here.

## Sheets, reviews and journals

code-sheet-malformed = The sheet cannot be read at line { $line }: { $reason }. Nothing was signed.
    .hint = Mend that line; the README shows a whole sheet.
code-sheet-unknown-criterion = The rubric has no criterion "{ $criterion }". Nothing was changed.
    .hint = Use the names that the micro-credential gives its criteria.
code-sheet-unknown-level = Criterion "{ $criterion }" has no level "{ $level }". Nothing was changed.
    .hint = Use the names that the micro-credential gives its levels.
code-sheet-unknown-artifact = The submission holds no "{ $artifact }". Nothing was changed.
    .hint = Use the path as the submission lists it.
code-sheet-time-past-end = { $end } is past the end of { $artifact }, which runs to { $duration }. Nothing was changed.
    .hint = Look at the time again.
code-sheet-contradiction = Criterion "{ $criterion }" has no single answer: one row, with either a level or a reason why it cannot be judged, and none where the submission is returned.
    .hint = Keep one of the two.
code-rationale-missing = Criterion "{ $criterion }" has a level and no rationale. Nothing was signed.
    .hint = Say why this level; one sentence is enough.
code-criterion-unscored = Criterion "{ $criterion }" has no answer yet. Nothing was signed.
    .hint = Choose a level, or say why it cannot be judged.
code-annotation-unknown = There is no annotation { $id }. Nothing was changed.
    .hint = Look whether it was removed before.
code-place-does-not-fit = { $artifact } has no such place. Nothing was changed.
    .hint = Times belong to recordings, pages to documents, boxes to pictures and pages; a span ends after it starts and a box stays inside.
code-quote-not-found = "{ $quote }" is not found exactly once in { $artifact }. Nothing was changed.
    .hint = Quote the words as they stand there, and enough of them to tell the place, or name the page.
code-reason-missing = A reason is needed here. Nothing was changed.
    .hint = One sentence is enough.
code-nothing-to-undo = There is nothing left to undo or redo.
    .hint = Everything is as it was.
code-review-sealed = This review is signed and cannot be changed.
    .hint = A correction is a new record that supersedes this one.
code-review-returned = This submission is being returned: nothing is said about the teaching.
    .hint = Undo the return to score it.
code-review-recused = You stood back from this review; what was scored is locked.
    .hint = Another assessor takes it on.
code-journal-broken = The journal does not hold together at entry { $seq }: what is written there was changed, moved or taken out.
    .hint = Keep the library as it is and open the newest backup beside it.
code-format-newer = This file says "{ $format }", which is newer than this version of Assay. It was not guessed at.
    .hint = Open it with a newer version.

## Before signing

code-not-opened = Not looked at: { $path }.
    .hint = Open it once, or sign knowing that it was not.
code-place-missing = Criterion "{ $criterion }" has a level and no place in the evidence.
    .hint = Cite the place that the level rests on.
code-strength-missing = Criterion "{ $criterion }" is not there yet, and nothing says what the evidence shows well.
    .hint = Name one thing that is there already.
code-next-step-missing = Criterion "{ $criterion }" is not there yet, and has no next step.
    .hint = Say one thing to do next.
code-requirement-not-met = The submission does not hold what "{ $requirement }" asks for.
    .hint = Say so in the feedback, or return the submission.
