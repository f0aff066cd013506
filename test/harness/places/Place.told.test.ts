import {
  CreateActivityCommand,
  DeleteActivityCommand,
  ListActivitiesCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { matchers } from '../../../src/harness/matchers/matchers';
import { TestInProgress } from '../../../src/harness/runner/TestInProgress';
import type { Stepmill } from '../../../src/harness/Stepmill';
import type { StepmillOptions } from '../../../src/harness/StepmillOptions';
import type { StateMachineUnderTest } from '../../../src/harness/StateMachineUnderTest';
import { TestPlaces } from './support/TestPlaces';

// What a test is told must not depend on where it runs: one suite in this process and in a server in another one.
const places = new TestPlaces({ mistakes: true });

beforeAll(() => expect.extend(matchers));

const id = 1234567890123456789n;
const invoke = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'f', 'Payload.$': '$' },
  OutputPath: '$.Payload',
  End: true,
} as const;
const machine = { StartAt: 'Ask', States: { Ask: invoke } } as const;
const callback = {
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: {
        QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/asked',
        MessageBody: { 'token.$': '$$.Task.Token' },
      },
      End: true,
    },
  },
} as const;

describe.each(['process', 'http'] as const)('%s', (target) => {
  const create = (options: StepmillOptions = {}, test = new TestInProgress()): Stepmill =>
    places.open({ ...options, target }, test);

  test('no digit of a number is lost, in parameters, in conditions, in answers, in outputs', async () => {
    const sfn = create();
    const order = sfn.stateMachine(machine, { name: 'Order' });
    const given: unknown[] = [];
    sfn.mock.lambda('f').answers((input) => {
      given.push(input);
      return { next: (input as { id: bigint }).id + 1n, small: 1.5e-7 };
    });
    sfn.mock
      .lambda('f')
      .when({ id: 1n + id })
      .returns({ id })
      .after(0.0005);
    expect((await order.run({ id, price: 1.5 })).output).toEqual({ next: id + 1n, small: 1.5e-7 });
    expect((await order.run({ id: id + 1n })).output).toEqual({ id });
    expect(given).toEqual([{ id, price: 1.5 }]);
    expect(sfn.calls.all[0]!.parameters).toEqual({ FunctionName: 'f', Payload: { id, price: 1.5 } });
  });

  test('runs of two harnesses with one seed have the same ARN, and are two', async () => {
    const runOf = (Result: number) => {
      const definition = { StartAt: 'A', States: { A: { Type: 'Pass', Result, End: true } } };
      return create({ seed: 'one', startTime: 0 }).stateMachine(definition).run({});
    };
    const [one, two, three] = [await runOf(1), await runOf(1), await runOf(3)];
    expect(one.executionArn).toBe(two.executionArn);
    expect(one).toMatchExecution(two);
    expect(one).not.toMatchExecution(three);
    expect(() => expect(one).toMatchExecution(one)).toThrow('was given the same run twice');
  });

  test('a request looks the same to a function of the test', async () => {
    const sfn = create({ startTime: '2030-01-01T00:00:00Z' });
    const order = sfn.stateMachine(machine, { name: 'Order' });
    sfn.mock.lambda('f').answers((_input, request) => ({ ...request }));
    const { output } = await order.run({ id }, { name: 'one' });
    expect(Object.keys(output as object)).toEqual([
      'executionArn',
      'executionName',
      'stateMachineArn',
      'stateMachineName',
      'roleArn',
      'state',
      'resource',
      'parameters',
      'attempt',
      'invocation',
      'iterations',
      'now',
    ]);
    expect(output).toMatchObject({ parameters: { FunctionName: 'f', Payload: { id } }, now: 1_893_456_000_000 });
  });

  test('the output of a task that the test ends is what the test has said, or refused', async () => {
    const sfn = create();
    const order = sfn.stateMachine(callback, { name: 'Order' });
    const output = { n: 1, big: id };
    const first = await order.start();
    await first.task('Ask').succeed(output);
    expect((await first.ended()).output).toEqual({ n: 1, big: id });
    output.n = 2;
    const second = await order.start();
    await expect(second.task('Ask').succeed({ ready: Promise.resolve(true) })).rejects.toThrow(
      "The output of the task of 'Ask' is not JSON: it is a promise: did you forget an await? (at .ready)",
    );
    await expect(second.task('Ask').succeed(Number.NaN)).rejects.toThrow('JSON has no such number');
    await second.task('Ask').succeed(output);
    expect((await second.ended()).output).toEqual({ n: 2, big: id });
  });

  test('so is that of a message of the outbox', async () => {
    const sfn = create();
    const order = sfn.stateMachine(callback, { name: 'Order' });
    const output = { n: 1 };
    for (const n of [1, 2]) {
      output.n = n;
      const started = await order.start();
      await started.until('Ask');
      const [message] = await sfn.outbox.waitFor({ destination: 'asked', executionArn: started.executionArn });
      await expect(message!.sendTaskSuccess({ at: Number.NaN })).rejects.toThrow(
        'The output of sendTaskSuccess(…) is not JSON: it is NaN, and JSON has no such number (at .at).',
      );
      await message!.sendTaskSuccess(output);
      expect((await started.ended()).output).toEqual({ n });
    }
  });

  test("a denial that no task has met is told with unusedMocks: 'fail'", async () => {
    const sfn = create({ unusedMocks: 'fail' });
    sfn.mock.lambda('f').returns(1);
    const order = sfn.stateMachine(machine, { name: 'Order' });
    await sfn.deny('lambda:InvokeFunction', { state: 'Ask', resource: 'g' });
    expect(await order.run()).toMatchObject({ output: 1 });
    await expect(sfn.endTest()).rejects.toThrow(`deny('lambda:InvokeFunction', {"state":"Ask","resource":"g"})`);
    sfn.mock.lambda('f').returns(1);
    await sfn.deny('lambda:InvokeFunction', { state: 'Ask' });
    expect(await order.run()).toMatchObject({ status: 'FAILED' });
    await expect(sfn.endTest()).rejects.toThrow(/^(?![^]*deny)/);
  });

  test.each([
    'arn:x',
    'arn:aws:states:us-east-1:123456789012:execution:Order:none',
    'arn:aws:states:us-east-1:123456789012:express:Order:none:1',
  ])('there is no execution %s', async (arn) => {
    const sfn = create();
    const message = `There is no execution ${arn} in this test's Step Functions.`;
    await expect(sfn.execution(arn)).rejects.toThrow(message);
    await expect(sfn.ended(arn)).rejects.toThrow(message);
  });

  test.each(['states:DescribeExecution', 'lambda:InvokeFunction', 'states:*'])(
    "a denial of %s without a state is told with unusedMocks: 'fail' when nobody has met it",
    async (action) => {
      const sfn = create({ unusedMocks: 'fail' });
      sfn.mock.lambda('f').returns(1);
      const order = sfn.stateMachine(machine, { name: 'Order' });
      expect(await order.run()).toMatchObject({ output: 1 });
      await sfn.deny(action);
      await expect(sfn.endTest()).rejects.toThrow(`deny('${action}')`);
    },
  );

  test('a denial that a client has met is not told', async () => {
    const sfn = create({ unusedMocks: 'fail' });
    await sfn.deny('states:ListActivities');
    await expect(sfn.client().send(new ListActivitiesCommand({}))).rejects.toThrow('not authorized');
    await expect(sfn.endTest()).resolves.toBeUndefined();
  });

  test('a test case that the code under test has misspelt, though no task was reached', async () => {
    const mocks = {
      StateMachines: { Cased: { TestCases: { Happy: { Ask: 'Fine' } } } },
      MockedResponses: { Fine: { '0': { Return: 1 } } },
    };
    const sfn = create({ mocks });
    const order = sfn.stateMachine(
      {
        StartAt: 'IsNew',
        States: {
          IsNew: { Type: 'Choice', Choices: [{ Variable: '$.new', IsPresent: true, Next: 'Ask' }], Default: 'Done' },
          Ask: invoke,
          Done: { Type: 'Succeed' },
        },
      },
      { name: 'Cased' },
    );
    const start = async (testCase: string): Promise<unknown> =>
      sfn.client().send(new StartExecutionCommand({ stateMachineArn: `${await order.arn()}#${testCase}` }));
    await start('Happy');
    await expect(sfn.endTest()).resolves.toBeUndefined();
    await start('Hapy').catch(() => undefined);
    await expect(sfn.endTest()).rejects.toThrow(/^State machine 'Cased' has no test case 'Hapy'[^\n]*$/);
    await expect(sfn.endTest()).resolves.toBeUndefined();
  });

  test('a task of an activity that the test has forgotten, whatever the workflow makes of it', async () => {
    const sfn = create();
    const Resource = 'arn:aws:states:us-east-1:123456789012:activity:approve';
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Done' }];
    const ask = { Type: 'Task', Resource, Catch, End: true };
    const order = sfn.stateMachine({ StartAt: 'Ask', States: { Ask: ask, Done: { Type: 'Succeed' } } });
    const missing =
      "Nothing answers the task of state 'Ask' (arn:aws:states:us-east-1:123456789012:activity:approve).\n" +
      "There is no activity 'approve', so AWS would not schedule its task. For a worker, or to end its task in the test, " +
      "make it: await sfn.client().send(new CreateActivityCommand({ name: 'approve' })).";
    await expect(order.run()).rejects.toThrow(missing);
    await expect(order.run()).rejects.toThrow("To answer it, write: sfn.mock.activity('approve').returns({ … })");
    sfn.mock.activity('approve').returns(1);
    expect(await order.run()).toMatchObject({ output: 1 });
    await sfn.endTest();
    await sfn.client().send(new CreateActivityCommand({ name: 'approve' }));
    const started = await order.start();
    await started.task('Ask').succeed(2);
    expect(await started.ended()).toMatchObject({ output: 2 });
  });

  test('AWS schedules no task of an activity that does not exist any more', async () => {
    const sfn = create();
    const activity = 'arn:aws:states:us-east-1:123456789012:activity:gone';
    await sfn.client().send(new CreateActivityCommand({ name: 'gone' }));
    await sfn.client().send(new DeleteActivityCommand({ activityArn: activity }));
    const order = sfn.stateMachine({
      StartAt: 'Ask',
      States: { Ask: { Type: 'Task', Resource: activity, End: true } },
    });
    const run = await order.run();
    expect(run.history.map(({ type }) => type)).toEqual(['ExecutionStarted', 'TaskStateEntered', 'ExecutionFailed']);
    expect(run).toMatchObject({ error: 'States.Runtime' });
    order.mock('Ask').returns(1);
    expect((await order.run()).history.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'ActivityScheduled',
      'ActivityStarted',
      'ActivitySucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });

  describe('a run that is begun outside of tests', () => {
    const begun = (definition: object) => {
      const test = new TestInProgress({ hooked: true });
      const sfn = create({}, test);
      sfn.mock.lambda('f').answers(() => new Promise((resolve) => setTimeout(() => resolve(1), 20)));
      const run = sfn.stateMachine(definition, { name: 'Order' }).run();
      const runTest = (): Promise<void> => {
        test.begin();
        test.end();
        return sfn.endTest();
      };
      return { run, runTest };
    };

    test('is there for every test, however short the first is', async () => {
      const { run, runTest } = begun(machine);
      await runTest();
      await runTest();
      expect((await run).output).toBe(1);
    });

    test('fails the first test when nothing could end it', async () => {
      const { runTest } = begun(callback);
      await expect(runTest()).rejects.toThrow(/^The test ended while a run was still awaited.*\n.*'Ask' waits for/s);
      await runTest();
    });
  });

  describe('what a test does not await', () => {
    const endOf = async (write: (order: StateMachineUnderTest) => unknown): Promise<string | undefined> => {
      const sfn = create();
      sfn.mock.lambda('f').returns(1);
      await write(sfn.stateMachine(machine, { name: 'Order' }));
      try {
        await sfn.endTest();
      } catch (error) {
        return (error as Error).message;
      }
      return undefined;
    };

    test('is told at its end', async () => {
      expect(await endOf((order) => void order.run())).toContain("A run of 'Order' was not awaited");
      expect(await endOf(async (order) => void (await order.start()).ended())).toContain(
        'The end of an execution, .ended(), was not awaited',
      );
      expect(await endOf(async (order) => void (await order.start()).until('Ask'))).toContain(
        ".until('Ask') was not awaited",
      );
    });

    test('is told of an execution that was started, and met a mistake or could not begin', async () => {
      const endOfStart = async (options = {}): Promise<string> => {
        const sfn = create();
        void sfn.stateMachine({ StartAt: 'A', States: { A: invoke } }, { name: 'Alone' }).start({}, options);
        const told: unknown = await sfn.endTest().catch((error: unknown) => error);
        return String(told);
      };
      expect(await endOfStart()).toContain("Nothing answers the task of state 'A'");
      expect(await endOfStart({ name: 'no name' })).toContain("A start of 'Alone' was not awaited, and failed (");
    });

    test('is told when something was to come of it', async () => {
      const seen: unknown[] = [];
      const told = await endOf((order) => void order.run().then((run) => seen.push(run)));
      if (seen.length === 0) expect(told).toContain('The test ended while a run was still awaited.');
      else expect(told).toBeUndefined();
    });
  });
});
