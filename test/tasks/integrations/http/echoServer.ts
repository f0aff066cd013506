import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server saw of one request. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly rawHeaders: readonly (readonly [string, string])[];
  readonly body: string;
}

export interface EchoServer {
  readonly url: string;
  readonly seen: Seen[];
  close(): Promise<void>;
}

type Responder = (seen: Seen, response: http.ServerResponse) => void;

/** A server on a free port that remembers its requests and answers with `respond`. */
export async function startServer(respond: Responder): Promise<EchoServer> {
  const seen: Seen[] = [];
  const server = http.createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const { rawHeaders: raw } = request;
      const rawHeaders = raw.flatMap((name, i) => (i % 2 === 0 ? [[name, raw[i + 1]!] as const] : []));
      const one = { method: request.method!, url: request.url!, rawHeaders, body };
      seen.push(one);
      respond(one, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
