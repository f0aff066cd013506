import { block, diagnose, diagnoseState, end, fault, pass } from './diagnose';

const conflict = (name: string, location: string): object =>
  fault(`The variable name '${name}' was already defined in a parent scope.`, location, 'DUPLICATE_VARIABLE_NAME');
const assigns = { ...pass, Assign: { x: 2 } };

test('a branch cannot assign a variable of the machine', () => {
  const definition = {
    StartAt: 'Init',
    States: {
      Init: { Type: 'Pass', Assign: { 'x.$': '$.x' }, Next: 'Fork' },
      Fork: { Type: 'Parallel', Branches: [block('Inner', assigns)], ...end },
    },
  };
  expect(diagnose(definition)).toEqual([conflict('x', '/States/Fork/Branches[0]/States/Inner/Assign/x')]);
});

test('nor one of an outer block', () => {
  const inner = { Type: 'Map', ItemProcessor: block('Deep', assigns), Next: 'Z' };
  const Branches = [{ StartAt: 'Y', States: { Y: inner, Z: assigns } }];
  expect(diagnoseState({ Type: 'Parallel', Branches, ...end })).toEqual([
    conflict('x', '/States/S/Branches[0]/States/Y/ItemProcessor/States/Deep/Assign/x'),
  ]);
});

test('neighbours, and states of the same block, may use the same name', () => {
  expect(diagnoseState({ Type: 'Parallel', Branches: [block('A', assigns), block('B', assigns)], ...end })).toEqual([]);
});

test('a variable that the state around it assigns at its end is not a conflict', () => {
  const state = {
    Type: 'Parallel',
    Branches: [block('A', assigns)],
    Assign: { x: 1 },
    Catch: [{ ErrorEquals: ['States.ALL'], Assign: { x: 3 }, Next: 'S' }],
    ...end,
  };
  expect(diagnoseState(state)).toEqual([]);
});

test('a Distributed Map starts without variables', () => {
  const ProcessorConfig = { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' };
  const ItemProcessor = { ...block('A', assigns), ProcessorConfig };
  expect(
    diagnose({
      StartAt: 'Init',
      States: { Init: { Type: 'Pass', Assign: { x: 1 }, Next: 'M' }, M: { Type: 'Map', ItemProcessor, ...end } },
    }),
  ).toEqual([]);
});
