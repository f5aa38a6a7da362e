// The parser that import-x reads imported components with. It hands over the scripts alone, as the module they are:
// otherwise import-x takes a component for something that imports nothing, and a circle through it stays unseen.
const svelte = require("svelte-eslint-parser");
const ts = require("@typescript-eslint/parser");

const scripts = (node) => (node.type === "SvelteScriptElement" ? node.body : []);

module.exports = {
  ...svelte,
  parseForESLint(code, options) {
    const parsed = svelte.parseForESLint(code, { ...options, parser: ts, tokens: true, comment: true });
    return { ...parsed, ast: { ...parsed.ast, body: parsed.ast.body.flatMap(scripts) } };
  },
};
