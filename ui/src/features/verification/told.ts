// What was found in the package of a result. The catalogue says it of a submission's bundle, which is packed in the same way.
import { say } from "../../lib/messages";

type Said = { code: string; message: string; hint: string };

/** What a zip or a bag is checked for, whatever is packed in it. */
const packed =
  /^(not-a-bundle|path-escapes|limit-exceeded|size-mismatch|digest-mismatch|link-entry|(zip|name|payload|bagit|tag|manifest|fetch|bag-info)-.+)$/;

/** The same said of a result package, with what to do about that. */
export function ofPackage<Found extends Said & { path?: string | null }>(found: Found): Found {
  if (!packed.test(found.code)) return found;
  return { ...found, message: messageOf(found), hint: say("verdict-invalid-do") };
}

function messageOf({ code, path, message }: Said & { path?: string | null }): string {
  if (code === "not-a-bundle") return say("verdict-no-package");
  return code === "path-escapes" ? say("verdict-path-escapes", { path: path ?? "" }) : message;
}
