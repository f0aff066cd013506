import { createProcessPlace } from '../../../src/harness/places/ProcessPlace';
import type { Run } from '../../../src/harness/run/Run';
import { forgotten, joinErrors, UsageErrors } from '../../../src/harness/run/UsageErrors';
import { HarnessError } from '../../../src/errors/HarnessError';

const place = createProcessPlace({});
const read = (): Promise<Run> => Promise.reject(new Error('no execution has failed'));
afterAll(() => place.close());

/** The errors of tests, and the scope of what begins now. */
function usageErrors(): { errors: UsageErrors; test: { scope: 'test' | 'file' } } {
  const test: { scope: 'test' | 'file' } = { scope: 'test' };
  return { errors: new UsageErrors(place, read, test), test };
}

const firstWords = (errors: readonly unknown[]): readonly string[] =>
  errors.map((error) => (error as Error).message.split(',')[0]!);

test('reports a promise that was not awaited at the end of its own test, and only there', async () => {
  const { errors, test } = usageErrors();
  void errors.watch(Promise.resolve(1), 'A run was not awaited', { done: false });
  test.scope = 'file';
  void errors.watch(Promise.resolve(1), 'A run of the file was not awaited');
  expect(errors.allThrown).toBe(false);
  expect(firstWords(await errors.notThrown('neither'))).toEqual([]);
  expect(firstWords(await errors.notThrown('test'))).toEqual(['A run was not awaited']);
  errors.clear();
  expect(firstWords(await errors.notThrown('file'))).toEqual(['A run of the file was not awaited']);
});

test('reports no promise that was awaited, whenever that happens', async () => {
  const { errors } = usageErrors();
  const late = errors.watch(Promise.resolve(1), 'A run was not awaited');
  await Promise.resolve();
  expect([await late, await errors.watch(Promise.resolve(2), 'Another run was not awaited')]).toEqual([1, 2]);
  expect([errors.allThrown, await errors.notThrown('file')]).toEqual([true, []]);
});

test('work that only has to be done is reported if it fails', async () => {
  const { errors } = usageErrors();
  void errors.watch(Promise.resolve(1), 'A start was not awaited', { done: true });
  void errors.watch(Promise.reject(new Error('no')), 'A redrive was not awaited', { done: true });
  const [error, ...others] = await errors.notThrown('test');
  expect([(error as Error).message.split(', so')[0], others]).toEqual([
    'A redrive was not awaited, and failed (no)',
    [],
  ]);
});

test('the end of a test tells which work it has cut off', () => {
  const { errors } = usageErrors();
  const work = errors.begin('A property was not awaited.');
  const ended = errors.begin('Another property was not awaited.');
  ended.end();
  void errors.watch(new Promise(() => undefined), 'A run was not awaited').then();
  expect([work.isOver(), ended.isOver()]).toEqual([false, true]);
  expect(errors.clear()).toEqual(['A property was not awaited.', 'A run was not awaited to its end.']);
  expect([work.isOver(), errors.clear()]).toEqual([true, []]);
});

test('several errors become one, and a single one stays as it is', () => {
  const one = new HarnessError('one');
  expect(joinErrors([one])).toBe(one);
  expect(joinErrors([one, 'two'])).toEqual(new HarnessError('one\n\ntwo'));
  expect(forgotten("it waits for its task token to come back from 'Ship'").message).toContain('.timesOut() instead of');
  expect(forgotten('it waits').message).toBe('The test ended while a run was still awaited.\nit waits');
});
