// How what is asked for stands while the roles are chosen. Whether a file counts is Rust's word, which says at intake
// what is met by the same rule; here those that count are only added up.
import type { Asked, Loose } from "../../lib/ipc";
import type { OpenRole } from "./roles";

export type Standing = {
  id: string;
  title: string;
  /** How many it asks for: "2–4". */
  limits: string;
  /** How many files count for it. */
  count: number;
  /** How many are offered for it, whether they count or not. */
  offered: number;
  how: "met" | "confirm" | "missing" | "many";
};

/** How each requirement stands, in the micro-credential's order. */
export function standing(
  asked: readonly Asked[],
  roles: readonly OpenRole[],
  files: readonly Loose[],
): Standing[] {
  return asked.map(({ id, title, limits, min, max }) => {
    const misses = (path: string) =>
      files.some((file) => file.path === path && file.misses.some(({ requirement }) => requirement === id));
    const offered = roles.filter(
      (role) => role.requirement === id && role.captionsFor === null && !role.leftOut,
    );
    const counting = offered.filter(({ path }) => !misses(path));
    const count = counting.length;
    const enough = count >= min && (max === null || count <= max);
    const how = !enough
      ? count < min
        ? "missing"
        : "many"
      : counting.every(({ confirmed }) => confirmed)
        ? "met"
        : "confirm";
    return { id, title, limits, count, offered: offered.length, how };
  });
}

/** For how many of the files that go, or are, in the bundle consent is said to be what. */
export function consents(files: readonly { consent: string; leftOut?: boolean }[]): {
  given: number;
  missing: number;
} {
  const go = files.filter(({ leftOut }) => !leftOut);
  return {
    given: go.filter(({ consent }) => consent === "given").length,
    missing: go.filter(({ consent }) => consent === "missing").length,
  };
}
