// A reporter of Jest: at the end it lists the suites that skipped tests, with what they warned of. Jest itself does not show
// what a suite prints that is skipped as a whole, and a skipped suite is as green as one that passed.
'use strict';
const path = require('node:path');

module.exports = class {
  constructor({ rootDir, testNamePattern }) {
    this.rootDir = rootDir;
    // With `-t` all others skip, as their developer wants.
    this.isFiltered = testNamePattern !== undefined && testNamePattern !== '';
    this.lines = [];
  }

  onTestResult(_test, { testFilePath, numPendingTests, numTodoTests, console: printed = [] }) {
    const skipped = numPendingTests + numTodoTests;
    if (skipped === 0) return;
    const why = (printed ?? []).filter(({ type }) => type === 'warn').map(({ message }) => message);
    const name = path.relative(this.rootDir, testFilePath);
    this.lines.push(
      `  ${name}: ${skipped} ${skipped === 1 ? 'test' : 'tests'}. ${[...new Set(why)].join(' ')}`.trimEnd(),
    );
  }

  onRunComplete() {
    if (this.lines.length > 0 && !this.isFiltered) console.error(['Skipped:', ...this.lines.sort()].join('\n'));
  }
};
