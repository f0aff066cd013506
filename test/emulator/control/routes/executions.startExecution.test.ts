import { useControl } from '../support/useControl';

const api = useControl();

const definition = {
  QueryLanguage: 'JSONata',
  StartAt: 'Init',
  States: {
    Init: { Type: 'Pass', Assign: { total: '{% 1 + 0 %}' }, Next: 'Sum' },
    Sum: { Type: 'Pass', Output: '{% $total + $states.input.n %}', Next: 'Done' },
    Done: { Type: 'Succeed' },
  },
};

const machine = (): string => {
  const executionArn = api.run(definition, {});
  return executionArn.replace(':execution:', ':stateMachine:').split(':').slice(0, 7).join(':');
};
const start = (body: object) => api.ask('startExecution', { body });

test('begins at a state with variables, and ends after another', async () => {
  const stateMachineArn = machine();
  const part = { from: 'Sum', until: 'Sum', variables: { total: 12 } };
  const { executionArn } = await start({ stateMachineArn, name: 'part', input: { n: 4 }, ...part });
  const trace = await api.ask('traceExecution', { path: { executionArn } });
  expect(trace.path).toEqual(['Sum']);
  expect(await api.ask('describeExecution', { path: { executionArn } })).toMatchObject({
    status: 'SUCCEEDED',
    input: { n: 4 },
    output: 16,
  });
  expect(
    await api.refusal('startExecution', { body: { stateMachineArn, name: 'part', input: { n: 4 }, ...part } }),
  ).toEqual({
    status: 400,
    code: 'ExecutionAlreadyExists',
    message: `Execution Already Exists: '${executionArn}'`,
  });
});

test('rejects a part that is not there, and says what to send', async () => {
  const stateMachineArn = machine();
  expect(await api.refusal('startExecution', { body: { stateMachineArn, from: 'Smu' } })).toMatchObject({
    code: 'HarnessError',
    message: "from: the state machine has no state 'Smu'. Its states: Init, Sum, Done.",
  });
  expect(
    await api.refusal('startExecution', { body: { stateMachineArn, from: 'Sum', context: { Map: 1 } } }),
  ).toMatchObject({
    status: 400,
    code: 'BadRequest',
  });
});
