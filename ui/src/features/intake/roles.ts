// The roles of loose files while a person goes through them: what is proposed, what has to be chosen, what is confirmed.
import type { Came, Confirmed, FileRole, Loose, Said, SaidRole } from "../../lib/ipc";

/** A file's role as it stands, what was proposed for it, and whether the person has looked at it. */
export type OpenRole = FileRole & {
  confirmed: boolean;
  proposed: Proposed;
  /** By which the file is known again. */
  mark: string | null;
  /** It is not the file any more of which something was said. */
  changed: boolean;
};
export type OpenSubmission = {
  participant: string | null;
  number: string;
  roles: OpenRole[];
};
type Proposed = Pick<FileRole, "requirement" | "captionsFor" | "leftOut">;

/** What a file can be offered for beside what is asked for. None of these can be the name of a requirement, or begins
    one. */
export const nothing = "=";
export const leave = "!";
const captions = "+";

/** That a file is the captions of a recording. */
export const captionsOf = (recording: string) => `${captions}${recording}`;

/** The recording that a choice ties captions to. */
export const recordingOf = (choice: string | null): string | null =>
  choice?.startsWith(captions) ? choice.slice(captions.length) : null;

/** How sure a proposal is: taken from the file's folder or name, from its kind alone or against what it asks for, or not
    at all. */
export function sureness(role: FileRole & { changed?: boolean }): "sure" | "likely" | "open" {
  if (role.why === null || /^(folder|name|captions of|pointer|program|empty)\b/.test(role.why))
    return role.changed ? "likely" : "sure";
  return role.why === "unclear" ? "open" : "likely";
}

/** What a file is offered for; nothing yet where the person has to choose. */
export function choiceOf(role: OpenRole): string | null {
  return role.confirmed || sureness(role) !== "open" ? choiceIn(role) : null;
}

/** The choice that the proposal comes to. */
export const proposalOf = (role: OpenRole): string | null =>
  sureness(role) === "open" ? null : choiceIn(role.proposed);

function choiceIn({ requirement, captionsFor, leftOut }: Proposed): string {
  if (leftOut) return leave;
  if (captionsFor !== null) return captionsOf(captionsFor);
  return requirement ?? nothing;
}

/** The role with the choice of a person, which confirms it. */
export function chosen(role: OpenRole, choice: string): OpenRole {
  const captionsFor = recordingOf(choice);
  const named = choice === nothing || choice === leave || captionsFor !== null ? null : choice;
  return {
    ...role,
    requirement: named,
    captionsFor,
    leftOut: choice === leave,
    confirmed: true,
    changed: false,
  };
}

/** The recordings among the files that go into the bundle: captions can be those of each of them. */
export const recordings = (roles: readonly OpenRole[], files: readonly Loose[]): string[] =>
  roles
    .filter(({ path, leftOut }) => !leftOut && runs(files.find((file) => file.path === path)))
    .map(({ path }) => path);

const runs = (file: Loose | undefined) => file?.viewer === "video" || file?.viewer === "audio";

/** The submissions whose roles are needed: as they are proposed, and as was said of those that were there before. */
export function opened(came: readonly Came[], before: readonly Said[] = []): OpenSubmission[] {
  return came.map(({ participant, number, roles, files }) => {
    const said = before.find((one) => one.participant === participant);
    return {
      participant,
      number: said?.number ?? number ?? "",
      roles: roles.map((role) =>
        openedRole(
          role,
          files.find(({ path }) => path === role.path)?.mark ?? null,
          said?.roles.find(({ path }) => path === role.path),
        ),
      ),
    };
  });
}

function openedRole(role: FileRole, mark: string | null, said: SaidRole | undefined): OpenRole {
  const { requirement, captionsFor, leftOut } = role;
  const proposed = { requirement, captionsFor, leftOut };
  const changed = said !== undefined && said.mark !== mark;
  const open = { ...role, confirmed: !changed && sureness(role) === "sure", proposed, mark, changed };
  if (!said || changed) return open;
  const { title, consent } = said;
  // What nobody confirmed is as it is proposed now.
  if (!said.confirmed) return { ...open, title, consent };
  const choice = {
    requirement: said.requirement,
    captionsFor: said.captionsFor,
    leftOut: said.leftOut,
    confirmed: true,
  };
  return { ...open, title, consent, ...choice };
}

/** What is said, as it is kept until it is in. */
export function saidOf(submissions: readonly OpenSubmission[]): Said[] {
  return submissions.map(({ participant, number, roles }) => ({
    participant,
    number,
    roles: roles.map((role) => {
      const { path, requirement, title, consent, captionsFor, leftOut, confirmed } = role;
      // What is asked again is asked the next time as well, until it is answered.
      const mark = role.changed ? "changed" : role.mark;
      return { path, mark, requirement, title, consent, captionsFor, leftOut, confirmed };
    }),
  }));
}

/** What became of the files since something was said of them. */
export type Since = { changed: number; gone: number; fresh: number };

export function since(came: readonly Came[], before: readonly Said[] = []): Since {
  const all: Since = { changed: 0, gone: 0, fresh: 0 };
  for (const { participant, files } of came) {
    const said = before.find((one) => one.participant === participant)?.roles;
    if (!said) continue;
    for (const { path, mark } of files) {
      const known = said.find((role) => role.path === path);
      if (!known) all.fresh += 1;
      else if (known.mark !== mark) all.changed += 1;
    }
    all.gone += said.filter(({ path }) => !files.some((file) => file.path === path)).length;
  }
  return all;
}

export type Missing = { choose: number; confirm: number; titles: number; numbers: number; empty: number };

/** What is still to be said before they can be brought in. */
export function missing(submissions: readonly OpenSubmission[]): Missing {
  const roles = submissions.flatMap((one) => one.roles);
  const open = roles.filter((role) => !role.confirmed);
  return {
    choose: open.filter((role) => sureness(role) === "open").length,
    confirm: open.filter((role) => sureness(role) === "likely").length,
    titles: roles.filter((role) => !role.leftOut && role.title.trim() === "").length,
    numbers: submissions.filter(({ number }) => !isNumber(number)).length,
    empty: submissions.filter((one) => one.roles.every((role) => role.leftOut)).length,
  };
}

/** Whether people can call a submission so; nothing is a number of its own. */
export const isNumber = (text: string) => /^\d{0,12}$/.test(text.trim());

export const complete = (left: Missing) => Object.values(left).every((count) => count === 0);

/** As Rust takes them. */
export function confirmedOf(submissions: readonly OpenSubmission[]): Confirmed[] {
  return submissions.map(({ participant, number, roles }) => ({
    participant,
    number: number.trim() === "" ? null : number.trim(),
    roles: roles.map(({ path, requirement, title, consent, captionsFor, why, leftOut }) => ({
      path,
      requirement,
      title: title.trim(),
      consent,
      captionsFor,
      why,
      leftOut,
    })),
  }));
}
