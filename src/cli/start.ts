import { listen } from './listen';
import { formatTime } from './options/parseTime';
import type { Terminal } from './terminal/Terminal';
import { startServer } from '../server/startServer';
import { createService } from '../service/createService';
import type { TimeMode } from '../service/ServiceOptions';

export interface StartOptions {
  readonly port: number;
  readonly host: string;
  /** Path of a mock file. */
  readonly mocks?: string | undefined;
  readonly time?: TimeMode | undefined;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
}

/** A server may run for weeks: it remembers this many calls. */
const mostCalls = 10_000;

/** Starts the server, says so in one line, and ends it with Ctrl-C. */
export async function start(options: StartOptions, { stdout, environment, onInterrupt }: Terminal): Promise<void> {
  const { port, host, mocks, time, account, region } = options;
  const service = createService({ time, mocks, accountId: account, region, environment, mostCalls });
  const server = await listen(() => startServer(service, { port, host }), 'stepmill start', port, host);
  const ended = interrupted(onInterrupt);
  stdout.write(`Stepmill is ready at ${server.url} (${describe(time, mocks)})\n`);
  service.preload();
  await ended;
  service.close();
  await server.close();
}

/** Resolves at the first signal. A second one ends the process at once, as it would without us. */
function interrupted(onInterrupt: Terminal['onInterrupt']): Promise<void> {
  return new Promise((resolve) => {
    const takeBack = onInterrupt(() => {
      takeBack();
      resolve();
    });
  });
}

function describe(time: TimeMode = 'real', mocks: string | undefined): string {
  return `time: ${formatTime(time)}, mocks: ${mocks ?? 'none'}`;
}
