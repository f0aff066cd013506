import { Stepmill } from '../../../src/testing/harness/Stepmill';
import type { StepmillOptions } from '../../../src/testing/harness/StepmillOptions';

const send = (path: string) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
  Parameters: {
    QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/approvals',
    MessageBody: { 'token.$': '$$.Task.Token', 'amount.$': path },
  },
  End: true,
});
const definition = { StartAt: 'Ask', States: { Ask: send('$.amount') } };

function impatient(options?: StepmillOptions): Stepmill {
  const sfn = new Stepmill(options);
  Object.assign(sfn.place, { patienceMs: 1 });
  return sfn;
}

describe('a message that is waited for and never comes is told, with what came of the executions', () => {
  test('of one that failed', async () => {
    const sfn = impatient();
    await sfn.stateMachine(definition, { name: 'Order' }).start({}, { name: 'one' });
    const error = (await sfn.outbox
      .waitFor({ service: 'sqs', destination: 'approvals' })
      .catch((thrown: unknown) => thrown)) as Error;
    expect(error.message).toMatch(
      /^outbox\.waitFor\(\{"service":"sqs","destination":"approvals"\}\) waits for a message that does not come\. No message was sent\.\nExecution one of Order is FAILED: States\.Runtime: .*'\$\.amount'/,
    );
    expect(error.stack).toMatch(/^HarnessError: outbox\.waitFor[^]*knowing\.test\.ts/);
    await sfn.close();
  });

  test('of one that sent too few', async () => {
    const sfn = impatient();
    await sfn.stateMachine(definition, { name: 'Order' }).start({ amount: 1 }, { name: 'one' });
    const error = (await sfn.outbox
      .waitFor({ destination: 'approvals' }, 2)
      .catch((thrown: unknown) => thrown)) as Error;
    expect(error.message).toBe(
      'outbox.waitFor({"destination":"approvals"}) waits for a message that does not come. Sent were: sqs approvals.\n' +
        "Execution one of Order is still RUNNING:\n  - state 'Ask' waits for the end of arn:aws:states:::sqs:sendMessage.waitForTaskToken",
    );
    await sfn.close();
  });
});

test.each<[string, StepmillOptions, (sfn: Stepmill) => unknown]>([
  ['nothing was started yet', {}, () => undefined],
  ['time passes by itself', { time: 'real' }, (sfn) => sfn.stateMachine(definition).start({})],
  ['clients come by a server', {}, async (sfn) => [await sfn.endpoint, await sfn.stateMachine(definition).start({})]],
])('where %s it is waited for on', async (_when, options, begin) => {
  const sfn = impatient(options);
  await begin(sfn);
  const waiting = sfn.outbox.waitFor();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await sfn.stateMachine(definition).start({ amount: 2 });
  expect((await waiting).map(({ json }) => json)).toEqual([{ token: expect.any(String), amount: 2 }]);
  await sfn.close();
});

test('who waits when the test ends gets nothing of the next one', async () => {
  const sfn = new Stepmill();
  const order = sfn.stateMachine(definition);
  let got: unknown;
  void sfn.outbox.waitFor().then((messages) => (got = messages));
  await sfn.endTest();
  await order.start({ amount: 2 });
  await new Promise(setImmediate);
  expect(sfn.outbox.messages()).toHaveLength(1);
  expect(got).toBeUndefined();
  await sfn.close();
});
