const fs = require('node:fs');

/** Writes how long the tests of this file took, hooks included, to the file that `SUITE_TIMES` names. */
exports.measure = () => {
  let startedMs;
  let startedCpu;
  beforeAll(() => {
    startedMs = performance.now();
    startedCpu = process.cpuUsage();
  });
  afterAll(() => {
    const testsMs = performance.now() - startedMs;
    const { user, system } = process.cpuUsage(startedCpu);
    fs.writeFileSync(process.env.SUITE_TIMES, JSON.stringify({ testsMs, cpuMs: (user + system) / 1000 }));
  });
};
