// What lies in a result package.

const record = "data/record.json";

/** Its files: the record, which cannot list itself, and then what it lists. */
export const packageFiles = (listed: readonly string[]): string[] => [
  record,
  ...listed.filter((path) => path !== record),
];

/** How many of them are pictures of cited places. */
export const picturesIn = (listed: readonly string[]): number =>
  listed.filter((path) => path.startsWith("data/places/")).length;
