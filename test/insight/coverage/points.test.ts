import type { StateMachineDefinition } from '../../../src/language/asl/types';
import { pointsOf } from '../../../src/insight/coverage/points';

const points = (definition: object) => pointsOf(definition as StateMachineDefinition);
/** Kind, id and words of each point; its group where it has one. */
const told = (definition: object) =>
  points(definition).map(({ kind, id, label, group }) => [kind, id, label, ...(group === undefined ? [] : [group])]);
const states = (all: object, more: object = {}) => ({ StartAt: Object.keys(all)[0], States: all, ...more });
const pass = { Type: 'Pass', End: true };

test('lists the machine, its states, and each transition', () => {
  const definition = states({
    Route: {
      Type: 'Choice',
      Choices: [
        { Variable: '$.n', NumericGreaterThan: 1, Next: 'Work' },
        { Variable: '$.n', IsPresent: true, Next: 'Done' },
      ],
      Default: 'Done',
    },
    Work: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Retry: [{ ErrorEquals: ['Busy', 'Down'] }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Done' }],
      Next: 'Done',
    },
    Done: { Type: 'Succeed' },
  });
  expect(told(definition)).toEqual([
    ['block', '', 'the state machine'],
    ['state', '/States/Route', 'state Route'],
    ['arm', '/States/Route/Choices/0', 'Route: rule 0 ($.n > 1) → Work', '/States/Route'],
    ['arm', '/States/Route/Choices/1', 'Route: rule 1 ($.n is present) → Done', '/States/Route'],
    ['arm', '/States/Route/Default', 'Route: Default → Done', '/States/Route'],
    ['state', '/States/Work', 'state Work'],
    ['arm', '/States/Work/Next', 'Work: Next → Done', '/States/Work'],
    ['arm', '/States/Work/Catch/0', 'Work: Catch 0 (States.ALL) → Done', '/States/Work'],
    ['arm', '/States/Work/Retry/0', 'Work: Retry 0 (Busy, Down)', '/States/Work/Retry'],
    ['state', '/States/Done', 'state Done'],
  ]);
});

test('branches and items are blocks of their own, which own their states', () => {
  const definition = states({
    Both: { Type: 'Parallel', Branches: [states({ A: pass }), states({ B: pass })], Next: 'Each' },
    Each: { Type: 'Map', ItemProcessor: states({ In: pass }), End: true },
  });
  expect(
    points(definition)
      .filter(({ kind }) => kind === 'block')
      .map(({ id, label, state }) => [id, label, state]),
  ).toEqual([
    ['', 'the state machine', undefined],
    ['/States/Both/Branches/0', 'Both: branch 0', 'Both'],
    ['/States/Both/Branches/1', 'Both: branch 1', 'Both'],
    ['/States/Each/ItemProcessor', 'Each: items', 'Each'],
  ]);
  expect(
    points(definition)
      .filter(({ kind }) => kind === 'state')
      .map(({ id }) => id),
  ).toEqual([
    '/States/Both',
    '/States/Each',
    '/States/Both/Branches/0/States/A',
    '/States/Both/Branches/1/States/B',
    '/States/Each/ItemProcessor/States/In',
  ]);
});

test('names with slashes and tildes have JSON pointers', () => {
  expect(points(states({ 'a/b~c': pass })).map(({ id }) => id)).toEqual(['', '/States/a~1b~0c', '/States/a~1b~0c/End']);
});

describe('ways of `? :`', () => {
  const ways = (definition: object) =>
    points(definition)
      .filter(({ way }) => way !== undefined)
      .map(({ id, group, label, within }) => ({ id, group, label, within }));
  const jsonata = (state: object) => states({ P: { ...pass, ...state } }, { QueryLanguage: 'JSONata' });

  test('each has a place in its string, an id and a label', () => {
    const Output = "{% $states.input.vip ? 'free' : 'paid' %}";
    expect(ways(jsonata({ Output }))).toEqual([
      {
        id: '/States/P/Output?0:then',
        group: '/States/P/Output?0',
        label: "P: Output: then 'free'",
        within: { pointer: '/States/P/Output', offset: Output.indexOf("'free'") },
      },
      {
        id: '/States/P/Output?0:else',
        group: '/States/P/Output?0',
        label: "P: Output: else 'paid'",
        within: { pointer: '/States/P/Output', offset: Output.indexOf("'paid'") },
      },
    ]);
  });

  test('deep in a value, nested, and without an else', () => {
    const Output = { prices: ['{% $a ? ($b ? 1 : 2) : 3 %}', '{% $c ? 4 %}'] };
    expect(ways(jsonata({ Output })).map(({ id, label }) => [id, label])).toEqual([
      ['/States/P/Output/prices/0?0:then', 'P: Output/prices[0]: then ($b ? 1 : 2)'],
      ['/States/P/Output/prices/0?0:else', 'P: Output/prices[0]: else 3'],
      ['/States/P/Output/prices/0?1:then', 'P: Output/prices[0]: then 1'],
      ['/States/P/Output/prices/0?1:else', 'P: Output/prices[0]: else 2'],
      ['/States/P/Output/prices/1?0:then', 'P: Output/prices[1]: then 4'],
      ['/States/P/Output/prices/1?0:else', 'P: Output/prices[1]: else nothing'],
    ]);
  });

  test('are distinct even if they look the same', () => {
    const ids = ways(jsonata({ Output: '{% [$a ? 1 : 2, $a ? 1 : 2] %}' })).map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
  });

  test('a JSONPath state, a plain string and a Comment have none', () => {
    expect(ways(states({ P: { ...pass, Result: '{% $a ? 1 : 2 %}' } }))).toEqual([]);
    expect(ways(jsonata({ Output: '$a ? 1 : 2' }))).toEqual([]);
    expect(ways(jsonata({ Comment: '{% $a ? 1 : 2 %}' }))).toEqual([]);
  });
});

describe('deliberate exclusions', () => {
  const ignored = (definition: object) =>
    points(definition).flatMap(({ id, ignored: reason }) => (reason === undefined ? [] : [[id, reason]]));

  test('a rule, a retrier or a catcher, with its reason', () => {
    expect(
      ignored(
        states({
          W: {
            Type: 'Task',
            Resource: 'r',
            Retry: [{ ErrorEquals: ['A'], Comment: 'stepmill ignore: cannot happen' }, { ErrorEquals: ['B'] }],
            Catch: [{ ErrorEquals: ['A'], Next: 'W', Comment: 'Stepmill-Ignore' }],
            End: true,
          },
        }),
      ),
    ).toEqual([
      ['/States/W/Catch/0', ''],
      ['/States/W/Retry/0', 'cannot happen'],
    ]);
  });

  test('a state with everything in it', () => {
    const definition = states({
      Each: { Type: 'Map', Comment: 'stepmill ignore: later', ItemProcessor: states({ In: pass }), End: true },
      Other: pass,
    });
    expect(ignored(definition)).toEqual([
      ['/States/Each', 'later'],
      ['/States/Each/End', 'later'],
      ['/States/Each/ItemProcessor', 'later'],
      ['/States/Each/ItemProcessor/States/In', 'later'],
      ['/States/Each/ItemProcessor/States/In/End', 'later'],
    ]);
  });

  test('no other comment', () => {
    expect(ignored(states({ P: { ...pass, Comment: 'stepmill ignores nothing' } }))).toEqual([]);
    expect(ignored(states({ P: pass }, { Comment: 'stepmill ignore: all' }))).toEqual([]);
  });
});
