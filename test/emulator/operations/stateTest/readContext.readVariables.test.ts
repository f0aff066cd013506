import { useTestService } from '../support/testService';

const api = useTestService();
const definition = JSON.stringify({
  Type: 'Pass',
  QueryLanguage: 'JSONata',
  Output: '{% $count + 1 %}',
  Assign: { count: '{% $count + 1 %}', other: 'new' },
  End: true,
});

test.each(['[]', '1', 'null', '{', ''])('rejects %j', async (variables) => {
  expect(await api.errorOf('TestState', { definition, variables })).toEqual({
    code: 'ValidationException',
    message: 'Variables must be a valid JSON object.',
  });
});

test('rejects variables that are nested too deeply', async () => {
  const deep = '{"a":' + '['.repeat(2000) + ']'.repeat(2000) + '}';
  expect(await api.errorOf('TestState', { definition, variables: deep })).toEqual({
    code: 'ValidationException',
    message: 'The data is nested more than 1000 levels deep',
  });
});

test('a state reads the variables and assigns new values; the others keep theirs', async () => {
  const variables = '{"count": 1, "more": [1]}';
  expect(await api.call('TestState', { definition, variables, inspectionLevel: 'DEBUG' })).toEqual({
    output: '2',
    inspectionData: { input: '{}', variables: '{"other":"new","more":[1],"count":2}' },
    status: 'SUCCEEDED',
  });
});

test('orders the variables like a Java map', async () => {
  const assigning = JSON.stringify({ Type: 'Pass', QueryLanguage: 'JSONata', Assign: { x: 4, oldX: 3 }, End: true });
  const input = { definition: assigning, variables: '{"x":3}', inspectionLevel: 'DEBUG' };
  expect(await api.call('TestState', input)).toMatchObject({
    inspectionData: { variables: '{"oldX":3,"x":4}' },
  });
});

test('a failing state assigns nothing', async () => {
  const variables = '{"count": "x"}';
  expect(await api.call('TestState', { definition, variables, inspectionLevel: 'DEBUG' })).toMatchObject({
    error: 'States.QueryEvaluationError',
    inspectionData: { input: '{}', variables: '{"count":"x"}' },
    status: 'FAILED',
  });
});
