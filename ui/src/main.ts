// The window's first lines: looks, theme, then the one route there is.
import "./lib/ui/fonts.css";
import "./lib/ui/tokens.css";
import "./lib/ui/base.css";
import { mount } from "svelte";
import { followSystemTheme } from "./lib/ui/theme";
import Start from "./routes/Start.svelte";

followSystemTheme();

const target = document.getElementById("app");
if (target) mount(Start, { target });
