import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createIds, newRequestId } from '../../../src/emulator/store/ids';

const uuid4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('the same seed gives the same values in the same order', () => {
  const take = (seed: string): unknown[] => {
    const ids = createIds(seed);
    return [ids.uuid(), ids.random(), ids.secret(), ids.uuid()];
  };
  expect(take('a')).toEqual(take('a'));
  expect(take('a')).not.toEqual(take('b'));
});

test.each([
  ['with a seed', 'x'],
  ['without one', undefined],
])('%s, ids are version 4 UUIDs and all different', (_t, seed) => {
  const ids = createIds(seed);
  const many = Array.from({ length: 1000 }, () => ids.uuid());
  expect(many.filter((one) => !uuid4.test(one))).toEqual([]);
  expect(new Set(many).size).toBe(1000);
  expect(ids.secret()).toMatch(/^[0-9a-f]{64}$/);
});

test('request ids are UUIDs', () => {
  expect(newRequestId()).toMatch(uuid4);
});

test.each([
  ['with a seed', 'x'],
  ['without one', undefined],
])('%s, a UUID takes no more memory than its text', (_t, seed) => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const ids = createIds(seed);
  const heldBy = (count: number): number => {
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    const many = Array.from({ length: count }, () => ids.uuid());
    collectGarbage();
    const bytes = process.memoryUsage().heapUsed - before;
    return bytes / many.length;
  };
  heldBy(1_000);
  expect(heldBy(20_000)).toBeLessThan(100);
});
