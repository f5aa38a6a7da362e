// The roles of loose files while a person goes through them: what is proposed, what has to be chosen, what is confirmed.
import type { Came, Confirmed, FileRole } from "../../lib/ipc";
import { say } from "../../lib/messages";

/** A file's role as it stands, and whether the person has looked at it. */
export type OpenRole = FileRole & { confirmed: boolean };
export type OpenSubmission = { participant: string | null; number: string; roles: OpenRole[] };

/** How sure a proposal is: taken from the file's folder or name, from its kind alone, or not at all. */
export function sureness(role: FileRole): "sure" | "likely" | "open" {
  if (role.why === null || /^(folder|name|captions of)\b/.test(role.why)) return "sure";
  return role.why === "unclear" ? "open" : "likely";
}

/** Why a role is proposed, in a sentence. */
export function whySentence({ why }: FileRole): string {
  const [kind, word] = (why ?? "").split(": ", 2);
  switch (kind) {
    case "folder":
      return say("roles-why-folder", { word: word ?? "" });
    case "name":
      return say("roles-why-name", { word: word ?? "" });
    case "captions of":
      return say("roles-why-captions", { path: word ?? "" });
    case "only requirement for its kind":
      return say("roles-why-kind");
    case "unclear":
      return say("roles-why-unclear");
    default:
      return "";
  }
}

/** The submissions whose roles are needed, as they are proposed. */
export function opened(came: readonly Came[]): OpenSubmission[] {
  return came.map(({ participant, number, roles }) => ({
    participant,
    number: number ?? "",
    roles: roles.map((role) => ({ ...role, confirmed: sureness(role) === "sure" })),
  }));
}

export type Missing = { choose: number; confirm: number; titles: number; numbers: number };

/** What is still to be said before they can be brought in. */
export function missing(submissions: readonly OpenSubmission[]): Missing {
  const roles = submissions.flatMap((one) => one.roles);
  const open = roles.filter((role) => !role.confirmed);
  return {
    choose: open.filter((role) => sureness(role) === "open").length,
    confirm: open.filter((role) => sureness(role) === "likely").length,
    titles: roles.filter((role) => role.title.trim() === "").length,
    numbers: submissions.filter(({ number }) => number !== "" && !/^\d{1,12}$/.test(number.trim())).length,
  };
}

export const complete = (left: Missing) => left.choose + left.confirm + left.titles + left.numbers === 0;

/** As Rust takes them. */
export function confirmedOf(submissions: readonly OpenSubmission[]): Confirmed[] {
  return submissions.map(({ participant, number, roles }) => ({
    participant,
    number: number.trim() === "" ? null : number.trim(),
    roles: roles.map(({ path, requirement, title, consent, captionsFor, why }) => ({
      path,
      requirement,
      title: title.trim(),
      consent,
      captionsFor,
      why,
    })),
  }));
}
