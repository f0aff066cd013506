import { block, diagnose, diagnoseState, end, pass, warning } from './diagnose';

const options = { severity: 'WARNING' } as const;
const undefinedIn = (name: string, location: string): object =>
  warning('POSSIBLY_UNDEFINED_VARIABLE', `Variable '${name}' is possibly not defined.`, location);
const assigns = { ...pass, Assign: { local: 2 } };
const machine = { QueryLanguage: 'JSONata' };

test('a variable that a branch kept for itself', () => {
  const definition = {
    ...machine,
    StartAt: 'Fork',
    States: {
      Fork: { Type: 'Parallel', Branches: [block('Inner', assigns)], Next: 'Read' },
      Read: { ...pass, Output: '{% $local %}' },
    },
  };
  expect(diagnose(definition, options)).toEqual([undefinedIn('local', '/States/Read/Output')]);
});

test('a variable of a neighbour', () => {
  const Branches = [block('Writer', assigns), block('Reader', { ...pass, Output: { a: '{% $local %}' } })];
  expect(diagnoseState({ Type: 'Parallel', Branches, ...end }, { machine, ...options })).toEqual([
    undefinedIn('local', '/States/S/Branches[1]/States/Reader/Output/a'),
  ]);
});

test('in JSONPath the field is named that holds the template', () => {
  expect(diagnoseState({ ...pass, Parameters: { 'a.$': '$x', 'b.$': 'States.Array($y.b)' } }, options)).toEqual([
    undefinedIn('x', '/States/S/Parameters'),
    undefinedIn('y', '/States/S/Parameters'),
  ]);
  expect(diagnoseState({ ...pass, InputPath: '$x.a' }, options)).toEqual([undefinedIn('x', '/States/S/InputPath')]);
});

test('variables of the same block and of outer blocks are defined', () => {
  const reads = { ...pass, Output: '{% $outer + $local %}', Assign: { local: 1 } };
  const Branches = [block('B', reads)];
  const definition = {
    ...machine,
    StartAt: 'A',
    States: { A: { Type: 'Pass', Assign: { outer: 1 }, Next: 'P' }, P: { Type: 'Parallel', Branches, ...end } },
  };
  expect(diagnose(definition, options)).toEqual([]);
});

test('names that an expression binds itself, and built-in functions, are not variables', () => {
  const Output = '{% ($a := 1; $map([1], function($v) { $v + $a + $count([1]) })) %}';
  expect(diagnoseState({ ...pass, Output }, { machine, ...options })).toEqual([]);
});
