import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import { stepmill } from '../../src/jest';
import { startServer, type RunningServer } from '../../src/emulator/server/startServer';
import { createService } from '../../src/emulator/service/createService';
import { Stepmill } from '../../src/harness/Stepmill';

const save = {
  StartAt: 'Save',
  States: {
    Save: {
      Type: 'Task',
      Resource: 'arn:aws:states:::dynamodb:putItem',
      Parameters: { TableName: 'orders', Item: {} },
      Catch: [{ ErrorEquals: ['DynamoDB.AmazonDynamoDBException'], Next: 'Sorry' }],
      End: true,
    },
    Sorry: { Type: 'Pass', End: true },
  },
} as const;

const sfn = stepmill();
const service = createService();
let server: RunningServer;
let remote: Stepmill;

beforeAll(async () => {
  server = await startServer(service, { port: 0 });
  remote = new Stepmill({ target: 'http', endpoint: server.url });
});
afterAll(async () => {
  await remote.close();
  await server.close();
  service.close();
});

describe.each([
  ['in this process', () => sfn],
  ['in a server', () => remote],
])('%s', (_title, harness) => {
  test('a task without the right fails like on AWS, whatever mocks exist', async () => {
    const order = harness().stateMachine(save, { name: 'Order' });
    order.mock('Save').returns({});
    await harness().deny('dynamodb:PutItem');
    const run = await order.run({});
    expect(run).toHaveCaught('DynamoDB.AmazonDynamoDBException');
    expect(run).toHaveTakenPath(['Save', 'Sorry']);
    await harness().reset();
  });

  test('a client is denied, the harness is not', async () => {
    await harness().deny('states:StartExecution', { resource: 'Denied' });
    const order = harness().stateMachine(
      { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
      { name: 'Denied' },
    );
    expect(await order.run({})).toHaveSucceeded();
    const stateMachineArn = await order.arn();
    await expect(harness().client().send(new StartExecutionCommand({ stateMachineArn }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringMatching(
        /^User: arn:aws:iam::\d{12}:user\/stepmill is not authorized to perform: states:StartExecution on resource: arn:aws:states:us-east-1:\d{12}:stateMachine:Denied because no identity-based policy allows the states:StartExecution action$/,
      ),
    });
    await harness().reset();
  });
});

test('the next test may again', async () => {
  const order = sfn.stateMachine(save, { name: 'Order' });
  order.mock('Save').returns({});
  expect(await order.run({})).toHaveTakenPath(['Save']);
});

test("with unusedMocks: 'fail', an unused denial fails the test", async () => {
  const strict = sfn.fresh({ unusedMocks: 'fail' });
  await strict.deny('sqs:SendMessage', { state: 'Sned' });
  await expect(strict.endTest()).rejects.toThrow(`  deny('sqs:SendMessage', {"state":"Sned"})`);
});
