// Before the tests, once: names the run, and starts the watchdog, which ends what the tests leave behind.
'use strict';
const { spawn } = require('node:child_process');
const path = require('node:path');

module.exports = () => {
  // For what is found out once a run. Workers inherit it.
  process.env.STEPMILL_TEST_RUN = `${process.pid} ${Date.now()}`;
  // On Windows programs of a console end with it.
  if (process.platform === 'win32') return;
  // In a session of its own, so that nothing which ends the tests ends it, too.
  const args = [path.join(__dirname, 'watchdog.mjs'), String(process.pid)];
  spawn(process.execPath, args, { detached: true, stdio: ['ignore', 'ignore', 'inherit'] }).unref();
};
