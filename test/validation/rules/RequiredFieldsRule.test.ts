import { diagnose, diagnoseState, end, fault, lambda, pass } from './diagnose';

const required = (fields: string, location: string): object =>
  fault(`These fields are required: [${fields}]`, location);

test('names all missing fields of the machine in one sentence', () => {
  expect(diagnose({})).toEqual([required('States, StartAt', '/')]);
  expect(diagnose({ States: { A: pass } })).toEqual([required('StartAt', '/')]);
  expect(diagnose({ StartAt: 'A' })).toEqual([required('States', '/')]);
});

test.each([
  [{ Type: 'Task' }, 'Resource'],
  [{ Type: 'Parallel' }, 'Branches'],
])('%j lacks %s', (state, field) => {
  expect(diagnoseState({ ...state, ...end })).toEqual([required(field, '/States/S')]);
});

test('a Choice has rules, a rule leads somewhere, a branch starts somewhere', () => {
  expect(diagnoseState({ Type: 'Choice' }, { others: { E: pass } })).toEqual(
    expect.arrayContaining([required('Choices', '/States/S')]),
  );
  expect(
    diagnoseState(
      { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true }], Default: 'E' },
      { others: { E: pass } },
    ),
  ).toEqual([required('Next', '/States/S/Choices[0]')]);
  expect(diagnoseState({ Type: 'Parallel', Branches: [{}], ...end })).toEqual([
    required('States, StartAt', '/States/S/Branches[0]'),
  ]);
});

test('retriers and catchers name their errors, catchers their target', () => {
  expect(diagnoseState({ ...lambda, Retry: [{}], Catch: [{}] })).toEqual([
    required('ErrorEquals', '/States/S/Retry[0]'),
    required('ErrorEquals, Next', '/States/S/Catch[0]'),
  ]);
});
