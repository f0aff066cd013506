import type * as sdk from '@aws-sdk/client-sfn';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { execFileSync, spawnSync } from 'node:child_process';
import * as shapes from '../../src/emulator/operations/model/data';
import type { StringShape, StructureShape } from '../../src/emulator/operations/model/shapes';
import type { HistoryEventType } from '../../src/contract/historyEvents';
import { root } from './support/run';

interface Api {
  readonly enums: Readonly<Record<string, readonly string[]>>;
  readonly structures: Readonly<Record<string, readonly string[]>>;
}
const api = JSON.parse(fs.readFileSync(path.join(root, '.ci/sfn-api.json'), 'utf8')) as Api;

/** Types of events that the API has and Stepmill does not write. Where it has others, this does not compile. */
type NotWritten = Exclude<sdk.HistoryEventType, HistoryEventType>;
const everyEventIsInTheApi: Exclude<HistoryEventType, sdk.HistoryEventType> extends never ? true : false = true;
const noEventIsForgotten: NotWritten extends never ? true : false = true;

const drift = (folder: string): { status: number | null; stdout: string } =>
  spawnSync(process.execPath, [path.join(folder, '.ci/drift.mjs')], { encoding: 'utf8' });

test('the project knows everything in the pinned client', () => {
  expect(drift(root)).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(
      /^Drift: @aws-sdk\/client-sfn \S+: nothing that the project does not know\n$/,
    ) as string,
  });
});

test('a new operation, member, enum value or error fails, and is named', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-drift-'));
  try {
    fs.mkdirSync(path.join(folder, '.ci'));
    for (const name of ['drift.mjs', 'fetchRelease.mjs'])
      fs.copyFileSync(path.join(root, '.ci', name), path.join(folder, '.ci', name));
    fs.symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
    fs.writeFileSync(path.join(folder, 'package.json'), '{}');
    execFileSync(process.execPath, [path.join(folder, '.ci/drift.mjs'), '--write']);
    const file = path.join(folder, '.ci/sfn-api.json');
    const known = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, Record<string, string[]> & string[]>;
    expect(known).toEqual(api);
    known['operations']!.splice(known['operations']!.indexOf('TestState'), 1);
    known['errors']!.push('Gone');
    known['enums']!['LogLevel']!.pop();
    known['structures']!['StartExecutionInput']!.shift();
    fs.writeFileSync(file, JSON.stringify(known));
    const { status, stdout } = drift(folder);
    expect({ status, lines: stdout.split('\n').slice(1) }).toEqual({
      status: 1,
      lines: [
        '  + operations TestState',
        '  - errors Gone',
        '  + enums.LogLevel OFF',
        '  + structures.StartExecutionInput input',
        '',
      ],
    });
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});

test('enums and structures of inputs are those of the API', () => {
  const ours = Object.entries(shapes) as [string, StringShape | StructureShape][];
  const enums = ours.flatMap(([name, shape]) =>
    shape.kind === 'string' && shape.values ? [[name, [...shape.values].sort()]] : [],
  );
  expect(enums.length).toBeGreaterThan(4);
  expect(Object.fromEntries(enums)).toEqual(Object.fromEntries(enums.map(([name]) => [name, api.enums[String(name)]])));
  const structures = ours.flatMap(([, shape]) => (shape.kind === 'structure' ? [shape] : []));
  expect(structures.length).toBeGreaterThan(4);
  for (const { name, members } of structures) {
    const own = Object.entries(members).map(([key, member]) => ('required' in member ? `${key}*` : key));
    expect({ [name]: own.sort() }).toEqual({ [name]: api.structures[name] });
  }
});

test('the events are those of the API', () => {
  expect([everyEventIsInTheApi, noEventIsForgotten]).toEqual([true, true]);
});
