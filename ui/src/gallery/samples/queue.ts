// Sample submissions for the gallery: a day of work, or ten thousand of them.
import type { CutOff, QueueCount, QueueRow, SubmissionState } from "../../lib/ipc";
import { states } from "../../features/submission/states";

export const now = new Date(2026, 10, 24, 12, 4);
const titles = [
  "Checking for understanding",
  "Wait time and questioning",
  "Feedback on student writing",
  "Small-group reteaching",
];
const at = (day: number) => new Date(2026, 10, day, 9, 41).toISOString();

function row(place: number, state: SubmissionState, more: Partial<QueueRow> = {}): QueueRow {
  const of = place % 2 ? 4 : 5;
  const done = state === "new" ? 0 : state === "in-review" ? 3 : of;
  const files = 3 + (place % 7);
  return {
    submission: `s${place}`,
    number: String(2064 - place),
    attempt: place % 5 === 0 ? 2 : 1,
    title: titles[place % titles.length] ?? "",
    state,
    beside: null,
    due: state === "new" || state === "in-review" || state === "ready" ? at(23 + place) : null,
    importedAt: at(24 - (place % 20)),
    scored: done,
    of,
    opened: state === "new" ? 0 : state === "in-review" ? Math.ceil(files / 2) : files,
    files,
    purpose: state === "new" ? null : "summative",
    outcome: state === "signed" ? (place % 3 ? "meets" : "not-yet") : null,
    ...more,
  };
}

const order: SubmissionState[] = [
  "in-review",
  "ready",
  "new",
  "new",
  "in-review",
  "ready",
  "returned",
  "new",
  "recused",
  ...Array.from({ length: 9 }, (): SubmissionState => "signed"),
];

/** One that is signed has a correction beside it. */
const corrected = 10;
export const day: QueueRow[] = order.map((state, place) =>
  row(place, state, place === corrected ? { beside: { state: "in-review", corrects: true } } : {}),
);
export const long: QueueRow[] = [
  row(0, "in-review", {
    title: "Rückmeldungen zu schriftlichen Schülerarbeiten im jahrgangsübergreifenden Deutschunterricht",
    number: "204120412041",
    attempt: 12,
    of: 9,
    scored: 8,
    files: 128,
    opened: 60,
  }),
  ...day.slice(1),
];
export const many: QueueRow[] = Array.from({ length: 10_000 }, (_, place) =>
  row(place, states[place % states.length] ?? "new", { number: String(10_000 + place) }),
);
export const counts: QueueCount[] = [
  { state: "new", count: 38 },
  { state: "in-review", count: 6 },
  { state: "ready", count: 2 },
  { state: "signed", count: 1146 },
  { state: "returned", count: 9 },
  { state: "recused", count: 2 },
];

export const cutOff: CutOff[] = [
  { path: "/in/class.zip", with: [], name: "class.zip", begun: new Date(2026, 10, 24, 12, 33).toISOString() },
  {
    path: "/in/long.zip",
    with: [],
    name: "Abgaben der Klasse 9b aus dem zweiten Halbjahr mit allen Aufnahmen und Nachreichungen.zip",
    begun: new Date(2026, 10, 24, 12, 40).toISOString(),
  },
];
