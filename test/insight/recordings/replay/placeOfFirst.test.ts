import type { Difference, DifferenceKind, DifferencePlace } from '../../../../src/insight/diff/Comparison';
import { placeOfFirst, placeOfState } from '../../../../src/insight/recordings/replay/placeOfFirst';
import type { StateMachineDefinition } from '../../../../src/language/asl/types';
import type { Story } from '../../../../src/story/trace/Story';

const account = (id: string) => `arn:aws:lambda:us-east-1:${id}:function:f`;
const branch = (name: string, more: object = {}) => ({
  StartAt: name,
  States: { [name]: { Type: 'Pass', End: true, ...more } },
});
const machine = (states: object = {}, more: object = {}) =>
  ({
    StartAt: 'A',
    States: {
      A: { Type: 'Task', Resource: account('123456789012'), Parameters: { x: [1, { y: 2 }] }, Next: 'B' },
      B: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericEquals: 1, Next: 'P' }], Default: 'P' },
      P: {
        Type: 'Parallel',
        Branches: [
          branch('L'),
          { StartAt: 'R1', States: { R1: { Type: 'Pass', Next: 'R2' }, R2: { Type: 'Pass', End: true } } },
        ],
        End: true,
      },
      ...states,
    },
    ...more,
  }) as unknown as StateMachineDefinition;

const story = { visits: ['A', 'B', 'P', 'L', 'R1', 'R2'].map((state) => ({ state })) } as unknown as Story;

function difference(what: DifferenceKind, state?: string, within: DifferencePlace['within'] = []): Difference {
  return { what, place: { state, visit: 0, attempt: undefined, within }, pointer: '', expected: 1, actual: 2 };
}

const locate = (pointer: string) => ({ file: 'order.asl.json', line: pointer.length });
const place = (found: Difference, played = machine(), recorded = machine()) =>
  placeOfFirst(found, story, { recorded, played, locate });
const at = (pointer: string, changed: boolean) => ({ pointer, changed, file: 'order.asl.json', line: pointer.length });

describe('what was changed', () => {
  const task = machine().States['A'] as object;

  test.each<[string, object, object, string | undefined, string]>([
    [
      'the field of the state itself',
      { A: { ...task, Parameters: { x: [1, { y: 3 }] } } },
      {},
      'A',
      '/States/A/Parameters/x/1/y',
    ],
    ['a list that is longer', { A: { ...task, Parameters: { x: [1] } } }, {}, 'A', '/States/A/Parameters/x'],
    ['a field that was removed', { A: { ...task, Parameters: {} } }, {}, 'A', '/States/A/Parameters'],
    ['a state on the path before', { A: { ...task, Next: 'P' } }, {}, 'P', '/States/A/Next'],
    ['the machine itself', {}, { TimeoutSeconds: 5 }, 'A', '/TimeoutSeconds'],
    ['a new state', { N: { Type: 'Pass', End: true } }, {}, 'N', '/States/N'],
    [
      'a state in a branch',
      {
        P: {
          Type: 'Parallel',
          Branches: [branch('L', { Result: 1 }), (machine().States['P'] as never)['Branches'][1]],
          End: true,
        },
      },
      {},
      'L',
      '/States/P/Branches/0/States/L/Result',
    ],
    ['the number of branches', { P: { Type: 'Parallel', Branches: [branch('L')], End: true } }, {}, 'P', '/States/P'],
  ])('%s', (_, states, more, state, pointer) => {
    expect(place(difference('result', state), machine(states, more))).toEqual(at(pointer, true));
  });

  test('a state that was removed is reported at the block that had it', () => {
    const played = machine({ P: { Type: 'Parallel', Branches: [branch('L'), branch('R1')], End: true } });
    expect(place(difference('path', 'R2'), played)).toEqual(at('/States/P/Branches/1/States', true));
    const recorded = machine({ Old: { Type: 'Succeed' } });
    expect(place(difference('path', 'Old'), machine(), recorded)).toEqual(at('/States', true));
  });

  test('comments, accounts and regions do not count', () => {
    const played = machine({ A: { ...task, Resource: account('999999999999'), Comment: 'new' } });
    expect(place(difference('result', 'A'), played)).toEqual(at('/States/A/Resource', false));
  });

  test('in a child execution, whose states are unknown here, any change counts', () => {
    const played = machine({ A: { ...task, Parameters: {} } });
    const within = [{ state: 'P', kind: 'child', index: 0 }] as const;
    expect([
      place(difference('result', 'Inner', within), played),
      place(difference('result', 'Inner'), played),
    ]).toEqual([at('/States/A/Parameters', true), at('/States/A/Parameters', true)]);
  });
});

test.each<[DifferenceKind, string | undefined, string]>([
  ['path', 'B', '/States/B/Choices'],
  ['path', 'A', '/States/A/Next'],
  ['parameters', 'A', '/States/A/Parameters'],
  ['branches', 'P', '/States/P/Branches'],
  ['attempts', 'A', '/States/A'],
  ['output', 'None', ''],
  ['output', undefined, ''],
])('without a change, a difference of the %s of %s is at the field that makes it', (what, state, pointer) => {
  expect(place(difference(what, state))).toEqual(at(pointer, false));
});

test('the input of an execution has no place; an unlocated one has no file', () => {
  expect(place(difference('input'))).toBeUndefined();
  const definitions = { recorded: machine(), played: machine(), locate: undefined };
  expect(placeOfFirst(difference('resource', 'A'), story, definitions)).toEqual({
    pointer: '/States/A/Resource',
    changed: false,
  });
});

test('the place of a call that is not recorded: the change in it, on its path, or anywhere; or the state', () => {
  const task = machine().States['A'] as object;
  const where = (played: StateMachineDefinition, state: string, path: readonly string[]) =>
    placeOfState(state, path, { recorded: machine(), played, locate });
  const changed = machine({ A: { ...task, Next: 'P' }, B: { ...(machine().States['B'] as object), Default: 'A' } });
  expect([
    where(changed, 'P', ['A', 'B']),
    where(changed, 'P', ['A']),
    where(changed, 'P', []),
    where(machine(), 'P', []),
  ]).toEqual([
    at('/States/B/Default', true),
    at('/States/A/Next', true),
    at('/States/A/Next', true),
    at('/States/P', false),
  ]);
});
