import type { Attachment } from "svelte/attachments";

/**
 * A picture that is taken from the page lets go of its bytes at once. WebKit has them as long as its element, and that until
 * somebody collects what scripts have left: a scan of two hundred pages was held whole (2.50.6).
 */
export const letsGo: Attachment<HTMLImageElement> = (picture) => () => picture.removeAttribute("src");
