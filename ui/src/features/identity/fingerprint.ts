// A key's fingerprint: eight words with hyphens between them (FORMATS, identity), set so that they can be read out.

/** Its words, in their order. */
export const wordsOf = (fingerprint: string): string[] => fingerprint.split("-");

/** Its words as they are shown in a line. */
export const spoken = (fingerprint: string): string => wordsOf(fingerprint).join(" · ");

/** Whose key it is; where nobody opened it here yet, its first words. */
export function ownerOf({ name, fingerprint }: { name: string | null; fingerprint: string }): string {
  return name ?? wordsOf(fingerprint).slice(0, 3).join(" · ");
}
