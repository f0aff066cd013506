import { HarnessError } from '../errors/HarnessError';
import type { RunningServer } from '../emulator/server/startServer';

/** Begins to listen. Rejects with HarnessError that says what to write instead when that cannot be. */
export async function listen(
  begin: () => Promise<RunningServer>,
  command: string,
  port: number,
  host: string,
): Promise<RunningServer> {
  try {
    return await begin();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new HarnessError(
        `port ${port} of ${host} is taken. End what listens there, or name another: ${command} --port 0 takes a free one.`,
      );
    }
    if (code === 'EACCES') throw new HarnessError(`port ${port} of ${host} may not be used. Name one above 1023.`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new HarnessError(`this machine has no address ${host}. Try --host 127.0.0.1, or --host 0.0.0.0 for all.`);
    }
    throw error;
  }
}
