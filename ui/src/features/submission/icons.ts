// The drawing of a file by how it is looked at.
import AudioLines from "@lucide/svelte/icons/audio-lines";
import File from "@lucide/svelte/icons/file";
import FileText from "@lucide/svelte/icons/file-text";
import FileType from "@lucide/svelte/icons/file-type";
import Image from "@lucide/svelte/icons/image";
import Table2 from "@lucide/svelte/icons/table-2";
import Video from "@lucide/svelte/icons/video";

export const viewerIcons = {
  video: Video,
  audio: AudioLines,
  pages: FileText,
  picture: Image,
  text: FileType,
  table: Table2,
  none: File,
} as const;
