import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import examples from '../../../src/emulator/control/examples.json';
import { RunningCommand } from '../../cli/support/runCommand';
import { expectDocumented, requestFaults } from './support/document';
import { controls } from './support/useControl';

interface Player {
  playExamples(url: string, controls: readonly object[]): Promise<typeof examples>;
  serverArguments(dataDirectory: string): string[];
}

const { playExamples, serverArguments } = require('../../../.ci/reference/examples/play.cjs') as Player;

jest.setTimeout(60_000);

test('a server answers the examples as the document says (npm run docs updates them)', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-examples-'));
  const command = new RunningCommand(serverArguments(folder));
  try {
    const url = (await command.until(/ready at (http:\S+)/)).match(/ready at (http:\S+)/)![1]!;
    expect(await playExamples(url, controls)).toEqual(examples);
  } finally {
    await command.end();
    fs.rmSync(folder, { recursive: true });
  }
});

const all = Object.entries(examples as Readonly<Record<string, Record<string, any>>>).flatMap(([route, ofRoute]) =>
  Object.entries(ofRoute).map(([name, example]) => [route, name, example] as const),
);

test.each(all)('%s, %s: the response is one that the document describes', (route, _name, { status, answer }) => {
  expectDocumented(route, status, answer);
});

test.each(all.filter(([, , { status }]) => status === 200))(
  '%s, %s: so is the request',
  (route, _name, { path: places = {}, query = {}, body }) => {
    expect(requestFaults(route, places, query, body)).toEqual([]);
  },
);

/** They take any name. */
const neverRejected = ['createBucket', 'deleteObject'];

test('each route has an example of a response, and of a rejection where a request can be wrong', () => {
  // Its answer is the document itself.
  const routes = controls.filter(({ name }) => name !== 'describeApi');
  const hasOne = (name: string, isWanted: (status: number) => boolean): boolean =>
    all.some(([route, , { status }]) => route === name && isWanted(status));
  expect(routes.filter(({ name }) => !hasOne(name, (status) => status === 200)).map(({ name }) => name)).toEqual([]);
  const asking = routes.filter(({ params, body }) => body !== undefined || Object.keys(params).length > 0);
  expect(asking.filter(({ name }) => !hasOne(name, (status) => status !== 200)).map(({ name }) => name)).toEqual(
    neverRejected,
  );
});
