### Every sentence that people read, for Rust and for the window. A refusal is `code-<code>` with its `.hint`:
### what is wrong and what was kept; then what to do. Plain, short, present tense; the evidence is the subject.
