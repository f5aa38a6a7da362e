// Why a file is offered for what it is offered for, in a sentence that belongs to the choice as it stands now.
import type { Loose, Miss } from "../../lib/ipc";
import { say } from "../../lib/messages";
import { choiceOf, leave, nothing, proposalOf, recordingOf, type OpenRole } from "./roles";

export type Why = {
  text: string;
  /** Something to look at: it waits for a word, or counts for nothing. */
  look: boolean;
};

/** Why it is so. What does not count for what it is offered for says that first; so do captions of a recording that is not
    among `recordings`, those that go along. */
export function whyOf(role: OpenRole, file: Loose | undefined, recordings?: readonly string[]): Why {
  const choice = choiceOf(role);
  const recording = recordingOf(choice);
  if (recording !== null && recordings?.includes(recording) === false)
    return { text: say("roles-why-captions-alone", { path: recording }), look: true };
  const misses = file?.misses.filter(({ requirement }) => requirement === choice) ?? [];
  if (misses.length > 0) return { text: misses.map(missed).join(" "), look: true };
  if (choice === null) return { text: say("roles-why-unclear"), look: true };
  if (role.changed) return { text: say("roles-why-changed"), look: true };
  // Whatever it is offered for, it is the same file.
  const copy = /^copy of: (.*)$/.exec(role.why ?? "");
  if (copy?.[1] !== undefined)
    return { text: say("roles-why-copy", { path: copy[1] }), look: !role.confirmed };
  const text = choice === proposalOf(role) ? proposedFor(role) : chosenFor(choice);
  return { text, look: !role.confirmed };
}

/** Why a file does not count. */
function missed({ how, found, asked }: Miss): string {
  switch (how) {
    case "kind":
      return say("roles-miss-kind");
    case "seconds":
      return say("roles-miss-seconds", { found, asked });
    case "pages":
      return say("roles-miss-pages", { found, asked });
    case "words":
      return say("roles-miss-words", { found, asked });
  }
}

function proposedFor({ why }: OpenRole): string {
  const [kind, word = ""] = (why ?? "").split(": ", 2);
  switch (kind) {
    case "folder":
      return say("roles-why-folder", { word });
    case "name":
      return say("roles-why-name", { word });
    case "captions of":
      return say("roles-why-captions", { path: word });
    case "only requirement for its kind":
      return say("roles-why-kind");
    case "pointer":
      return say("roles-why-pointer");
    case "program":
      return say("roles-why-program");
    case "empty":
      return say("roles-why-empty");
    default:
      return "";
  }
}

function chosenFor(choice: string): string {
  const recording = recordingOf(choice);
  if (recording !== null) return say("roles-why-captions", { path: recording });
  switch (choice) {
    case leave:
      return say("roles-why-left-out");
    case nothing:
      return say("roles-why-nothing");
    default:
      return say("roles-why-chosen");
  }
}
