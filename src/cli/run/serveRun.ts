import type * as StartServer from '../../emulator/server/startServer';
import type { RunningServer } from '../../emulator/server/startServer';
import type { Service } from '../../emulator/service/Service';
import { listen } from '../listen';
import type { Terminal } from '../terminal/Terminal';

/** Serves the API for workers and callbacks while an execution runs, when a port is asked for. */
export async function serveRun(
  service: Service,
  port: number | undefined,
  { stderr }: Pick<Terminal, 'stderr'>,
): Promise<RunningServer | undefined> {
  if (port === undefined) return undefined;
  const { startServer } = require('../../emulator/server/startServer') as typeof StartServer;
  const server = await listen(() => startServer(service, { port }), 'stepmill run', port, '127.0.0.1');
  stderr.write(`Workers and callbacks reach this execution at ${server.url}\n`);
  return server;
}
