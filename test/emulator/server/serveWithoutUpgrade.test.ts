import net from 'node:net';
import { startServer, type RunningServer } from '../../../src/emulator/server/startServer';
import { createService } from '../../../src/emulator/service/createService';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer(createService(), { port: 0 });
});
afterAll(() => server.close());

/** Sends requests, each in pieces, once the response before has come. Gives all responses. */
function talk(...requests: readonly (readonly string[])[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const left = [...requests];
    const send = (): void => left.shift()!.forEach((piece) => socket.write(piece));
    const socket = net.connect(server.port, '127.0.0.1', send);
    let text = '';
    socket.on('error', reject).on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.split('HTTP/1.1 ').length - 1 < requests.length - left.length || !text.endsWith('}')) return;
      if (left.length > 0) return send();
      socket.destroy();
      resolve(text);
    });
  });
}

const offer = 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAA\r\n';
const put = (more: string, body: string) =>
  `PUT /_stepmill/v1/accounts/111122223333 HTTP/1.1\r\nHost: 127.0.0.1\r\n${more}Content-Length: ${body.length}\r\n\r\n${body}`;

test('a request that offers HTTP/2, as Java sends it, is answered by HTTP/1.1, and so is the next one', async () => {
  const text = await talk([put(offer, '{"time":"manual"}')], [put('', '{"time":"skip"}')]);
  expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200']);
  expect(text).toContain('"mode":"manual"');
  expect(text).toContain('"mode":"skip"');
});

test('also when its body comes late', async () => {
  const whole = put(offer, '{"time":"skip"}');
  expect(await talk([whole.slice(0, -5), whole.slice(-5)])).toMatch(/^HTTP\/1\.1 200 /);
});

test('it is held to the same rules', async () => {
  const text = await talk([put(offer, '{}').replace('Host: 127.0.0.1', 'Host: evil.example')]);
  expect(text).toMatch(/^HTTP\/1\.1 403 /);
});
