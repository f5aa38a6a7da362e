// What was chosen beside words, in one draft with them: Rust keeps one text for each of the two dialogs.

/** Reasons by their names, each with the place that was named for it, and words. */
export interface Kept {
  readonly reasons: Readonly<Record<string, string | null>>;
  readonly words: string;
}

/** The text that keeps them; words alone are kept as they are. */
export function asDraft({ reasons, words }: Kept): string {
  return Object.keys(reasons).length === 0 ? words : JSON.stringify({ reasons, words });
}

/** What a draft holds; one that was not made here is words. */
export function ofDraft(text: string): Kept {
  const said = parsed(text);
  return isKept(said) ? said : { reasons: {}, words: text };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isObject = (said: unknown): said is object => typeof said === "object" && said !== null;
const isPlace = (said: unknown) => said === null || typeof said === "string";

function isKept(said: unknown): said is Kept {
  if (!isObject(said) || !("reasons" in said && "words" in said)) return false;
  const { reasons, words } = said;
  return typeof words === "string" && isObject(reasons) && Object.values(reasons).every(isPlace);
}
