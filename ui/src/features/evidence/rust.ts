// Where a viewer gets its file from, made of the commands and the evidence server's addresses.
import { commands, type Answer } from "../../lib/ipc";
import type { Problem } from "../../lib/ipc/contract";
import type { Source } from "./viewer";

/** Why Rust could not give what was asked for; the sentence is ready to be shown. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}

async function given<Data, Shown>(
  asked: Promise<Answer<Data>>,
  shown: (data: Data) => Shown,
): Promise<Shown> {
  const answer = await asked;
  if (answer.status === "error") throw new Refused(answer.error);
  return shown(answer.data);
}

const same = <Data>(data: Data) => data;

/** The source of an artifact; `base` is where this run's evidence is found. */
export function sourceOf(base: string, submission: string, artifact: string): Source {
  const file = `${encodeURIComponent(submission)}/${encodeURIComponent(artifact)}`;
  return {
    bytes: `${base}/artifact/${file}`,
    waveform: `${base}/waveform/${file}`,
    picture: (longEdge, page = 1) => `${base}/picture/${file}/${page}/${longEdge}`,
    page: (page, widthPx) => `${base}/page/${file}/${page}/${widthPx}`,
    words: (page) =>
      given(commands.pageWords(submission, artifact, page), ({ width, height, ...words }) => ({
        ...words,
        widthPt: width / 1000,
        heightPt: height / 1000,
        notes: [],
      })),
    texts: () => given(commands.texts(submission, artifact), same),
    captions: () => given(commands.cues(submission, artifact), same),
    table: () =>
      given(commands.table(submission, artifact), ({ sheets }) => ({
        sheets: sheets.map(({ rows }) => ({ name: "", rows })),
      })),
    compare: async () => {
      const answer = await commands.compare(submission, artifact);
      return answer.status === "error" ? answer.error : null;
    },
    keepFrame: (atMs, base64) => {
      // A frame that is not kept costs a picture in the result, and the page before signing tells how many.
      void commands.keepFrame(submission, artifact, Math.round(atMs), base64).catch(() => undefined);
    },
    speech: () => given(commands.speech(submission, artifact), same),
    frames: () =>
      given(commands.frames(submission, artifact), ({ variable, middles }) => ({
        variable,
        centres: middles.map((middle) => middle / 100),
      })),
  };
}
