import { cautious, messageOf, setUp, setUpFaults } from '../../support/emulator/setUpFaults';
import { StandInEmulator } from '../../support/emulator/StandInEmulator';
import { CommandHere } from '../support/runCommand';
import { folderWith } from '../support/cli';

let standIn: StandInEmulator;
let restore: () => void;
let command: CommandHere;
const file = `${folderWith({ 'cautious.asl.json': cautious })}/cautious.asl.json`;

beforeAll(async () => {
  standIn = await StandInEmulator.start();
});
afterEach(async () => {
  restore();
  await command.end();
});
afterAll(() => standIn.stop());

async function call(url: string, operation: string, input: object): Promise<any> {
  const headers = { 'x-amz-target': `AWSStepFunctions.${operation}` };
  return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(input) })).json();
}

async function execute(): Promise<any> {
  command = new CommandHere(['start', '--port', '0', file], process.env);
  const url = /http:\/\/[\w.:[\]]+/.exec(await command.firstLine())![0];
  const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:cautious';
  const { executionArn } = await call(url, 'StartExecution', { stateMachineArn });
  for (;;) {
    const described = await call(url, 'DescribeExecution', { executionArn });
    if (described.status !== 'RUNNING') return described;
  }
}

test.each(setUpFaults)('$name: the execution fails, and the client reads why', async (fault) => {
  restore = setUp(standIn, fault);
  expect(await execute()).toMatchObject({
    status: 'FAILED',
    error: 'Stepmill.HarnessError',
    cause: messageOf(fault, standIn),
  });
});

test('the keys of the file are read at each call', async () => {
  restore = setUp(standIn);
  expect(await execute()).toMatchObject({ status: 'SUCCEEDED' });
  expect(standIn.calls).toEqual(['DynamoDB_20120810.PutItem']);
});
