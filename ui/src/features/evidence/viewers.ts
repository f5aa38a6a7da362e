// Which viewer a file is shown in.
import type { Component } from "svelte";
import type { Artifact, ViewerKind } from "../../lib/ipc/contract";
import NotShown from "./NotShown.svelte";
import Pages from "./pages/Pages.svelte";
import Picture from "./picture/Picture.svelte";
import Table from "./table/Table.svelte";
import Text from "./text/Text.svelte";
import Timeline from "./timeline/Timeline.svelte";
import type { Viewer, ViewerProps } from "./viewer";

const viewers: Record<ViewerKind, Component<ViewerProps, Viewer>> = {
  video: Timeline,
  audio: Timeline,
  pages: Pages,
  picture: Picture,
  text: Text,
  table: Table,
  none: NotShown,
};

/** The viewer that fits `artifact`. */
export const viewerOf = ({ viewer }: Artifact) => viewers[viewer];
