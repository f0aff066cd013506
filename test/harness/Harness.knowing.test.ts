import { CreateStateMachineCommand } from '@aws-sdk/client-sfn';
import { startServer, type RunningServer } from '../../src/emulator/server/startServer';
import { createService } from '../../src/emulator/service/createService';
import type { Service } from '../../src/emulator/service/Service';
import { matchers } from '../../src/harness/matchers/matchers';
import { Stepmill } from '../../src/harness/Stepmill';
import type { StepmillOptions } from '../../src/harness/StepmillOptions';

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

let service: Service;
let server: RunningServer;

beforeAll(async () => {
  expect.extend(matchers);
  service = createService();
  server = await startServer(service, { port: 0 });
});

afterAll(async () => {
  service.close();
  await server.close();
});

describe.each(['process', 'http'] as const)('%s', (target) => {
  function impatient(options?: StepmillOptions): Stepmill {
    const sfn = new Stepmill({ ...options, target, endpoint: server.url });
    Object.assign(sfn.harness.place, { patienceMs: 1 });
    return sfn;
  }

  describe('reports a message that never comes, with the outcome of the executions', () => {
    test('of a failed execution', async () => {
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

    test('of an execution that sent too few', async () => {
      const sfn = impatient();
      await sfn.stateMachine(definition, { name: 'Order' }).start({ amount: 1 }, { name: 'one' });
      const error = (await sfn.outbox
        .waitFor({ destination: 'approvals' }, 2)
        .catch((thrown: unknown) => thrown)) as Error;
      expect(error.message).toBe(
        'outbox.waitFor({"destination":"approvals"}) waits for a message that does not come. Sent were: sqs approvals.\n' +
          "Execution one of Order is still RUNNING:\n  - state 'Ask' waits for its task token to come back from arn:aws:states:::sqs:sendMessage.waitForTaskToken",
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

  test('a wait that outlives its test gets no message of the next test', async () => {
    const sfn = impatient();
    const order = sfn.stateMachine(definition);
    let got: unknown;
    void sfn.outbox.waitFor().then((messages) => (got = messages));
    await expect(sfn.endTest()).rejects.toThrow('outbox.waitFor({}) was not awaited to its end.');
    await order.start({ amount: 2 });
    await sfn.outbox.waitFor();
    expect(sfn.outbox.messages()).toHaveLength(1);
    expect(got).toBeUndefined();
    await sfn.close();
  });

  test('a function that is still running may send it', async () => {
    const sfn = impatient();
    let answer!: (value: unknown) => void;
    sfn.lambda('slow', () => new Promise((resolve) => (answer = resolve)));
    const slow = {
      StartAt: 'Slow',
      States: {
        Slow: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:slow', Next: 'Ask' },
        Ask: send('$.amount'),
      },
    };
    const started = await sfn.stateMachine(slow, { name: 'Order' }).start({}, { name: 'one' });
    const waiting = sfn.outbox.waitFor();
    await new Promise((resolve) => setTimeout(resolve, 20));
    answer({});
    await expect(waiting).rejects.toThrow(/No message was sent.\nExecution one of Order is FAILED: States\.Runtime/);
    expect((await started.ended()).status).toBe('FAILED');
    await sfn.close();
  });

  test('lists the states of machines that the code under test created', async () => {
    const sfn = impatient();
    const client = sfn.client();
    const made = await client.send(
      new CreateStateMachineCommand({
        name: 'Theirs',
        definition: JSON.stringify(definition),
        roleArn: 'arn:aws:iam::123456789012:role/r',
      }),
    );
    expect(() => expect(sfn).not.toHaveCalled({ state: 'Aks' })).toThrow(
      "The test has no state 'Aks'. Its states: Ask.",
    );
    expect(sfn).not.toHaveCalled({ state: 'Ask' });
    sfn.mock.state('Aks').returns({});
    await expect(sfn.endTest()).rejects.toThrow("the test has no state 'Aks'. There are Ask.");
    expect(made.stateMachineArn).toContain(':Theirs');
    await sfn.close();
  });
});
