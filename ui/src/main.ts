// The window's first lines: looks, theme, then the window.
import "./lib/ui/fonts.css";
import "./lib/ui/tokens.css";
import "./lib/ui/base.css";
import { mount } from "svelte";
import { followSystemTheme } from "./lib/ui/theme";
import App from "./routes/App.svelte";

followSystemTheme();

const target = document.getElementById("app");
if (target) mount(App, { target });
