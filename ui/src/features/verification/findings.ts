// What can be said of a result, finding by finding. Of an invalid file nothing is said that it claims.
import type { Note, Verdict } from "../../lib/ipc";
import { language, say } from "../../lib/messages";
import { momentAtLength } from "../../lib/time/days";
import { spoken } from "../identity/fingerprint";
import { roleWord } from "../identity/role";
import { ofPackage } from "./told";

export type Finding = {
  mark: "ok" | "open" | "bad";
  text: string;
  more: string | null;
  /** The key as its eight words. */
  words: string | null;
};

/** Everything that was found, in the order in which one asks: changed, whose, on which roster, what, which evidence, when. */
export function findingsOf(verdict: Verdict): Finding[] {
  // That the evidence differs is a finding of its own here; what differs in it stays.
  const found = verdict.notes.filter(({ code }) => code !== "evidence-differs");
  if (verdict.state === "invalid") {
    const broken = found.map((note) => (note.severity === "error" ? ofPackage(note) : note));
    return [
      ...broken.map((note) => noted(withoutEnd(note))),
      finding("open", say("verdict-not-shown"), say("verdict-not-shown-how")),
      finding("open", say("verdict-what-to-do"), say("verdict-invalid-do")),
    ];
  }
  return [
    finding("ok", say("verdict-unchanged")),
    signer(verdict),
    roster(verdict),
    ...said(verdict),
    ...superseding(verdict),
    evidence(verdict),
    ...time(verdict),
    ...found.map(noted),
  ];
}

const noted = ({ severity, message, hint }: Note) =>
  finding(severity === "error" ? "bad" : "open", message, hint);

/** What is said at the end of all of them is not said of each. */
const withoutEnd = (note: Note): Note =>
  note.hint === say("verdict-invalid-do") ? { ...note, hint: "" } : note;

function finding(
  mark: Finding["mark"],
  text: string,
  more: string | null = null,
  words: string | null = null,
) {
  return { mark, text, more: more === "" ? null : more, words };
}

function signer({ signer, role, fingerprint }: Verdict): Finding {
  const words = fingerprint === null ? null : spoken(fingerprint);
  return finding(
    "ok",
    say("verdict-signed-by", { name: signer ?? "", role: roleWord(role ?? "") }),
    null,
    words,
  );
}

function roster({ roster, member, state }: Verdict): Finding {
  if (roster === null) return finding("open", say("verdict-no-roster"), say("verdict-no-roster-do"));
  return state === "trusted"
    ? finding("ok", say("verdict-on-roster", { roster }), say("verdict-member", { member: member ?? "" }))
    : finding("open", say("verdict-not-on-roster", { roster }), say("verdict-not-on-roster-do"));
}

function said({ record }: Verdict): Finding[] {
  if (!record) return [];
  const { purpose, outcome, title, version } = record;
  const text =
    purpose === "formative" ? say("verdict-feedback") : say("verdict-says", { sentence: outcome.sentence });
  return [finding("ok", text, say("intake-what", { title, version }))];
}

function superseding({ supersedes }: Verdict): Finding[] {
  return supersedes === null
    ? []
    : [finding("open", say("verdict-supersedes"), say("verdict-supersedes-how"))];
}

function evidence({ evidence }: Verdict): Finding {
  if (evidence === "same")
    return finding("ok", say("verdict-evidence-same"), say("verdict-evidence-same-how"));
  if (evidence === "differs")
    return finding("bad", say("verdict-evidence-differs"), say("verdict-evidence-differs-do"));
  return finding("open", say("verdict-evidence-away"), say("verdict-evidence-away-do"));
}

function time({ signedAt }: Verdict): Finding[] {
  if (signedAt === null) return [];
  const at = momentAtLength(new Date(signedAt), language());
  return [finding("ok", say("verdict-time", { at }), say("verdict-time-clock"))];
}
