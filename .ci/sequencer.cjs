// The order of the suites for Jest: what takes longest comes first, so that no core is idle at the end. Jest knows it from
// the run before; in a fresh clone this list stands in.
'use strict';
const { default: Sequencer } = require('@jest/test-sequencer');

const long = /[\\/]test[\\/](?:packaging|console[\\/]browser|clients|cli[\\/](?:mutate|start|coverage)|vitest|jest)\b/;

module.exports = class extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    const isLong = ({ path, duration }) => duration === undefined && long.test(path);
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
};
