// Why a recording does not play: this computer has nothing that plays it, or the file is damaged. That nothing is wrong
// with a file is said only where nothing speaks against it.
import type { Artifact, Note } from "../../../lib/ipc/contract";
import { say } from "../../../lib/messages";
import { moment } from "../../../lib/time";

/** What is known when it fails. */
export interface Failing {
  artifact: Artifact;
  /** Where it stood, milliseconds; null where not even its first frame was there. */
  atMs: number | null;
  /** What came of its sound, which Rust decodes by itself. */
  sound: "whole" | "broken" | "unknown";
  /** Whether this computer plays recordings of that type (RFC 6381). */
  plays: (type: string) => boolean;
}

/** What is said of it. */
export interface Said {
  title: string;
  why: string;
  damaged: boolean;
}

/** The names of codecs as people call them, and what stands for them in RFC 6381. */
const types: Record<string, string> = {
  "H.264": 'video/mp4; codecs="avc1.42E01E"',
  "H.265": 'video/mp4; codecs="hvc1.1.6.L93.B0"',
  VP8: 'video/webm; codecs="vp8"',
  VP9: 'video/webm; codecs="vp9"',
  AV1: 'video/mp4; codecs="av01.0.04M.08"',
  AAC: 'audio/mp4; codecs="mp4a.40.2"',
  MP3: "audio/mpeg",
  Opus: 'audio/ogg; codecs="opus"',
  Vorbis: 'audio/ogg; codecs="vorbis"',
  FLAC: "audio/flac",
};

/** What is said of a recording that does not play. */
export function whyNot({ artifact, atMs, sound, plays }: Failing): Said {
  const video = artifact.viewer === "video";
  const cut = noted(artifact, "cut-short");
  const unknown = noted(artifact, "media-undecodable");
  const known = artifact.codecs.filter((codec) => types[codec] !== undefined);
  const missing = known.filter((codec) => !plays(types[codec] ?? ""));
  const cannot = say(video ? "evidence-no-video" : "evidence-no-sound");
  if (!cut && (unknown || missing.length > 0 || known.length === 0)) {
    const why = missing.length > 0 ? say("evidence-no-play-missing", { codec: missing.join(", ") }) : null;
    const whole = sound !== "broken" && artifact.notes.every(({ code }) => code !== "sound-damaged");
    const reason = why ?? unknown?.message ?? null;
    const rest = whole ? say("evidence-no-play-why") : say("evidence-damaged-sound");
    return { title: cannot, why: [reason, rest].filter(Boolean).join(" "), damaged: !whole };
  }
  const pictures = known.filter((codec) => types[codec]?.startsWith("video/"));
  const lines = [
    atMs === null ? null : say("evidence-damaged-at", { at: moment(atMs) }),
    cut?.message,
    !cut && atMs === null
      ? say(video ? "evidence-damaged-pictures" : "evidence-damaged-all", {
          codec: (video ? pictures : known).join(", "),
        })
      : null,
    video && artifact.hasSound && sound !== "unknown"
      ? say(sound === "whole" ? "evidence-damaged-sound-whole" : "evidence-damaged-sound")
      : null,
    say("evidence-damaged-same"),
  ];
  return {
    title: say(video ? "evidence-damaged-video-title" : "evidence-damaged-sound-title"),
    why: lines.filter(Boolean).join(" "),
    damaged: true,
  };
}

const noted = ({ notes }: Artifact, code: string): Note | undefined =>
  notes.find((note) => note.code === code);
