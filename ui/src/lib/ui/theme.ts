// Light or dark as the system wishes, kept up to date while the window is open.

/** Writes the system's wish onto the root element; the returned function stops following it. */
export function followSystemTheme(root: HTMLElement = document.documentElement): () => void {
  const wish = window.matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    root.dataset["theme"] = wish.matches ? "dark" : "light";
  };
  apply();
  wish.addEventListener("change", apply);
  return () => wish.removeEventListener("change", apply);
}
