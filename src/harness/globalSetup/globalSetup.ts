import { startServer } from '../../emulator/server/startServer';
import { createService } from '../../emulator/service/createService';
import { features } from '../features';

/** Ends the server. */
type GlobalTeardown = () => Promise<void>;

/**
 * Starts one server for a whole run of Jest or Vitest, and sets `STEPMILL_ENDPOINT` for the workers. Each harness then
 * uses this server with its own account. Does nothing if `STEPMILL_ENDPOINT` or `STEPMILL_TARGET` is set already.
 *
 * Vitest calls the returned function. Jest does not, and need not: the server does not keep the process running.
 */
export async function globalSetup(): Promise<GlobalTeardown> {
  if (process.env['STEPMILL_ENDPOINT'] || process.env['STEPMILL_TARGET']) return () => Promise.resolve();
  const service = createService({ time: 'skip' });
  const server = await startServer(service, { port: 0, keepsRunning: false, routes: () => features().routes() });
  process.env['STEPMILL_ENDPOINT'] = server.url;
  return async () => {
    delete process.env['STEPMILL_ENDPOINT'];
    service.close();
    await server.close();
  };
}
