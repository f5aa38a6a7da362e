// What is said of a disk that says no.
import type { Problem } from "../../lib/ipc/contract";
import { say } from "../../lib/messages";

/** What happened, in few words. */
export const troubleTitle = (problem: Problem): string =>
  problem.code === "disk-full" ? say("review-disk-full") : problem.message;

/** What to do about it; `full` is the sentence for a disk without room. */
export const whatToDo = (problem: Problem, full: "review-free-space" | "leave-free-space"): string =>
  problem.code === "disk-full" ? say(full) : problem.hint;
