// What the review window is given from outside: the review, its way to Rust, the viewers, and where its buttons lead.
import type { Component, Snippet } from "svelte";
import type { Outside, Source, Viewer, ViewerProps } from "../../features/evidence/viewer";
import type { Correcting } from "../../features/review/correcting";
import type { Goal } from "../../features/review/goal";
import type { Told } from "../../features/review/desk.svelte";
import type { Keeper } from "../../features/review/leaving.svelte";
import type { ReviewPort } from "../../features/review/port";
import type { Artifact, Hit, Review } from "../../lib/ipc/contract";
import type { Kept } from "../../lib/panes";

/** What a transcript is given. */
export interface TranscriptGiven {
  artifact: Artifact;
  captions: Artifact;
  source: Source;
}

/** Everything that the window cannot know by itself. */
export interface ReviewGiven {
  review: Review;
  /** What it is opened for, where it is for something. */
  goal?: Goal | null;
  port: ReviewPort;
  toasts: Told;
  /** The viewer of a file. */
  viewerOf: (artifact: Artifact) => Component<ViewerProps, Viewer>;
  sourceOf: (artifact: Artifact) => Source;
  transcript?: Snippet<[TranscriptGiven]>;
  search: (text: string) => Promise<readonly Hit[]>;
  /** Sizes of the panes as they are kept. */
  panes: Kept;
  onpanes: (kept: Kept) => void;
  onback: () => void;
  onpalette: () => void;
  onkeys: () => void;
  /** All that was typed is on the disk: to the check before signing. */
  oncheck: () => void;
  /** The submission goes back; where one is in the evidence, in words. */
  onreturn: (here: string | null) => void;
  onrecuse: () => void;
  /** What can be done about what was signed; all that was typed is on the disk by then. */
  correcting: Correcting;
  /** Writes the submission out as its bundle. */
  onbundle: () => void;
  /** Is asked before the window closes or shows something else, until the returned function is called. */
  holds?: (keeper: Keeper) => () => void;
  onoutside: (artifact: Artifact, what: Outside, page?: number) => void;
}
