// Where a file's name is cut so that its end stays: the extension and a few letters before it.
const before = 6;
const longestExtension = 8;

/** The name in two parts; the first one gives way where there is no room. */
export function middle(name: string): { head: string; tail: string } {
  const letters = [...name];
  const dot = letters.lastIndexOf(".");
  const extension = dot > 0 && letters.length - dot <= longestExtension ? letters.length - dot : 0;
  const keep = Math.min(extension + before, Math.floor(letters.length / 2));
  const at = letters.length - keep;
  return { head: letters.slice(0, at).join(""), tail: letters.slice(at).join("") };
}
