import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { loadMockConfig } from '../../../../src/tasks/mocking/config/loadMockConfig';
import { MockFiles } from '../../../../src/tasks/mocking/config/MockFiles';

let folder: string;
let notes: string[];

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-mocks-'));
  notes = [];
});

afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const files = (unasked: 'fail' | 'note' = 'note') => new MockFiles(unasked, (note) => void notes.push(note));
const content = (testCase: string, state = 'Charge') => ({
  StateMachines: { Order: { TestCases: { [testCase]: { [state]: 'Answer' } } } },
  MockedResponses: { Answer: { '0': { Return: 1 } } },
});

function write(given: object | string, name = 'mocks.json'): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, typeof given === 'string' ? given : JSON.stringify(given));
  return file;
}

const casesOf = (given: MockFiles) => given.config?.testCases('Order');

test('the file of a test hides that of its test file, until it is removed', () => {
  const all = files();
  expect([all.config, all.of('file'), all.of('test')]).toEqual([undefined, undefined, undefined]);
  const [file, test] = [loadMockConfig(content('A')), loadMockConfig(content('B'))];
  all.use(file, 'file', { order: 1 });
  expect([all.config, all.of('file')?.config]).toEqual([file, file]);
  all.use(test, 'test', { order: 2 });
  expect([all.config, all.of('file'), all.of('test')]).toEqual([
    test,
    undefined,
    { config: test, path: undefined, order: 2 },
  ]);
  all.use(undefined, 'test');
  expect([all.config, all.of('test')]).toEqual([file, undefined]);
});

test('keep restores the one of a scope', () => {
  const all = files();
  all.use(loadMockConfig(content('A')), 'file');
  const restore = all.keep('file');
  all.use(loadMockConfig(content('B')), 'file');
  restore();
  expect(casesOf(all)).toEqual(['A']);
});

describe('an invalid file changes nothing', () => {
  test.each<[string, () => string, string | undefined]>([
    ['it does not exist', () => path.join(folder, 'none.json'), undefined],
    ['it is no JSON', () => write('{', 'bad.json'), undefined],
    ['it is of another form', () => write({ StateMachines: [] }, 'bad.json'), undefined],
    ['it has no such test case', () => write(content('B'), 'other.json'), 'C'],
  ])('%s', (_what, wrong, chosen) => {
    const all = files();
    all.read(write(content('A')), 'file', { order: 1, chosen: 'A' });
    expect(() => all.read(wrong(), 'file', { order: 2, chosen })).toThrow();
    expect(casesOf(all)).toEqual(['A']);
    expect(all.used.map(({ chosen: names, isStarted }) => [[...names], isStarted])).toEqual([[['A'], false]]);
  });

  test('when it is read again', () => {
    const all = files();
    const file = write(content('A'));
    all.read(file, 'file', { order: 1 });
    write('{');
    expect(() => all.reload()).toThrow();
    expect(casesOf(all)).toEqual(['A']);
    write(content('B'));
    all.reload();
    expect([casesOf(all), all.of('file')?.order]).toEqual([['B'], 1]);
  });
});

test('without a file there is nothing to read again, or to restore', () => {
  const all = files();
  all.reload();
  all.restore();
  all.use(loadMockConfig(content('A')), 'file');
  all.reload();
  expect(casesOf(all)).toEqual(['A']);
});

describe('the test case of an execution', () => {
  test('its mocks must be used, once', () => {
    const all = files();
    all.use(loadMockConfig(content('A')), 'file');
    expect(all.started).toEqual([]);
    all.startTestCase('Order', 'A');
    all.startTestCase('Order', 'A');
    expect(all.started.map(({ description }) => description)).toEqual([
      "mock of state machine 'Order', test case 'A', state 'Charge' (MockConfigFile.json)",
    ]);
    expect(all.used.map(({ isStarted }) => isStarted)).toEqual([true]);
    all.restore();
    expect(all.started).toEqual([]);
  });

  test('is a mistake without a file, or when the file does not have it', () => {
    const all = files();
    expect(() => all.startTestCase('Order', 'A')).toThrow(
      "The execution of 'Order' names the test case 'A', but there is no mock file. " +
        "Name one (SFN_MOCK_CONFIG), or write scripts with .inTestCase('A').",
    );
    all.use(loadMockConfig(content('Happy')), 'file');
    expect(() => all.startTestCase('Order', 'Hapy')).toThrow("Did you mean 'Happy'?");
    expect(all.used.map(({ isStarted }) => isStarted)).toEqual([false]);
  });

  test('is a mistake in a test, and a note in a server, when it mocks a state without a task', () => {
    const states = () => new Map([['Charge', 'Pass']]);
    const [test, server] = [files('fail'), files('note')];
    for (const each of [test, server]) each.use(loadMockConfig(content('A')), 'file');
    expect(() => test.startTestCase('Order', 'A', states)).toThrow('Charge');
    expect(test.started).toEqual([]);
    server.startTestCase('Order', 'A', states);
    expect(notes).toEqual([expect.stringContaining('Charge')]);
    expect(server.started).toHaveLength(1);
  });
});

test('reports ignored members of a file when it is used', () => {
  files().use(loadMockConfig({ ...content('A'), Extra: {} }), 'file');
  expect(notes).toEqual([expect.stringContaining('Extra')]);
});
