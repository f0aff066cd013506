import type { IncomingMessage, Server, ServerOptions, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { HarnessError } from '../../errors/HarnessError';

/** A server of HTTPS. Throws HarnessError for a certificate and a key that are not PEM, or do not fit. */
export function createTlsServer(
  options: ServerOptions & { readonly cert: string; readonly key: string },
  serve: (request: IncomingMessage, response: ServerResponse) => void,
): Server {
  try {
    return createServer(options, serve);
  } catch (error) {
    throw new HarnessError(`The certificate and the key cannot be used: ${(error as Error).message}`);
  }
}
