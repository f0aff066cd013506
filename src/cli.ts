#!/usr/bin/env node
import { runCli } from './cli/runCli';
import { processTerminal } from './terminal/processTerminal';

void runCli(process.argv.slice(2), processTerminal()).then((code) => {
  // What the user's own functions hold open (connections, timers) must not hold the command. Output is written first.
  process.stdout.write('', (error?: NodeJS.ErrnoException | null) => {
    // Nobody reads on (`stepmill … | head`), as where it is printed to.
    if (error?.code === 'EPIPE') process.exit(0);
    process.stderr.write('', () => process.exit(code));
  });
});
