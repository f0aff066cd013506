// The runtime of Jest, which loads modules, with three changes. Together they are a fifth of what a small test file costs.
// A file is read once a worker, not once for each test file.
// Nor is it looked up for each of them among the transformed files.
// The object `jest` is made for test files and what stands beside them. Jest makes one for each module, in case it mocks.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { default: Runtime } = require('jest-runtime');

const places = ['node_modules', 'src'].map((name) => path.join(__dirname, '..', name, path.sep));
/** What tests look at, and what it uses. Neither mocks anything, nor is it written while tests run. */
const isTested = (file) => places.some((place) => file.startsWith(place));

/** By the file: its text, when it was written, and what the text became for `require`. */
const known = new Map();

function read(file, mayChange) {
  let found = known.get(file);
  if (found !== undefined && !mayChange) return found;
  const { mtimeMs } = fs.statSync(file);
  if (found?.mtimeMs !== mtimeMs) {
    found = { text: fs.readFileSync(file, 'utf8'), mtimeMs, transformed: undefined };
    known.set(file, found);
  }
  return found;
}

/** The texts of one test file: what Jest has read for it, and then what this worker knows. */
class Texts extends Map {
  constructor(texts, isWatching) {
    super(texts);
    this.isWatching = isWatching;
  }

  get(file) {
    return super.get(file) ?? read(file, this.isWatching || !isTested(file)).text;
  }
}

/** Of a transformer of Jest, another that remembers. */
function remembering(transformer) {
  const transform = (file, options, text) => {
    const found = known.get(file);
    if (found?.text !== text || options.supportsStaticESM) return transformer.transform(file, options, text);
    return (found.transformed ??= transformer.transform(file, options, text));
  };
  return Object.assign(Object.create(transformer), { transform });
}

module.exports = class extends Runtime {
  constructor(config, environment, resolver, transformer, given, coverage, testPath, globalConfig) {
    const texts = new Texts(given, globalConfig.watch || globalConfig.watchAll);
    super(config, environment, resolver, remembering(transformer), texts, coverage, testPath, globalConfig);
    const { jestGlobals } = this;
    const build = jestGlobals.jestObjectFor.bind(jestGlobals);
    jestGlobals.jestObjectFor = (file) => build(isTested(file) ? testPath : file);
  }
};
