import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A Lambda endpoint whose one function is written in Python: its replies have Python's spaces. */
export class PythonFunction {
  /** The events it got, as text; undefined where there was none. */
  readonly events: string[] = [];
  url = '';
  private readonly server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      this.events.push(body);
      const headers = {
        'x-amzn-Remapped-Content-Length': '0',
        'x-amzn-RequestId': requestId,
        'X-Amzn-Trace-Id': trace,
      };
      if (request.headers['x-amz-invocation-type'] === 'Event') {
        response.writeHead(202, { ...headers, 'Content-Length': 0 }).end();
        return;
      }
      const event: unknown = JSON.parse(body);
      const fails = (event as { burst?: boolean } | null)?.burst === true;
      const reply = Buffer.from(fails ? failure : `{"got": ${python(event)}, "sign": "☂"}`);
      response
        .writeHead(200, {
          ...headers,
          'X-Amz-Executed-Version': '$LATEST',
          ...(fails && { 'X-Amz-Function-Error': 'Unhandled' }),
          'Content-Type': 'application/json',
          'Content-Length': reply.length,
        })
        .end(reply);
    });
  });

  async start(): Promise<void> {
    // Without it there is no Keep-Alive header, which Lambda does not send.
    this.server.keepAliveTimeout = 0;
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

export const requestId = '3c5ad6a5-4b87-4e0f-9d5b-0a1b2c3d4e5f';
export const trace = 'Root=1-65937d25-000000000000000000000000;Parent=0000000000000000;Sampled=0';

/** What the runtime sends when the function raises an exception. */
export const failure =
  `{"errorMessage": "the pipe burst", "errorType": "BurstPipe", "requestId": "${requestId}", ` +
  '"stackTrace": ["  File \\"/var/task/pipe.py\\", line 3, in flow\\n    raise BurstPipe(\\"the pipe burst\\")\\n"]}';

/** JSON as Python writes it: a space behind each colon and comma. */
function python(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(python).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, member]) => `${JSON.stringify(name)}: ${python(member)}`)
    .join(', ')}}`;
}
