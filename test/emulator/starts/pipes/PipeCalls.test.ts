import type { DeclaredPipe } from '../../../../src/contract/starts/DeclaredPipe';
import { deny } from '../../../../src/emulator/service/deny';
import { functionArn, pipeOf, queueArn } from '../support/pipeOf';
import { accountId, machineArn, startedOf, startingService } from '../support/startingService';

const other = `arn:aws:states:us-east-1:${accountId}:stateMachine:Other`;

async function thrown(change: Partial<DeclaredPipe>, options = {}, more = {}): Promise<string> {
  const service = await startingService([pipeOf(change)], options);
  const call = service.callStarts({ op: 'runPipe', name: 'Orders', records: [{ body: 'a' }], ...more });
  return Promise.resolve(call).then(
    () => 'resolved',
    (error: unknown) => (error as Error).message,
  );
}

const here = "the pipe 'Orders' (template.yaml:12:3)";

test.each<[title: string, change: Partial<DeclaredPipe>, message: string]>([
  [
    'a STANDARD target that is to answer',
    { target: { arn: machineArn } },
    `AWS stops ${here}: its target ${machineArn} is a STANDARD state machine, and the pipe waits for the answer, which only EXPRESS ones give. Set InvocationType: FIRE_AND_FORGET in the target's StateMachineParameters, or make the machine EXPRESS.`,
  ],
  [
    'a STANDARD enrichment',
    { enrichment: { arn: machineArn } },
    `AWS stops ${here}: its enrichment ${machineArn} is a STANDARD state machine, and the pipe waits for the answer, which only EXPRESS ones give. Make the machine EXPRESS, or use a Lambda function.`,
  ],
  [
    'a target that is not deployed',
    { target: { arn: other } },
    `The target of ${here} is the state machine 'Other', which is not deployed here. Deploy it, too.`,
  ],
  [
    'a target that is neither machine nor function',
    { target: { arn: queueArn } },
    `The pipe 'Orders' (template.yaml:12:3) cannot run. Stepmill runs pipes whose target is a state machine or a Lambda function. This one has ${queueArn}.`,
  ],
  [
    'an enrichment that is neither function nor machine',
    { enrichment: { arn: 'arn:aws:events:us-east-1:123456789012:api-destination/A/1' } },
    "The pipe 'Orders' (template.yaml:12:3) cannot run. Stepmill runs pipes whose enrichment is a state machine or a Lambda function. This one has arn:aws:events:us-east-1:123456789012:api-destination/A/1.",
  ],
  [
    'another source',
    { sourceArn: 'arn:aws:kinesis:us-east-1:123456789012:stream/S' },
    "The pipe 'Orders' (template.yaml:12:3) cannot run. Stepmill runs pipes from SQS queues and DynamoDB streams. This one reads from arn:aws:kinesis:us-east-1:123456789012:stream/S.",
  ],
  [
    'a stopped pipe',
    { enabled: false },
    "The pipe 'Orders' (template.yaml:12:3) is stopped (DesiredState), so it reads nothing. To run it nevertheless, set evenIfStopped: true.",
  ],
  [
    'a wrong batch size',
    { batchSize: 0 },
    "The pipe 'Orders' (template.yaml:12:3) cannot run. AWS rejects the batch size 0. Write a whole number from 1 to 10000.",
  ],
  [
    'a wrong filter',
    { filters: [{ body: { a: [{ wildcard: '*' }] } }] },
    "The pipe 'Orders' (template.yaml:12:3) cannot run. Event pattern is not valid. Reason: Unrecognized match type wildcard",
  ],
])('rejects for %s', async (_title, change, message) => {
  expect(await thrown(change)).toBe(message);
});

test('runs a stopped pipe if that is meant', async () => {
  expect(await thrown({ enabled: false }, {}, { evenIfStopped: true })).toBe('resolved');
});

test('rejects for a record that cannot be one', async () => {
  expect(await thrown({}, {}, { records: [{ bdy: 'a' }] })).toBe(
    "A message for a pipe that reads a queue is { body: '…' }, with the body as a string.",
  );
});

test('rejects if nothing answers for the enrichment', async () => {
  expect(await thrown({ enrichment: { arn: functionArn } })).toContain("'enrich'");
});

test.each<[action: string, change: Partial<DeclaredPipe>, resource: string]>([
  ['sqs:ReceiveMessage', {}, queueArn],
  ['states:StartExecution', {}, machineArn],
  ['lambda:InvokeFunction', { enrichment: { arn: functionArn } }, functionArn],
])('its role needs %s', async (action, change, resource) => {
  const service = await startingService([pipeOf(change)], { handlers: { enrich: (events: unknown) => events } });
  deny(service, 'test', action, {});
  const ran = await service.callStarts({ op: 'runPipe', name: 'Orders', records: [{ body: 'a', messageId: 'm-1' }] });
  expect(ran.batches.map(({ failed, failure }) => ({ failed, failure }))).toEqual([
    {
      failed: ['m-1'],
      failure: {
        error: 'AccessDenied',
        cause: `User: arn:aws:iam::${accountId}:role/Pipe is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
      },
    },
  ]);
  expect(startedOf(service)).toEqual([]);
});
