// The role that stands on a key, in the words of the window.
import { say } from "../../lib/messages";

/** A role that is not known here is said as it is signed. */
export function roleWord(role: string): string {
  switch (role) {
    case "assessor":
      return say("role-assessor");
    case "mentor":
      return say("role-mentor");
    case "panel":
      return say("role-panel");
    case "authority":
      return say("role-authority");
    default:
      return role;
  }
}
