// The test environment of Jest for Node, with four changes.
// A module is compiled once a worker. Jest makes a realm for each test file and compiles every module for it again, which is
// a third of what a small test file costs. A script belongs to no realm: the same one runs in each of them, and functions
// that were compiled there need it no second time.
// What a test file leaves in AsyncLocalStorage ends with it. Jest makes one for each file, and Node asks each of them at
// each promise: after 200 test files that was an eighth of all time.
'use strict';
const asyncHooks = require('node:async_hooks');
const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');
require('./children.cjs');

const { compileFunction } = vm;
/** By the file: its text, and the script of it. */
const scripts = new Map();

vm.compileFunction = (code, parameters, options = {}) => {
  const { filename, parsingContext } = options;
  // With modules of the VM (a flag of Node) a script has to know who asks for an `import()`.
  const isOfJest = Object.keys(options).sort().join() === 'filename,importModuleDynamically,parsingContext';
  if (!isOfJest || vm.SyntheticModule !== undefined) return compileFunction(code, parameters, options);
  const head = `(function (${parameters.join(', ')}) {\n`;
  let known = scripts.get(filename);
  if (known?.code !== code || known.head !== head) {
    try {
      known = { code, head, script: new vm.Script(`${head}${code}\n})`, { filename, lineOffset: -1 }) };
    } catch {
      // Jest explains what cannot be parsed, with the place.
      return compileFunction(code, parameters, options);
    }
    scripts.set(filename, known);
  }
  return known.script.runInContext(parsingContext);
};

const storages = new Set();

class AsyncLocalStorage extends asyncHooks.AsyncLocalStorage {
  constructor(...options) {
    super(...options);
    storages.add(this);
  }
}
// Since Node 22 it is a getter, which cannot be assigned to.
Object.defineProperty(asyncHooks, 'AsyncLocalStorage', { value: AsyncLocalStorage, configurable: true });

module.exports = class extends TestEnvironment {
  /** Lets what runs after a test know whether it has failed: `hasTestFailed`. */
  handleTestEvent({ name }) {
    if (name === 'test_start') this.global.hasTestFailed = false;
    if (name === 'test_fn_failure') this.global.hasTestFailed = true;
  }

  async teardown() {
    await super.teardown();
    for (const storage of storages) storage.disable();
    storages.clear();
  }
};
