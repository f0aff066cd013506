import { createService } from '../../../src/emulator/service/createService';
import { mock } from '../../../src/tasks/mocking/scripts';
import type { ScriptBuilder } from '../../../src/tasks/mocking/ScriptBuilder';

const http = {
  Type: 'Task',
  Resource: 'arn:aws:states:::http:invoke',
  Parameters: {
    ApiEndpoint: 'https://example.com/',
    Method: 'GET',
    Authentication: { ConnectionArn: 'arn:aws:events:us-east-1:123456789012:connection/c/1' },
  },
  End: true,
};
const harness = {
  Type: 'Task',
  Resource: 'arn:aws:states:::bedrockagentcore:invokeHarness',
  Parameters: {},
  End: true,
};
const answer = { StatusCode: 200, StatusText: 'OK', Headers: {}, ResponseBody: 'x' };

/** How a machine of one state ends, and after how many seconds. */
async function run(state: object, script: ScriptBuilder): Promise<string> {
  const service = createService({ time: 'skip', startTime: 0 });
  service.mocks.use(script);
  const definition = JSON.stringify({ StartAt: 'Ask', States: { Ask: state } });
  const machine = { name: 'M', definition, roleArn: 'arn:aws:iam::123456789012:role/r' };
  const { stateMachineArn } = service.call('CreateStateMachine', machine) as { stateMachineArn: string };
  const { executionArn } = service.call('StartExecution', { stateMachineArn }) as { executionArn: string };
  const execution = service.execution(executionArn)!;
  await execution.ended();
  service.close();
  const { status, error = '', cause = '', stopDate = 0 } = execution;
  return [status, error, cause, `${stopDate / 1000} s`].filter((part) => part !== '').join(' ');
}

const socket = 'FAILED States.Http.Socket no answer within 60 seconds 60 s';

test.each<[string, object, () => ScriptBuilder, string]>([
  ['an answer in time', {}, () => mock('Ask').returns(answer).after('60s'), 'SUCCEEDED 60 s'],
  ['an answer that comes late', {}, () => mock('Ask').returns(answer).after('70s'), socket],
  ['another failure that comes late', {}, () => mock('Ask').fails('503').after('61s'), socket],
  ['no answer', {}, () => mock('Ask').timesOut(), socket],
  ['no answer, and a longer TimeoutSeconds', { TimeoutSeconds: 300 }, () => mock('Ask').timesOut(), socket],
  ['no answer, and a shorter one', { TimeoutSeconds: 5 }, () => mock('Ask').timesOut(), 'FAILED States.Timeout 5 s'],
  [
    'a late answer of a function',
    {},
    () =>
      mock('Ask')
        .answers(() => Promise.resolve(answer))
        .after('2m'),
    socket,
  ],
])('http:invoke ends after 60 seconds: %s', async (_what, more, script, end) => {
  expect(await run({ ...http, ...more }, script())).toBe(end);
});

test.each<[string, object, () => ScriptBuilder, string]>([
  ['an answer in time', {}, () => mock('Ask').returns({}).after('15m'), 'SUCCEEDED 900 s'],
  ['no answer', { TimeoutSeconds: 900 }, () => mock('Ask').timesOut(), 'FAILED States.Timeout 900 s'],
])('bedrockagentcore:invokeHarness ends after 900 seconds: %s', async (_what, more, script, end) => {
  expect(await run({ ...harness, ...more }, script())).toBe(end);
});

test.each<[object, () => ScriptBuilder]>([
  [{}, () => mock('Ask').returns({}).after('16m')],
  [{ TimeoutSeconds: 2000 }, () => mock('Ask').timesOut()],
])('what AWS does not document is no answer: %j', async (more, script) => {
  expect(await run({ ...harness, ...more }, script())).toBe(
    "FAILED Stepmill.HarnessError The mock of state 'Ask' (bedrockagentcore:invokeHarness) does not answer within 900 seconds. " +
      'AWS ends such a task at that point, but does not document the error. Answer sooner, or give the state a TimeoutSeconds of 900 or less. 0 s',
  );
});
