import { attach } from '../../../src/harness/runner/attach';
import { runningInJest } from '../../../src/harness/runner/runningInJest';
import type { Stepmill } from '../../../src/harness/Stepmill';

const { isRunning, isPartial, watchEnd } = runningInJest() as {
  isRunning: () => boolean;
  isPartial: () => boolean;
  watchEnd: () => () => boolean;
};
const ends: (() => boolean)[] = [];
const endsHeard: boolean[][] = [];
const heard: [string, boolean][] = [];
const hear = (where: string): void => void heard.push([where, isRunning()]);
const scopes: [string, string][] = [];
const tell = (where: string): void => void scopes.push([where, sfn.harness.test.scope]);

beforeEach(() => tell('beforeEach in front of the harness'));
const sfn: Stepmill = attach(globalThis, undefined, { isRunning });

hear('file');
tell('file');
beforeAll(() => {
  hear('beforeAll');
  tell('beforeAll');
});
beforeEach(() => hear('beforeEach'));
afterEach(() => hear('afterEach'));

test('a running test is known', async () => {
  hear('test');
  tell('test');
  await Promise.resolve();
  hear('test, later');
});

describe('inside', () => {
  beforeAll(() => {
    hear('beforeAll inside');
    tell('beforeAll inside');
  });
  afterAll(() => hear('afterAll inside'));

  test('another runs', () => hear('test inside'));
});

test('outside of tests, none runs', () => {
  expect(heard).toEqual([
    ['file', false],
    ['beforeAll', false],
    ['beforeEach', true],
    ['test', true],
    ['test, later', true],
    ['afterEach', true],
    ['beforeAll inside', false],
    ['beforeEach', true],
    ['test inside', true],
    ['afterEach', true],
    ['afterAll inside', false],
    ['beforeEach', true],
  ]);
});

test('mocks written outside of tests belong to the file, others to their test', () => {
  expect(scopes.slice(0, 5)).toEqual([
    ['file', 'file'],
    ['beforeAll', 'file'],
    ['beforeEach in front of the harness', 'test'],
    ['test', 'test'],
    ['beforeAll inside', 'file'],
  ]);
});

describe('the hooks after a test', () => {
  beforeEach(() => endsHeard.push(ends.map((isAfterEnd) => isAfterEnd())));
  afterEach(() => void ends.push(watchEnd()));
  afterEach(() => endsHeard.push(ends.map((isAfterEnd) => isAfterEnd())));
  test('a first', () => undefined);
  test('a second', () => undefined);
});

test('belong to this test alone', () => {
  expect(endsHeard).toEqual([[], [true], [false], [false, true]]);
});

test('returns no runner in the middle of a test', () => {
  expect(runningInJest()).toEqual({ hasBegun: expect.any(Function) });
  expect(runningInJest().hasBegun?.()).toBe(true);
});

test('detects skipped or failed tests', () => {
  expect(isPartial()).toBe(false);
});

test.concurrent('a concurrent test has no hooks, and does not count as running', () => {
  expect(isRunning()).toBe(false);
  return Promise.resolve();
});
