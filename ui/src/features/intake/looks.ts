// How something that is brought in is shown: icon, tone, and what came of it in a sentence.
import type { LucideIcon } from "@lucide/svelte";
import Check from "@lucide/svelte/icons/check";
import CircleSlash from "@lucide/svelte/icons/circle-slash";
import CircleHelp from "@lucide/svelte/icons/circle-question-mark";
import Clock from "@lucide/svelte/icons/clock";
import Equal from "@lucide/svelte/icons/equal";
import LoaderCircle from "@lucide/svelte/icons/loader-circle";
import ShieldQuestion from "@lucide/svelte/icons/shield-question-mark";
import TriangleAlert from "@lucide/svelte/icons/triangle-alert";
import { say } from "../../lib/messages";
import { asks, type BringRow, type BringState } from "./bringing.svelte";

type Tone = "ok" | "step" | "accent" | "meta";

/** Icon and tone of a state, and what the counts call it. */
export function lookOf(state: BringState): { icon: LucideIcon; tone: Tone; called: string } {
  switch (state) {
    case "in":
      return { icon: Check, tone: "ok", called: say("bring-count-in") };
    case "refused":
      return { icon: TriangleAlert, tone: "step", called: say("bring-count-refused") };
    case "credential-needed":
    case "roles-needed":
      return { icon: CircleHelp, tone: "step", called: say("bring-count-asks") };
    case "already-here":
      return { icon: Equal, tone: "meta", called: say("bring-count-here") };
    case "result":
      return { icon: ShieldQuestion, tone: "meta", called: say("bring-count-result") };
    case "running":
      return { icon: LoaderCircle, tone: "accent", called: say("bring-count-running") };
    case "waits":
      return { icon: Clock, tone: "meta", called: say("bring-count-waits") };
    case "cancelled":
      return { icon: CircleSlash, tone: "meta", called: say("bring-count-cancelled") };
  }
}

/** The order in which the counts stand. */
const order: readonly BringState[] = [
  "in",
  "refused",
  "roles-needed",
  "already-here",
  "result",
  "running",
  "waits",
  "cancelled",
];

/** How many there are of each kind; kinds without any are left out. */
export function countsOf(rows: readonly BringRow[]): { state: BringState; count: number }[] {
  const kind = (state: BringState) => (state === "credential-needed" ? "roles-needed" : state);
  return order
    .map((state) => ({ state, count: rows.filter((row) => kind(row.state) === state).length }))
    .filter(({ count }) => count > 0);
}

/** What came of a row, or what it waits for. */
export function sentenceOf(row: BringRow): string {
  const number = row.came?.number ?? "";
  switch (row.state) {
    case "in":
      return toLookAt(row) ? say("bring-in-look", { number }) : say("bring-in", { number });
    case "already-here":
      return toLookAt(row) ? say("bring-here-look", { number }) : say("bring-here", { number });
    case "refused":
      return row.problem?.message ?? say("bring-nothing");
    case "credential-needed":
      return say("bring-credential-needed");
    case "roles-needed":
      return say("bring-roles-needed", { files: row.came?.roles.length ?? 0 });
    case "result":
      return say("bring-result");
    case "running":
      return row.progress?.file ?? say("bring-looking");
    case "waits":
      return say("bring-waits");
    case "cancelled":
      return say("bring-cancelled");
  }
}

/** What was left out by the person's own word is nothing to look at. */
const toLookAt = ({ came }: BringRow) => came?.notes.some(({ code }) => code !== "file-left-out") ?? false;

/** How far all of it is, 0 to 1000, and how many are over. Of what asks something nothing is in yet. */
export function progressOf(rows: readonly BringRow[]): { permille: number; over: number } {
  const part = (row: BringRow) =>
    row.state === "waits" || asks(row) ? 0 : row.state === "running" ? (row.progress?.permille ?? 0) : 1000;
  const over = rows.filter(({ state }) => state !== "waits" && state !== "running").length;
  const sum = rows.reduce((all, row) => all + part(row), 0);
  return { permille: rows.length === 0 ? 0 : Math.floor(sum / rows.length), over };
}
