import { startServer } from '../../../emulator/server/startServer';
import { createService } from '../../../emulator/service/createService';

/** Ends the server. */
type GlobalTeardown = () => Promise<void>;

/**
 * Starts one server for a whole run of Jest or Vitest and tells it to the workers (`STEPMILL_ENDPOINT`). Each harness
 * then runs its tests in there, in an account of its own. A run that names a place itself keeps it.
 *
 * Vitest calls what this answers; Jest does not, and need not: the server does not hold the process.
 */
export async function globalSetup(): Promise<GlobalTeardown> {
  if (process.env['STEPMILL_ENDPOINT'] || process.env['STEPMILL_TARGET']) return () => Promise.resolve();
  const service = createService({ time: 'skip' });
  const server = await startServer(service, { port: 0, keepsRunning: false });
  process.env['STEPMILL_ENDPOINT'] = server.url;
  return async () => {
    delete process.env['STEPMILL_ENDPOINT'];
    service.close();
    await server.close();
  };
}
