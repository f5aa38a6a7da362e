### Every sentence that people read, for Rust and for the window. A refusal is `code-<code>` with its `.hint`:
### what is wrong and what was kept; then what to do. Plain, short, present tense; the evidence is the subject.

## window

app-name = Assay
start-how = Each criterion is judged beside what was handed in, and the record says where in it. Anyone can check that record years later, without a network.
start-promise = Everything stays on this computer. Assay makes no network connection.
queue-open = open
app-opening = The library is being opened.
app-sample-library = Sample library
app-sample = This is the sample library. Its key is { $name }; its passphrase is: { $passphrase }
closed-title = The library could not be opened
bring-for-which = Which micro-credential is “{ $name }” for?
for-kicker = Loose files · { $name }
for-lead = It says what they are held against. Whoever handed them in said which one.
for-known = Micro-credentials
for-version = version { $version }
for-name-says = Its name says “{ $words }”
for-not-yours = not in your catalogue
for-search = Title or competency
for-few =
    { $found ->
        [0] None of { $of } has “{ $words }” in its title or competency.
        [one] 1 of { $of } has “{ $words }” in its title or competency.
       *[other] { $found } of { $of } have “{ $words }” in their title or competency.
    }
for-none = No micro-credential is in this library yet
for-none-how = A micro-credential says what a submission has to hold and how it is judged. Whoever publishes it gives it out as a file that ends in .json. Choose that file: it comes into this library with the submission, and stands here the next time.
for-none-file = Choose its file…
for-none-choose = What it asks for stands here once its file is chosen.
for-none-first = The file of the micro-credential comes first.
for-aside = What it asks for
for-competency = The competency
for-choose = Choose one, and what it asks for stands here.
for-go-on = Look through the files
for-hint = it is this one
for-file = Another one, from a file…
review-rule-all = Every criterion at its required level
review-rule-count = { $atLeast } of { $of } criteria at their required level
review-rule-points = { $cut } points
review-rule-floor = , none below { $level }
review-attempt-elsewhere = Attempt { $attempt }. The attempt before is not in this library.
review-attempt-unchanged = Attempt { $attempt }. { $unchanged } of { $of } files are unchanged from the one before. Earlier scores stay hidden.
about-version = Assay { $version }

## window: parts

parts-cancel = Cancel
parts-undo = Undo
parts-close = Close

## window: frame

frame-places = Places
frame-queue = Queue
frame-verify = Verify
frame-settings = Settings
frame-go-to-or-do = Go to or do
frame-who = { $name }, { $role }
frame-all-keys = all keys

## window: submission

submission-number = No. { $number }
submission-what = · { $title } v{ $version } · attempt { $attempt }
state-new = New
state-in-review = In review
state-ready = Ready to sign
state-signed = Signed
state-returned = Returned
state-recused = Recused
state-beside = { $corrects ->
        [yes] { $state ->
            [ready] correction ready
            [returned] correction returned
            [recused] correction recused
           *[other] correction begun
        }
       *[no] another review
    }
state-with-beside = { $state }, { $beside }
outcome-meets = Meets
outcome-not-yet = Not yet
outcome-returned = Returned
purpose-summative = Summative
purpose-formative = Formative

## window: queue

queue-title = Queue
queue-total =
    { $total ->
        [one] 1 submission
       *[other] { $total } submissions
    }
queue-all = All
queue-states = State
queue-twice =
    { $count ->
        [one] One is counted in two states: its own, and that of what is begun beside it.
       *[other] { $count } are counted in two states: their own, and that of what is begun beside them.
    }
queue-search = Number, micro-credential, comment
queue-search-clear = Empty the search
queue-bring-in = Bring in…
queue-choose = Choose a file…
queue-choose-folder = Choose a folder…
queue-number = Number
queue-credential = Micro-credential
queue-attempt = Attempt
queue-state = State
queue-scored = Scored
queue-seen = Opened
queue-outcome = Evidence, outcome
queue-due = Due
queue-came = Brought in
queue-scored-of = { $scored }/{ $of }
queue-attempt-of = Attempt { $attempt }
queue-scored-many = { $scored } of { $of } scored
queue-seen-of = { $opened } of { $files } files opened
queue-outcome-kind = · outcome
queue-feedback = Feedback
queue-files =
    { $files ->
        [one] 1 file
       *[other] { $files } files
    }
queue-row = Row { $row } of { $total }
queue-drop-anywhere = Drop a bundle, a folder or a signed result anywhere in this window
queue-none = No submission is like that.
queue-show-all = Show all
queue-empty = Nothing to review yet
queue-empty-how = Drop a submission here: a bundle from Assay, a zip from Moodle or Open edX, or a plain folder of files. It is checked before anything is kept.
queue-empty-drop = Drop a file or a folder
queue-empty-stays = The original stays where it is and is not changed.
queue-empty-check = Check somebody’s result
queue-empty-check-how = A signed record, a badge picture or a result package can be dropped here too.
queue-due-set = Set a due date
queue-overdue = overdue
queue-due-title = By when is No. { $number } wanted?
queue-due-day = Day
queue-due-hint = No day: it waits without one.
queue-due-wrong = Write the day as { $example }.
queue-due-today = Today
queue-due-week = In a week
queue-due-two-weeks = In two weeks
queue-due-none = No day
queue-due-keep = Keep the day
queue-do-search = Search the queue
queue-do-filter = Choose a state
queue-do-bring = Bring in a submission
queue-do-folder = Bring in a folder
queue-do-verify = Verify a result
queue-do-due = Set the due date
queue-do-bundle = Write the submission out as its bundle
queue-do-intake = Intake report of the chosen submission
queue-bundle = Write the bundle…
queue-intake = Intake report
queue-open-this = Open
queue-set-due = Set the due date…
queue-more = More
queue-more-of = More for No. { $number }
bundle-name = The bundle
bundle-writing = Writing the bundle of No. { $number }
bundle-written = Bundle of No. { $number } written
bundle-same = The same files as they came in, to the byte; no scores, no comments.
bundle-refused = The bundle of No. { $number } was not written
bundle-elsewhere = Choose another place…
bundle-large-too = Write it all the same
queue-hint-move = move
queue-hint-open = open
queue-hint-search = search
queue-hint-filter = filter
queue-hint-bring = bring in
queue-hint-verify = verify a result
queue-hint-due = due date
drop-here = Let go to bring it in
drop-count =
    { $count ->
        [0] Nothing here can be brought in
        [one] Let go to bring in 1 submission
       *[other] Let go to bring in { $count } submissions
    }
drop-checked = Every digest is checked first. Nothing is kept until the check is done.

## window: first start

first-steps = Steps
first-step-done = done:
first-step-you = You
first-step-words = Recovery words
first-step-passphrase = Passphrase
first-step-sheet = Recovery sheet
first-go-on = Go on
first-back = Back
first-you-title = Who signs on this computer?
first-you-lead = Your name stands on every result that you sign, beside your key.
first-name = Name as it should appear
first-name-missing = A record needs a name. Write yours as others would read it aloud.
first-role = What you do here
first-role-assessor = Assessor
first-role-assessor-does = scores submissions and signs results
first-role-mentor = Mentor
first-role-mentor-does = gives feedback on drafts, without a decision
first-role-note = The role stands on what you sign. Another key can have another role.
first-have-sheet = I have a recovery sheet
first-without-key = Look around without a key
first-words-title = Bring a key back
first-words-lead = Type the 24 words of the recovery sheet in their order. They make the same key again.
first-words = The 24 words
first-words-count = { $count } of 24 words
first-words-needed = All 24 words are needed.
first-passphrase-title = Choose a passphrase
first-passphrase-lead = It locks your signing key. Four or more unconnected words are strong and easy to type.
first-passphrase = Passphrase
first-passphrase-again = The same again
first-passphrase-short = At least { $least } characters are needed; four unconnected words are better.
first-passphrase-differs = The two are not the same.
first-passphrase-nobody = Nobody can reset this passphrase. The recovery sheet on the next page is the only other way to your key.
first-passphrase-new = From now on this passphrase opens the key on this computer. The old one opens nothing here.
first-make = Make my key
first-bring-back = Bring the key back
first-making = The key is being made; this takes a few seconds.
first-sheet-title = Print this sheet and put it away
first-sheet-lead = With it the key can be had again on another computer. Keep it on paper, not on this disk.
first-sheet-have = I have the sheet on paper
first-sheet-first = Print the sheet first, or copy it by hand.
first-sheet-without = Go on without it
first-print = Print
strength-short = Too short
strength-weak = Weak
strength-fair = Fair
strength-strong = Strong
passphrase-show = Show the passphrase
passphrase-cover = Cover the passphrase
passphrase-capitals = Capitals are on.
sheet-title = Assay recovery sheet
sheet-name = Name
sheet-key = Key, in words
sheet-words = Recovery words
sheet-show = Show { $seconds } s
sheet-cover = Cover
sheet-covered = The words are covered. The button before them shows them.
sheet-for = What it is for: it brings your signing key back when the computer is lost or the passphrase forgotten.
sheet-use = How it is used: start Assay where there is no key yet, or open Settings, Keys for signing, “{ settings-another-key }”. Write your name, choose “{ first-have-sheet }” and type the 24 words in their order.
sheet-secret = Keep it secret, as you would a key: whoever has these words can sign in your name.
sheet-again-title = Which passphrase opens this key?
sheet-again-lead = With it the recovery sheet can be seen and printed once more. The key stays as it is.
sheet-again-show = Show the sheet

## window: bringing in

bring-together-name =
    { $more ->
        [one] { $first } and 1 more
       *[other] { $first } and { $more } more
    }
together-aside = One submission
together-kicker =
    { $count ->
        [one] Dropped or chosen · 1 thing
       *[other] Dropped or chosen together · { $count } things
    }
together-title = Are these { $count } together one submission?
together-lead = They were brought together, and nothing says whose they are. Take out what belongs to another one.
together-parts = What may be one submission
together-rest = Beside them
together-lies = in { $folder }
together-goes = goes along
together-goes-folder = goes along with all that is in it
together-stays = stays where it is; nothing is done with it
together-apart = comes in as a submission of its own
together-left-behind = made by the computer; left out
together-bundles = brought in by itself
together-download = looked through by itself
together-result = a signed result; verified, not brought in
together-read = They are only read.
together-read-how = Nothing is moved or changed where it lies. The submission gets a copy of each, under its own name; where two have one name, the second gets a number.
together-chosen =
    { $count ->
        [0] Nothing is chosen.
        [one] 1 is chosen.
       *[other] { $count } make one submission.
    }
together-folders = They lie in { $count } folders, and stand side by side in the submission.
together-then = Next it is asked for which micro-credential they are, and then what each is.
together-few = One submission of several files needs two at least.
together-one = One submission
bring-kicker =
    { $count ->
        [one] Bringing in · 1 submission
       *[other] Bringing in · { $count } submissions
    }
bring-title =
    { $count ->
        [one] Being looked through
       *[other] { $over } of { $count } looked through
    }
bring-title-over =
    { $count ->
        [0] Nothing to bring in
        [one] Looked through
       *[other] All { $count } looked through
    }
bring-title-asks =
    { $count ->
        [one] 1 waits for your answer
       *[other] { $count } wait for your answer
    }
bring-lead =
    { $count ->
        [one] It is checked before anything of it is kept.
       *[other] You can start with the first ones while the others are being checked.
    }
bring-lead-over =
    { $whole ->
        [0] Nothing new is in the library.
        [one] 1 submission is in the library and ready to review.
       *[other] { $whole } submissions are in the library and ready to review.
    }
bring-lead-asks =
    { $whole ->
        [0] Say what the files are for, and they come in. Nothing of it is in the library before.
        [one] Say what the files are for, and they come in. 1 submission is in the library and ready to review.
       *[other] Say what the files are for, and they come in. { $whole } submissions are in the library and ready to review.
    }
bring-so-far = So far
bring-count-in = Ready to review
bring-count-refused = Something stands in the way
bring-count-asks = Ask something first
bring-count-here = Already here, nothing to do
bring-count-result = Signed results, to be verified
bring-count-running = Being checked
bring-count-waits = Wait
bring-count-cancelled = Cancelled by you
bring-in = No. { $number }, ready to review
bring-in-look = No. { $number }, ready to review; something to look at
bring-here = Already here as No. { $number }, the same to the byte
bring-here-look = Already here as No. { $number }, the same to the byte; something to look at
bring-nothing = No submission was found there
bring-credential-needed = Loose files: for which micro-credential?
bring-roles-needed =
    { $files ->
        [one] 1 file: what is it for?
       *[other] { $files } files: what is each of them for?
    }
bring-result = A signed result, not a submission
bring-looking = looking at what it is
bring-waits = waits
bring-cancelled = Cancelled, nothing was kept
bring-bytes = { $done } of { $of }
bring-leave-out = Leave out
bring-leave-out-of = Leave out: { $name }
bring-again = Try again
bring-why = Read why
bring-confirm = Confirm roles
bring-choose-credential = Choose…
bring-cancel-keeps =
    { $whole ->
        [0] Nothing has been kept so far.
        [one] Cancelling keeps the 1 that is whole.
       *[other] Cancelling keeps the { $whole } that are whole.
    }
bring-cancel-rest = Cancel the rest
bring-start = Start with No. { $number }
bring-cut-off = Bringing in “{ $name }” was cut off.
bring-cut-off-what = That was { $at }. Of the submission that was under way nothing is kept; what had come in whole before it is in the queue.
bring-cut-off-again = Bring it in again
bring-cut-off-forget = Do not tell this again: “{ $name }”
bring-waiting =
    { $more ->
        [0] “{ $name }” waits for your answer.
        [one] “{ $name }” and 1 other wait for your answer.
       *[other] “{ $name }” and { $more } others wait for your answer.
    }
bring-waiting-go = Go on
bring-back = Back to the queue
bring-no-other = One bad bundle stops no other
bring-no-other-how = Each is checked on its own, digests first. What is cancelled or refused leaves nothing behind.
bring-interrupted = It can be interrupted
bring-interrupted-how = If the stick is pulled out or Assay is closed, nothing half is kept, and what is in stays. What was cut off by closing is told in the queue at the next start, with a button that brings it in again; what waits for your answer is there with the answers that you gave.
refused-aside = What was kept
refused-kicker = Not brought in · { $name }
refused-title =
    { $count ->
        [one] One thing stands in the way
       *[other] { $count } things stand in the way
    }
refused-lead = Nothing of it was kept. What is missing has to come from the candidate again.
refused-lead-only = Nothing of it was kept.
refused-kept = The library is as it was
refused-kept-how = The file itself was only read and lies where it lay.
refused-gone-how = Where it lay, nothing can be read now.
refused-gone-hint = Plug in the stick or disk that it lies on, or put it back where it lay, and try again. If it was moved, bring it in from where it is now.
refused-leave = Leave it
refused-next = Bring it in as attempt { $attempt }…
refused-next-yes = Bring it in as attempt { $attempt }
refused-next-title = Is this attempt { $attempt } of the same person?
refused-next-what =
    { $before ->
        [one] It gets the same number. Attempt 1 stays as it is, with its review, and the new one names it as the attempt before. Only who hands out the numbers knows whether both are of one person.
       *[other] It gets the same number. Attempt { $before } stays as it is, with its review, and the new one names it as the attempt before. Only who hands out the numbers knows whether both are of one person.
    }
refused-other-number = Another number…
roles-aside = What the bundle will say
roles-kicker =
    { $files ->
        [one] Loose files · { $name } · 1 file, and nothing says what it is for
       *[other] Loose files · { $name } · { $files } files, and nothing says what each is for
    }
roles-title = Is this what each file is?
roles-lead = The proposals come from the names and the kinds of the files. Go through them, then a bundle is written and sealed with digests.
roles-files = Files
roles-files-of = Files of participant { $participant }
roles-participant = Participant { $participant }
roles-file = File
roles-called = Called
roles-called-of = What { $path } is called
roles-for = Offered for
roles-for-of = What { $path } is offered for
roles-for-nothing = Nothing that is asked for
roles-leave-out = Leave out
roles-left-out = left out:
roles-left-out-word = Left out
roles-has = has { $count }
roles-consent = Consent
roles-consent-of = Consent for { $path }
roles-consent-all = Consent for all files
roles-why = Why
roles-choose = Choose
roles-confirm = Confirm
roles-confirmed = confirmed:
roles-not-confirmed = not confirmed yet:
roles-title-missing = Needed
roles-why-folder = Its folder says “{ $word }”
roles-why-name = Its name says “{ $word }”
roles-why-captions = Captions of { $path }
roles-why-captions-alone = { $path } is left out: they go along as a file of their own
roles-why-kind = Only this asks for its kind
roles-why-unclear = Nothing tells: choose, or leave out
roles-why-pointer = Holds no text, only a link
roles-why-program = A program, which is never run
roles-why-empty = Holds nothing
roles-why-copy = The same file as { $path }, byte for byte
roles-why-changed = Changed since you answered
roles-since = Since you answered: { $what }.
roles-since-changed =
    { $count ->
        [one] 1 file changed
       *[other] { $count } files changed
    }
roles-since-gone =
    { $count ->
        [one] 1 is gone
       *[other] { $count } are gone
    }
roles-since-fresh =
    { $count ->
        [one] 1 is new
       *[other] { $count } are new
    }
roles-since-how = What you said of the others stands. Those that changed or are new are asked about.
roles-why-left-out = You left it out
roles-why-nothing = Goes along and counts for nothing
roles-why-chosen = You chose it
roles-miss-kind = Does not count: not of a kind it asks for
roles-miss-seconds = Does not count: { $found } long, it asks for { $asked }
roles-miss-pages = Does not count: { $found } pages, it asks for { $asked }
roles-miss-words = Does not count: { $found } words, it asks for { $asked }
roles-outside-system = System files
roles-outside-system-why = Made by the computer
roles-outside-candidate = A name
roles-outside-candidate-why = Says who the candidate is
roles-outside-unplaced = Beside the submissions
roles-outside-unplaced-why = Belongs to none of them
roles-strip = The file that is looked at
roles-strip-left-out = It stays outside of the bundle and needs neither title nor consent.
roles-look = Look at it
roles-to-confirm = to confirm:
roles-confirm-count = to confirm
roles-other-credential = Another…
roles-attempt = Attempt 1
roles-asks-of = What it asks of participant { $participant }
roles-left-out-how =
    { $count ->
        [one] { $names }. It does not go into the bundle, and the intake report names it.
       *[other] { $names }. They do not go into the bundle, and the intake report names them.
    }
roles-names = File names go into the bundle. One that not every computer can hold is changed, and that is said.
roles-names-how = If one names a person or a place, rename the file first; the folder itself is not touched.
roles-number-of = Number of participant { $participant }
roles-number-wrong = Up to twelve digits, nothing else.
roles-number-how = A number, never a name. Left empty, it gets one of its own. The list that ties it to a person stays with the coordinator.
roles-all-said = Everything is said. It can be brought in.
roles-choose-left =
    { $count ->
        [one] 1 file to choose
       *[other] { $count } files to choose
    }
roles-confirm-left =
    { $count ->
        [one] 1 to confirm
       *[other] { $count } to confirm
    }
roles-mend-left =
    { $count ->
        [one] 1 field to mend
       *[other] { $count } fields to mend
    }
roles-left-then = Then it can be brought in.
roles-nothing-left = Every file is left out, and no bundle is made of nothing. Offer one at least.
roles-do-previous = The file before
roles-do-next = The next file
roles-do-first = The first file
roles-do-last = The last file
roles-do-requirement = Offer for what is asked
roles-do-leave = Leave out
roles-do-look = Look at it
roles-do-title = What it is called
roles-do-confirm = Confirm, and the next that waits
roles-hint-file = file
roles-hint-requirement = requirement
roles-hint-leave = leave out
roles-hint-look = look at it
roles-hint-title = what it is called
roles-hint-confirm = confirm, next
roles-hint-undo = undo
glance-coming = It is being opened.
glance-picture = What { $path } looks like
glance-left =
    { $left ->
        [one] Page 1 could not be drawn; the file may be damaged. This is page 2.
       *[other] Pages 1 to { $left } could not be drawn; the file may be damaged. This is page { $next }.
    }
glance-none = It cannot be looked at before it is in the library. What it is stands in the list.
roles-bring-in = Write the bundle and bring it in
consent-given = Given
consent-not-needed = Not needed
consent-missing = Missing

## window: intake

intake-kicker =
    { $files ->
        [one] Intake report · No. { $number } · attempt { $attempt } · 1 file
       *[other] Intake report · No. { $number } · attempt { $attempt } · { $files } files
    }
intake-what = { $title } v{ $version }
intake-good = Ready to review
intake-good-lead =
    { $files ->
        [one] The file is whole, it is what it says it is, and everything the micro-credential asks for is here.
       *[other] All { $files } files are whole, each is what it says it is, and everything the micro-credential asks for is here.
    }
intake-to-look-at =
    { $count ->
        [0] Nothing to do, something to know
        [one] One thing to look at
       *[other] { $count } things to look at
    }
intake-to-look-at-lead = The submission is in the library, whole as it was packed, and can be reviewed. This is worth knowing first.
intake-unusable = Nothing here can be shown
intake-unusable-lead = The submission is in the library, whole as it was packed, but no file of it can be opened here. It can be returned with a reason.
intake-type = Type, by content
intake-size = Size
intake-finding = Finding
intake-no-finding = none, both digests match
intake-captions = Captions
intake-left-out = Left out
intake-same-of = The same of { $count } files
intake-first-look = First look
intake-asks = What it asks for
intake-met = met:
intake-not-met = not met:
intake-more = more than asked:
intake-given = { $given } of { $wanted }
intake-consent = Consent
intake-consent-missing =
    { $count ->
        [one] Missing for 1 file
       *[other] Missing for { $count } files
    }
intake-consent-given =
    { $count ->
        [one] Given for 1 file
       *[other] Given for { $count } files
    }
intake-consent-none = No file needs any
intake-bundle = Bundle
intake-number = No. { $number }, attempt { $attempt }
intake-payload = Payload
intake-no-due = no day
intake-set-due = Set…
intake-came-along = Its micro-credential came along with it.
intake-came-along-how = It is not one that you took into your catalogue yourself. Look whether it is the one you know.
intake-came-chosen = You chose this micro-credential when you brought the files in.
intake-came-chosen-how = It is not in your catalogue yet. Take it in if it is the one you judge by.
intake-accept = Take it in
intake-signed-by = Signed by
intake-signed-by-nobody = nobody: it is a draft
intake-in-catalogue = In your catalogue
intake-no-version = no version of it
intake-other-version = version { $version }
intake-differs = What differs from version { $version }
intake-rubric = Rubric digest
intake-rubric-yours = in your catalogue
intake-rubric-not-yours = not in your catalogue
differs-aim = Another name or competency
differs-key-method = Another key method, or other research under it
differs-requirement-new = Asked for anew: { $title }
differs-requirement-gone = Not asked for any more: { $title }
differs-requirement-changed = Asked for otherwise: { $title }
differs-criterion-new = New criterion: { $title }
differs-criterion-gone = Criterion that is gone: { $title }
differs-criterion-changed = Criterion with other words or levels: { $title }
differs-rule = Another rule: how levels become an outcome
differs-beside = Something beside: suggestions, topics or sources
intake-later = Keep for later
intake-start = Start the review
intake-go-on = Go on with the review
intake-open = Open the review
measure-pages =
    { $pages ->
        [one] 1 page
       *[other] { $pages } pages
    }
measure-rows =
    { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    }
measure-words =
    { $words ->
        [one] 1 word
       *[other] { $words } words
    }

## window: signing

presign-outcome = Outcome
presign-feedback = Feedback
presign-meets = Meets, as the rule computes it
presign-not-yet = Not yet, as the rule computes it
presign-returned = Returned without a judgement
presign-returned-lead = It goes back with these reasons. Nothing is said about the teaching.
presign-not-the-decision = This is what your scores come to, not the decision.
presign-near-cut = They are close to the cut: a second assessor is asked for.
presign-supersedes = This record will take the place of the one that you signed before.
presign-feedback-title = { $strengths ->
        [0] No strength yet
        [one] One strength
       *[other] { $strengths } strengths
    }, { $questions ->
        [0] no question
        [one] one question
       *[other] { $questions } questions
    }, { $steps ->
        [0] no next step
        [one] one next step
       *[other] { $steps } next steps
    }
presign-feedback-lead = Nothing is computed. The levels say where the evidence stands, in the rubric’s words.
presign-purpose = What the review is for
presign-summative-means = an outcome, computed by the rule
presign-formative-means = feedback only, no outcome, no badge
presign-before = Before you sign
presign-before-handing = Before you hand it over
presign-count = { $look } to look at, { $order } in order
presign-criterion = Criterion
presign-level = Level
presign-rationale = Rationale
presign-places = Places
presign-stands = Where it stands
presign-seen = What was seen
presign-below = below the required level
presign-next-step = Next step for the teacher
presign-from-to = from { $from } to { $to }
presign-to = to { $to }
presign-how = How the rule came to this
presign-rule = Rule: { $rule }.
presign-stands-out = What stands out
presign-questions = Questions
presign-next = Next step
presign-go-to-criterion = Go to criterion { $number }
presign-open-it = Open it
presign-go-on-with-comment = Go on with the comment
presign-see-asked = See what is asked for
presign-needed = needed before signing
presign-unscored = Criterion “{ $criterion }” has no answer yet.
presign-no-rationale = Criterion “{ $criterion }” has a level and no rationale.
presign-nothing-said = Nothing is said yet: no level, no words, no place with a comment.
    .hint = Begin at the first criterion: one level or one sentence is more than an empty page.
presign-all-scored = Every criterion has an answer and its reason
presign-all-placed = Every level rests on at least one place in the evidence
presign-growth = { $purpose ->
        [formative] What is not there yet has a strength and a next step
       *[summative] “Not yet” has a strength, a place and a next step
    }
presign-all-opened =
    { $files ->
        [one] The file was opened
       *[other] All { $files } files were opened
    }
presign-digests =
    { $files ->
        [one] The digest still matches
       *[other] All { $files } digests still match
    }
presign-key = Key
presign-not-signed = That is not the passphrase of this key. Nothing was signed.
presign-passphrase-of = Passphrase of { $name }
presign-to-passphrase = to the passphrase
presign-seals = Signing seals the review. A correction later is a new record that names this one.
presign-feedback-signed = Signed, so that the teacher knows whose words these are. It says on every page: feedback, no outcome.
presign-sample = The sample key. Its passphrase is: { $passphrase }
presign-sign-record = Sign the record
presign-sign-feedback = Sign the feedback
presign-sign-return = Sign the return
presign-in-the-way =
    { $count ->
        [one] One thing above is needed first.
       *[other] { $count } things above are needed first.
    }
presign-signing = It is being signed; this takes a few seconds.
presign-writing = It is signed. Choose where the package is to lie.
presign-passphrase-wrong = Type it again; look at Caps Lock and the keyboard’s language. If it is forgotten, the recovery sheet brings the key back: Settings, Keys for signing, “Make or bring back a key”.
presign-passphrase-first = Type the passphrase first.
presign-back = Back to the review
presign-no-key = There is no key on this computer yet.
presign-no-key-how = A record is signed with a key that is yours alone. Everything that you scored is kept.
presign-make-key = Make a key
signed-inside = What is in the package
signed-part-record = signed
signed-part-report = for the teacher
signed-part-micro-credential = rubric and rule
signed-part-other = listed in the record
signed-part-places =
    { $count ->
        [one] one picture of a cited place
       *[other] { $count } pictures of cited places
    }
signed-bag = Beside them lie the lists of their digests (BagIt).
signed-places-consent = Pictures only of places whose consent lets them leave.
signed-record = Record of No. { $number } signed
signed-feedback = Feedback on No. { $number } signed
signed-record-lead = { $sentence } The panel decides, and names this record. Anyone can check it without a network.
signed-feedback-lead = It says whose words they are, and holds no outcome. Anyone can check it without a network.
signed-returned-lead = The submission goes back with your reasons. Nothing is said about the teaching.
signed-supersedes = It takes the place of the record that you signed before.
signed-record-holds = The record holds { $levels ->
        [0] no level
        [one] one level
       *[other] { $levels } levels
    }{ $unjudged ->
        [0] { "" }
        [one] , one criterion that cannot be judged
       *[other] , { $unjudged } criteria that cannot be judged
    }, { $places ->
        [0] no place in the evidence
        [one] one place in the evidence
       *[other] { $places } places in the evidence
    } and { $artifacts ->
        [one] the digest of the one file.
       *[other] the digests of all { $artifacts } files.
    }
signed-by = Signed by
signed-key-note = The same eight words stand on the recovery sheet, and on any roster that lists this key.
signed-time = Time
signed-at = { $at }, by this computer’s clock
signed-digest = Digest
signed-journal = Journal
signed-journal-unbroken =
    { $count ->
        [one] One entry, unbroken, head
       *[other] { $count } entries, unbroken, head
    }
signed-journal-broken =
    { $count ->
        [one] One entry. What the library holds does not lead to this head any more:
       *[other] { $count } entries. What the library holds does not lead to this head any more:
    }
signed-package = Package
signed-package-holds =
    { $pictures ->
        [0] Record, report and rubric. No original evidence.
        [one] Record, report, rubric, and one picture of a cited place. No original evidence.
       *[other] Record, report, rubric, and { $pictures } pictures of cited places. No original evidence.
    }
signed-package-none = No file of it is known here. The signed record is in the library, and the package can be written at any time.
signed-next = Next submission: No. { $number }
signed-show = Show the file
signed-read = Read the report
signed-write = Write the package…
signed-sealed-at = Sealed { $at }
signed-hint-next = next submission
signed-hint-report = report
signed-do-next = Go on with the next submission
signed-do-report = Read the report that was signed
signed-do-show = Show the package in the file manager
signed-do-write = Write the package of the signed record
signed-do-correct = Write a correction of what was signed
signed-report = Report on No. { $number }
signed-report-back = Back to what was signed
signed-report-reading = The report is being read.
presign-films-without = { $count ->
    [one] One cited moment of a film has no picture yet. Its time is signed all the same; shown once in the viewer, it gets one.
   *[other] { $count } cited moments of films have no picture yet. Their times are signed all the same; each one that is shown once in the viewer gets one.
}
signed-films-without = { $count ->
    [one] One cited moment of a film went out without a picture; its time is in the record.
   *[other] { $count } cited moments of films went out without a picture; their times are in the record.
}
signed-stayed = What stayed here
signed-stayed-what =
    { $count ->
        [one] The file of the evidence itself, and your private notes.
       *[other] The { $count } files of the evidence themselves, and your private notes.
    } The candidate’s name was never known to this application.
signed-sealed = The review is sealed and opens read-only.
signed-correct = Write a correction…

## window: returning and recusing

return-title = Return No. { $number } without a judgement
return-lead = It goes back with your reasons. Returned is not “not yet”: nothing is said about the teaching.
return-reasons = Why it goes back
return-face = A face or a name shows without consent
return-consent = Consent is missing or not complete
return-unreadable = A file cannot be opened, read or heard
return-missing = Something that is asked for is missing
return-other-one = It belongs to another micro-credential or person
return-another = Another reason
return-at = { $reason } ({ $place })
return-with-place = Name the place: { $place }
return-without-place = Without the place: { $place }
return-words = What the candidate reads, needed
return-stays = { $annotations ->
        [0] No annotation
        [one] Your 1 annotation
       *[other] Your { $annotations } annotations
    } and { $levels ->
        [0] no level
        [one] 1 level
       *[other] { $levels } levels
    } stay in this review and are not sent.
return-choose = Choose at least one reason.
return-write = Write what the candidate reads.
return-keep = Keep reviewing
return-sign = Check and sign the return…
recuse-title = Step back from No. { $number }
recuse-lead = You will not score this submission. Nobody is told more than the reason you choose here.
recuse-reasons = Why you step back
recuse-know = I may know the candidate or the school
recuse-part = I had a part in this evidence
recuse-part-more = as mentor, coach, colleague or principal
recuse-fair = I would not be fair to it
recuse-fair-more = no more needs to be said
recuse-another = Another reason
recuse-with = { $reason }: { $line }
recuse-line = A line for the coordinator, if you wish; without names
recuse-locked = What you have scored is locked, shown to nobody and used for nothing. Nothing is sent: tell whoever gave you the submission, so that another assessor can take it on.
recuse-choose = Choose a reason.
recuse-write = Write the reason in the line.
recuse-do = Recuse

## window: verifying

verify-empty = Check somebody’s result
verify-empty-how = Drop a signed record, a result package or a badge picture here. It is checked on this computer, without a network, and can be anybody’s.
verify-another = Verify another…
verify-away = Put { $name } away
verify-read = Read the record
verify-choose-roster = Choose a roster…
verify-evidence = Compare the evidence…
verify-unreadable = Not a result
verify-looking = Being checked
verdict-trusted = Trusted
verdict-trusted-means = Unchanged since it was signed, with a key on the roster.
verdict-valid = Valid
verdict-valid-means = Unchanged since it was signed. Whose key it is cannot be told from here.
verdict-invalid = Invalid
verdict-invalid-means = This is not what was signed, or what was signed does not hold. Do not rely on what it says.
verdict-mark-ok = in order:
verdict-mark-open = open:
verdict-mark-bad = wrong:
verdict-unchanged = Not one byte has changed
verdict-signed-by = Signed by { $name }, { $role }
verdict-no-roster = No roster says whose key it is
verdict-no-roster-do = Ask the issuer for these eight words by telephone, or choose their roster.
verdict-on-roster = On the roster “{ $roster }”
verdict-member = as { $member }
verdict-not-on-roster = The roster “{ $roster }” does not vouch for this key
verdict-not-on-roster-do = Look whether it is the roster of the signer, and of the day of the signature.
verdict-says = It says: { $sentence }
verdict-feedback = It is feedback, without an outcome
verdict-supersedes = It says that it takes the place of an earlier record
verdict-supersedes-how = It does so only where the same key signed both.
verdict-evidence-same = The evidence is the same
verdict-evidence-same-how = compared byte for byte
verdict-evidence-differs = The evidence is not what was judged
verdict-evidence-differs-do = Look whether it is the bundle of this attempt.
verdict-evidence-away = The evidence is not at hand
verdict-evidence-away-do = choose the submission bundle to compare
verdict-time = Signed { $at }
verdict-time-clock = by the signer’s own clock
verdict-not-shown = What it says is not shown as a result
verdict-not-shown-how = Nothing in it can be told from what was changed.
verdict-what-to-do = What to do
verdict-no-package = There is no bagit.txt here, so it is no result package
verdict-path-escapes = “{ $path }” is a name that leads out of the package, or that could be read in two ways
verdict-invalid-do = Ask for the result package again. If it comes back the same, tell the district office.
record-kicker = No. { $number } · attempt { $attempt } · { $title } v{ $version }
record-meets = Meets
record-not-yet = Not yet
record-feedback = Feedback for growth
record-strength = Strength
record-would-let = What would let it be judged
record-cannot-judge = Cannot be judged from this evidence

## window: settings

settings-look = Look and reading
settings-keys = Keys
settings-language = Language and dates
settings-signing = Keys for signing
settings-about = About
settings-at-once = Every change acts at once and is kept on this computer.
settings-theme = Theme
settings-theme-means = Pages, photos and video keep their own colours. In dark they are dimmed a little.
settings-theme-system = As the system
settings-theme-light = Light
settings-theme-dark = Dark
settings-size = Text size
settings-size-means = Everything grows, pictures too. From 150 % on a small screen one pane is shown at a time.
settings-percent = { $percent } %
settings-sample-criterion = Adjusts teaching on the spot
settings-sample-level = Developing
settings-sample-words = After a check the same explanation is given again, in the same way and to everyone.
settings-single = Single-key shortcuts
settings-single-means = No letter or digit alone acts while you type. Off: every action stays in the menus, in Go to or do, and with Ctrl.
settings-single-on = On: a letter or a digit alone does something
settings-single-off = Off: only keys held with Ctrl do something
settings-keys-delivered = All as delivered
settings-action = Action
settings-key = Key
settings-key-more = About the key
settings-key-change = Change
settings-key-change-of = Change the key of: { $action }
settings-key-press = Press the new key of: { $action }
settings-key-press-short = Press a key
settings-key-escape = The next key pressed is the new one.
settings-key-taken = { $action } has { $key }.
settings-key-swap = Swap them
settings-key-never = { $key } cannot be given: it already does something everywhere. Press another key.
settings-key-by-place = by its place on the keyboard
settings-key-changed = changed
settings-key-was = was { $key }
settings-key-back = Back to { $key }
settings-key-leave = Leave as it was
settings-language-of = Language
settings-language-means = Of the window and of what Assay says. What people wrote stays in their own words.
settings-dates = Days and times
settings-dates-means = Written as the language writes them.
settings-signing-means = Each key has eight words by which it is known. Its passphrase is asked for where you sign.
settings-no-key-how = It is needed only to sign. Everything else can be done without one.
settings-key-unknown = Not opened here yet
settings-sample-key = sample key, never for real work
settings-another-key = Make or bring back a key…
settings-sheet = Recovery sheet…
settings-no-sheet = no recovery sheet on paper yet

## window: go to or do, and the sheet of keys

palette-found = What was found
palette-none = Nothing is called that here.
palette-choose = choose
palette-do = do
palette-finds = Finds commands, evidence text and submissions
palette-in-field = { $field } · { $title }
palette-submission = No. { $number }, { $title }
palette-all-keys = All keys
palette-larger = Larger text
palette-smaller = Smaller text
palette-theme = Theme: { $theme }
palette-usual-size = Text as large as usual
palette-also-keys = shortcuts keyboard help hotkeys bindings
palette-also-larger = zoom in bigger font size magnify
palette-also-smaller = zoom out font size
palette-also-usual-size = zoom reset 100 font normal default
palette-also-theme = dark light mode colours appearance
palette-also-queue-search = find look for filter number
palette-also-queue-filter = status show only new signed returned ready
palette-also-queue-bring = import open add load upload file zip bundle
palette-also-queue-folder = import open add load directory Moodle class many
palette-also-queue-verify = check validate signature trust genuine authentic
palette-also-queue-due = deadline date day calendar until
palette-also-bundle = export save zip BagIt bag download copy
palette-also-roles-file = up down row move
palette-also-roles-ends = top bottom begin end row
palette-also-roles-leave = exclude skip remove drop omit
palette-also-roles-look = preview open see show
palette-also-roles-title = rename name call label
palette-also-roles-confirm = accept yes right done
palette-also-queue-intake = files consent requirements problems details
palette-also-play = start stop resume video audio
palette-also-back = rewind reverse video
palette-also-forward = fast skip ahead video
palette-also-frame = step still picture video
palette-also-speed = speed rate tempo video
palette-also-second = seek skip seconds video
palette-also-annotate = comment cite mark highlight note evidence place quote
palette-also-span = start in point edge trim
palette-also-span-end = stop out point edge trim
palette-also-loop = repeat again
palette-also-cannot-judge = not assessable unclear unreadable inaudible insufficient
palette-also-next-unscored = criterion missing open rest go score
palette-also-previous-unscored = criterion missing open rest go score back
palette-also-rationale = reason why justify explain justification
palette-also-next-step = growth advice improve suggestion feedback recommendation
palette-also-note = memo personal remark secret
palette-also-undo = take back revert mistake
palette-also-redo = again repeat restore
palette-also-artifact = file evidence document open
palette-also-strip = captions subtitles words comments list
palette-also-two-sides = beside split compare two second A B
palette-also-other-side = split compare second A B
palette-also-pane = panel column region focus
palette-also-search = find words text look for
palette-also-formative = feedback growth mentor coaching purpose switch mode
palette-also-summative = judge decision outcome assess purpose switch mode
palette-also-check = submit finish done seal complete hand over result
palette-also-return = reject send back refuse consent missing wrong class
palette-also-recuse = conflict of interest bias know step back withdraw
palette-also-signed-review = original before correction record sealed compare look
palette-also-correction = return go on continue correcting
palette-also-drop-correction = discard delete cancel abandon give up throw away remove
palette-also-take-up = restore undo recover resume discarded abandoned
palette-also-signed-next = continue following queue
palette-also-signed-report = teacher feedback html open view
palette-also-signed-show = reveal open folder explorer Finder where zip
palette-also-signed-write = export save zip result download
palette-also-signed-correct = change amend revise supersede mistake edit
palette-also-go-queue = home list submissions inbox start
palette-also-go-verify = check validate signature trust result
palette-also-go-settings = preferences options language Spanish Español theme keys account about
palette-group-do = Do
palette-group-evidence = In this evidence
palette-group-submissions = Submissions
keys-title = Keys
keys-while-typing = no letter or digit alone acts while you type
keys-single-off = single keys are off; these act with Ctrl
keys-find = Find a key or an action
keys-change = Change keys…
keys-none = No key and no action is called that.
keys-group-play = Play
keys-group-annotate = Annotate
keys-group-score = Score
keys-group-bring = Loose files
keys-group-go = Go

## window: keys

key-ctrl = Ctrl
key-alt = Alt
key-shift = Shift
key-enter = Enter
key-escape = Esc
key-space = Space
key-tab = Tab
key-delete = Del
key-home = Home
key-end = End
keys-play = Play or pause
keys-back = Back; again: faster
keys-forward = Forward; again: faster
keys-frame-back = One frame back
keys-frame-forward = One frame on
keys-slower = Slower
keys-faster = Faster
keys-second-back = A step back in time
keys-second-forward = A step on in time
keys-criterion = Open a span on that criterion; cite what is selected
keys-annotate = Annotate here, or draw a box
keys-span-begin = The span begins here
keys-span-end = The span ends here
keys-loop = Loop the span
keys-level = Set the level of the open criterion
keys-cannot-judge = Cannot be judged from this evidence
keys-next-unscored = Next unscored
keys-previous-unscored = Previous unscored
keys-rationale = Write the rationale
keys-next-step = Write the next step
keys-note = Write the private note
keys-undo = Undo
keys-redo = Redo
keys-next-artifact = Next artifact
keys-previous-artifact = Previous artifact
keys-strip = Transcript or annotations
keys-two-sides = Two files side by side, or one again
keys-other-side = Other side, when two are open
keys-next-pane = Next pane
keys-previous-pane = Previous pane
keys-search = Search all evidence
keys-check = Check and sign; there, to the passphrase
keys-formative = Purpose: formative, feedback without an outcome
keys-summative = Purpose: summative, an outcome by the rule
keys-return = Return the submission without a judgement…
keys-recuse = Recuse yourself…
keys-signed-review = See what was signed
keys-correction = Back to the correction
keys-drop-correction = Drop the correction…
keys-take-up = Take up the dropped correction
hints-play = play
hints-frame = frame
hints-criterion = criterion
hints-level = level
hints-annotate = annotate
hints-unscored = next unscored
hints-artifact = next artifact
hints-other-side = other side
hints-pane = next pane
hints-check = check and sign
hints-leave = leave the field
hints-line = new line
hints-write-comment = write the comment
hints-move-box = move the box
hints-size-box = size the box
hints-drop-box = take the box away
hints-move = move
hints-search = search
hints-filter = filter
hints-bring = bring in
hints-verify = verify a result
hints-back = back
hints-cancel-rest = cancel the rest

## window: review

review-no-answer = The part of Assay that writes did not answer. What you typed is kept in this window.
    .hint = Save again; if it stays like this, leave the window open and start Assay a second time.

review-all-scored = Every criterion has an answer.
review-undone = Taken back: { $what }
review-redone = Made again: { $what }
review-sealed = Signed, read-only
review-saved = Saved { $at }
review-not-saved = Not saved yet
review-queue = Queue
review-correction = Corrects a signed record
review-began-from = Began with a signed record
review-correction-dropped = A correction was dropped
review-correction-more = What can be done with the correction
review-see-signed = See what was signed
review-drop = Drop the correction…
review-back-to-correction = Back to the correction
review-take-up = Take up the dropped correction
review-correct-anew = Begin another correction
review-dropped = Correction of No. { $number } dropped
review-undo-drop = Undo: the correction was dropped
drop-title = Drop the correction of No. { $number }?
drop-lead = What you signed then counts alone again, as it was signed.
drop-edits = { $edits ->
        [0] Nothing was changed since the correction was begun.
        [one] One change since the correction was begun is dropped with it.
       *[other] { $edits } changes since the correction was begun are dropped with it.
    }
drop-drafts = { $drafts ->
        [one] The unfinished words in one field go with it.
       *[other] The unfinished words in { $drafts } fields go with it.
    }
drop-kept = All of it stays in this library. Undo takes the correction up again where it was, until another one is begun.
drop-keep = Keep the correction
drop-do = Drop it
review-number = No. { $number }
review-what = · { $title } v{ $version } · attempt { $attempt }
review-what-brief = · { $title } v{ $version }
review-undo-what = Undo: { $what }
review-disk-full = The disk is full.
review-kept-until = Everything up to { $at } is saved; the last words are kept in the window.
review-kept-here = What you typed is kept in this window.
review-free-space = Free some space, then press Save again.
review-save-again = Save again
review-put-away = Put away
leave-title = Your last words are not saved yet
leave-late = The disk has not answered yet.
leave-free-space = Free some space.
leave-closes-itself = As soon as they are saved, the window closes by itself. Closed now, it forgets them.
leave-goes-itself = As soon as they are saved, it goes on by itself. Left now, they are forgotten.
leave-stay = Stay here
leave-close-anyway = Close anyway
leave-go-anyway = Leave anyway
review-close-side = Close { $file }
review-open-outside = Open with the system’s program
review-sound-only = sound only
review-pages = { $pages ->
    [one] one page
   *[other] { $pages } pages
}
review-words = { $words } words
review-rows = { $rows } rows
review-page-of = p. { $page } of { $pages }
review-panes = Panes
review-pane-evidence = Width of the evidence
review-pane-rubric = Width of the rubric
review-pane-strip = Height of what is below
review-pane-transcript = Width of the transcript
review-viewer = Viewer
review-transcript = Transcript
review-annotations-count = Annotations { $count }
review-switches = switches
review-of = { $some }/{ $of }
review-next = next
review-pause = Pause
review-play = Play
review-back-to-it = Back to it
review-now-showing = What is open

## window: annotations

annotations-dropped = Not cited. Your words are kept as a draft.
annotations-dropped-empty = Not cited.
annotations-removed = Annotation removed.
annotations-also-serves = Serves criterion { $number } too.
annotations-whole-file = the whole file
annotations-time-box = { $time }, box
annotations-box = box
annotations-page = p. { $page }
annotations-page-box = p. { $page }, box
annotations-quote = “{ $quote }”
annotations-places = { $count ->
    [one] one place
   *[other] { $count } places
}
annotations-kind-evidence = Evidence
annotations-kind-strength = Strength
annotations-kind-question = Question
annotations-kind-next-step = Next step
annotations-kind = Kind
annotations-title = Annotations
annotations-some = { $some } of { $of }
annotations-which = Which annotations
annotations-this-file = This file
annotations-by-criterion = By criterion
annotations-all = All
annotations-none = Nothing is cited here yet. A place that you cite stands here with your words.
annotations-criterion = Criterion { $number }
annotations-change = Change
annotations-remove = Remove
annotations-more = What can be done with it
annotations-more-of = More: { $place }
annotations-lost = lost: { $place }
annotations-lost-kept = It is no longer in this file. The comment is kept.
annotations-lost-count = { $count } lost
annotations-lost-title = { $place } is not in this file.
annotations-lost-choose = The comment is kept and stays marked as lost until you place it. Select where it belongs.
annotations-lost-place = The comment is kept. It can be placed at what you have selected.
annotations-place-there = Place it there
annotations-composer = New annotation, { $place }
annotations-comment = Comment on { $place }
annotations-ask = What does this place show?
annotations-put-back = Put back the words that were kept: “{ $words }”
annotations-serves = Serves
annotations-begin-here = The span begins here
annotations-end-here = The span ends here
annotations-edges = edges
annotations-save = save
annotations-save-and-resume = save and resume
annotations-drop = drop
annotations-not-saved = Not saved yet
annotations-not-kept = Not kept
annotations-mend = Mend it

## window: evidence of a submission

evidence-title = Evidence
evidence-looked-at = { $opened } of { $of } opened
evidence-two = Two side by side
evidence-files = Files
evidence-not-opened = not opened
submission-pages-seen = { $seen } of { $of } p.
evidence-seen = seen
evidence-cannot-be-shown = cannot be shown
evidence-to-the-end = to the end
submission-percent-seen = { $percent } %
evidence-percent = { $percent } %
evidence-search = Search all evidence
evidence-found = { $count ->
    [0] Nothing found
    [one] One place found
   *[other] { $count } places found
}
evidence-hit = { $file }, { $place }: { $words }
evidence-asked-for = What the micro-credential asks for
evidence-given = { $given } of { $wanted }
evidence-met = , met
evidence-more = , more than asked
evidence-not-met = , not met
evidence-this-attempt = This attempt
evidence-digests-match = { $count ->
    [one] The digest matched when it came in
   *[other] All { $count } digests matched when it came in
}
evidence-file-seen = { $file }: { $seen }
evidence-show-pane = Show the evidence in full
evidence-show-rail = Show the evidence as a rail

## window: rubric

rubric-cannot-be-heard = Cannot be heard
rubric-cannot-be-read = Cannot be read
rubric-not-in-the-evidence = Not in the evidence
rubric-breaks-off = Breaks off
rubric-another-reason = Another reason
rubric-title = Rubric
rubric-scored = { $scored } of { $of } scored
rubric-next-unscored = Next unscored
rubric-criterion = Criterion { $number }: { $title }
rubric-level-of = Level of { $criterion }
rubric-cannot-judge = Cannot be judged from this evidence
rubric-cannot-judge-short = Cannot be judged
rubric-not-scored = not scored
rubric-reason-missing = reason missing
rubric-why-not = Why it cannot be judged
rubric-places = Places in the evidence
rubric-place-in = { $place }, { $file }
rubric-place-lost = Lost: { $place }, { $file }
rubric-all-places = All { $count } places
rubric-add-place = Add a place
rubric-level-ahead = { $level }: { $descriptor }
rubric-rationale = Rationale
rubric-rationale-ask = Why this level, in a sentence or two
rubric-strength = Strength
rubric-strength-ask = What does the evidence show well?
rubric-next-step = Next step, one level up
rubric-next-step-short = Next step
rubric-next-step-ask = What would lead to “{ $level }” in the next lesson?
rubric-needed-not-yet = needed for “not yet”
rubric-reason-needed = Reason, needed
rubric-reason-ask = What cannot be seen, heard or read, and where
rubric-let-it-be-judged = What would let it be judged
rubric-let-it-be-judged-ask = What would the evidence have to show?
rubric-note = Private note
rubric-note-private = stays in this library, no export carries it
rubric-note-ask = For yourself
rubric-purpose = This review is
rubric-summative = Summative
rubric-formative-word = Formative
rubric-more = More: return, recuse, write the bundle
rubric-return = Return…
rubric-recuse = Recuse…
rubric-supersede = Correct the record…
rubric-undo-first = Undo takes it back first.
rubric-check-and-sign = Check and sign…
rubric-see-record = See the record…
rubric-outcome-meets = Meets
rubric-outcome-not-yet = Not yet
rubric-outcome-returned = Returned
rubric-outcome-unscored = *{ $outcome }*, as it stands: { $unscored ->
        [one] one criterion is not scored
       *[other] { $unscored } criteria are not scored
    }
rubric-no-outcome = No outcome yet.
rubric-rule = Rule: { $rule }
rubric-near-cut = Close to the cut: a second assessor is asked for.
rubric-cannot-judge-counts = Cannot be judged counts as below { $level }
rubric-formative = Formative
rubric-formative-means = No outcome and no badge
rubric-returned-means = Nothing is said about the teaching
rubric-recused = You stood back from this review
rubric-recused-locked = What was scored is locked

## window: evidence

evidence-time-line = Time line
evidence-overview = The whole recording; the stretch that is shown below
evidence-time-of = { $at } of { $of }
evidence-from-to = { $from } to { $to }
evidence-seconds = { $seconds } s
evidence-times = { $times }×
evidence-speech = Speech
evidence-controls = Playing
evidence-play = Play
evidence-pause = Pause
evidence-back = Back, faster with each press
evidence-forward = Forward, faster with each press
evidence-typing = paused while you type
evidence-loop = Loop the chosen span
evidence-loop-none = Loop: choose a span first
evidence-looping = { $at } looping
evidence-speed = Speed
evidence-speed-now = Speed { $speed }
evidence-loudness = Loudness
evidence-loudness-now = Loudness { $times }
evidence-loudness-how = Up to four times as loud as the file.
evidence-loudness-not = Louder than the file is not possible on this computer: its sound cannot be amplified.
evidence-captions = Captions, CC
evidence-captions-short = CC
evidence-turn = Turn by a quarter
evidence-full = Fill the window
evidence-full-leave = Leave the full window
evidence-zoom-in = Closer
evidence-zoom-out = Further
evidence-list = As a list
evidence-box-frame = Box on this frame
evidence-span-open = Span open from { $at }
evidence-span-ends = ends it here
evidence-no-wave = The sound of this file could not be drawn as a wave. It plays all the same.
evidence-region = { $number ->
    [0] No criterion
   *[other] Criterion { $number }
}, { $name }. { $size }
evidence-box-drawn = Box, not commented yet. { $size } Enter goes to the comment.
evidence-box-size = { $left } % from the left, { $top } % from the top, { $width } % wide, { $height } % high. Arrows move it, with Alt they size it.
evidence-pauses-of = Pauses of { $seconds } s
evidence-pauses-count = { $count ->
    [one] 1 pause
   *[other] { $count } pauses
}
evidence-pauses-limit = of { $seconds } s or more, together { $together }
evidence-pauses-longest = longest { $seconds } s at
evidence-pauses-speech = speech { $percent } %
evidence-pauses-measured = measured to 0.1 s; who speaks is not guessed
evidence-list-places = { $count ->
    [0] No places yet
    [one] 1 place
   *[other] { $count } places
}
evidence-list-span = { $at }, { $count ->
    [0] no criterion
    [one] criterion { $criteria }
   *[other] criteria { $criteria }
}: { $comment }
evidence-list-watched = { $count ->
    [0] Nothing played yet
   *[other] Played
}
evidence-list-pauses = { $count ->
    [0] No pauses
    [one] 1 pause
   *[other] { $count } pauses
}
evidence-list-pause = { $at }, { $seconds } s

evidence-transcript = Transcript
evidence-transcript-rows = What is said; arrows go from row to row, with Shift they select words
evidence-transcript-none = Nothing is said in this file of captions.
evidence-transcript-failed = { $name } could not be read. The recording can be looked at without it.
evidence-following = Following
evidence-follow = Follow
evidence-seek = Go to { $at }
evidence-nobody = nobody speaks, { $seconds } s

evidence-pages = Pages
evidence-pages-bar = Page and size
evidence-pages-desk = Pages of the file; Shift and arrows select words
evidence-page-of = Page { $page } of { $of }
evidence-page-go = Page { $page }
evidence-page-number = Page number
evidence-page-count = of { $count }
evidence-page-back = Page before
evidence-page-forward = Next page
evidence-page-words = Words of page { $page }; Shift and arrows select
evidence-zoom = Size
evidence-fit-width = Fit width
evidence-text = Text
evidence-box = Box
evidence-approximate = approximate view
evidence-approximate-why = The pages are laid out here, not by the program that made the file: lines may break elsewhere. The words are those of the file.
evidence-link = Link, not followed: { $target }
evidence-page-failed = Page { $page } could not be drawn
evidence-page-failed-why = The part of Assay that draws pages stopped at this one, twice. { $others ->
    [0] The file can be opened outside.
    [one] The other page is drawn on its own.
   *[other] The other { $others } pages are each drawn on their own.
}
evidence-page-failed-kept = { $count ->
    [0] Nothing of yours is lost.
    [one] Nothing of yours is lost; the comment on this page keeps its place.
   *[other] Nothing of yours is lost; the { $count } comments on this page keep their places.
}
evidence-page-outside = Open page { $page } outside
evidence-page-again = Try again
evidence-page-text = Its text can be read
evidence-page-text-count = { $count ->
    [one] One word was read before it stopped. It can be searched and cited.
   *[other] { $count } words were read before it stopped. They can be searched and cited.
}
evidence-page-text-show = Show the text of page { $page }
evidence-page-report = For a report to the makers
evidence-lost = “{ $quote }” is not in this file.
evidence-lost-kept = The comment is kept, with its words, and stays marked as lost until you place it.
evidence-lost-nearest = Nearest: “{ $quote }”, outlined.
evidence-lost-nearest-page = Nearest on page { $page }: “{ $quote }”, outlined.
evidence-lost-there = Place it there
evidence-lost-choose = Choose words…
evidence-lost-choosing = Select the words that it is about now, and place it there.

evidence-picture = { $name }: arrows move it; boxes are reached by Tab
evidence-picture-bar = Size and place
evidence-fit = Fit
evidence-actual = 1:1
evidence-upright = Shown upright: the camera held it sideways
evidence-turned = Turned by { $degrees }° here; places stay where they are
evidence-no-picture = This picture could not be drawn
evidence-no-picture-why = The part of Assay that reads pictures stopped at this one. The file is as it was handed in, and you can score against it all the same.

evidence-text-page = Text of the file; Shift and arrows select words
evidence-text-bar = Form and size
evidence-text-none = This file holds no words.
evidence-paragraph = Paragraph { $paragraph } of { $paragraphs }
evidence-headings = Headings
evidence-smaller = Smaller letters
evidence-larger = Larger letters
evidence-as-read = As read
evidence-as-written = As written
evidence-code = Set as it was written
evidence-no-text = The words of this file could not be read
evidence-no-text-why = The part of Assay that reads texts stopped at this one. The file is as it was handed in, and you can score against it all the same.

evidence-table = Table in the order of the file; arrows go from cell to cell, with Shift they choose several
evidence-table-bar = Finding and choosing
evidence-table-find = Find in this table
evidence-table-order = Order of the file
evidence-table-nowhere = Nowhere in this table
evidence-table-empty = empty
evidence-table-none = This table has no rows.
evidence-table-rows = { $count ->
    [one] row { $from }
   *[other] rows { $from }–{ $to }
}
evidence-table-columns = { $count ->
    [one] { $rows }, column { $from }
   *[other] { $rows }, columns { $from } to { $to }
}
evidence-table-on-sheet = { $sheet }, { $cells }
evidence-sheet = Sheet { $number }
evidence-sheets = Sheets
evidence-cells = Cells
evidence-rows = Rows
evidence-no-table = This table could not be read

evidence-no-video = This video cannot be played here
evidence-no-sound = This sound cannot be played here
evidence-no-play-why = Nothing is wrong with the file. It opens in another program; comments keep their times, and you can score against it all the same.
evidence-no-play-missing = This computer has nothing that plays { $codec }.
evidence-damaged-video-title = This video is damaged
evidence-damaged-sound-title = This sound is damaged
evidence-damaged-at = At { $at } it could not be played any further; what stands before that can be played again.
evidence-damaged-pictures = Its pictures cannot be decoded, though this computer plays { $codec }.
evidence-damaged-all = It cannot be decoded, though this computer plays { $codec }.
evidence-damaged-sound = Its sound is damaged and cannot be decoded.
evidence-damaged-sound-whole = Its sound can be decoded: the waveform below shows it, and times can be cited on it.
evidence-damaged-same = It lies here as it came in, to the byte. Another program may show more of it; you can comment on it and score against it all the same.
evidence-damaged-ask = Ask for the recording again.
evidence-damaged-again = Play it from the start
evidence-no-play-works = comments on the whole file or on a time that you name; levels; the report
evidence-cannot-title = This file is whole, but it cannot be shown here
evidence-cannot-why = It opens in the program it was made with; you can score against it all the same.
evidence-cannot-works-file = comments on the whole file; levels; the report
evidence-cannot-named = Named
evidence-cannot-is = Is, by content
evidence-cannot-for = Offered for
evidence-cannot-for-nothing = no requirement
evidence-cannot-size = Size, digest
evidence-cannot-works = What works
evidence-open-outside = Open with the system’s program
evidence-comment-file = Comment on the file
evidence-save-copy = Save a copy…
evidence-need = Do you need it to judge?
evidence-need-choose = If so, choose
evidence-need-cannot = Cannot be judged
evidence-need-or = for the criterion, or
evidence-need-return = return the submission
evidence-nothing-title = Nothing of this file can be shown
evidence-nothing-counts = You have seen that it cannot be shown: it counts as opened.
evidence-read-outside = I have read it outside
evidence-read-outside-how = It then counts as opened, also where no other program shows it.

## vault

code-passphrase-wrong = That is not the passphrase of this key. Nothing was opened.
    .hint = Type it again; look at Caps Lock and the keyboard's language. Forgotten, the key comes back by the 24 words of the recovery sheet: identity recover.
code-passphrase-empty = There is no passphrase, and a key without one could be used by anybody. Nothing was made or opened.
    .hint = Type a passphrase; four or more unconnected words are strong and easy to type.
code-passphrase-not-text = What { $path } gives as a passphrase is not text in UTF-8. Nothing was made or opened.
    .hint = Put the passphrase into the first line of a text file, saved as UTF-8; a key file or a picture is none.
code-passphrase-short = A passphrase of fewer than { $least } characters is guessed in no time by whoever finds the file. Nothing was made.
    .hint = Type at least { $least } characters; four or more unconnected words are strong and easy to type.
code-kdf-too-costly = This identity file asks for work of 2 to the power of { $logN } before it opens; at most { $most } is taken. Nothing of it was done.
    .hint = Assay never writes such a file. Use the copy from your backup, or make the key again from the recovery sheet.
code-identity-damaged = { $about ->
        [name] This identity file holds another key than the one whose words are its name. It was not used, and it was not changed.
       *[file] This identity file is not as it was written. It was not used, and it was not changed.
    }
    .hint = { $about ->
        [name] Open it by its path to see whose key it is, and give the file the eight words of that key as its name.
       *[file] Use the copy from your backup, or make the key again from the 24 words of the recovery sheet.
    }
code-name-unusable = That name cannot stand on a record: { $reason }. Nothing was made.
    .hint = Write the name in one line of at most 120 characters, as others would read it aloud.
code-recovery-words-not-shown = The key is made and kept in { $path }, but its recovery words could not be printed, and they are shown only once.
    .hint = Remove that file and make another key where its words can be seen: without them nobody can bring this one back.
code-recovery-word-count =
    { $count ->
        [one] That is one word; a recovery sheet has 24. Nothing was made.
       *[other] Those are { $count } words; a recovery sheet has 24. Nothing was made.
    }
    .hint = Type all 24 words in the order of the sheet.
code-recovery-word-unknown = Word { $position } is not one of the 2 048 words that recovery sheets are made of. Nothing was made.
    .hint = Look at word { $position } on the sheet again; the first four letters of each word tell it from all others.
code-recovery-words-wrong = { $about ->
        [file] { $path } is not text in UTF-8, so no words could be read from it. Nothing was made.
       *[checksum] Every word is known, but they are not the words of one recovery sheet. Nothing was made.
    }
    .hint = { $about ->
        [file] Write the 24 words into a text file, saved as UTF-8.
       *[checksum] One word stands for another, or two have changed places. Compare them with the sheet one by one.
    }
code-fingerprint-unknown = “{ $text }” is not the eight words of a key on this computer, and no file of that name is here. Nothing was opened.
    .hint = The command identity list shows the keys on this computer by their eight words.

## Files that a person names

path-unnamed = This
code-file-missing = There is no { $path }. Nothing was changed.
    .hint = Look at the spelling, or choose the file again.
code-folder-missing = There is no folder { $folder } for { $path }. Nothing was written.
    .hint = Make the folder first, or choose another one.
code-file-is-folder = { $path } is a folder, and one file is asked for here. Nothing was changed.
    .hint = Name a file in it.
code-file-unreadable = { $path } cannot be read. Nothing was changed.
    .hint = Look at who may read it, then try again.
code-file-unwritable = { $path } could not be written. Nothing is left half done.
    .hint = Choose another folder, then try again.
code-file-not-regular = { $path } is not a regular file. It was not read, and nothing was changed.
    .hint = Choose a file that lies on a disk.
code-file-too-large = { $path } is larger than { $limit }, the most that such a file can be. It was not read, and nothing was changed.
    .hint = Look whether it is the right file.
code-file-exists = { $path } is there already and was not written over.
    .hint = Choose another name, or move the old file away first.
code-folder-read-only = { $about ->
        [library] Nothing can be written to the library any more
       *[folder] Nothing can be written to { $path }
    }. Everything that was there is as it was.
    .hint = Choose a folder that is yours to write to.
code-disk-full = { $needed ->
        [unknown] The disk has no room left.
       *[other] The disk has { $free } left, and { $needed } are needed: for the files themselves, and some beside them for the library.
    } What was saved before is kept; nothing is left half done.
    .hint = Make room, then do it again.
code-not-printed = { $why ->
        [full] There is no room left where the answer is printed to
        [gone] Nobody reads the answers any more, so nothing more was done
       *[other] The answer could not be printed
    }. What was done is kept; it was only not told.
    .hint = Look where the output goes, and at what is there, before doing it again.
code-no-randomness = This machine gave no random numbers, so no key was made.
    .hint = Restart the machine, then try again.
code-internal = Assay made a mistake ({ $reason }). Nothing was changed.
    .hint = Report this with the steps that led here.

## Sheets, reviews and journals

code-sheet-malformed = The sheet cannot be read at line { $line }: { $reason }. Nothing was signed.
    .hint = Mend that line; the README shows a whole sheet.
code-sheet-annotation-twice = The sheet has two annotations called "{ $id }". Nothing was signed.
    .hint = Give each a name of its own, or none.
code-draft-field-unknown = "{ $field }" is nothing that is typed into. Nothing was changed.
    .hint = A draft is of rationale, strength, next-step or cannot-judge, each with a colon and the criterion; of annotation, with a colon and its identifier once it has one; or of note.
code-sheet-unknown-criterion = The rubric has no criterion "{ $criterion }". Nothing was changed.
    .hint = Use the names that the micro-credential gives its criteria.
code-sheet-unknown-level = Criterion "{ $criterion }" has no level "{ $level }". Nothing was changed.
    .hint = Use the names that the micro-credential gives its levels.
code-sheet-unknown-artifact = The submission holds no "{ $artifact }". Nothing was changed.
    .hint = Use the path as the submission lists it.
code-sheet-time-past-end = { $end } is past the end of { $artifact }, which runs to { $duration }. Nothing was changed.
    .hint = Look at the time again.
code-sheet-contradiction = { $how ->
        [twice] Criterion "{ $criterion }" has two rows
        [returned] The submission is being returned, so nothing is said about the teaching, and criterion "{ $criterion }" has a row
       *[both] Criterion "{ $criterion }" has a level, and a reason why it cannot be judged
    }. Nothing was signed.
    .hint = { $how ->
        [returned] Take the rows out, or the reasons for returning it.
       *[both] Keep one of the two.
    }
code-rationale-missing = Criterion "{ $criterion }" has a level and no rationale. Nothing was signed.
    .hint = Say why this level; one sentence is enough.
code-criterion-unscored = Criterion "{ $criterion }" has no answer yet. Nothing was signed.
    .hint = Choose a level, or say why it cannot be judged.
code-annotation-unknown = There is no annotation { $id }. Nothing was changed.
    .hint = Look whether it was removed before.
code-place-does-not-fit = { $about ->
        [sheet] Annotation { $annotation } has no such place in { $artifact }
       *[line] { $artifact } has no such place
    }: { $why ->
        [two-places] a time stands there together with a page or with words
        [half-span] a span has a start and an end, and one of the two is missing
        [backwards] the span ends before it starts
        [no-length] the span ends where it starts
        [no-time] a time belongs to a recording, and this is none
        [no-pages] a page belongs to a document, and this is none
        [page-zero] pages are counted from 1
        [page-beyond] page { $page } is named, and there { $pages ->
            [one] is one page
           *[other] are { $pages } pages
        }
        [box] the box leaves the picture, or nothing is in it
        [no-picture] a box belongs to a picture, a page or a moment of a video, and none is named
        [words-twice] words are named by a quote and by their characters at once
        [no-such-words] the page has no words at those characters
        [no-such-places] files of its kind have none like it
        [outside] that lies outside of it
        [nothing-marked] nothing is marked there
        [no-text] it has no words
        [no-size] how large it was shown has to be said with a box
        [no-likeness] nothing can be drawn of that
       *[box-and-words] a box stands there together with words
    }. Nothing was changed.
    .hint = Name one place: a time in a recording, a page or words in a document, a box in a picture.
code-quote-not-found = { $about ->
        [sheet] Annotation { $annotation } quotes "{ $quote }", which
       *[line] "{ $quote }"
    } { $how ->
        [nowhere] is not found in { $artifact }
       *[more] stands more than once in { $artifact }
    }. Nothing was changed.
    .hint = { $how ->
        [nowhere] Quote the words as they stand there, and look at the page.
       *[more] Quote more of the words around them; in a file with pages, naming the page helps too.
    }
code-reason-missing = A reason is needed here. Nothing was changed.
    .hint = One sentence is enough.
code-nothing-to-undo = There is nothing left to undo or redo.
    .hint = Everything is as it was.
code-review-sealed = This review is signed and cannot be changed. Nothing was changed.
    .hint = A correction is a new record that supersedes this one.
code-review-returned = This submission is being returned: nothing is said about the teaching. Nothing was changed.
    .hint = Undo the return to score it.
code-review-recused = You stood back from this review; what was scored is locked. Nothing was changed.
    .hint = Another assessor takes it on. If it was a mistake, undo takes it back; to begin another review nevertheless, say --anew.
code-review-dropped = This correction was dropped; what was signed counts alone. Nothing was changed.
    .hint = Undo takes it up again, with everything that was written in it.
code-not-a-correction = This review corrects nothing: no review of this submission was signed before it. Nothing was dropped.
    .hint = Undo takes single edits back; Recuse is for not judging the submission at all.
code-correction-not-begun = No correction is begun beside what is signed. Nothing was dropped.
    .hint = What is signed counts as it is.
code-correction-not-dropped = There is no dropped correction of submission { $number } to take up again. Nothing was changed.
    .hint = Once another correction is begun, the one before stays in the library and is only kept.
code-purpose-differs = { $signed ->
        [yes] The review of this submission is signed, and it is { $purpose }.
       *[no] The review of this submission is under way, and it is { $purpose }.
    } Nothing was changed.
    .hint = { $signed ->
        [yes] A { $wanted } review beside it is begun with --anew; the signed one stays as it is.
       *[no] Go on with it as it is, or make it { $wanted } with a line "purpose" of its own, which undo takes back.
    }
code-review-under-way = A review of this submission is under way, and no other is begun beside it. Nothing was changed.
    .hint = Go on with it, without --anew.
code-review-not-begun = Nobody has begun a review of submission { $number }. Nothing was changed.
    .hint = Begin it with review exec.
code-journal-broken = The journal does not hold together at entry { $seq }: what is written there was changed, moved or taken out. Nothing was changed.
    .hint = Keep the library as it is and open the newest backup beside it.
code-format-newer = This file says "{ $format }", which is newer than this version of Assay. It was not used.
    .hint = Open it with a newer version.

## Before signing

code-not-opened = Not opened: { $path }.
    .hint = Open it once, or sign knowing that it was not.
code-draft-left = { $field ->
        [rationale] The rationale of criterion "{ $criterion }" was typed and not finished
        [strength] What is there already in criterion "{ $criterion }" was typed and not finished
        [next-step] The next step of criterion "{ $criterion }" was typed and not finished
        [cannot-judge] Why criterion "{ $criterion }" cannot be judged was typed and not finished
       *[annotation] A comment on a place was typed and not finished
    } ("{ $text }"). It will not be in what is signed.
    .hint = Finish it, or empty it; signing leaves it out, and nothing can be added afterwards.
code-place-missing = Criterion "{ $criterion }" has a level and no place in the evidence.
    .hint = Cite the place that the level rests on.
code-strength-missing = Criterion "{ $criterion }" is not there yet, and nothing says what the evidence shows well.
    .hint = Name one thing that is there already.
code-next-step-missing = Criterion "{ $criterion }" is not there yet, and has no next step.
    .hint = Say one thing to do next.
code-report-in-english = The report's own words are English, and what is written in "{ $language }" stands between them as it was written.
    .hint = Nothing to do: there are no other words yet, and each part says its language to whoever has it read aloud.
code-requirement-missing = The submission does not hold what "{ $requirement }" asks for.
    .hint = Say so in the feedback, or return the submission.
code-requirement-not-met = "{ $requirement }" is not met: { $found } of { $asked }.
    .hint = Say so in the feedback, or return the submission.
code-requirement-more = More than "{ $requirement }" asks for: { $found } files count, { $asked } are asked for.
    .hint = Say in the feedback which of them you judged, or return the submission.
code-requirement-exceeded = The submission holds more than "{ $requirement }" asks for.
    .hint = Say in the feedback which of the files you judged, or return the submission.

## report

report-kicker = Feedback report
report-kicker-formative = Feedback for growth
report-number = No. { $number }
report-line = No. { $number } · attempt { $attempt } · { $day }
report-date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
report-version = version { $version }
report-every-page = The evidence is judged here, not the person.
report-every-page-formative = Feedback: no outcome, no badge.
report-headline-meets = This evidence meets what is asked
report-headline-not-yet = Not yet
report-headline-criteria-to-go =
    { $count ->
        [one] Not yet: one criterion to go
       *[other] Not yet: { $count } criteria to go
    }
report-headline-points-to-go =
    { $count ->
        [one] Not yet: one point to go
       *[other] Not yet: { $count } points to go
    }
report-headline-returned = Returned without a judgement
report-headline-feedback = Feedback on this evidence
report-headline-strengths-and-steps = What stands out, and what comes next
report-headline-strengths = What stands out
report-headline-steps = What comes next
report-follows-meets = This is what one assessor found, by the rule of this micro-credential. The decision and the badge come from the panel or the authority.
report-follows-not-yet = Not yet is a step: what is there already can stay, and the next attempt can start from it. This is what one assessor found; the panel or the authority decides.
report-follows-returned = The evidence could not be judged as it was handed in. No criterion was scored, and the next attempt starts where this one did.
report-follows-formative = The levels below say where the evidence stands, in the rubric’s words.
report-supersedes = This record says that it takes the place of an earlier one: { $record }. It does so only where the same key signed both.
report-stands-out = What stands out
report-questions = Questions at a moment
report-next-steps =
    { $count ->
        [one] The next step
       *[other] Next steps
    }
report-more-below =
    { $count ->
        [one] and one more, at its criterion below
       *[other] and { $count } more, at their criteria below
    }
report-more-places = and { $count } more
report-overview = Level by criterion
report-overview-formative = Where the evidence stands
report-column-criterion = Criterion
report-column-level = Level
report-column-places = Places in the evidence
report-level-cannot-judge = Cannot be judged from this evidence
report-level-open = Not looked at here
report-asked-for = asked for: { $level }
report-by-criterion = Criterion by criterion
report-whole = About the evidence as a whole
report-level-says = What the level says
report-seen = What was seen
report-one-up = One level up: { $level }
report-asks = What { $level } asks for
report-why-not-judged = Why it cannot be judged
report-also = told under criterion { $criterion }
report-picture = Picture of the place: { $place }
report-picture-beside = Its picture is in the package: { $file }
report-kind-evidence = Evidence
report-kind-strength = Strength
report-kind-question = Question
report-kind-next-step = Next step
report-place-whole = the whole file
report-place-page = page { $page }
report-place-page-short = p. { $page }
report-place-percent = { $whole }.{ $tenth }
report-place-box = box: left { $x } %, top { $y } %, width { $width } %, height { $height } %
report-place-box-short = { $row ->
        [all] all of it
        [most] most of it
        [top] { $column ->
            [left] upper left
            [right] upper right
           *[middle] top
        }
        [bottom] { $column ->
            [left] lower left
            [right] lower right
           *[middle] bottom
        }
       *[middle] { $column ->
            [left] left
            [right] right
           *[middle] middle
        }
    }
report-place-quote = “{ $quote }”
report-reasons = Why it comes back
report-todo = What to do
report-todo-returned = Put right what is named here, pack the evidence again and hand it in as the next attempt. Whatever is not named can stay as it is. Nothing is said about the teaching.
report-next-attempt = For the next attempt
report-next-attempt-hint = Suggestions that come with this micro-credential.
report-evidence = The evidence
report-column-file = File
report-column-type = What it is
report-column-size = Size
report-column-opened = Opened
report-opened = opened
report-not-opened = not opened
report-size-bytes =
    { $size ->
        [one] one byte
       *[other] { $size } bytes
    }
report-size-tenths = { $whole }.{ $tenth }
report-size-kb = { $size } kB
report-size-mb = { $size } MB
report-size-gb = { $size } GB
report-check = How anyone can check this
report-check-how = This page is for reading; what is signed is the file record.json in the same package, and it lists this page, so that one changed character is found. Keep the package as it came. Without a network and years from now, this command says whether it is unchanged, whose key signed it, and whether the evidence is the same:
report-signed-by = Signed by
report-signed-on = Signed on
report-clock = { $time }, by the signer’s clock
report-key = Key, in words
report-record = Record
report-payload = Evidence, SHA-256
report-role-assessor = assessor
report-role-mentor = mentor
report-role-panel = panel
report-role-authority = authority
report-hallmark = Hallmark: { $name }, No. { $number }, { $level }, { $year }
report-hallmark-lowest = lowest level { $level }

## credential

code-not-json = { $path } is not JSON that can be read{ $line ->
        [0] {""}
       *[other] : reading ended at line { $line }, column { $column }
    }. It was not used.
    .hint = { $about ->
        [line] Write one JSON object on the line, with its quotes and brackets closed, and give it again.
       *[file] Ask for the file again; it is damaged or cut off.
    }
code-json-duplicate-key = { $path } says "{ $key }" twice in one place, so two programs could read two different things. It was not used.
    .hint = { $about ->
        [line] Write it once, and give the line again.
       *[file] Ask for the file again, from the program that made it.
    }
code-json-too-deep = { $path } is nested more than { $limit } deep. It was not used.
    .hint = Ask where the file comes from; nothing that people write looks like this.
code-number-unsafe = { $path } holds the number { $token }, which is too large to be read alike by every program. It was not used.
    .hint = A number of at most 9007199254740991 can stand there; a larger one has to be written as text.
code-not-canonical = { $about ->
        [number] { $path } holds the number { $token }; in files of Assay every number is whole, at most 9007199254740991, and is written without a point or an exponent. It was not used.
       *[bytes] { $path } is not as it was signed: at least one byte was changed, added or taken out. It was not used.
    }
    .hint = { $about ->
        [number] Write a whole number there, or a text.
       *[bytes] Ask for the original; a file that was opened and saved again is no longer the signed one.
    }
code-format-other = { $path } is not a { $word } of Assay. It was not used.
    .hint = Look whether it is the right file.
code-shape-wrong = { $path } is not laid out as it has to be: { $reason }. It was not used.
    .hint = Ask for the file again, from the program that made it.
code-context-unknown = { $path } gives its words meanings that are not known here, so it cannot be read as a record.
    .hint = Ask for the original record.
code-proof-missing = { $path } is not signed.
    .hint = Ask for the signed file.
code-proof-malformed = The signature in { $path } is not put down as it has to be: its "{ $member }" is missing, changed or does not belong there.
    .hint = Ask for the original; this one was changed after it was signed.
code-proof-unknown = { $path } bears a signature of the kind "{ $kind }", which cannot be checked here.
    .hint = Check it with a newer version, or with the program that made it.
code-proof-too-many = { $path } bears { $found } signatures; at most { $limit } are looked at.
    .hint = Ask where the file comes from.
code-signature-wrong = The signature in { $path } does not fit what the file says: one of the two was changed.
    .hint = Ask for the original; what this one says cannot be relied on.
code-key-not-issuer = { $path } is signed by { $key }, which is not the key of { $issuer }.
    .hint = Ask the issuer whether the file is theirs; what it says cannot be relied on.
code-sample-key = { $member } has a sample key, with which anybody can sign. No roster was made or used.
    .hint = Make an identity for this member and put its key in.
code-time-malformed = "{ $member }" in { $path } names no moment.
    .hint = Ask for the file again, from the program that made it.
code-expired = { $what ->
        [membership] { $member } was in the roster "{ $roster }" until { $until }; { $path } was signed at { $moment }
       *[file] { $path } held until { $until }
    }.
    .hint = { $what ->
        [membership] Ask the district whether the dates in the roster are right
       *[file] Ask the issuer for one that holds now
    }.
code-not-yet-valid = { $what ->
        [membership] { $member } is in the roster "{ $roster }" from { $from } on; { $path } was signed at { $moment }
       *[file] { $path } holds from { $from } on
    }.
    .hint = { $what ->
        [membership] Ask the district whether the dates in the roster are right
       *[file] Look at this machine's clock; if it is right, wait until then
    }.
code-signed-another-day = { $how ->
        [ahead] The signature in { $path } says that it was made at { $created }, which is still to come
        [before] The signature in { $path } says that it was made at { $created }, long before { $from }, when the file says that it was signed
       *[after] The signature in { $path } says that it was made at { $created }, long after { $from }, when the file says that it was signed
    }. What the file says is unchanged.
    .hint = { $how ->
        [ahead] Look at this machine's clock; if it is right, ask whoever signed whether theirs was
       *[other] Ask whoever signed when that was: whether the key stood in a roster then is looked up for { $from }
    }.
code-roster-malformed = { $path } is no roster that can be signed: { $reason }. Nothing was signed.
    .hint = Write format, name, validFrom and members, each with key, name, roles and from; signing adds id, issuer and proof. The README says what each is.
code-roster-unsigned = { $path } is a roster that nobody has signed. It was not used.
    .hint = Ask the district for the signed roster.
code-roster-not-a-member = The key that signed { $path } is not in the roster "{ $roster }".
    .hint = Ask the district for its newest roster, or who holds the key.
code-roster-outside-membership = { $member } is in the roster "{ $roster }", but not for { $moment }, when { $path } was signed.
    .hint = Ask the district whether the dates in the roster are right.
code-roster-wrong-role = { $member } is in the roster "{ $roster }", but not as { $role }.
    .hint = Ask the district whether the roles in the roster are right.

## catalogue

code-not-a-micro-credential = { $path } is not a micro-credential of Assay. It was not used.
    .hint = A micro-credential begins with "format": "assay/micro-credential/1".
code-micro-credential-too-large = { $path } has { $size }; a micro-credential has at most { $most }. It was not read.
    .hint = Leave pictures and recordings out of it; they belong into a submission.
code-micro-credential-malformed = { $path } is not laid out as a micro-credential: { $reason }. It was not used.
    .hint = Mend that member; the README says where whole micro-credentials are.
code-micro-credential-faulty = The parts of { $path } do not fit together, in { $count ->
        [one] one place
       *[other] { $count } places
    }. It was not used.
    .hint = Each is listed below; mend them and check again.
code-member-unknown = { $place } is not a member of a micro-credential.
    .hint = In a draft it is kept as it stands. A signed file with it is refused: this version of Assay cannot tell what was signed there.
code-rubric-text-empty = { $what ->
        [list] { $place } is an empty list, and there has to be at least one
       *[text] { $place } says nothing
    }.
    .hint = { $what ->
        [list] Write at least one.
       *[text] Write what assessors and teachers are to read there, or take the member out.
    }
code-rubric-name-twice = "{ $name }" stands twice in { $place }.
    .hint = Give each its own short name.
code-rubric-name-unknown = { $place } names "{ $name }", which this micro-credential does not have.
    .hint = Correct the name, or add what it names.
code-rubric-points-fall = The points of criterion "{ $criterion }" fall from one level to the next.
    .hint = Write the levels lowest first, with points that stay or rise.
code-rubric-out-of-reach = { $place } is { $value }{ $reach ->
        [from] , and it has to be at least { $least }
        [one] , and nothing but { $least } is possible there
        [nothing] , and no level counts any points, so that nobody can reach it
       *[between] ; it has to lie between { $least } and { $most }
    }.
    .hint = Change the number, or what it counts.
code-rubric-limit-without-kind = Requirement "{ $requirement }" limits { $measure }, and none of its kinds of file has any.
    .hint = Seconds limit audio and video, pages limit documents, words limit documents and text.
code-rubric-hidden-character = { $place } holds a character that is not seen or turns what follows it ({ $character }).
    .hint = Type that text again.
code-rubric-text-long = { $place } is { $length } characters long; up to { $most } are read with ease there.
    .hint = Say it shorter.
code-rubric-one-level = Criterion "{ $criterion }" has one level, so that there is nothing to judge.
    .hint = Give it a second level.
code-language-unknown = "{ $language }" names no language. Nothing was packed.
    .hint = Write it as en, es or pt-BR.
code-rubric-html = { $place } holds HTML ({ $html }), which is read as text and never run.
    .hint = Whoever writes the micro-credential: use plain text or Markdown.
code-rubric-address = { $place } leads to { $url }, which is no address on the web and no mail address.
    .hint = Use an address that begins with https://, or none.
code-rubric-doi = { $place } says "{ $doi }", which is not a DOI.
    .hint = A DOI begins with 10. and has a slash in it; leave https://doi.org/ away.

## Results

code-outcome-differs = { $how ->
        [rubric] The record speaks of a criterion or a level that its micro-credential does not have.
        [member] The outcome in this record is not what its rule makes of its scores: { $member } is { $found } there, and has to be { $computed }.
       *[outcome] The outcome in this record is not what its rule makes of its scores, which is: { $computed }
    }
    .hint = Ask the assessor for the record again.
code-unsigned-file = { $path } lies beside the record, and nobody signed it.
    .hint = Read only what the record lists.
code-not-a-result = { $what ->
        [not-alone] { $path } holds a package in the folder "{ $folder }", and "{ $beside }" lies beside that folder, where nothing else may lie
        [empty] { $path } is empty
        [report] { $path } is a page for reading: what is signed stands in record.json, in the result package
        [submission] { $path } is a submission and not a result
        [bag] { $path } is a bag without data/record.json, so there is no result in it
       *[files] { $path } holds no data/record.json, so there is no result in it
    }. Nothing was changed.
    .hint = { $what ->
        [submission] Verify it with bundle verify; the result is what the assessor signed about it
        [not-alone] Ask for the package as the assessor made it; somebody has put something into it
        [report] Verify the result package (.zip) that this page came in
       *[other] Ask for the package that the assessor signed
    }.
code-record-alone = This is the record without its package: its outcome could not be computed again, and its report was not looked at.
    .hint = Verify the whole package where it is at hand.
code-evidence-differs = The evidence at hand is not what was judged for submission { $number }. The record itself is not touched by this.
    .hint = Look for the bundle that was judged.
code-supersedes-other-key = The record to be corrected was signed with another key. Nothing was signed.
    .hint = Only who signed a record can correct it; otherwise sign a record of your own.
code-supersedes-other-submission = The record to be corrected is about another submission than number { $number }. Nothing was signed.
    .hint = Choose the record that belongs to this submission.
code-supersedes-other-purpose = The record to be corrected is of another purpose than this { $purpose } review. Nothing was signed.
    .hint = A mentor's review stands beside the one that counts, and neither takes the other's place.
code-term-undefined = The file uses a word that its own context does not define: { $term }. What it means cannot be told.
    .hint = Ask for the file again.

## Packing and bringing in

code-micro-credential-differs = { $how ->
        [version] Version { $named } of "{ $title }" is named, and version { $version } is there
        [other] Another micro-credential is named than the one that is there, "{ $title }" version { $version }
       *[text] This is not the "{ $title }" version { $version } that is named: the same name and version, another text
    }. Nothing was kept.
    .hint = A published micro-credential never changes; ask for the right file.
code-micro-credential-unknown = { $how ->
        [chosen] "{ $title }", which you chose, is not in your catalogue. It was kept with the submission.
       *[came] "{ $title }" is not from your catalogue. It was kept with the submission.
    }
    .hint = Look at it and take it in before you score: in its intake report, or with the command library accept.
code-record-differs = The record that the library keeps of review { $review } is not the one that its journal says was signed. Nothing was changed.
    .hint = Keep the library as it is and open the newest backup beside it; the result packages that were given out are as they were.
code-micro-credential-not-here = The library has no micro-credential { $sha256 }. Nothing was changed.
    .hint = Bring its submission in again; or see with the command library micro-credentials which there are, and accept it by its file.
code-micro-credential-needed = { $path } is no bundle, and it was not said which micro-credential it is for. Nothing of it was kept.
    .hint = Name the micro-credential.
code-bundle-large = This bundle is { $gib } GiB large; above 8 GiB Assay asks first. Nothing was read.
    .hint = Do it once more to go on all the same; on the command line, with --large.
code-already-a-bundle = This is a bundle already. Nothing was packed.
    .hint = Bring it in as it is.
code-nothing-to-pack = There is no evidence here. Nothing was packed.
    .hint = Put the files there first.
code-folder-needed = { $path } is one file; evidence is packed from a folder, or from a zip of files. Nothing was packed.
    .hint = Put the file into a folder of its own and name that folder.
code-one-file-of-evidence = { $path } is one file of evidence ({ $format }) and no submission bundle. Nothing was packed or brought in.
    .hint = Choose or drop all files of the submission together in the window, or put them into a folder and bring that in.
code-several-submissions = This holds { $count } { $what ->
        [bundles] bundles
       *[participants] submissions
    }. Nothing was packed or brought in.
    .hint = { $what ->
        [bundles] Unpack it and bring the folder into the library: each bundle comes in by itself.
       *[participants] Bring all of them in with library import, or name the one to pack with --participant: { $participants }.
    }
code-participant-unknown = There is no participant { $participant } in this download. Nothing was packed.
    .hint = { $count ->
        [one] It holds one submission; leave --participant away.
       *[other] Name one of { $participants }.
    }
code-bundle-as-evidence = { $what ->
        [result] { $path } is a signed result, and no evidence of a submission. Nothing of it was kept.
        [cut-result] { $path } is a result package that was cut off: its end is missing, and it is no evidence of a submission. Nothing of it was kept.
       *[submission] { $path } belongs to a submission that is packed already, and is no evidence of another. Nothing of it was kept.
    }
    .hint = { $what ->
        [result] Verify it by itself, and bring the other files in without it.
        [cut-result] Get it again from whoever signed it, and verify it then. Bring the other files in without it.
       *[submission] Bring that bundle in by itself, and the other files without it.
    }
code-candidate-as-evidence = { $path } says who the candidate is, and stands among the evidence: a library keeps nobody's name. Nothing of it was kept.
    .hint = Ask for the bundle without that file.
code-candidate-left-out = { $path } says who the candidate is and was left out: nobody's name goes into a library or a bundle's evidence.
    .hint = Nothing to do.
code-people-perhaps = The files are called as Canvas calls those of a whole class: they may be the work of { $count } people. They are taken as one submission.
    .hint = If they are several people's, put each one's files into a folder of its own, without the names, and bring those in one by one.
code-file-unplaced = { $path } belongs to none of the submissions and was left out.
    .hint = Look whether it is anybody's evidence; if so, bring that submission in by itself.
code-export-file-missing = { $path } is listed by the export as handed in, and the export does not hold it: it could not be brought in.
    .hint = Get that file from the system that it comes from before you judge the submission.
code-system-file-left-out = { $path } was left out: the operating system or a program made it for itself.
    .hint = Nothing to do.
code-file-left-out = { $path } was left out, as the roles say.
    .hint = Nothing to do.
code-file-renamed = { $from } is called { $path } in the bundle.
    .hint = Nothing to do.
code-previous-number-differs = The attempt before has the number { $previous }; this one is packed as { $number }.
    .hint = Give the number { $previous }, unless these are two people's.
code-previous-micro-credential-differs = The attempt before was for "{ $previous }"; this one is packed for "{ $title }".
    .hint = Look whether --previous names the right bundle.
code-number-unusable = "{ $text }" is no number of a submission. Nothing was written.
    .hint = Use 1 to 12 digits.
code-role-unconfirmed = { $kept ->
        [0] The roles of the files are proposed and not confirmed. Nothing was written.
        [one] The roles of the other files are proposed and not confirmed. One submission is in the library; nothing was written of the others.
       *[other] The roles of the other files are proposed and not confirmed. { $kept } submissions are in the library; nothing was written of the others.
    }
    .hint = Look at the proposal, save it, change what is wrong, and give it with --roles.
code-cancelled = { $kept ->
        [saved] Stopped. Every command that was called saved is kept.
        [0] Cancelled. Nothing was kept.
        [one] Cancelled. One submission had come in and is kept, whole. Nothing was kept of the others.
        [other] Cancelled. { $kept } submissions had come in and are kept, whole. Nothing was kept of the others.
       *[nothing] Cancelled. Nothing was kept.
    }
    .hint = { $kept ->
        [saved] Go on whenever you like; the review is found where it was left.
       *[nothing] Do it again whenever you like; what is there already is told and not doubled.
    }
code-consent-missing = { $count ->
        [one] It is not said whether those who can be recognised in { $path } agreed.
       *[other] It is not said whether those who can be recognised in { $path } and in { $others ->
            [one] 1 other file
           *[other] { $others } other files
        } agreed.
    }
    .hint = Ask the teacher whether the releases are held.
code-metadata-identifies = { $path } carries { $what }.
    .hint = It stays in the evidence, and in every copy of the bundle; records, reports and the pictures in them carry none of it.
tells-location = the place where it was made
tells-device = the camera or phone it was made with
tells-author = a name
tells-date = the time when it was made
tells-thumbnail = a small picture of its own
tells-and = { $first } and { $last }
code-name-may-be-visible = { $count ->
        [one] A name may be visible in { $path }
       *[other] A name may be visible in { $count } pictures and scanned pages, { $path } among them
    }: what is written there is seen and not searched.
    .hint = Look at each before you score. Where somebody can be named, ask for the page with the name covered, or return the submission.
code-requirement-unknown = { $path } is handed in for "{ $requirement }", which this micro-credential does not ask for. It is kept, and counts for no requirement.
    .hint = Ask what it was meant for, or for a bundle that was packed for this micro-credential.
code-requirement-kind = { $path } is not of a kind that "{ $requirement }" asks for.
    .hint = Say so in the feedback, or ask for another file.
code-requirement-seconds = { $path } runs for { $found }; "{ $requirement }" asks for { $asked }.
    .hint = Say so in the feedback, or ask for another recording.
code-requirement-pages = { $path } has { $found } pages; "{ $requirement }" asks for { $asked }.
    .hint = Say so in the feedback, or ask for another file.
code-requirement-words = { $path } has { $found } words; "{ $requirement }" asks for { $asked }.
    .hint = Say so in the feedback, or ask for another file.
code-number-ambiguous = { $count } submissions have the number { $number }. Nothing was changed.
    .hint = Name the one you mean by the beginning of its identifier: { $names }.
code-command-unknown = This line is no command that can be done: { $reason }. Nothing was changed.
    .hint = The README lists the commands.

## At the command line

code-passphrase-twice = The two passphrases are not the same. Nothing was made.
    .hint = Type it again, twice the same.
code-usage = { $reason ->
        [no-command] A command is missing. Nothing was done.
       *[other] The command is not written as it has to be: { $reason }. Nothing was done.
    }
    .hint = The option --help after a command shows how it is written.
code-data-folder-unknown = This machine does not say where your data folder is. Nothing was changed.
    .hint = Name it with --data-dir.
code-day-unusable = "{ $text }" is no day. Nothing was kept.
    .hint = Write it as 2026-11-24.
code-place-lost = A cited place was not found again ({ $place }): { $reason }.
    .hint = The record is as it was signed; look the place up by hand, or cite it anew.
code-place-not-pictured = The result has no picture of { $place } in { $path }: it cannot be drawn. The place itself is in the record, as it was cited.
    .hint = Send the evidence along where the place has to be seen, or cite it where it can be drawn and sign again.
why-place-changed = the file was changed, and a time or a box alone does not tell what it showed
why-place-past-the-end = the recording ends before
why-place-no-such-page = there is no such page
why-place-does-not-fit = the file is of another kind now
why-place-no-text = the text of the file cannot be read
why-place-not-there = the words do not stand there any more
why-place-more-than-once = the words stand there more than once
why-place-not-at-hand = the file is not among the evidence
code-search-incomplete = { $count ->
        [one] One file or review has
       *[other] { $count } files or reviews have
    } not been read for the search yet, and nothing in them can be found.
    .hint = Close the library in the other window or program, and search again.
code-not-signed = This submission has no signed result yet. Nothing was written.
    .hint = Sign its review first.
code-package-gone = The result package of No. { $number } is no longer where it was written. The signed record is in the library.
    .hint = Write the package again, from the page of what was signed.
code-file-not-shown = No file manager could be opened. The file lies at { $path }.
    .hint = Open the folder yourself; the file is there.
code-package-not-written = The review is signed, and its record is kept in the library. Only the package is not written: { $why ->
        [disk-full] the disk has no room left for { $path }
        [file-exists] { $path } is there already
        [folder-missing] the folder of { $path } is gone
        [folder-read-only] nothing can be written to the folder of { $path }
       *[other] { $path } could not be written
    }.
    .hint = Do not sign again: that would make a correction. Make room, or choose another place, and give the package out: library export { $number } --library DIR --result --out FILE; in the window, “{ signed-write }”.
prompt-passphrase = Passphrase:{" "}
prompt-new-passphrase = A new passphrase:{" "}
prompt-passphrase-again = The same again:{" "}
prompt-recovery-words = The 24 recovery words:{" "}
role-assessor = assessor
role-mentor = mentor
role-panel = panel
role-authority = authority
identity-whose = { $name }, { $role }
identity-fingerprint = Fingerprint: { $words }
identity-key = Key: { $key }
identity-kept = Kept in { $path }
identity-aside = The file that was there before is kept as { $path }; it opens with its old passphrase only.
identity-recovery = The recovery sheet. Write these words down and keep them apart from this machine; they are shown once:
review-shown = No. { $number }, attempt { $attempt }: { $purpose }, { $phase }, saved { $saved }
review-shown-choice = { $criterion }: { $choice }
review-shown-open = no level yet
review-shown-cannot-judge = cannot be judged: { $reason }
review-shown-rationale = Rationale: { $text }
review-shown-strength = Strength: { $text }
review-shown-next-step = Next step: { $text }
review-shown-annotation = { $id } · { $artifact }, { $place } · { $kind } · { $criteria }
review-shown-note = Note: { $text }
review-shown-returned = Goes back: { $text }
review-shown-recused = Stood back: { $text }
review-shown-opened = Opened: { $files }
review-shown-draft = Still being typed, { $field }: { $text }
identity-none = There is no identity here yet.
roster-signed = "{ $name }" is signed, with { $count ->
        [one] one member
       *[other] { $count } members
    }: { $path }
score-outcome = No. { $number }: { $explanation }
score-written = Signed by { $fingerprint } and written to { $path }
verify-invalid = Invalid: this is not what was signed, or what was signed does not hold.
verify-not-yet = Not valid yet: it is what was signed, and it holds only from the day that it names.
verify-valid = Valid: unchanged since it was signed. Whose key it is cannot be told from here.
verify-valid-untrusted = Valid: unchanged since it was signed. Not Trusted: the roster does not vouch for it.
verify-trusted = Trusted: unchanged since it was signed, by a member of the roster.
verify-member = The roster "{ $roster }" knows this key as { $member }.
verify-roster = The roster "{ $roster }" is signed by the key { $fingerprint } ({ $issuer }).
verify-supersedes = It says that it takes the place of an earlier record: { $record }. It does so only where the same key signed both; that is seen where both are at hand.
verify-about = No. { $number }: { $explanation }
verify-by = Signed by { $name }, { $role }, at { $when } (key { $fingerprint })
verify-evidence-same = Evidence: the same, byte for byte.
verify-evidence-differs = Evidence: differs from what was judged.
verify-evidence-not-at-hand = Evidence: not at hand.
verify-evidence-not-compared = Evidence: not compared, because there is no sound record to hold it against.
bundle-valid = Valid: a BagIt { $version } bag of { $files } files, { $size }.
bundle-invalid = Invalid: a BagIt { $version } bag of { $files } files, { $size }.
bundle-packed = No. { $number } is packed, { $files ->
        [one] 1 file
       *[other] { $files } files
    } of evidence: { $path }
inspect-sound = No. { $number }, attempt { $attempt }: { $title }. Every file is as it was packed.
probe-duration = runs { $value }
probe-pages = pages: { $value }
probe-words = words: { $value }
probe-size = { $value } pixels, upright
probe-captions = captions: { $value }
text-page = — { $number } —
probe-track = track: { $value }
picture-made = { $path }: { $width } × { $height } pixels, JPEG
peaks-written = The waveform of { $duration } is written to { $path }
peaks-lost = not decodable, drawn as silence: { $value }
peaks-speech = speech: { $value } in all
peaks-pause = pause at { $at }: { $value }
page-drawn = { $path }: { $value }
page-hidden = a slide that the presentation skips
page-limited = smaller than was asked for, because a larger picture is not drawn in one piece; --tile draws a part of it
page-approximate = an approximate view: the file has no pages of its own, and another program may break lines and pages elsewhere
import-done = No. { $number } is in the library: { $path }
import-already-here = No. { $number } was here already, the same to the byte: { $path }
import-mended = No. { $number } was here already, and the library's copy of it is whole again: { $path }
import-refused = Not brought in: { $path }
import-participant = { $path }, participant { $participant }
due-set = The judgement of { $id } is wanted by { $day }.
due-none = The judgement of { $id } is wanted by no day in particular.
micro-credential-is-accepted = accepted
micro-credential-came-along = came with a submission
micro-credential-accepted-now = “{ $title }” { $version } is in your catalogue now.
micro-credential-accepted-before = “{ $title }” { $version } was in your catalogue already.
list-empty = There is no submission in the library.
list-none-found = No submission was found for "{ $words }".
list-more = These are the first { $shown } of { $total }; --limit { $total } shows all of them, --search only those that hold certain words.
list-number = Number
list-attempt = Attempt
list-state = State
list-scored = Criteria scored
list-due = Wanted by
list-title = Micro-credential
list-attempt-of = attempt { $attempt }
list-correction = { $state }, correction { $beside }
list-beside = { $state }, another review { $beside }
library-exported = The submission is written to { $path }
library-result-exported = The signed result is written to { $path }
places-located = { $exactly } as they were cited, { $context } found by the words around them, { $lost } lost.
search-found = { $count ->
        [0] Nothing was found.
        [one] Found in one passage.
       *[other] Found in { $count } passages.
    }
search-in-review = { $field ->
        [annotation] comment on a place
        [note] private note
        [returned] reason for the return
        [cannot-judge] why { $criterion } cannot be judged
        [strength] strength of { $criterion }
        [next-step] next step of { $criterion }
       *[other] rationale of { $criterion }
    }
journal-sound = Every entry continues the one before: { $entries ->
        [one] one entry
       *[other] { $entries } entries
    } in { $reviews ->
        [one] one review
       *[other] { $reviews } reviews
    }.

## store

code-library-open = The library in { $folder } is open in another window or program. It can be read from here and not written.
    .hint = Go on in the one that has it open, or close it first.
code-library-in-cloud-folder = { $folder } is kept in step by { $service }, which tears a library apart while it is used. Nothing was made there.
    .hint = Keep the library in a folder of this computer alone; bundles and signed results can lie in the cloud.
code-library-missing = There is no library in { $folder }. Nothing was changed.
    .hint = Look at the spelling, or bring a submission in: that makes one.
code-library-not-a-folder = { $folder } is a file, and a library is a folder. Nothing was changed.
    .hint = Name the folder of the library, or one that is still to be made.
code-library-newer = This library was used by a newer version of Assay. It was not opened and not changed.
    .hint = Open it with that version.
code-library-older = This library is from an earlier version of Assay and was not changed.
    .hint = Open it once for writing, which makes a backup and brings it up to date; then it can be read.
code-not-a-library = library.db in { $folder } belongs to another program. It was not changed.
    .hint = Choose another folder for the library.
code-library-damaged = { $about ->
        [folder] The database of the library in { $folder } is damaged
       *[open] The database of this library is damaged
    }. It was not used, and it was not changed.
    .hint = { $backup ->
        [none] There is no good backup in it. Keep the folder as it is, begin a library in another one, and bring the bundles in again
        [unknown] Open the library again for writing: the newest good backup then takes its place, and the damaged files are kept
       *[other] There is a good backup of { $backup }. It takes its place the next time the library is opened for writing (library import or review exec), and the damaged files are kept
    }.
code-library-restored = The database was damaged. The backup of { $backup } is in its place, and what was written after it is not in it; the damaged files are kept in { $kept }.
    .hint = Look at the reviews of the last day, and keep the damaged files until they are right.
code-library-busy = Another program has held the database for five seconds. Nothing was written.
    .hint = Close what copies or checks the library folder, then do it again.
code-library-io = The disk did not answer ({ $reason }). Nothing was written; what was saved before is kept.
    .hint = Look whether the disk is still there, then do it again.
code-artifacts-missing =
    { $count ->
        [one] One file of the submissions is not in the library folder any more.
       *[other] { $count } files of the submissions are not in the library folder any more.
    }
    .hint = Bring the same bundles in again; what was judged is kept.
code-artifacts-unreferenced =
    { $count ->
        [one] One file in the library belongs to no submission. It was left where it is.
       *[other] { $count } files in the library belong to no submission. They were left where they are.
    }
    .hint = They can be what came in after the backup that is in use now; bring those bundles in again.
code-artifact-missing = { $path } is not in the library folder any more. What was judged is kept.
    .hint = Bring the same bundle in again.
code-artifact-damaged = The library's copy of { $path } is not what it was when it came in: bytes of it have changed on the disk. What was judged is kept.
    .hint = Bring the same bundle in again, and look after the disk.
code-artifact-mended = The library's copy of { $path } was damaged or gone, and is whole again.
    .hint = Look after the disk: files do not change by themselves.
code-submission-differs = Submission { $number } is in the library already, with other content. Nothing was kept, and the one that is here was not touched.
    .hint = Ask which one counts; a new attempt is a submission of its own.
code-number-taken = { $count ->
        [one] Number { $number } is also that of another submission: attempt { $attempt } for "{ $title }". Both are kept.
       *[other] Number { $number } is also that of { $count } other submissions: attempt { $attempt } for "{ $title }". All of them are kept.
    }
    .hint = Look at attempt and micro-credential to tell them apart.
code-number-here = No. { $number } is here already as attempt { $attempt } for "{ $title }", with other files or roles. Nothing of this submission was kept.
    .hint = If it is a new attempt of the same person, bring it in as attempt { $next }: in the window, or packed with the command bundle pack --previous. Otherwise give it another number.
code-same-file = { $path } is the same file as { $other }, byte for byte.
    .hint = Look whether another file was meant, and ask for it. The same one twice shows nothing more.
code-submission-unknown = The library has no submission { $submission }. Nothing was changed.
    .hint = The command library list shows what it has.
code-review-unknown = The library has no review { $review }. Nothing was changed.
    .hint = The command library list shows what it has.
code-journal-conflict = Something else was written to this review meanwhile. Nothing was changed.
    .hint = Open the review again and do it once more.

## bundle

code-not-a-bundle = { $reason ->
        [empty] This file is empty
        [not-a-zip] This file is not a zip
        [no-submission] This bag has no data/submission.json
        [not-regular] { $path } is neither a file nor a folder
        [not-alone] The bag is in the folder "{ $folder }", and "{ $path }" lies beside that folder, where nothing else may lie
       *[no-bag] There is no bagit.txt here
    }, so it is not a submission bundle. Nothing was kept.
    .hint = Ask for the bundle that the packer wrote; loose files can be packed first.
code-zip-truncated = { $was ->
        [result] This result package is incomplete: it was cut off, and what proves the rest is missing. Nothing was kept.
        [submission] This submission bundle is incomplete: it was cut off, and its end is missing. Nothing was kept.
       *[zip] This zip is incomplete: it ends before its table of contents. Nothing was kept.
    }
    .hint = { $was ->
        [result] Get it again from whoever signed it, and verify it then; the original was not touched.
       *[zip] Ask for the file again; the original was not touched.
    }
code-zip-encrypted = "{ $path }" is encrypted, and encrypted zips are not read. Nothing was kept.
    .hint = Ask for a zip without a password.
code-zip-ambiguous = { $what ->
        [two-ends] This zip ends twice
        [comment] The comment of this zip hides another zip
        [count] This zip says another number of files than it holds
        [overlap] { $about ->
            [entry] "{ $path }" shares its bytes with another file of this zip
           *[whole] Files of this zip share their bytes
        }
        [header] "{ $path }" says one thing in the table of contents and another beside its bytes
        [second-name] "{ $path }" carries a second name
        [folder-or-file] "{ $path }" is a file and a folder at once
        [loose-bytes] { $about ->
            [entry] There are bytes before "{ $path }" or after it that belong to no file
           *[whole] There are bytes in this zip that belong to no file
        }
       *[second-reader] Another program reads this zip differently
    }, so two people could see two different things in it. Nothing was kept.
    .hint = Ask for the bundle as the packer wrote it.
code-zip-method = "{ $path }" is packed by { $method }; only stored and deflated files are read. Nothing was kept.
    .hint = Ask for an ordinary zip.
code-zip-multi-part = This is one part of a zip in several parts. Nothing was kept.
    .hint = Ask for the zip in one piece.
code-zip-damaged = { $about ->
        [entry] "{ $path }" is damaged
       *[whole] This zip is damaged
    } ({ $what ->
        [end] its end record
        [directory] its table of contents
        [header] its header
        [extra-field] an extra field of its header
        [descriptor] the record after its bytes
        [deflate] its packed bytes
       *[checksum] its checksum
    }). Nothing was kept.
    .hint = Ask for the file again; the original was not touched.
code-path-escapes = "{ $path }" is a name that leads out of the bundle, or that could be read in two ways. Nothing was kept.
    .hint = Ask for the bundle again, packed with plain names.
code-name-collision = { $how ->
        [twice] "{ $first }" stands twice, so two people could see two different files
        [file-and-folder] "{ $first }" is a file and a folder at once
       *[alike] "{ $first }" and "{ $second }" are one name on many computers
    }. Nothing was kept.
    .hint = Ask for the bundle again with two different names.
code-link-entry = { $count ->
        [one] "{ $path }" is a link, a pipe or a device and not a file. It was not followed
       *[other] { $count } of these are links, pipes or devices and not files: { $paths }{ $more ->
            [0] {""}
           *[other] {" "}and { $more } more
        }. None was followed
    }, and nothing was kept.
    .hint = In their place the files themselves have to stand, or nothing: put that right, or ask for it, and do it again.
code-limit-exceeded = { $limit ->
        [entries] There are { $found } entries; at most { $most } are read
        [entry-bytes] "{ $path }" is { $found } large; at most { $most } are taken
        [bundle-bytes] All files together are { $found } large; at most { $most } are taken
        [ratio] "{ $path }" says that it unpacks to { $found } times its size; at most { $most } times is unpacked
        [directory-bytes] The table of contents is { $found } large; at most { $most } are read
        [path-bytes] "{ $path }" is a name of { $found } bytes; at most { $most } are read
        [component-bytes] "{ $path }" has a part of { $found } bytes; at most { $most } are taken
        [depth] "{ $path }" lies { $found } folders deep; at most { $most } are taken
       *[file-bytes] "{ $path }" is { $found } large; at most { $most } are read
    }. Nothing was kept.
    .hint = Ask for a smaller bundle, or for shorter names.
code-size-mismatch = "{ $path }" says that it has { $declared } bytes and has { $by ->
        [more] more
       *[count] { $found }
    }. Nothing was kept.
    .hint = Ask for the file again; the original was not touched.
code-digest-mismatch = "{ $path }" is not the file that was packed: its { $algorithm } is another one. Nothing of it was used.
    .hint = Ask for the bundle again; a file that was changed after packing cannot be judged.
code-payload-missing = "{ $path }" is listed and is not there. Nothing of it was used.
    .hint = Ask for the bundle again; it is not whole.
code-payload-extra = "{ $path }" is there and is not listed in { $file }. Nothing of it was used.
    .hint = Ask for the bundle again, packed with this file or without it.
code-payload-folder-missing = This bag has no folder data, so there is nothing in it. Nothing of it was used.
    .hint = Ask for the bundle again; it is not whole.
code-bagit-declaration = bagit.txt is not the two lines that every bag begins with. Nothing of it was used.
    .hint = Ask for the bundle as the packer wrote it.
code-bagit-version-unknown = This bag is of BagIt version { $version }, which is not known here. Nothing of it was used.
    .hint = Ask for a bag of version 1.0.
code-bagit-encoding-unknown = This bag says that its lists are written in "{ $encoding }", which is not known here. Nothing of it was used.
    .hint = Ask for a bag whose lists are in UTF-8.
code-tag-file-garbled = "{ $path }" is not text in the encoding that the bag names. Nothing of it was used.
    .hint = Ask for the bundle as the packer wrote it.
code-tag-file-missing = "{ $path }" is listed and is not there. Nothing of it was used.
    .hint = Ask for the bundle again; it is not whole.
code-tag-file-unlisted = "{ $path }" lies beside the evidence and is listed nowhere. It was not read.
    .hint = Nothing to do; it is not kept.
code-tag-manifest-wrong = "{ $file }" is not right about "{ $path }": it lists every manifest and no list of its own kind. Nothing of it was used.
    .hint = Ask for the bundle as the packer wrote it.
code-manifest-missing = There is no list of checksums that can be relied on: none with a checksum that is known here. Nothing of it was used.
    .hint = Ask for a bundle with manifest-sha512.txt, or manifest-sha256.txt.
code-manifest-only-one = There is no manifest-{ $algorithm }.txt; the other list was checked.
    .hint = Nothing to do.
code-manifest-not-checked = "{ $file }" uses a checksum that is not known here. It was not checked.
    .hint = Nothing to do.
code-manifest-line = Line { $line } of "{ $file }" is not a checksum and a path. Nothing of it was used.
    .hint = Ask for the bundle as the packer wrote it.
code-manifest-lists-twice = "{ $file }" lists "{ $path }" twice. Nothing of it was used.
    .hint = Ask for the bundle as the packer wrote it.
code-manifest-repeats = "{ $file }" lists "{ $path }" twice, with the same checksum.
    .hint = Nothing to do.
code-manifest-asterisk = "{ $file }" was written by a checksum tool: there is an asterisk before a path.
    .hint = Nothing to do.
code-manifest-leading-dot = "{ $file }" writes a path with ./ before it.
    .hint = Nothing to do.
code-manifest-bare-percent = "{ $file }" writes the percent sign of "{ $path }" as it stands, and not as %25.
    .hint = Nothing to do; the name was taken as it stands.
code-name-differs = "{ $listed }" is listed; what is there is called "{ $found }", which is the same name on many computers.
    .hint = Nothing to do; its checksum was compared.
code-system-file-absent = "{ $path }" is listed and gone; the operating system had made it.
    .hint = Nothing to do.
code-names-alike = "{ $first }" and "{ $second }" are one name on many computers.
    .hint = Do not unpack this bag on such a computer: one file would replace the other.
code-fetch-line = Line { $line } of fetch.txt is not an address, a length and a path. Nothing of it was used.
    .hint = Ask for the bundle as the packer wrote it.
code-fetch-not-followed = There is a fetch.txt. Nothing was fetched: what it names counts only where it lies in the bag.
    .hint = Nothing to do, unless it is said that a file is not there.
code-bag-info-line = Line { $line } of "{ $file }" is not a label, a colon and a value, or stands there twice. Nothing of it was used.
    .hint = Ask for the bundle as the packer wrote it.
code-bag-info-repeats = "{ $label }" stands more than once.
    .hint = Nothing to do.
code-payload-oxum = { $how ->
        [counted] The bag says that it holds { $files ->
            [one] one file
           *[other] { $files } files
        } of { $bytes } bytes in all
       *[garbled] The bag says "{ $declared }" where bytes and files are counted
    }; it holds { $foundFiles ->
        [one] one file
       *[other] { $foundFiles } files
    } of { $foundBytes } bytes. Nothing of it was used.
    .hint = Ask for the bundle again; it is not whole.
code-name-reserved = "{ $path }" is a name that Windows keeps for a device. Nothing was kept.
    .hint = Ask for the bundle again with another name.
code-name-colon = "{ $path }" has a colon in its name, which Windows reads as a drive or as a hidden second file. Nothing was kept.
    .hint = Ask for the bundle again with another name.
code-name-hidden-character = "{ $path }" has a character in its name that is not seen or turns what follows it ({ $character }). Nothing was kept.
    .hint = Ask for the bundle again with another name.
code-name-looks-alike = "{ $path }" looks like { $like } and is another file. Only { $like } was used.
    .hint = Look at what is in it; somebody may have meant it to be mistaken.
code-submission-member-wrong = In { $path }, { $member } { $how ->
        [missing] is missing
        [empty] says nothing
        [text] is { $value }, and a text in quotes belongs there
        [number] is { $value }, and a whole number without quotes belongs there
        [list] is no list, and a list belongs there
        [members] is no group of named members, and one belongs there
        [twice] is "{ $value }", as that of another file is: each has its own
       *[wrong] cannot be "{ $value }"
    }. Nothing was kept.
    .hint = Ask for the bundle again, from the program that packed it.
code-submission-member-unknown = In { $path }, { $member } is not known to this version of Assay. It is kept as it stands.
    .hint = Nothing to do.
code-time-normalised = In { $path }, the time "{ $written }" is read as { $read }.
    .hint = Nothing to do; scores are not put in order by it.
code-roles-malformed = Line { $line } of the roles cannot be read: { $reason }. Nothing was written.
    .hint = Correct that line; each file has path, title and consent, and requirement or captions_for where it fits.
code-roles-unknown-file = The roles name "{ $path }", which is not among the files. Nothing was written.
    .hint = Correct the path, or put the file there.
code-roles-not-one = { $count ->
        [0] "{ $path }" has no role
       *[other] "{ $path }" has { $count } roles
    }; each file has one. Nothing was written.
    .hint = Give each file one [[artifact]].
code-roles-unknown-participant = The roles name participant "{ $participant }", who is not in this download. Nothing was written.
    .hint = Look whether the roles belong to another download.
code-roles-not-one-submission = { $count ->
        [0] The roles say nothing of participant "{ $participant }"
       *[other] The roles name participant "{ $participant }" { $count } times
    }. This submission was left out.
    .hint = Give each participant one [[submission]] with a [[submission.artifact]] for each file, or leave it out knowingly.
code-roles-unknown-requirement = The micro-credential has no requirement "{ $requirement }". Nothing was written.
    .hint = Look at its requirements, or leave the requirement away.
code-roles-title-missing = { $how ->
        [control] The title of "{ $path }" holds a control character: a line break, or one that nobody sees. Nothing was written.
       *[empty] "{ $path }" has no title. Nothing was written.
    }
    .hint = Give it a title of one line, of letters that can be seen.

## evidence

code-empty-file = { $path } holds nothing. It is kept and listed; the rest of the submission is not touched by this.
    .hint = Ask for the file again.
code-type-lies = { $how ->
        [two-in-one] { $path } is two things at once: { $is } and { $also }. It is kept, and shown only as the first or not at all.
        [declared] { $path } is declared as { $says } and is in truth: { $is }. It is kept, and never shown as what is declared.
       *[other] { $path } is in truth: { $is }. It is kept, and never shown as what its name says.
    }
    .hint = Ask for the right file if this is not what you expected.
code-media-undecodable = { $path } cannot be played here: { $codec ->
        [broken] its container is broken
       *[other] its codec is { $codec }
    }. It is kept and listed; the rest of the submission is not touched by this.
    .hint = Ask for the recording as MP4 (H.264 and AAC), or open it in another program.
code-cut-short = { $path } was cut short: { $stated ->
        [none] its end is missing
       *[other] its beginning promises { $stated }, and { $held } are there
    }. It is kept; what is there is shown, and only that counts.
    .hint = Ask for the whole file. Score only what is there.
code-cues-broken = { $count ->
        [one] One caption of { $path } cannot be read (line { $lines })
       *[other] { $count } captions of { $path } cannot be read (lines { $lines })
    }. The file is kept, and the other captions are shown.
    .hint = Correct these lines, or ask for the captions again.
code-cues-overlap = { $count ->
        [one] One caption of { $path } begins while another still stands (line { $lines })
       *[other] { $count } captions of { $path } begin while another still stands (lines { $lines })
    }. All of them are kept and shown, one below the other.
    .hint = Nothing has to be done; where the times are a mistake, ask for the captions again.
code-pointer-file = { $path } holds no evidence, only a link ({ $format }). The link was not followed; the file is kept and listed.
    .hint = Ask for a PDF, a Word file or a recording.
code-cannot-be-shown = { $path } cannot be shown here ({ $format }): { $why }. It is kept and can be scored against.
    .hint = { $opening ->
        [harms] Do not open it anywhere: it can do harm. Ask for the evidence in another form, as PDF for example.
       *[helps] Open it with the program that it belongs to, or ask for another form of it.
    }
code-decoder-missing = The part of Assay that opens evidence could not be started. Nothing was opened.
    .hint = Install Assay again.
code-decoder-uncaged = This system cannot lock in the part of Assay that opens evidence ({ $wall }). Nothing was opened.
    .hint = Use a Linux system with a newer kernel.
code-decoder-died = { $path } could not be opened: the decoder ended while reading it. The rest of the submission is unharmed.
    .hint = Open it in another program, or ask for the file again.
code-decoder-silent = { $path } could not be opened: the decoder said nothing for { $seconds } s and was ended. The rest of the submission is unharmed.
    .hint = Open it in another program, or ask for the file again.
code-decoder-too-long = { $path } could not be opened: it took more than { $seconds } s. The rest of the submission is unharmed.
    .hint = Open it in another program, or ask for the file again.
code-source-lost = { $path } could not be read any more. Nothing was changed.
    .hint = Look whether the disk is still there, then try again.
code-no-text = { $path } holds no text ({ $format }). Nothing was changed.
    .hint = { $cite ->
        [time] Cite a time in it instead.
        [time-or-box] Cite a time in it instead, or a box at a time.
        [box] Cite a box in it instead.
       *[whole] Cite it as a whole, or ask for another form of it.
    }
code-document-encrypted = { $path } is locked with a password. It was not opened, and nothing was changed.
    .hint = Ask for the file without a password.
code-document-damaged = { $path } is damaged and its text cannot be read. Nothing was changed.
    .hint = Ask for the file again.
code-no-picture = { $path } is no picture ({ $format }). Nothing was written.
    .hint = Name a picture; pages and films have views of their own.
code-colours-approximate = { $about ->
        [inks] The colours of { $path } are approximate: it is made of inks and does not say which.
       *[other] The colours of { $path } are approximate: it says how they are meant in a way that cannot be followed.
    } The file itself is unchanged.
    .hint = Do not judge by exact colours, or ask for the picture as sRGB.
code-picture-incomplete = { $path } is damaged, and a part of the picture is missing. What could be read is shown.
    .hint = Ask for the file again.
code-picture-coarse = { $path } has more pixels than can be opened safely and is shown with fewer details. The file itself is unchanged.
    .hint = For fine details, open it in another program or ask for a smaller picture.
code-scripts-left-out = { $path } is a drawing with scripts or foreign content. None of it ran; the rest is drawn.
    .hint = Ask for the drawing as PNG or PDF if something is missing.
code-links-left-out = { $path } is a drawing that asks for something from outside. Nothing was fetched; the rest is drawn.
    .hint = Ask for the drawing as PNG or PDF if something is missing.
code-other-letters = The words in { $path } are set in other letters than the drawing asks for; they may be wider or narrower. The file itself is unchanged.
    .hint = Ask for the drawing as PNG or PDF if words overlap or are missing.
code-no-sound = { $path } has no sound ({ $format }).
    .hint = Judge what it shows. If it should have sound, ask for the file again.
code-sound-undecodable = { $path } has sound that Assay cannot decode: { $codec }. Only its waveform and the map of its speech are missing.
    .hint = Play it, or open it in another program.
code-sound-damaged = The sound of { $path } is damaged and cannot be decoded.
    .hint = Ask for the file again.
code-sound-too-long = { $path } has more than { $hours } hours of sound. It was not listened to.
    .hint = Ask for the part of it that shows the work.
code-no-frame-times = Nothing in { $path } says when its single pictures are shown ({ $format }).
    .hint = Places in it are kept to the millisecond, and not to the picture.
code-no-pages = { $path } has no pages ({ $format }). Nothing was written.
    .hint = Look at it as what it is: text, a table, a picture or a recording.
code-page-missing = { $path } has { $pages ->
        [one] one page
       *[other] { $pages } pages
    } only. Nothing was written for the page that was asked for.
    .hint = Name one of them; the first page is 1.
code-picture-form-unknown = { $path } does not end in .jpg or .png. Nothing was written.
    .hint = Take .png for letters that stay sharp, .jpg for photographs and scans.
code-picture-name-alike = Several pages cannot all be written to { $path }. Nothing was written.
    .hint = Put %d into the name; the number of the page takes its place.
code-hidden-slides = { $path } has { $count ->
        [one] one slide that its
       *[other] { $count } slides that the
    } presentation skips.
    .hint = They are shown here, marked; whether they count as evidence is yours to say.
code-speaker-notes = { $path } has notes for the speaker on { $count ->
        [one] one slide
       *[other] { $count } slides
    }. They are not shown here.
    .hint = Open it in another program to read them; ask for a copy without them where nobody may be recognised.
code-hidden-text = { $path } has text that it hides ({ $count ->
        [one] in one place
       *[other] in { $count } places
    }). It is read here like the rest of the text.
    .hint = Whether it counts as evidence is yours to say.
code-hidden-sheets = { $path } has { $count ->
        [one] one sheet that the workbook hides
       *[other] { $count } sheets that the workbook hides
    }. All sheets are shown here.
    .hint = Whether they count as evidence is yours to say.
code-earlier-revisions = { $path } was changed after it was first written ({ $count ->
        [one] once
       *[other] { $count } times
    }). Earlier content may still be inside.
    .hint = What is shown is its last state; ask for a fresh copy where names were taken out of it.
code-files-inside = { $path } has other files inside ({ $count }).
    .hint = They are not opened; ask for them as files of their own if they belong to the evidence.
code-tracked-changes = { $path } has changes that were not accepted yet ({ $count }), with the names of those who made them.
    .hint = The text is read as if they were accepted; ask for a copy without them where nobody may be recognised.
code-review-comments = { $path } has comments in its margin ({ $count }), with the names of those who wrote them.
    .hint = They are not shown; ask for a copy without them where nobody may be recognised.
code-form-flat = { $path } is a form that can only be filled in with one program.
    .hint = It is shown as it stands; open it in that program to see what is filled in.
code-fields-drawn-here = { $path } has { $count ->
        [one] one field with a value and no picture of it
       *[other] { $count } fields with values and no pictures of them
    }.
    .hint = They are drawn here; another program may show them otherwise, or empty.
code-markup-left-out = { $path } has parts written as HTML that are not shown here, because they could run or ask for something from outside ({ $elements }). None of it ran; the rest is shown.
    .hint = Look at the file as it was written, or in another program, if something is missing.
code-letters-missing = { $path } holds writing that the pages shown here cannot show rightly ({ $letters }): letters can be missing or wrong there, and in the text that is searched and cited.
    .hint = Open the file in another program to read it, and cite the page or a box on it.
code-text-covered = { $path } has words under something painted over them ({ $count ->
        [one] page
       *[other] pages
    } { $pages }).
    .hint = Searching and copying still find them: if they were meant to be blacked out, ask for a copy without them.
code-remote-content = { $path } asks for something from the network. Nothing is fetched.
    .hint = A part of it may be missing; ask for a copy with everything in it.
code-text-shortened = { $path } is longer than what is read. Its beginning is read and searched.
    .hint = Ask for the part that matters as a file of its own.
code-picture-moves = { $path } is a picture that moves. The first of its pictures is what is shown and measured.
    .hint = Ask for a video if the movement is the evidence.
format-pdf = PDF document
format-docx = Word document
format-docm = Word document with macros
format-pptx = PowerPoint slides
format-pptm = PowerPoint slides with macros
format-xlsx = Excel table
format-xlsm = Excel table with macros
format-odt = OpenDocument text
format-odp = OpenDocument slides
format-ods = OpenDocument table
format-doc = Word document of before 2007
format-ppt = PowerPoint slides of before 2007
format-xls = Excel table of before 2007
format-encrypted-office = Office document with a password
format-ole = file of an older Windows program
format-rtf = Rich Text document
format-epub = electronic book
format-pages = Pages document
format-keynote = Keynote slides
format-numbers = Numbers table
format-postscript = PostScript document
format-jpeg = JPEG picture
format-png = PNG picture
format-gif = GIF picture
format-webp = WebP picture
format-tiff = TIFF picture
format-heic = HEIC photo
format-bmp = BMP picture
format-svg = SVG drawing
format-avif = AVIF picture
format-jxl = JPEG XL picture
format-jp2 = JPEG 2000 picture
format-psd = Photoshop picture
format-ico = icon
format-cur = mouse pointer
format-raw = camera raw photo
format-mp4 = MP4 video
format-mov = QuickTime video
format-3gp = 3GP video
format-mkv = Matroska video
format-webm = WebM video
format-ogg-video = Ogg video
format-avi = AVI video
format-wmv = Windows Media video
format-mpeg-ps = MPEG video
format-mpeg-ts = MPEG transport stream
format-flv = Flash video
format-m4a = M4A sound
format-mka = Matroska sound
format-webm-audio = WebM sound
format-ogg = Ogg sound
format-mp3 = MP3 sound
format-wav = WAV sound
format-flac = FLAC sound
format-aiff = AIFF sound
format-caf = CAF sound
format-aac = AAC sound
format-amr = AMR sound
format-wma = Windows Media sound
format-midi = MIDI music
format-text = plain text
format-markdown = Markdown text
format-html = web page
format-mhtml = saved web page or mail
format-vtt = WebVTT captions
format-srt = SubRip captions
format-json = JSON data
format-xml = XML data
format-csv = CSV table
format-tsv = tab-separated table
format-google-pointer = link to a Google document
format-url = link to a web page
format-webloc = link to a web page (Mac)
format-icloud = placeholder of a file that is still in iCloud
format-desktop = desktop link
format-lnk = Windows shortcut
format-elf = Linux program
format-pe = Windows program
format-mach-o = Mac program
format-script = script
format-batch = Windows script
format-java-class = Java program
format-jar = Java program
format-apk = Android app
format-wasm = WebAssembly program
format-dmg = Mac disk image
format-php = PHP script
format-zip = zip archive
format-7z = 7-Zip archive
format-rar = RAR archive
format-gzip = gzip archive
format-bzip2 = bzip2 archive
format-xz = xz archive
format-zstd = zstd archive
format-tar = tar archive
format-iso = disc image
format-cab = Windows cabinet
format-sqlite = database
format-font = font
format-empty = empty file
format-unknown = file of an unknown type
why-macros = it can run macros
why-embedded-object = it holds another program's object
why-encrypted = it is locked with a password
why-damaged = it is damaged
why-too-large = it is larger inside than is safe to open
why-legacy-office = no safe reader exists for this older format
why-iwork = only Apple's programs open it
why-executable = it is a program
why-archive = it is a box of files
why-layout = it could not be laid out as pages
why-picture-format = no safe reader exists for this picture format
why-media-container = nothing here plays it
why-no-tracks = it has neither sound nor picture
why-ebook = electronic books have no viewer here
why-unknown = its type is not known
why-empty = it holds nothing
why-pointer = it is only a link

## what does not fit in a file

why-not-json = it cannot be read as JSON from line { $line }, column { $column } on
why-not-toml = it is not TOML there
why-not-utf-8 = it is not text in UTF-8
why-line-too-long = it is longer than { $most }
why-roles-both = [[artifact]] and [[submission]] stand in one file
why-shape-whole = the whole
why-shape-missing = { $place } is missing
why-shape-empty = { $place } says nothing, and something has to be said there
why-shape-unknown = { $place } is not known there
why-shape-word = { $place } says "{ $found }", and what can stand there is: { $known }
why-shape-number = { $place } is { $found }, and a whole number of a possible size belongs there
why-shape-length = { $place } holds { $found } things, too few or too many
why-shape-text = { $place } has to be text in quotes
why-shape-whole-number = { $place } has to be a whole number
why-shape-finite-number = { $place } has to be a number, and a finite one
why-shape-list = { $place } has to be a list
why-shape-members = { $place } has to be a group of named members
why-shape-group = { $place } has to be a group of named members: { $known }
why-shape-yes-or-no = { $place } has to be true or false
why-shape-other = { $place } is not of the kind that belongs there
why-shape-value = { $place } cannot be "{ $found }"

## the sentence that says how an outcome came out; English word for word as the record has it

came-out-criteria =
    { $of ->
        [1] { $reached } of 1 criterion is { $level }
       *[other]
            { $reached ->
                [1] 1 of { $of } criteria is { $level }
               *[other] { $reached } of { $of } criteria are { $level }
            }
    }
came-out-criteria-required =
    { $of ->
        [1] { $reached } of 1 criterion is at the required level
       *[other]
            { $reached ->
                [1] 1 of { $of } criteria is at the required level
               *[other] { $reached } of { $of } criteria are at the required level
            }
    }
came-out-points =
    { $of ->
        [1] { $reached } of 1 point
       *[other] { $reached } of { $of } points
    }
came-out-needed =
    { $needed ->
        [1] { $count }, 1 is needed
       *[other] { $count }, { $needed } are needed
    }
came-out-meets = { $count }: meets the rule.
came-out-meets-though = { $count }: meets the rule. { $below }.
came-out-not-yet = { $count }: not yet.
came-out-not-yet-for = { $count }. { $below }: not yet.
came-out-near-cut = { $sentence } This is close to the cut: a second assessor is asked for.
came-out-stands = *{ $criterion }* is { $level }
came-out-stands-nowhere = *{ $criterion }* cannot be judged
came-out-unscored = *{ $criterion }* is not scored
came-out-has-to-be = { $said } and has to be { $level }
came-out-floor = { $said }, where no criterion may be below { $level }
came-out-no-points = { $said } and counts 0 points
came-out-returned = Returned without a judgement: nothing is said about the teaching.
came-out-formative = Feedback for growth: there is no outcome.
