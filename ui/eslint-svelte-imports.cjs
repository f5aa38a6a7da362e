// The parser that import-x reads imported components with. import-x asks for no tokens, without which the Svelte
// parser stops, and from a plain module it does not say that scripts are TypeScript; this one always does both.
const svelte = require("svelte-eslint-parser");
const ts = require("@typescript-eslint/parser");

module.exports = {
  ...svelte,
  parseForESLint: (code, options) =>
    svelte.parseForESLint(code, { ...options, parser: ts, tokens: true, comment: true }),
};
