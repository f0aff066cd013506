import fc from 'fast-check';
import { loopsOf } from '../../../src/validation/lint/loopsOf';
import { reachedFrom } from '../../../src/validation/rules/targets';

function loops(ways: Record<string, string[]>): string[][] {
  return loopsOf(new Map(Object.entries(ways))).map((loop) => [...loop].sort());
}

it('finds no loop in a chain', () => {
  expect(loops({ A: ['B'], B: ['C'], C: [] })).toEqual([]);
});

it('finds a state that leads to itself', () => {
  expect(loops({ A: ['A', 'B'], B: [] })).toEqual([['A']]);
});

it('finds two loops, and joins those that share a state', () => {
  expect(loops({ A: ['B'], B: ['A', 'C'], C: ['D', 'E'], D: ['C'], E: ['C', 'F'], F: [] })).toEqual([
    ['C', 'D', 'E'],
    ['A', 'B'],
  ]);
});

it('leaves out names that lead nowhere', () => {
  expect(loops({ A: ['X'], B: ['A', 'B', 'Y'] })).toEqual([['B']]);
});

it('agrees with a search from each name', () => {
  const name = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G');
  fc.assert(
    fc.property(fc.dictionary(name, fc.array(name, { maxLength: 3 })), (drawn) => {
      const ways = new Map(Object.entries(drawn));
      const found = loopsOf(ways);
      for (const one of ways.keys())
        for (const other of ways.keys()) {
          const leads = (from: string, to: string): boolean =>
            reachedFrom(
              ways.get(from)!.filter((next) => ways.has(next)),
              ways,
            ).has(to);
          const together = found.some((loop) => loop.has(one) && loop.has(other));
          expect([one, other, together]).toEqual([one, other, leads(one, other) && leads(other, one)]);
        }
    }),
  );
});

it('follows a chain of 20,000 states without recursion', () => {
  const ways = new Map(Array.from({ length: 20_000 }, (_, at) => [String(at), [String((at + 1) % 20_000)]]));
  expect(loopsOf(ways).map(({ size }) => size)).toEqual([20_000]);
});
