// The four kinds of an annotation: a word and a drawing each.
import CircleQuestionMark from "@lucide/svelte/icons/circle-question-mark";
import Eye from "@lucide/svelte/icons/eye";
import ThumbsUp from "@lucide/svelte/icons/thumbs-up";
import TrendingUp from "@lucide/svelte/icons/trending-up";
import type { AnnotationKind } from "../../lib/ipc/contract";
import { say } from "../../lib/messages";

/** All kinds, in the order in which they are offered. */
export const kinds = [
  "evidence",
  "strength",
  "question",
  "next-step",
] as const satisfies readonly AnnotationKind[];

export function kindWord(kind: AnnotationKind): string {
  switch (kind) {
    case "evidence":
      return say("annotations-kind-evidence");
    case "strength":
      return say("annotations-kind-strength");
    case "question":
      return say("annotations-kind-question");
    case "next-step":
      return say("annotations-kind-next-step");
  }
}

export const kindIcons = {
  evidence: Eye,
  strength: ThumbsUp,
  question: CircleQuestionMark,
  "next-step": TrendingUp,
} as const;
