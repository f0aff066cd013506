import { startServer as startBare } from '../../src/emulator/server/startServer';
import { createService } from '../../src/emulator/service/createService';
import globalSetup from '../../src/global-setup';
import { Stepmill } from '../../src/harness/Stepmill';
import { startServer } from '../../src/index';
import { CommandHere } from '../cli/support/runCommand';

const ask = async (url: string) => {
  const answer = await fetch(`${url}/_stepmill/v1/coverage`);
  return { status: answer.status, body: await answer.json() };
};
const nothing = { status: 200, body: { stepmillCoverage: 1, machines: [], forgotten: 0 } };

/** Each way to a server that a user has: all of them hand it the routes of features. */
test.each<[string, (use: (url: string) => Promise<void>) => Promise<void>]>([
  [
    'startServer of the package',
    async (use) => {
      const service = createService();
      const server = await startServer(service, { port: 0 });
      await use(server.url).finally(() => server.close());
      service.close();
    },
  ],
  [
    'the endpoint of a harness',
    async (use) => {
      const sfn = new Stepmill();
      await use(await sfn.endpoint).finally(() => sfn.close());
    },
  ],
  [
    'the global setup of a runner',
    async (use) => {
      const teardown = await globalSetup();
      await use(process.env['STEPMILL_ENDPOINT']!).finally(teardown);
    },
  ],
  [
    'stepmill start',
    async (use) => {
      const command = new CommandHere(['start', '--port', '0'], {});
      const line = await command.firstLine();
      await use(/http:\/\/[\w.:[\]]+/.exec(line)![0]).finally(() => command.end());
    },
  ],
])('%s serves the routes of features', async (_way, serve) => {
  const seen: unknown[] = [];
  await serve(async (url) => {
    seen.push(await ask(url));
  });
  expect(seen).toEqual([nothing]);
});

test('the emulator alone knows no feature', async () => {
  const service = createService();
  const server = await startBare(service, { port: 0 });
  try {
    expect(await ask(server.url)).toEqual({
      status: 404,
      body: {
        code: 'NotFound',
        message: 'There is no GET /_stepmill/v1/coverage. GET /_stepmill/openapi.json lists the routes.',
      },
    });
  } finally {
    service.close();
    await server.close();
  }
});
