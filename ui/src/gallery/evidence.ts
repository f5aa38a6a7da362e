// A source for the gallery: `?server=http://127.0.0.1:PORT` answers as the evidence server and the commands do together,
// for files of its own. Nothing of it is in the window.
import type { Texts } from "../lib/ipc/contract";
import type { Source } from "../features/evidence/viewer";

const asked = new URLSearchParams(window.location.search);

/** What is asked for in the page's address. */
export const wish = (name: string) => asked.get(name) ?? "";

/** The files behind the server. */
export function sourceOf(name: string): Source {
  const file = name.replace(/^classroom\./, "video.");
  const server = wish("server");
  const json = <T>(path: string) => fetch(`${server}/${path}`).then((answer) => answer.json() as Promise<T>);
  const stem = file.replace(/\.\w+$/, "");
  return {
    bytes: `${server}/bytes/${file}`,
    waveform: `${server}/waveform/${stem}`,
    picture: (edge) => `${server}/picture/${edge}`,
    page: (page, width) => `${server}/page/${page}/${width}?broken=${wish("broken")}`,
    words: (page) => json(`words/${page}`),
    texts: async () => {
      const texts = await json<Omit<Texts, "markup">>(`text/${file}`);
      if (!file.endsWith(".md")) return { ...texts, markup: "plain" };
      const written = await fetch(`${server}/bytes/${file}`).then((answer) => answer.text());
      return { ...texts, markup: "markdown", written };
    },
    captions: () => json("captions"),
    table: () => json("table"),
    speech: () => json(`speech/${stem}`),
    frames: () => json("frames"),
  };
}
