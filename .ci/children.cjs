// Every program that a test runs ends. A test that waits for one cannot be ended by Jest, whose timer waits too, so
// `spawnSync` and its kin get a limit unless the call sets one. A child that they do not wait for is the watchdog's.
'use strict';
const childProcess = require('node:child_process');

const longestRunMs = 600_000;

/** By the number of arguments before the options: the program, and perhaps its arguments. */
for (const name of ['spawnSync', 'execFileSync', 'execSync']) {
  const run = childProcess[name];
  childProcess[name] = (...given) => {
    const at = given.findIndex((argument, index) => index > 0 && !Array.isArray(argument));
    const options = { timeout: longestRunMs, killSignal: 'SIGKILL', ...(at < 0 ? {} : given[at]) };
    return run(...(at < 0 ? given : given.slice(0, at)), options);
  };
}
