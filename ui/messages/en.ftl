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
