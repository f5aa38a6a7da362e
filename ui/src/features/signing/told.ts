// What Rust says of signing, where the window has its own words for it: the catalogue's are the command line's too.
import type { Problem } from "../../lib/ipc";
import { say } from "../../lib/messages";
import type { ToLookAt } from "./checks";

/** What to do about a problem: the window names its own places, not commands. */
export function wayOut({ code, hint }: Pick<Problem, "code" | "hint">): string {
  return code === "passphrase-wrong" ? say("presign-passphrase-wrong") : hint;
}

/** What was found before signing. The catalogue says it as a refusal; here nobody has tried to sign yet. */
export function foundSentence(
  { code, message }: Pick<ToLookAt, "code" | "message">,
  criterion: string | null,
) {
  if (criterion === null) return message;
  switch (code) {
    case "criterion-unscored":
      return say("presign-unscored", { criterion });
    case "rationale-missing":
      return say("presign-no-rationale", { criterion });
    default:
      return message;
  }
}
