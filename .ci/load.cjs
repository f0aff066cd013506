// Of the package, as dist/load.js: gives the files that its code is bundled in.
'use strict';
// Not the one that a test has mocked.
const { readFileSync } = process.getBuiltinModule('node:fs');
const path = require('node:path');

const parts = new Map();

/**
 * What the code names most, handed to it. Jest asks a function of Node for each global that is named, each time, which was
 * a sixth of a small test. Clocks, timers and `process` are not here: tests replace them.
 */
const globals = [
  ...['Object', 'Array', 'Map', 'Set', 'WeakMap', 'WeakSet', 'Number', 'String', 'Boolean', 'BigInt', 'Symbol'],
  ...['JSON', 'Math', 'Promise', 'RegExp', 'Error', 'TypeError', 'RangeError', 'Infinity', 'NaN', 'Buffer', 'parseInt'],
].filter((name) => name in globalThis);

/** The exports of a file beside this one. */
exports.part = (file) => {
  if (!parts.has(file)) parts.set(file, isJest() ? evaluated(file) : require(`./${file}`));
  return parts.get(file);
};

// What src/util/place.ts has in the checkout: text that is evaluated has no folder, and cannot import by itself.
exports.codeFolder = __dirname;
exports.codeExtension = '.js';
exports.importFile = (url) => import(url);

/** Jest hands out a `require` without the usual extensions. */
function isJest() {
  return require.extensions !== undefined && require.extensions['.js'] === undefined;
}

/**
 * Jest compiles each file of a package anew for each test file, which takes a megabyte of code longer than most tests.
 * V8 remembers a text that is evaluated, whatever context it is evaluated in: from the third test file of a process on
 * nothing is parsed or compiled again. The code itself runs anew for each test file, as everything does in Jest.
 */
function evaluated(file) {
  const filename = path.join(__dirname, file);
  let run;
  try {
    // All but comments is ASCII: esbuild escapes the rest. One byte a character is the shortest text to compare and to hash.
    const code = readFileSync(filename, 'latin1');
    // A test may have mocked this function of `fs`, which then gives nothing, or another text.
    if (typeof code !== 'string' || !code.endsWith(`// The end of ${file}.\n`)) return require(`./${file}`);
    const names = ['exports', 'require', 'module', '__filename', '__dirname', ...globals].join(', ');
    run = (0, eval)(`(function (${names}) {${code}\n})${placeOf(filename)}`);
  } catch {
    // So may this mock throw, and Node may forbid to evaluate text.
    return require(`./${file}`);
  }
  const module = { exports: {} };
  run(module.exports, requireOfPart, module, filename, __dirname, ...globals.map((name) => globalThis[name]));
  return module.exports;
}

/**
 * Parts ask this loader for one another, not the one that Jest would hand out: after `jest.resetModules()` that is another,
 * with another copy of everything.
 */
const requireOfPart = Object.assign((name) => (name === './load.js' ? exports : require(name)), require);

/** What stacks and debuggers call the text. Blanks and quotes would end it. */
function placeOf(filename) {
  return `\n//# sourceURL=${filename.replace(/[\s'"]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)}`;
}
