// What a refusal is about, as far as what is said around it hangs on that.
import type { Problem } from "../../lib/ipc";

const ofWhatCame =
  /^(not-a-bundle|zip-|digest-|size-|payload-|tag-|manifest-|bagit-|bag-info-|fetch-line|path-escapes|link-entry|limit-exceeded|submission-member-|export-file-missing|empty-file|pointer-file|name-(collision|reserved|colon|hidden))/;
const notThere = new Set(["file-missing", "source-lost"]);

/** Whether what came is not whole or not right in itself: nobody here can mend it. */
export const isOfWhatCame = ({ code, also }: Problem): boolean =>
  [code, ...also.filter(({ severity }) => severity === "error").map((one) => one.code)].some((one) =>
    ofWhatCame.test(one),
  );

/** Whether nothing can be read where it lay. */
export const isNotThere = ({ code }: Problem): boolean => notThere.has(code);
