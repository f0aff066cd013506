import { isStraight } from '../../../src/engine/interpreter/compileProgram';
import type { StateDefinition, StatesBlock } from '../../../src/language/asl/types';

function block(next: Readonly<Record<string, readonly string[]>>): StatesBlock {
  const choice = (targets: readonly string[]): StateDefinition => ({
    Type: 'Choice',
    Choices: targets.map((target) => ({ Next: target })),
  });
  return {
    StartAt: 'A',
    States: Object.fromEntries(Object.entries(next).map(([name, targets]) => [name, choice(targets)])),
  };
}

test.each([
  [{ A: [] }, true],
  [{ A: ['B', 'C'], B: ['D'], C: ['D'], D: [] }, true],
  [{ A: ['A'] }, false],
  [{ A: ['B', 'C'], B: ['D'], C: [], D: ['B'] }, false],
  [{ A: [], B: ['B'] }, true],
  [{ A: ['X'] }, false],
])('%j: %s', (next, straight) => {
  expect(isStraight(block(next))).toBe(straight);
});

test('a chain may have more states than JavaScript has calls', () => {
  const names = Array.from({ length: 50_000 }, (_, index) => (index === 0 ? 'A' : `S${index}`));
  const next = Object.fromEntries(names.map((name, index) => [name, names.slice(index + 1, index + 2)]));
  expect(isStraight(block(next))).toBe(true);
});
