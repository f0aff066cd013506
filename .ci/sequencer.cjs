// The order of the suites for Jest: what takes longest comes first, so that no core is idle at the end. Jest knows it from
// the run before; in a fresh clone this list stands in.
'use strict';
const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * The longest packs the package, for which others that need it would wait: beside it go the longest that do not. The image is
 * built early, before others need it.
 */
const first = [
  /packaging[\\/]snippets/,
  /console[\\/]browser[\\/]access/,
  /console[\\/]browser[\\/]errors/,
  /containers[\\/]image/,
];
const long =
  /[\\/]test[\\/](?:packaging|containers|console[\\/]browser|clients|cli[\\/]start|insight[\\/](?:mutation|coverage)|vitest|jest)\b/;

module.exports = class extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    const rank = ({ path, duration }) => {
      const place = first.findIndex((pattern) => pattern.test(path));
      if (place >= 0) return place;
      return duration === undefined && long.test(path) ? first.length : first.length + 1;
    };
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
};
