import { HarnessError } from '../../../../src/errors/HarnessError';
import { pipeOf, queueArn } from '../support/pipeOf';
import { machineArn, startedOf, startingService } from '../support/startingService';

const queueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/orders';

/** A machine that sends its input to the queue, unless that is a list. */
const sender = (message: object): object => ({
  StartAt: 'Send',
  States: {
    Send: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Parameters: { QueueUrl: queueUrl, MessageBody: message },
      End: true,
    },
  },
});

const onlyOnce = (message: object): object => ({
  StartAt: 'IsList',
  States: {
    IsList: {
      Type: 'Choice',
      Choices: [{ Variable: '$[0]', IsPresent: true, Next: 'Done' }],
      Default: 'Send',
    },
    Done: { Type: 'Succeed' },
    ...(sender(message) as { States: object }).States,
  },
});

function start(service: Awaited<ReturnType<typeof startingService>>): void {
  void service.call('StartExecution', { stateMachineArn: machineArn });
}

test('a message that a task sends runs through the pipe of its queue', async () => {
  const service = await startingService([pipeOf()], { definition: onlyOnce({ id: 1 }), deliverEvents: true });
  start(service);
  const runs = await service.callStarts({ op: 'pipeRuns', name: 'OrdersPipe' });
  const [message] = service.outbox.messages();
  const record = { body: '{"id":1}', messageId: message!.messageId, eventSourceARN: queueArn };
  expect(runs).toMatchObject([{ pipe: 'Orders', dropped: [], batches: [{ records: [record], failed: [] }] }]);
  expect(startedOf(service).map(({ input }) => input)).toEqual([{}, [expect.objectContaining(record)]]);
});

test.each<[title: string, change: object, deliverEvents: boolean]>([
  ['without the option', {}, false],
  ['to a pipe of another queue', { sourceArn: queueArn.replace('orders', 'others') }, true],
  ['to a stopped pipe', { enabled: false }, true],
])('a message does not run through a pipe: %s', async (_title, change, deliverEvents) => {
  const service = await startingService([pipeOf(change)], { definition: onlyOnce({ id: 1 }), deliverEvents });
  start(service);
  expect(await service.callStarts({ op: 'pipeRuns', name: 'Orders' })).toEqual([]);
  expect(startedOf(service)).toHaveLength(1);
});

test.each(['STANDARD', 'EXPRESS'] as const)('a pipe that starts itself ends with an error (%s)', async (type) => {
  const target =
    type === 'EXPRESS' ? { arn: machineArn } : ({ arn: machineArn, invocationType: 'FIRE_AND_FORGET' } as const);
  const service = await startingService([pipeOf({ target })], {
    definition: sender({ again: true }),
    deliverEvents: true,
    type,
  });
  start(service);
  const runs = await service.callStarts({ op: 'pipeRuns', name: 'Orders' });
  expect(runs.length).toBeGreaterThan(10);
  expect(runs.length).toBeLessThan(100);
  const { all } = service.mistakes;
  expect(all.map(({ error }) => HarnessError.is(error))).toEqual([true]);
  expect((all[0]!.error as Error).message).toMatch(
    /^Pipes have started executions again and again, each by what the execution before has sent\..* has sent a message to the queue 'orders'\./,
  );
});

test('a pipe that cannot run is a mistake, and not silence', async () => {
  const service = await startingService([pipeOf({ target: { arn: machineArn } })], {
    definition: onlyOnce({ id: 1 }),
    deliverEvents: true,
  });
  start(service);
  await service.callStarts({ op: 'pipeRuns', name: 'Orders' });
  expect(service.mistakes.all.map(({ error }) => (error as Error).message)).toEqual([
    expect.stringMatching(/^AWS stops the pipe 'Orders'/),
  ]);
});
