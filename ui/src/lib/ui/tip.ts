// Words that stand beside a thing while the pointer or the focus is on it. The thing is named without them too.
import type { Attachment } from "svelte/attachments";
import { placeBeside, type Side } from "./beside";

const wait = 300;

/** Shows `words()` beside the element; nothing is shown while they are empty. Esc puts them away. */
export const tip =
  (words: () => string, side: Side = "below"): Attachment<HTMLElement> =>
  (host) => {
    let shown: HTMLElement | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const hide = () => {
      clearTimeout(timer);
      shown?.remove();
      shown = undefined;
      document.removeEventListener("keydown", onEscape, true);
    };
    const onEscape = (event: KeyboardEvent) => {
      if (event.key === "Escape") hide();
    };
    const show = () => {
      const text = words();
      if (shown || text === "" || !host.isConnected) return;
      shown = document.createElement("div");
      shown.className = "tip";
      shown.setAttribute("aria-hidden", "true");
      shown.dir = "auto";
      shown.textContent = text;
      shown.addEventListener("pointerleave", hide);
      document.body.append(shown);
      placeBeside(shown, host.getBoundingClientRect(), side);
      document.addEventListener("keydown", onEscape, true);
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(show, wait);
    };
    const leave = (event: PointerEvent) => {
      if (event.relatedTarget !== shown || !shown) hide();
    };
    const focus = () => {
      if (host.matches(":focus-visible")) show();
    };

    host.addEventListener("pointerenter", soon);
    host.addEventListener("pointerleave", leave);
    host.addEventListener("pointerdown", hide);
    host.addEventListener("focus", focus);
    host.addEventListener("blur", hide);
    return () => {
      hide();
      host.removeEventListener("pointerenter", soon);
      host.removeEventListener("pointerleave", leave);
      host.removeEventListener("pointerdown", hide);
      host.removeEventListener("focus", focus);
      host.removeEventListener("blur", hide);
    };
  };
