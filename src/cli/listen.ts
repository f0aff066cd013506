import { HarnessError } from '../errors/HarnessError';
import type { RunningServer } from '../emulator/server/startServer';
import type { Service } from '../emulator/service/Service';
import { featureRoutes } from '../insight/allRoutes';
import type { Terminal } from '../terminal/Terminal';
import { lazy } from '../util/lazy';

const loadStartServer = lazy(
  () => require('../emulator/server/startServer') as typeof import('../emulator/server/startServer'),
);

/** Starts to listen. If that is impossible, rejects with a HarnessError that says what to write instead. */
export async function listen(
  begin: () => Promise<RunningServer>,
  command: string,
  port: number,
  host: string,
): Promise<RunningServer> {
  try {
    return await begin();
  } catch (error) {
    const { code, address = host } = error as NodeJS.ErrnoException & { address?: string };
    if (code === 'EADDRINUSE') {
      throw new HarnessError(
        `port ${port} of ${address} is in use. Stop the other program, or let ${command} choose a free port: --port 0.`,
      );
    }
    if (code === 'EACCES') throw new HarnessError(`port ${port} of ${host} may not be used. ${whatElse(port)}`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new HarnessError(`this machine has no address ${host}. Try --host 127.0.0.1, or --host 0.0.0.0 for all.`);
    }
    throw error;
  }
}

function whatElse(port: number): string {
  if (port < 1024 && process.platform !== 'win32') return 'Name one above 1023.';
  const free = '--port 0 takes a free one.';
  if (process.platform !== 'win32') return free;
  return `Windows may keep it for Hyper-V: netsh interface ipv4 show excludedportrange protocol=tcp lists such ports. ${free}`;
}

/** Serves the API for workers and callbacks while an execution runs, if a port was requested. */
export async function serveRun(
  service: Service,
  port: number | undefined,
  { stderr }: Pick<Terminal, 'stderr'>,
): Promise<RunningServer | undefined> {
  if (port === undefined) return undefined;
  const { startServer } = loadStartServer();
  const server = await listen(
    () => startServer(service, { port, routes: featureRoutes }),
    'stepmill run',
    port,
    '127.0.0.1',
  );
  stderr.write(`Workers and callbacks reach this execution at ${server.url}\n`);
  return server;
}
