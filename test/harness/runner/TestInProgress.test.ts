import { TestInProgress } from '../../../src/harness/runner/TestInProgress';

test('a test is skipped by an error, and its reason is told once', () => {
  const current = new TestInProgress();
  current.begin();
  expect(() => current.skip('no mocks')).toThrow('no mocks');
  expect(() => current.skip('no clock')).toThrow('no clock');
  current.end();
  expect(current.takeReason()).toBe('no mocks');
  expect(current.takeReason()).toBeUndefined();
});

test.each([
  ['an object', (skip: (reason: string) => void) => ({ skip })],
  ['a function', (skip: (reason: string) => void) => Object.assign(() => undefined, { skip })],
])('a context that is %s hears the reason', (_title, contextOf) => {
  const current = new TestInProgress();
  const reasons: string[] = [];
  current.begin(contextOf((reason) => reasons.push(reason)));
  expect(() => current.skip('no mocks')).toThrow('no mocks');
  expect(reasons).toEqual(['no mocks']);
});

test('a reason of before a test stands for all that follow', () => {
  const current = new TestInProgress();
  current.skip('no handlers');
  for (let index = 0; index < 2; index++) {
    current.begin(null);
    expect(() => current.skipForStandingReason()).toThrow('no handlers');
    current.end();
  }
});

test('without a reason nothing is skipped', () => {
  const current = new TestInProgress();
  current.begin();
  current.skipForStandingReason();
  expect(current.takeReason()).toBeUndefined();
});

test('the reason of one test is not that of the next', () => {
  const current = new TestInProgress();
  current.begin();
  expect(() => current.skip('no mocks')).toThrow();
  current.end();
  current.begin();
  expect(current.takeReason()).toBeUndefined();
});

test('a test beside others may write nothing that would be theirs, too; a harness of its own may', () => {
  let isBeside = true;
  const current = new TestInProgress({ hooked: true, isBeside: () => isBeside });
  expect(() => current.scopeAlone()).toThrow('const own = sfn.fresh()');
  expect(current.scope).toBe('file');
  current.begin();
  expect(() => current.scopeAlone()).toThrow('const own = sfn.fresh()');
  isBeside = false;
  expect(current.scopeAlone()).toBe('test');
});

test('whether tests were left out is asked with what the last test was handed', () => {
  const current = new TestInProgress({ isPartial: (context) => context === 'second' });
  const heard = ['first', 'second'].map((context) => {
    current.begin(context);
    current.end();
    return current.isPartial;
  });
  expect(heard).toEqual([false, true]);
  expect(new TestInProgress().isPartial).toBe(false);
});

test('what comes after the end of a test is of none, until the next begins', () => {
  let hooksRun = false;
  const current = new TestInProgress({ hooked: true, isRunning: () => true, watchEnd: () => () => hooksRun });
  expect(current.scopeAlone()).toBe('test');
  current.end();
  hooksRun = true;
  expect(() => current.scopeAlone()).toThrow(
    'Code in afterEach runs too late for its test, and would affect the next one. ' +
      'Write it in beforeEach, or at the top of the file for all tests.',
  );
  hooksRun = false;
  expect(current.scopeAlone()).toBe('test');
});
