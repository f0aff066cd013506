import { nextNames, variablesInScope } from '../../../../src/definitions/document/fields/variablesInScope';
import { statesIn } from '../../../../src/language/asl/walk';
import type { JsonObject } from '../../../../src/util/json';

const definition: JsonObject = {
  StartAt: 'A',
  States: {
    A: { Type: 'Pass', Assign: { 'a.$': '$', c: 1 }, Next: 'B' },
    B: {
      Type: 'Task',
      Resource: 'x',
      Assign: { b: 1 },
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught', Assign: { e: 1 } }],
      Next: 'Pick',
    },
    Pick: { Type: 'Choice', Choices: [{ Variable: '$', IsNull: true, Next: 'B', Assign: { p: 1 } }], Default: 'All' },
    All: {
      Type: 'Map',
      ItemProcessor: {
        StartAt: 'In',
        States: { In: { Type: 'Pass', Assign: { i: 1 }, Next: 'Out' }, Out: { Type: 'Pass', End: true } },
      },
      Assign: { all: 1 },
      End: true,
    },
    Caught: { Type: 'Pass', End: true },
  },
};
const stateNamed = (name: string) => statesIn(definition).find((state) => state.name === name)!;

test.each([
  ['A', []],
  ['B', ['a', 'b', 'c', 'e', 'p']],
  ['All', ['a', 'b', 'c', 'e', 'p']],
  ['In', ['a', 'b', 'c', 'e', 'p']],
  ['Out', ['a', 'b', 'c', 'e', 'i', 'p']],
  ['Caught', ['a', 'b', 'c', 'e', 'p']],
])('before %s: %j', (name, variables) => {
  expect(variablesInScope(stateNamed(name))).toEqual(variables);
});

test('the targets of a state are those of its rules and catchers, too', () => {
  expect(nextNames(stateNamed('Pick'))).toEqual(['B', 'All']);
  expect(nextNames(stateNamed('B'))).toEqual(['Pick', 'Caught']);
});
