// How a micro-credential differs from the version that is known, a line for each thing.
import type { Difference } from "../../lib/ipc";
import { say } from "../../lib/messages";

/** The line of one difference. */
export function differenceWords({ part, how, title }: Difference): string {
  const name = title ?? "";
  switch (part) {
    case "criterion":
      return say(`differs-criterion-${how}`, { title: name });
    case "requirement":
      return say(`differs-requirement-${how}`, { title: name });
    default:
      return say(`differs-${part}`);
  }
}
