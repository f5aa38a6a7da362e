// The parts and screens on sample values, to be looked at: gallery.html?page=Parts&theme=dark&lang=es. Never built into the window.
import "../lib/ui/fonts.css";
import "../lib/ui/tokens.css";
import "../lib/ui/base.css";
import { mount, type Component } from "svelte";
import { speak } from "../lib/messages";

const pages = import.meta.glob<{ default: Component }>("./pages/*.svelte");
const asked = new URLSearchParams(window.location.search);
const target = document.getElementById("app");

if (asked.get("lang") === "es") speak("es");
document.documentElement.dataset["theme"] = asked.get("theme") ?? "light";

const load = pages[`./pages/${asked.get("page") ?? "Parts"}.svelte`];
if (target && load) void load().then((page) => mount(page.default, { target }));
if (target && !load) {
  for (const path of Object.keys(pages)) {
    const link = document.createElement("a");
    const page = path.slice("./pages/".length, -".svelte".length);
    link.href = `?page=${page}`;
    link.textContent = page;
    target.append(link, document.createElement("br"));
  }
}
