// How a place is named in few words, and the drawing that says of what sort it is.
import AudioLines from "@lucide/svelte/icons/audio-lines";
import File from "@lucide/svelte/icons/file";
import FileText from "@lucide/svelte/icons/file-text";
import Play from "@lucide/svelte/icons/play";
import Quote from "@lucide/svelte/icons/quote";
import SquareDashed from "@lucide/svelte/icons/square-dashed";
import Table2 from "@lucide/svelte/icons/table-2";
import Unlink from "@lucide/svelte/icons/unlink";
import type { Annotation, Artifact, Place } from "../../lib/ipc/contract";
import { say } from "../../lib/messages";
import { moment, stretch } from "../../lib/time";

/** The last part of a path: the name that people know a file by. */
export const fileName = (path: string): string => path.split("/").at(-1) ?? path;

/** A place in words: "04:12–04:41", "p. 3, box", “sorted into three piles”. */
export function placeLabel(place: Place): string {
  switch (place.kind) {
    case "whole":
      return say("annotations-whole-file");
    case "time": {
      const time = stretch(place.startMs, place.endMs);
      return place.box ? say("annotations-time-box", { time }) : time;
    }
    case "picture":
      return say("annotations-box");
    case "page":
      return place.box
        ? say("annotations-page-box", { page: place.page })
        : say("annotations-page", { page: place.page });
    case "words":
      return say("annotations-quote", { quote: place.quote });
  }
}

/** Several places in words; of more than one only how many. */
export function placesLabel(places: readonly Place[]): string {
  const [place] = places;
  if (places.length > 1) return say("annotations-places", { count: places.length });
  return place ? placeLabel(place) : say("annotations-whole-file");
}

/** What a cited place is called in a list: a box without its measures, which the picture shows, else what Rust calls it. */
export const rowText = ({ place, label }: Annotation): string =>
  "box" in place && place.box ? placeLabel(place) : label;

/**
 * What a chip says of a cited place: the beginning of a span, the words of a quote, else as in a list. The words of a
 * cell may be anything: of a table it is the cells.
 */
export function chipText(annotation: Annotation, artifact?: Artifact): string {
  const { place, standing } = annotation;
  if (artifact?.viewer === "table" && standing !== "lost") return rowText(annotation);
  if (place.kind === "time" && !place.box) return moment(place.startMs);
  if (place.kind === "words" && (place.quote !== "" || standing === "lost")) {
    return say("annotations-quote", { quote: place.quote });
  }
  return rowText(annotation);
}

/** The drawing of a place's sort. */
export function placeIcon({ place, standing }: Pick<Annotation, "place" | "standing">, artifact?: Artifact) {
  if (standing === "lost") return Unlink;
  if (artifact?.viewer === "table") return Table2;
  switch (place.kind) {
    case "whole":
      return File;
    case "time":
      return artifact?.viewer === "audio" ? AudioLines : Play;
    case "picture":
      return SquareDashed;
    case "page":
      return place.box ? SquareDashed : FileText;
    case "words":
      return Quote;
  }
}
