// A sample key and sheet for the gallery; the words are in the order of the alphabet and bring nothing back.
import type { KeySheet } from "../../lib/ipc";

const words =
  "abandon ability able about above absent absorb abstract absurd abuse access accident account accuse achieve acid acoustic acquire across act action actor actress actual";

export const key: KeySheet = {
  fingerprint: "harbour-linen-seven-orchard-mild-copper-anchor-tide",
  name: "Ruth Okafor",
  role: "assessor",
  words: words.split(" "),
};
