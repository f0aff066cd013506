// The order of the suites for Jest: what takes longest comes first, so that no core is idle at the end. Jest knows it from
// the run before; in a fresh clone these lists stand in.
'use strict';
const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * Suites that build: images, packages, programs. They keep all cores and the disk busy. The longest come first, and the image
 * before others that need it.
 */
const builders = [
  /containers[\\/]image/,
  /packaging[\\/]snippets/,
  /packaging[\\/](?:names|traps|examples|typescripts)\b/,
  /[\\/]test[\\/]containers\b/,
  /packaging[\\/]executable/,
  /[\\/]test[\\/]packaging\b/,
];
/** Suites that drive a browser, which time out where everything is slow. */
const browsers = [/console[\\/]browser[\\/]access/, /console[\\/]browser[\\/]/];
const long = /[\\/]test[\\/](?:clients|cli[\\/]start|insight[\\/](?:mutation|coverage)|vitest|jest)\b/;

module.exports = class extends Sequencer {
  async sort(tests) {
    return arrange(await super.sort(tests));
  }
};
module.exports.arrange = arrange;

/**
 * Builders first; then browsers, spread over all others, so that few of them run side by side. A lock would do the same, but
 * whoever waits for it would keep a worker from other suites. `tests` come in Jest's order, which stays where nothing else is said.
 */
function arrange(tests) {
  const building = matching(tests, builders);
  const browsing = matching(tests, browsers);
  const others = tests.filter((test) => !building.includes(test) && !browsing.includes(test));
  others.sort((a, b) => isQuick(a) - isQuick(b));
  const each = Math.ceil(others.length / browsing.length);
  const spread = browsing.flatMap((test, index) => [test, ...others.slice(index * each, (index + 1) * each)]);
  return [...building, ...(browsing.length > 0 ? spread : others)];
}

/** The tests that one of the patterns takes, in the order of the patterns. */
function matching(tests, patterns) {
  const rank = ({ path }) => patterns.findIndex((pattern) => pattern.test(path));
  return tests.filter((test) => rank(test) >= 0).sort((a, b) => rank(a) - rank(b));
}

/** Those whose duration is known are in order already. */
function isQuick({ path, duration }) {
  return Number(duration !== undefined || !long.test(path));
}
