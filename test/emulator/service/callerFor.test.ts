import { Accounts } from '../../../src/emulator/control/accounts/Accounts';
import { callControl } from '../control/support/useControl';
import { TestService, roleArn } from '../operations/support/testService';

// In one service there are executions of several accounts and regions.
const caller = { accountId: '111122223333', region: 'eu-west-1' };
const machine = (States: object): string => JSON.stringify({ StartAt: 'S', States });
let api: TestService;

beforeEach(() => (api = new TestService()));
afterEach(() => api.close());

async function started(definition: string): Promise<string> {
  const create = { name: 'M', roleArn, definition };
  const { stateMachineArn } = await api.call('CreateStateMachine', create, caller);
  return (await api.call('StartExecution', { stateMachineArn }, caller)).executionArn as string;
}

test('a task that calls Step Functions does so in the account and region of its execution', async () => {
  await api.createMachine('Own');
  const list = { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:sfn:listStateMachines', Parameters: {}, End: true };
  const executionArn = await started(machine({ S: list }));
  const { output } = await api.call('DescribeExecution', { executionArn }, caller);
  expect(JSON.parse(output as string)).toMatchObject({
    StateMachines: [{ StateMachineArn: 'arn:aws:states:eu-west-1:111122223333:stateMachine:M' }],
  });
});

test('a task is answered wherever its execution runs: by a task, by the control API, by its message', async () => {
  const ask = {
    Type: 'Task',
    Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
    Parameters: {
      QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/q',
      MessageBody: { 'token.$': '$$.Task.Token' },
    },
    End: true,
  };
  const status = async (executionArn: string): Promise<unknown> =>
    (await api.call('DescribeExecution', { executionArn }, caller)).status;
  const executionArn = await started(machine({ S: ask }));
  const context = { service: api.service, accounts: new Accounts(api.service) };
  await callControl('answerTask', context, { body: { executionArn, state: 'S', output: 1 } });
  expect(await status(executionArn)).toBe('SUCCEEDED');
  const { stateMachineArn } = await api.call('DescribeExecution', { executionArn }, caller);
  const other = (await api.call('StartExecution', { stateMachineArn }, caller)).executionArn as string;
  await api.service.answers.outbox.messages().at(-1)!.sendTaskSuccess(2);
  expect(await status(other)).toBe('SUCCEEDED');
});
