// Things that were dropped or chosen together: which can be parts of one submission, and what is done with the others.
import type { Named } from "../../lib/ipc";
import { say } from "../../lib/messages";

/** Whether it can be a part of a submission. */
export const loose = ({ is }: Named) => is === "file" || is === "folder";

/** Whether it is brought in by itself: nobody has to be asked. */
export const alone = ({ is }: Named) => is === "bundles" || is === "download";

/** Whether to ask if they are one submission: files of it lie open among them. Folders alone are each a submission. */
export const asksWhether = (named: readonly Named[]) =>
  named.some(({ is }) => is === "file") && named.filter(loose).length > 1;

/** What is done with it. */
export function what(one: Named, goesAlong: boolean): string {
  switch (one.is) {
    case "file":
      return goesAlong ? say("together-goes") : say("together-stays");
    case "folder":
      return goesAlong ? say("together-goes-folder") : say("together-apart");
    case "left-behind":
      return say("together-left-behind");
    case "bundles":
      return say("together-bundles");
    case "download":
      return say("together-download");
    case "result":
      return say("together-result");
    case "nothing":
      return one.problem?.message ?? "";
  }
}
