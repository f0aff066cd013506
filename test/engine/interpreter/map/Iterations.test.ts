import { runDefinition } from '../runDefinition';

const items = Array.from({ length: 100 }, (_, i) => ({ i }));

/** What an iteration knows: whether it has assigned a variable, its item, and an id that no other has. */
const states = (more: object): object => ({
  C: { Type: 'Choice', Choices: [{ Variable: '$.i', NumericLessThan: 50, Next: 'A' }], Default: 'B' },
  A: { Type: 'Pass', Assign: { seen: true }, Next: 'B' },
  B: { Type: 'Pass', Parameters: { 'item.$': '$$.Map.Item', 'id.$': 'States.UUID()' }, Next: 'D' },
  D: { Type: 'Choice', Choices: [{ Variable: '$seen', IsPresent: true, Next: 'Y' }], Default: 'N' },
  Y: { Type: 'Pass', Result: true, ResultPath: '$.seen', End: true },
  N: { Type: 'Pass', Result: false, ResultPath: '$.seen', End: true },
  ...more,
});

const map = (processor: object, more: object = {}): object => ({
  StartAt: 'M',
  States: { M: { Type: 'Map', ItemProcessor: processor, ...more, End: true } },
});

describe.each([1, 3, 0])('with a concurrency of %d', (MaxConcurrency) => {
  test.each([
    ['that waits for nothing', { StartAt: 'C', States: states({}) }],
    ['that waits', { StartAt: 'W', States: states({ W: { Type: 'Wait', Seconds: 1, Next: 'C' } }) }],
  ])('an iteration %s does not see the variables of those before it', (_, processor) => {
    const { end } = runDefinition(map(processor, { MaxConcurrency }), items);
    const outputs = JSON.parse(end) as { item: object; id: string; seen: boolean }[];
    expect(outputs.map(({ item, seen }) => ({ item, seen }))).toEqual(
      items.map((Value, Index) => ({ item: { Index, Value }, seen: Index < 50 })),
    );
    expect(new Set(outputs.map(({ id }) => id)).size).toBe(100);
  });

  test('random values of its ItemSelector are its own', () => {
    const processor = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
    const { end } = runDefinition(map(processor, { MaxConcurrency, ItemSelector: { 'id.$': 'States.UUID()' } }), items);
    expect(new Set((JSON.parse(end) as { id: string }[]).map(({ id }) => id)).size).toBe(100);
  });
});

test('one failing iteration of 60 cancels later ones that have started, but no earlier ones', () => {
  const processor = {
    StartAt: 'C',
    States: {
      C: { Type: 'Choice', Choices: [{ Variable: '$.i', NumericEquals: 50, Next: 'F' }], Default: 'P' },
      F: { Type: 'Fail', Error: 'E' },
      P: { Type: 'Pass', End: true },
    },
  };
  const { end, events } = runDefinition(map(processor), items.slice(0, 60));
  expect(end).toBe('FAILED E: ');
  const count = (type: string): number => events.filter((event) => event.endsWith(` ${type}`)).length;
  expect([count('MapIterationSucceeded'), count('MapIterationFailed'), count('MapIterationAborted')]).toEqual([
    50, 1, 9,
  ]);
});
