// The window's side of the message catalogues in `ui/messages`, which Rust reads too.
export { Catalogue, type Arguments } from "./catalogue";
export { catalogueOf, hint, language, say, speak, type Language } from "./language.svelte";
export { fixed } from "./numbers";
