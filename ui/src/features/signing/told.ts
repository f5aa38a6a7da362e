// What Rust says of signing, where the window has its own words for it: the catalogue's are the command line's too.
import type { Problem } from "../../lib/ipc";
import { say } from "../../lib/messages";

/** What to do about a problem: the window names its own places, not commands. */
export function wayOut({ code, hint }: Pick<Problem, "code" | "hint">): string {
  return code === "passphrase-wrong" ? say("presign-passphrase-wrong") : hint;
}
