import { TextMap } from '../../src/util/TextMap';

const long = 'x'.repeat(100_000);

test('finds short and long texts again', () => {
  const map = new TextMap<number>();
  const texts = ['', 'a', 'ab', long, `${long}a`, `${long}b`, `a${long}`];
  texts.forEach((text, at) => map.set(text, at));
  expect(texts.map((text) => map.get(text))).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect([map.get('b'), map.get(`${long}c`)]).toEqual([undefined, undefined]);
});

test('compares a long text with few others of its length', () => {
  const map = new TextMap<number>();
  const texts = Array.from({ length: 1_000 }, (_item, at) => {
    const digits = String(at).padStart(4, '0');
    return at % 2 === 0 ? long + digits : `${long.slice(0, 51_000)}${digits}${long.slice(51_000)}`;
  });
  for (const [at, text] of texts.entries()) {
    expect(map.get(text)).toBeUndefined();
    map.set(text, at);
  }
  expect(map.get(texts.at(-1)!)).toBe(999);
  expect(map.compared).toBeLessThanOrEqual(4 * 1_000);
});
