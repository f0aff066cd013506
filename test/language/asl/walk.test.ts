import { allBlocks, allStates, languageOf, walkDefinition } from '../../../src/language/asl/walk';

const inner = { StartAt: 'C', States: { C: { Type: 'Pass', End: true } } };

describe('walkDefinition', () => {
  test('finds the states of all blocks, each before its inner ones', () => {
    const machine = walkDefinition({
      StartAt: 'A',
      States: {
        A: { Type: 'Parallel', Branches: [inner, 7, inner], Next: 'B' },
        B: { Type: 'Map', ItemProcessor: { ...inner, ProcessorConfig: { Mode: 'DISTRIBUTED' } }, Iterator: inner },
        D: 'no state',
      },
    });
    expect([...allStates(machine)].map(({ path }) => path.join('.'))).toEqual([
      'States.A',
      'States.A.Branches.0.States.C',
      'States.A.Branches.2.States.C',
      'States.B',
      'States.B.ItemProcessor.States.C',
      'States.B.Iterator.States.C',
    ]);
    expect([...allBlocks(machine)].map(({ kind, owner, distributed }) => [kind, owner?.name, distributed])).toEqual([
      ['machine', undefined, false],
      ['branch', 'A', false],
      ['branch', 'A', false],
      ['processor', 'B', true],
      ['processor', 'B', false],
    ]);
  });

  test('branches are looked for in a Parallel and processors in a Map, nowhere else', () => {
    const machine = walkDefinition({ States: { A: { Type: 'Pass', Branches: [inner], ItemProcessor: inner } } });
    expect([...allBlocks(machine)]).toHaveLength(1);
  });

  test('a state has its own language or the machine’s, not that of the state around it', () => {
    const machine = walkDefinition({
      States: { A: { Type: 'Parallel', QueryLanguage: 'JSONata', Branches: [inner] } },
    });
    expect([...allStates(machine)].map(({ language }) => language)).toEqual(['JSONata', 'JSONPath']);
  });

  test('a value that is not an object gives an empty block', () => {
    expect(walkDefinition({ States: ['A'] }).states).toEqual([]);
    expect(walkDefinition({}).states).toEqual([]);
  });
});

test('only the exact text JSONPath means JSONPath', () => {
  const languages = ['JSONPath', 'jsonpath', 'JSONata', 5].map((QueryLanguage) =>
    languageOf({ QueryLanguage }, 'JSONPath'),
  );
  expect(languages).toEqual(['JSONPath', 'JSONata', 'JSONata', 'JSONata']);
  expect(languageOf({}, 'JSONata')).toBe('JSONata');
});
