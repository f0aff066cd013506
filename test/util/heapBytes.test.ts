import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { HeapBytes } from '../../src/util/heapBytes';
import { parseJson, type Json } from '../../src/util/json';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const list = <T>(length: number, item: (index: number) => T): T[] =>
  Array.from({ length }, (_item, index) => item(index));

/** Values of many forms. `n` makes each one different. */
const forms: Readonly<Record<string, (n: number) => Json>> = {
  'a long text': (n) => ({ n, text: 'x'.repeat(20_000) }),
  'a string of Latin letters': (n) => ({ n, text: 'ä'.repeat(20_000) }),
  'a string of other letters': (n) => ({ n, text: '日'.repeat(10_000) }),
  records: (n) => list(500, (id) => ({ id, name: `record ${id} of ${n}`, ok: true, share: 1.5 })),
  'wide records': (n) => list(200, (id) => ({ id, n, a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 'seven' })),
  'whole numbers': () => list(5_000, (index) => index),
  fractions: () => list(2_500, (index) => index + 0.5),
  'short texts': (n) => list(2_000, (index) => `text ${index} of ${n}`),
  'empty objects': () => list(3_000, () => ({})),
  'empty arrays': () => list(3_000, () => []),
  'a table': (n) => Object.fromEntries(list(2_000, (index) => [`name ${index} ${n}`, index])),
};

/** The heap bytes of each of this many values. */
function held(create: (n: number) => Json, count: number): number {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const values = list(count, (n) => parseJson(JSON.stringify(create(n))));
  collectGarbage();
  const bytes = (process.memoryUsage().heapUsed - before) / count;
  expect(values.length).toBe(count);
  return bytes;
}

test.each(Object.entries(forms))('counts what %s takes, with its text', (_form, create) => {
  held(create, 20);
  const count = new HeapBytes();
  count.add(parseJson(JSON.stringify(create(1))));
  const [, bytes] = [1, 2, 3].map(() => held(create, 50)).sort((a, b) => a - b);
  const share = count.bytes / bytes!;
  expect(share).toBeGreaterThan(0.75);
  expect(share).toBeLessThan(1.4);
});

test('counts shared values once', () => {
  const shared = { text: 'x'.repeat(1_000), list: list(100, (index) => index) };
  const count = new HeapBytes();
  count.add(shared);
  const once = count.bytes;
  for (let n = 0; n < 100; n++) count.add({ shared, n });
  expect(count.bytes - once).toBe(100 * 56);
});
