import { useTestService } from '../support/testService';

const api = useTestService();
const definition = JSON.stringify({
  Type: 'Pass',
  QueryLanguage: 'JSONata',
  Output: '{% $count + 1 %}',
  Assign: { count: '{% $count + 1 %}', other: 'new' },
  End: true,
});

test.each(['[]', '1', 'null', '{', ''])('%j is refused', async (variables) => {
  expect(await api.errorOf('TestState', { definition, variables })).toEqual({
    code: 'ValidationException',
    message: 'Variables must be a valid JSON object.',
  });
});

test('what is nested too deeply is told', async () => {
  const deep = '{"a":' + '['.repeat(2000) + ']'.repeat(2000) + '}';
  expect(await api.errorOf('TestState', { definition, variables: deep })).toEqual({
    code: 'ValidationException',
    message: 'The data is nested more than 1000 levels deep',
  });
});

test('a state reads the variables and assigns them anew; what it leaves alone stays', async () => {
  const variables = '{"count": 1, "more": [1]}';
  expect(await api.call('TestState', { definition, variables, inspectionLevel: 'DEBUG' })).toEqual({
    output: '2',
    inspectionData: { input: '{}', variables: '{"count":2,"more":[1],"other":"new"}' },
    status: 'SUCCEEDED',
  });
});

test('a state that fails assigns nothing', async () => {
  const variables = '{"count": "x"}';
  expect(await api.call('TestState', { definition, variables, inspectionLevel: 'DEBUG' })).toMatchObject({
    error: 'States.QueryEvaluationError',
    inspectionData: { input: '{}', variables: '{"count":"x"}' },
    status: 'FAILED',
  });
});
