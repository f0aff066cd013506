import { diagnoseState, fault, lambda, pass } from './diagnose';

const invalid = (name: string, location: string): object =>
  fault(
    `Invalid variable name '${name}': the variable name contains invalid characters.`,
    location,
    'INVALID_VARIABLE_NAME',
  );

test.each(['a', 'aB_9', 'größe', '変数', 'x'.repeat(80)])('%s is a name', (name) => {
  expect(diagnoseState({ ...pass, Assign: { [name]: 1 } })).toEqual([]);
});

test.each(['', '9a', '_a', 'a-b', 'x.y', 'x[2]', 'a b', '$a'])('%j is not a name', (name) => {
  expect(diagnoseState({ ...pass, Assign: { [name]: 1 } })).toEqual([invalid(name, `/States/S/Assign/${name}`)]);
});

test('the name is the part before .$', () => {
  expect(diagnoseState({ ...pass, Assign: { 'a.$': '$.a' } })).toEqual([]);
  expect(diagnoseState({ ...pass, Assign: { 'a b.$': '$.a' } })).toEqual([invalid('a b', '/States/S/Assign/a b.$')]);
  expect(diagnoseState({ ...pass, QueryLanguage: 'JSONata', Assign: { 'a.$': 1 } })).toEqual([
    invalid('a.$', '/States/S/Assign/a.$'),
  ]);
});

test('81 characters are too many', () => {
  const name = 'x'.repeat(81);
  expect(diagnoseState({ ...pass, Assign: { [name]: 1 } })).toEqual([
    fault(
      `Invalid variable name '${name}': the variable name exceeds the 80-character limit allowed by the service.`,
      `/States/S/Assign/${name}`,
      'INVALID_VARIABLE_NAME',
    ),
  ]);
});

test('states belongs to Step Functions, in catchers too', () => {
  const reserved = "Cannot assign to reserved variable '$states'.";
  const state = {
    ...lambda,
    Assign: { states: 1 },
    Catch: [{ ErrorEquals: ['A'], Next: 'S', Assign: { 'states.$': '$' } }],
  };
  expect(diagnoseState(state)).toEqual([
    fault(reserved, '/States/S/Assign/states', 'RESERVED_VARIABLE_NAME'),
    fault(reserved, '/States/S/Catch[0]/Assign/states.$', 'RESERVED_VARIABLE_NAME'),
  ]);
});
