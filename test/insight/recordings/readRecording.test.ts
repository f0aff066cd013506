import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { lambda } from '../../../src/tasks/mocking/scripts';
import { parseRecording, readRecording } from '../../../src/insight/recordings/readRecording';
import type { Recording } from '../../../src/insight/recordings/Recording';
import { whyIncomplete, storyOf } from '../../../src/insight/recordings/storyOf';
import { writeRecording } from '../../../src/insight/recordings/writeRecording';
import type { Json } from '../../../src/util/json';
import { call, recordScene, startTime } from './support/record';

let folder: string;
let recording: Recording;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'recordings-'));
  recording = await recordScene(
    {
      StartAt: 'Charge',
      States: { Charge: call('charge', { Next: 'Wait' }), Wait: { Type: 'Wait', Seconds: 90, End: true } },
    },
    { input: { n: 1, __proto__: undefined, text: '"ü\r\n' }, scripts: [lambda('charge').returns({ id: 1 }).after(2)] },
  );
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

function fileOf(content: string | Buffer): string {
  const file = path.join(folder, 'one.json');
  fs.writeFileSync(file, content);
  return file;
}

describe('input', () => {
  test('reads what was written', () => {
    expect(readRecording(fileOf(writeRecording(recording)))).toEqual(recording);
  });

  test('with a byte order mark, CRLF, and as UTF-16', () => {
    const text = writeRecording(recording);
    expect(readRecording(fileOf(`\uFEFF${text.replaceAll('\n', '\r\n')}`))).toEqual(recording);
    expect(readRecording(fileOf(Buffer.from(`\uFEFF${text}`, 'utf16le')))).toEqual(recording);
  });

  test('keeps numbers of the definition as they are written', () => {
    const definition = '{"StartAt":"A","States":{"A":{"Type":"Pass","Result":12345678901234567890,"End":true}}}';
    const exact = { ...recording, stateMachine: { ...recording.stateMachine, definition } };
    expect(readRecording(fileOf(writeRecording(exact))).stateMachine.definition).toBe(definition);
  });

  test('its story is that of the execution', () => {
    const { status, startMs, stopMs, main } = storyOf(recording);
    expect({ status, startMs, stopMs, path: main.visits.map(({ state }) => state) }).toEqual({
      status: 'SUCCEEDED',
      startMs: startTime,
      stopMs: startTime + 92_000,
      path: ['Charge', 'Wait'],
    });
  });
});

describe('errors', () => {
  const parse = (content: unknown): (() => unknown) => {
    return () => parseRecording(content as Json, 'a.json');
  };
  const written = (): Record<string, unknown> => JSON.parse(writeRecording(recording)) as Record<string, unknown>;

  test('a file that is not there, a folder, no JSON', () => {
    expect(() => readRecording(path.join(folder, 'none.json'))).toThrow(
      /^The recording cannot be read: there is no file .*none\.json\.$/,
    );
    expect(() => readRecording(folder)).toThrow(/^The recording cannot be read: .*EISDIR/);
    const file = fileOf('{\n "a": nope }');
    expect(() => readRecording(file)).toThrow(`${file}:2:11 is not JSON: Unrecognized token 'nope'`);
  });

  test('another JSON file, and a history, which can be made one', () => {
    expect(parse({ StartAt: 'A' })).toThrow('a.json is not a recording of `stepmill record`.');
    expect(parse([])).toThrow('a.json is not a recording of `stepmill record`.');
    expect(parse({ events: [] })).toThrow(
      'a.json is not a recording of `stepmill record`. It is a history. To convert it: stepmill record a.json --definition order.asl.json',
    );
  });

  test('a version that is to come', () => {
    expect(parse({ ...written(), version: 2 })).toThrow(
      'a.json is a recording of version 2, but this Stepmill reads version 1.',
    );
  });

  test('a part that is missing or of another kind', () => {
    expect(parse({ ...written(), execution: undefined })).toThrow(
      'a.json is not a complete recording: /execution must be an object.',
    );
    const { execution } = written() as { execution: Record<string, unknown> };
    const withExecution = (more: object): object => ({ ...written(), execution: { ...execution, ...more } });
    expect(parse(withExecution({ history: [{ id: 1, type: 'X', timestamp: 'soon' }] }))).toThrow(
      '/execution/history/0/timestamp must be a time.',
    );
    expect(parse(withExecution({ history: [{ type: 'X', timestamp: 0 }] }))).toThrow(
      '/execution/history/0/id must be a whole number.',
    );
    expect(parse(withExecution({ mapRuns: [{ description: { mapRunArn: 'a' }, children: [] }] }))).toThrow(
      '/execution/mapRuns/0/childrenLeftOut must be a number.',
    );
    expect(parse(withExecution({ description: { executionArn: 'a', status: 'FAILED' } }))).toThrow(
      '/execution/description/startDate must be a time.',
    );
  });
});

describe('what is not whole', () => {
  const why = (change: Partial<Recording['execution']>): string | undefined =>
    whyIncomplete({ ...recording.execution, ...change });
  const events = (): readonly object[] => recording.execution.events!;

  test('nothing is missing', () => expect(whyIncomplete(recording.execution)).toBeUndefined());

  test('a history that ends early, begins late or has a gap', () => {
    expect(why({ events: events().slice(0, 4) })).toBe(
      'Its history ends with event 4, TaskStarted, instead of ExecutionSucceeded: it is incomplete.',
    );
    expect(why({ events: events().slice(1) })).toBe('Its history has no event 1: it is incomplete.');
    expect(why({ events: [...events().slice(0, 3), ...events().slice(4)] })).toBe(
      'Its history has no event 4: it is incomplete.',
    );
    expect(why({ events: [] })).toBe('Its history has no events.');
    expect(why({ events: undefined })).toBe('It has no history: AWS keeps none for Express executions.');
  });

  test('an execution that a mistake of the tester has ended', async () => {
    const unanswered = await recordScene({ StartAt: 'A', States: { A: call('nobody', { End: true }) } }).catch(
      (error: unknown) => (error as Error).message,
    );
    expect(unanswered).toMatch(
      /cannot be recorded. A mistake in the setup ended it, not the workflow: Nothing answers the task of state 'A'/,
    );
  });

  test('an execution that was running, or that was redriven later', () => {
    const { description } = recording.execution;
    expect(why({ description: { ...description, status: 'RUNNING' } })).toBe(
      'The execution had not ended: its status is RUNNING.',
    );
    expect(why({ description: { ...description, status: 'toString' } })).toMatch('had not ended');
    expect(why({ description: { ...description, redriveCount: 1 } })).toBe(
      'Its history has 0 redrives of 1: it is incomplete.',
    );
  });
});
