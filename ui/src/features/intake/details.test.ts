import { expect, test } from "vitest";
import { artifact } from "../../gallery/samples/intake";
import { digestStart, typeOf } from "./details";

test.each([
  [artifact("a.pdf", { pages: 4 }), "PDF, 4 pages"],
  [artifact("a.pdf", { pages: 1 }), "PDF, 1 page"],
  [
    artifact("a.jpg", { viewer: "picture", formatName: "JPEG", widthPx: 3024, heightPx: 4032 }),
    "JPEG, 3024 × 4032",
  ],
  [
    artifact("a.jpg", { viewer: "picture", formatName: "JPEG", widthPx: 4032, heightPx: 3024, rotation: 90 }),
    "JPEG, 3024 × 4032",
  ],
  [artifact("a.mp4", { viewer: "video", codecs: ["H.264", "AAC"], length: "12:36" }), "H.264 + AAC, 12:36"],
  [artifact("a.avi", { viewer: "none", formatName: "AVI video", length: "12:36" }), "AVI video, 12:36"],
  [artifact("a.mp4", { viewer: "video", formatName: "MP4 video" }), "MP4 video"],
  [artifact("a.csv", { viewer: "table", formatName: "CSV", rows: 21 }), "CSV, 21 rows"],
  [artifact("a.txt", { viewer: "text", formatName: "Text", words: 1 }), "Text, 1 word"],
])("a file is called by its true type and its measure", (file, words) => expect(typeOf(file)).toBe(words));

test("a digest is shown in groups of four", () =>
  expect(digestStart("41aa9c02b7d1e85fffff")).toBe("41aa 9c02 b7d1 e85f"));
