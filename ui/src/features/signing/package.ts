// What lies in a result package, in words and drawings.
import type { LucideIcon } from "@lucide/svelte";
import FileBraces from "@lucide/svelte/icons/file-braces";
import FileText from "@lucide/svelte/icons/file-text";
import FileCode from "@lucide/svelte/icons/file-code";
import Image from "@lucide/svelte/icons/image";
import type { PackageFile, Part } from "../../lib/ipc";
import { say } from "../../lib/messages";

const icons: Record<Part, LucideIcon> = {
  record: FileBraces,
  report: FileCode,
  "micro-credential": FileBraces,
  places: Image,
  other: FileText,
};

export const iconOf = ({ part }: PackageFile): LucideIcon => icons[part];

/** What it is: signed, for the teacher, so many pictures. */
export function whatItIs({ part, count }: PackageFile): string {
  switch (part) {
    case "record":
      return say("signed-part-record");
    case "report":
      return say("signed-part-report");
    case "micro-credential":
      return say("signed-part-micro-credential");
    case "places":
      return say("signed-part-places", { count });
    default:
      return say("signed-part-other");
  }
}

/** How many pictures of cited places are in it. */
export const picturesIn = (files: readonly PackageFile[]): number =>
  files.find(({ part }) => part === "places")?.count ?? 0;
