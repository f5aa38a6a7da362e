// Whether parts of a long list are near what is seen. One observer for a list: each costs time at every picture of the
// screen, however little it watches.

type Heard = (entry: IntersectionObserverEntry) => void;
interface Watch {
  observer: IntersectionObserver;
  heard: Map<Element, Heard>;
}

/** How far from what is seen is near, above and below. */
const margin = "240px 0px";
const watches = new WeakMap<Element, Watch>();

/** Whether it can be told here at all; where not, everything is near. */
export const canTellNear = typeof IntersectionObserver !== "undefined";

/** Tells `heard` when `part` comes near what is seen of `list` or leaves it, until the returned function is called. */
export function watchNear(list: Element, part: Element, heard: Heard): () => void {
  const watch = watches.get(list) ?? begin(list);
  watch.heard.set(part, heard);
  watch.observer.observe(part);
  return () => {
    watch.heard.delete(part);
    watch.observer.unobserve(part);
  };
}

function begin(list: Element): Watch {
  const heard = new Map<Element, Heard>();
  const told = (entries: IntersectionObserverEntry[]) => {
    for (const entry of entries) heard.get(entry.target)?.(entry);
  };
  const watch = { heard, observer: new IntersectionObserver(told, { root: list, rootMargin: margin }) };
  watches.set(list, watch);
  return watch;
}
