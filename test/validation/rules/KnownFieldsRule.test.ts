import { diagnose, diagnoseState, end, fault, lambda, pass } from './diagnose';
import { examineDefinition } from '../../../src/validation/rules/examineDefinition';

const unknown = (field: string, location: string): object => fault(`Field '${field}' is not supported`, location);
const caught = [{ ErrorEquals: ['States.ALL'], Next: 'S' }];

test.each([
  ['TimeoutSeconds', 5, { Type: 'Pass', ...end }],
  ['Catch', caught, { Type: 'Wait', Seconds: 1, ...end }],
  ['Retry', [], { Type: 'Succeed' }],
  ['Parameters', {}, { Type: 'Fail' }],
  ['Assign', { a: 1 }, { Type: 'Succeed' }],
  ['Assign', { a: 1 }, { Type: 'Fail' }],
  ['ResultSelector', {}, { Type: 'Pass', ...end }],
  ['Next', 'S', { Type: 'Succeed' }],
  ['__proto', 1, { Type: 'Pass', ...end }],
])('rejects %s on a state that cannot have it', (field, value, state) => {
  expect(diagnoseState({ ...state, [field]: value })).toEqual([unknown(field, '/States/S')]);
});

test('the machine, branches, processors, retriers and catchers have their own fields', () => {
  expect(diagnose({ StartAt: 'A', States: { A: pass }, Timeout: 5 })).toEqual([unknown('Timeout', '/')]);
  const branch = { StartAt: 'B', States: { B: pass }, QueryLanguage: 'JSONata' };
  expect(diagnoseState({ Type: 'Parallel', Branches: [branch], ...end })).toEqual([
    unknown('QueryLanguage', '/States/S/Branches[0]'),
  ]);
  expect(diagnoseState({ Type: 'Map', Iterator: branch, ...end })).toEqual([
    unknown('QueryLanguage', '/States/S/Iterator'),
  ]);
  expect(diagnoseState({ ...lambda, Retry: [{ ErrorEquals: ['A'], Delay: 1 }] })).toEqual([
    unknown('Delay', '/States/S/Retry[0]'),
  ]);
});

test('a rule within another has no Next', () => {
  const rule = { Not: { Variable: '$.a', IsNull: true, Next: 'E' }, Next: 'E' };
  expect(diagnoseState({ Type: 'Choice', Choices: [rule] }, { others: { E: pass } })).toEqual([
    unknown('Next', '/States/S/Choices[0]/Not'),
  ]);
});

test('ignores members of a payload', () => {
  expect(diagnoseState({ ...pass, Parameters: { Anything: { goes: [1] } } })).toEqual([]);
});

test('shows the exact place and the nearest name', () => {
  const text = JSON.stringify({ StartAt: 'A', States: { A: { ...pass, ResultPaht: '$.a' } } });
  expect(examineDefinition(text).findings).toEqual([
    {
      ...unknown('ResultPaht', '/States/A'),
      path: ['States', 'A', 'ResultPaht'],
      onName: true,
      hint: "Did you mean 'ResultPath'?",
    },
  ]);
});
