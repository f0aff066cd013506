import { networkInterfaces } from 'node:os';
import type { RunningServer } from '../../emulator/server/startServer';

/** The other machines that can use a server that listens on more than the loopback addresses, and where. `undefined` if nobody can. */
export function describeReach(
  { host, port }: Pick<RunningServer, 'host' | 'port'>,
  hasToken: boolean,
): string | undefined {
  if (host === 'localhost' || host === '::1' || host.startsWith('127.')) return undefined;
  const addresses = host === '0.0.0.0' || host === '::' ? ownAddresses() : [];
  const urls = addresses.map((address) => `http://${address}:${port}`);
  return [
    `Listening on ${host}: anyone who reaches this machine can read and run state machines here, and with them your functions.`,
    ...(urls.length > 0 ? [`Others reach it at ${urls.join(', ')}.`] : []),
    hasToken
      ? 'With the token, they can also administer it and run their tests in it.'
      : 'Only this machine can administer it and run tests in it; --token SECRET allows others.',
  ].join(' ');
}

function ownAddresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((list = []) =>
    list.filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address),
  );
}
