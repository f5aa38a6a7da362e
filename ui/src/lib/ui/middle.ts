// Where a file's name is cut so that its end stays: the extension and a few letters before it.
import { cutNear } from "./direction";

const before = 6;
const longestExtension = 8;

/** Letters that are written together keep their forms at the cut. */
const joiner = "\u200d";
const joins = (letter: string | undefined) => letter !== undefined && /\p{Script=Arabic}/u.test(letter);

/** The name in two parts; the first one gives way where there is no room. */
export function middle(name: string): { head: string; tail: string } {
  const letters = [...name];
  const dot = letters.lastIndexOf(".");
  const extension = dot > 0 && letters.length - dot <= longestExtension ? letters.length - dot : 0;
  const keep = Math.min(extension + before, Math.floor(letters.length / 2));
  const at = cutNear(letters, letters.length - keep);
  const joint = joins(letters[at - 1]) && joins(letters[at]) ? joiner : "";
  return { head: letters.slice(0, at).join("") + joint, tail: joint + letters.slice(at).join("") };
}
