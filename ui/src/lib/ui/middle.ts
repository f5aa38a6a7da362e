// Where a file's name is cut so that its end stays: the extension and a few letters before it.
import { cutNear } from "./direction";

const before = 6;
const longestExtension = 8;

const joiner = "\u200d";
const hamza = "\u0621";
/** Letters of the Arabic script that are not written together with the one that follows. */
const alone = /[\u0622-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671\u0688\u0691\u0698]/u;
const arabic = /\p{Script=Arabic}/u;

/** Whether two letters are written together: they keep their forms at a cut between them. */
const joined = (one = "", next = "") =>
  arabic.test(one) && arabic.test(next) && !alone.test(one) && one !== hamza && next !== hamza;

/** The name in two parts; the first one gives way where there is no room. */
export function middle(name: string): { head: string; tail: string } {
  const letters = [...name];
  const dot = letters.lastIndexOf(".");
  const extension = dot > 0 && letters.length - dot <= longestExtension ? letters.length - dot : 0;
  const keep = Math.min(extension + before, Math.floor(letters.length / 2));
  const at = cutNear(letters, letters.length - keep);
  const joint = joined(letters[at - 1], letters[at]) ? joiner : "";
  return { head: letters.slice(0, at).join("") + joint, tail: joint + letters.slice(at).join("") };
}
