import { lambda } from '../../../src/tasks/mocking/scripts';
import type { Place } from '../../../src/harness/places/Place';
import type { StartedRun } from '../../../src/harness/run/StartedRun';
import { matchers } from '../../../src/harness/matchers/matchers';
import type { Stepmill } from '../../../src/harness/Stepmill';
import type { StepmillOptions } from '../../../src/harness/StepmillOptions';
import { TestPlaces } from './support/TestPlaces';

// One suite, run in this process and in a server in another one: the histories must be the same, event by event.
const places = new TestPlaces();
const histories: Record<string, Record<string, unknown>> = { process: {}, http: {} };

beforeAll(() => expect.extend(matchers));

const settings: StepmillOptions = { startTime: '2030-01-01T00:00:00Z', seed: 7 };
const fn = (name: string): string => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
const end = { End: true } as const;

const fan = {
  StartAt: 'Fan',
  States: {
    Fan: {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Charge',
          States: { Charge: { Type: 'Task', Resource: fn('charge'), Next: 'Pack' }, Pack: { Type: 'Pass', ...end } },
        },
        {
          StartAt: 'Reserve',
          States: {
            Reserve: {
              Type: 'Task',
              Resource: fn('reserve'),
              Retry: [{ ErrorEquals: ['Stock.Busy'], IntervalSeconds: 3600, MaxAttempts: 3, JitterStrategy: 'FULL' }],
              ...end,
            },
          },
        },
        { StartAt: 'Later', States: { Later: { Type: 'Wait', Seconds: 86_400, ...end } } },
      ],
      ResultPath: '$.fan',
      Next: 'Each',
    },
    Each: {
      Type: 'Map',
      ItemsPath: '$.items',
      MaxConcurrency: 2,
      ItemProcessor: {
        StartAt: 'Ship',
        States: {
          Ship: {
            Type: 'Task',
            Resource: 'arn:aws:states:::sqs:sendMessage',
            Parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/parcels', 'MessageBody.$': '$' },
            ...end,
          },
        },
      },
      Next: 'Save',
    },
    Save: {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:dynamodb:putItem',
      Parameters: { TableName: 'orders', Item: { id: { S: 'o-1' } } },
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Sorry' }],
      ...end,
    },
    Sorry: { Type: 'Pass', ...end },
  },
} as const;

const approval = {
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Parameters: { FunctionName: 'ask', Payload: { 'token.$': '$$.Task.Token' } },
      TimeoutSeconds: 3600,
      Next: 'Work',
    },
    Work: { Type: 'Task', Resource: 'arn:aws:states:us-east-1:123456789012:activity:work', ...end },
  },
} as const;

describe.each(['process', 'http'] as const)('%s', (target) => {
  const create = (options: StepmillOptions = settings): Stepmill => places.open({ ...options, target });
  const keep = (title: string, history: unknown): unknown => (histories[target]![title] = history);

  test('mocks, functions, the outbox, retries, branches, items, errors', async () => {
    const sfn = create();
    const order = sfn.stateMachine(fan, { name: 'Fan' });
    sfn.lambda('charge', (event: unknown) => ({ charged: event }));
    order.mock('Reserve').throws('Stock.Busy').times(2).returns({ reserved: true });
    order.mock('Save').throws('DynamoDb.ResourceNotFoundException', 'no table');
    const run = await order.run({ items: ['a', 'b', 'c'] });

    expect(run).toHaveSucceeded();
    expect(run).toHaveTakenPath([
      { Fan: [['Charge', 'Pack'], ['Reserve'], ['Later']] },
      { Each: [['Ship'], ['Ship'], ['Ship']] },
      'Save',
      'Sorry',
    ]);
    expect(sfn.outbox.messages({ service: 'sqs', destination: 'parcels' }).map(({ json }) => json)).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(sfn.calls.all.map(({ state, answeredBy, error }) => ({ state, answeredBy, error }))).toEqual([
      { state: 'Charge', answeredBy: 'local', error: undefined },
      { state: 'Reserve', answeredBy: 'mock', error: 'Stock.Busy' },
      { state: 'Reserve', answeredBy: 'mock', error: 'Stock.Busy' },
      { state: 'Reserve', answeredBy: 'mock', error: undefined },
      { state: 'Ship', answeredBy: 'local', error: undefined },
      { state: 'Ship', answeredBy: 'local', error: undefined },
      { state: 'Ship', answeredBy: 'local', error: undefined },
      { state: 'Save', answeredBy: 'mock', error: 'DynamoDb.ResourceNotFoundException' },
    ]);
    expect(run.durationMs).toBeGreaterThanOrEqual(86_400_000);
    keep('fan', run.history);
  });

  test('functions that take their time, and errors that they throw', async () => {
    const sfn = create();
    const order = sfn.stateMachine(
      {
        StartAt: 'Slow',
        States: {
          Slow: { Type: 'Task', Resource: fn('slow'), Catch: [{ ErrorEquals: ['Broken'], Next: 'Mend' }], End: true },
          Mend: { Type: 'Task', Resource: fn('mend'), End: true },
        },
      },
      { name: 'Slow' },
    );
    sfn.lambda('slow', async () => {
      await new Promise((resolve) => setImmediate(resolve));
      throw Object.assign(new Error('in two'), { name: 'Broken', stack: '' });
    });
    order.mock('Mend').answers(async (input) => Promise.resolve({ mended: input }));
    const run = await order.run({});
    expect(run).toHaveTakenPath(['Slow', 'Mend']);
    expect(run.output).toEqual({ mended: { Error: 'Broken', Cause: expect.stringContaining('in two') } });
    keep('slow', run.history);
  });

  test('callbacks and activities are ended as by a worker', async () => {
    const sfn = create();
    await sfn.harness.place.call('CreateActivity', { name: 'work' });
    const order = sfn.stateMachine(approval, { name: 'Approval' });
    sfn.lambda('ask', () => undefined);
    const run: StartedRun = await order.start({});
    await run.until('Ask');
    await run.task('Ask').heartbeat();
    await run.task('Ask').succeed({ yes: true });
    await run.task('Work').heartbeat();
    await run.task('Work').fail('Lazy', 'too late');
    const ended = await run.ended();
    expect(ended).toHaveFailedWith('Lazy', 'too late');
    keep('approval', ended.history);
  });

  test('the task of one item of a Map, and what a run waits for', async () => {
    const sfn = create();
    const order = sfn.stateMachine(
      {
        StartAt: 'Each',
        States: {
          Each: {
            Type: 'Map',
            ItemProcessor: { StartAt: 'Ask', States: { Ask: { ...approval.States.Ask, Next: undefined, ...end } } },
            Next: 'Later',
          },
          Later: { Type: 'Pass', ...end },
        },
      },
      { name: 'Each' },
    );
    sfn.lambda('ask', () => undefined);
    const started = await order.start([1, 2]);
    await started.task('Ask', { item: 1 }).succeed('second');
    await started.task('Ask', { item: 0 }).succeed('first');
    expect((await started.ended()).output).toEqual(['first', 'second']);

    const other = await order.start([1]);
    await other.task('Ask').heartbeat();
    Object.assign(sfn.harness.place, { patienceMs: 0 });
    await expect(other.until('Later')).rejects.toThrow(
      /did not reach state 'Later'[^]*state 'Ask' waits for its task token to come back from arn:aws:states:::lambda:invoke.waitForTaskToken/,
    );
    await expect(other.task('Ask', { item: 3 }).succeed(1)).rejects.toThrow(
      "State 'Ask' has no task that waits for its end in item 3.",
    );
  });

  test('a mocked token that fails at once ends a Parallel whose other tokens are open', async () => {
    const sfn = create();
    const ask = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken', ...end };
    const order = sfn.stateMachine(
      {
        StartAt: 'Both',
        States: {
          Both: {
            Type: 'Parallel',
            Branches: ['One', 'Two'].map((name) => ({
              StartAt: name,
              States: {
                [name]: { ...ask, Parameters: { FunctionName: name, Payload: { 'token.$': '$$.Task.Token' } } },
              },
            })),
            ...end,
          },
        },
      },
      { name: 'Both' },
    );
    sfn.lambda('Two', () => undefined);
    order.mock('One').failsToken('No', 'not so');
    const { status, error, cause } = await order.run({});
    expect({ status, error, cause }).toEqual({ status: 'FAILED', error: 'No', cause: 'not so' });
  });

  test('a callback that nobody ends times out when its time is moved on', async () => {
    const sfn = create();
    const order = sfn.stateMachine(approval, { name: 'Approval' });
    sfn.lambda('ask', () => undefined);
    const run = await order.start({});
    await run.until('Ask');
    const ended = await run.advance('1h').then(() => run.ended());
    expect(ended).toHaveFailedWith('States.Timeout');
    keep('timeout', ended.history);
  });

  test('nested executions run in the same place', async () => {
    const sfn = create();
    const child = sfn.stateMachine(
      { StartAt: 'Work', States: { Work: { Type: 'Task', Resource: fn('work'), End: true } } },
      { name: 'Child' },
    );
    const parent = sfn.stateMachine(
      {
        QueryLanguage: 'JSONata',
        StartAt: 'Nest',
        States: {
          Nest: {
            Type: 'Task',
            Resource: 'arn:aws:states:::states:startExecution.sync:2',
            Arguments: {
              StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Child',
              Input: { n: '{% $states.input.n %}' },
            },
            Output: '{% $states.result.Output %}',
            End: true,
          },
        },
      },
      { name: 'Parent' },
    );
    await child.arn();
    sfn.lambda('work', ({ n }: { n: number }) => ({ twice: 2 * n }));
    const run = await parent.run({ n: 21 });
    expect(run.output).toEqual({ twice: 42 });
    expect(sfn.calls.ofState('Nest').last).toMatchObject({ answeredBy: 'local', output: { Status: 'SUCCEEDED' } });
    keep('nested', run.history);
  });

  test('a redriven run goes on, and its mocks where they were', async () => {
    const sfn = create();
    const order = sfn.stateMachine(fan, { name: 'Fan' });
    sfn.lambda('charge', (event: unknown) => ({ charged: event }));
    order.mock('Reserve').throws('Stock.Gone').returns({ reserved: true });
    order.mock('Save').returns({});
    const failed = await order.run({ items: ['a'] });
    expect(failed).toHaveFailedWith('Stock.Gone');
    const run = await failed.redrive();
    expect(run).toHaveSucceeded();
    expect(run).toHaveBeenRedriven(1);
    expect(run).toHaveTakenPath([{ Fan: [['Charge', 'Pack'], ['Reserve'], ['Later']] }, { Each: [['Ship']] }, 'Save']);
    expect(sfn.calls.all.map(({ state }) => state)).toEqual(['Charge', 'Reserve', 'Reserve', 'Ship', 'Save']);
    keep('redrive', run.history);
  });

  test('Express workflows are read like others', async () => {
    const sfn = create();
    const order = sfn.stateMachine(
      { StartAt: 'A', States: { A: { Type: 'Task', Resource: fn('a'), Next: 'B' }, B: { Type: 'Pass', End: true } } },
      { name: 'Quick', type: 'EXPRESS' },
    );
    order.mock('A').returns(1);
    const run = await order.run({});
    expect(run).toHaveTakenPath(['A', 'B']);
    expect(run.output).toBe(1);
    keep('express', run.history);
  });

  test('a manual clock is moved by the test', async () => {
    const sfn = create({ ...settings, time: 'manual' });
    const order = sfn.stateMachine(
      {
        StartAt: 'A',
        States: { A: { Type: 'Wait', Seconds: 60, Next: 'B' }, B: { Type: 'Wait', Seconds: 30, End: true } },
      },
      { name: 'Wait' },
    );
    const run = await order.start({});
    await run.until('A');
    await sfn.clock.advance('59s');
    expect((await run.now()).path).toEqual(['A']);
    await sfn.clock.advanceToNextTimer();
    await run.until('B');
    await sfn.clock.advance('30s');
    const ended = await run.ended();
    expect(ended.durationMs).toBe(90_000);
    expect(sfn.clock.now()).toBe(Date.UTC(2030, 0, 1, 0, 1, 30));
    await expect(sfn.clock.advanceToNextTimer()).rejects.toThrow('Nothing waits for time to pass');
    keep('wait', ended.history);
  });

  test('the next timer is that of the state behind an answer that is still computed', async () => {
    const sfn = create({ ...settings, time: 'manual' });
    const order = sfn.stateMachine(
      {
        StartAt: 'A',
        States: { A: { Type: 'Task', Resource: fn('a'), Next: 'B' }, B: { Type: 'Wait', Seconds: 60, End: true } },
      },
      { name: 'Slow' },
    );
    order.mock('A').answers(() => new Promise((resolve) => setTimeout(() => resolve(1), 50)));
    const run = await order.start({});
    await sfn.clock.advanceToNextTimer();
    const ended = await run.ended();
    expect(ended.status).toBe('SUCCEEDED');
    expect(ended.durationMs).toBe(60_000);
  });

  test('a task that nobody answers is the mistake of the tester, with the scripts that were passed over', async () => {
    const sfn = create();
    const order = sfn.stateMachine(
      {
        StartAt: 'A',
        States: {
          A: { Type: 'Task', Resource: fn('a'), Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }], Next: 'B' },
          B: { Type: 'Pass', End: true },
        },
      },
      { name: 'Bare' },
    );
    sfn.harness.use(lambda('a').when({ n: 2 }).returns(1));
    const mistake: unknown = await order.run({ n: 1 }).catch((error: unknown) => error);
    expect(mistake).toMatchObject({ name: 'HarnessError' });
    const { message } = mistake as Error;
    expect(message).toContain("Nothing answers the task of state 'A'");
    expect(message).toContain('These scripts were passed over:');
    keep('unmocked', message);
  });

  describe('a harness error that only shows in the run', () => {
    const unanswered = {
      StartAt: 'A',
      States: { A: { Type: 'Task', Resource: fn('a'), Next: 'Later' }, Later: { Type: 'Pass', End: true } },
    } as const;

    /** The whole text that `run()` rejects with. */
    const textOfRun = async (): Promise<string> => {
      const order = create().stateMachine(unanswered, { name: 'Unanswered' });
      return order.run({}).then(
        () => 'it ran',
        (error: unknown) => (error as Error).message,
      );
    };
    const textOf = async (work: () => unknown): Promise<string> => {
      try {
        await work();
        return 'nothing was thrown';
      } catch (error) {
        return (error as Error).message;
      }
    };

    test('fails the test at its end, with the text of run()', async () => {
      const sfn = create();
      const order = sfn.stateMachine(unanswered, { name: 'Unanswered' });
      const started = await order.start({});
      await started.until('A');
      const run = await started.now();
      expect({ status: run.status, error: run.error }).toEqual({ status: 'FAILED', error: 'Stepmill.HarnessError' });
      expect(await textOf(() => sfn.endTest())).toBe(await textOfRun());
      expect(await textOf(() => sfn.endTest())).toBe('nothing was thrown');
    });

    test('fails the test when only the code under test has seen the execution', async () => {
      const sfn = create();
      const order = sfn.stateMachine(unanswered, { name: 'Unanswered' });
      const sdk = await import('@aws-sdk/client-sfn');
      const client = sfn.client();
      const { executionArn } = await client.send(new sdk.StartExecutionCommand({ stateMachineArn: await order.arn() }));
      let status: string | undefined;
      do ({ status } = await client.send(new sdk.DescribeExecutionCommand({ executionArn })));
      while (status === 'RUNNING');
      expect(status).toBe('FAILED');
      expect(await textOf(() => sfn.endTest())).toContain("Nothing answers the task of state 'A'");
    });

    test('is thrown by every matcher, until and task, and then told', async () => {
      const sfn = create();
      const order = sfn.stateMachine(unanswered, { name: 'Unanswered' });
      const started = await order.start({});
      await started.until('A');
      const [run] = await order.executions();
      const text = await textOfRun();
      expect(await textOf(() => expect(run).toHaveFailed())).toBe(text);
      expect(await textOf(() => expect(run).not.toHaveSucceeded())).toBe(text);
      expect(await textOf(() => expect(run!.state('A')).toHaveFailed())).toBe(text);
      expect(await textOf(() => expect(run).toHaveCalled({ function: 'a' }))).toBe(text);
      expect(await textOf(() => started.until('Later'))).toBe(text);
      expect(await textOf(() => started.task('A').succeed({}))).toBe(text);
      expect(await textOf(() => started.ended())).toBe(text);
      expect(await textOf(() => sfn.endTest())).toBe('nothing was thrown');
    });

    test('in a function for whose answer nobody waits', async () => {
      const sfn = create();
      sfn.lambda('audit', (event) => expect(event).toEqual({ id: 2 }));
      const order = sfn.stateMachine({
        StartAt: 'A',
        States: {
          A: {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke',
            Parameters: { FunctionName: 'audit', InvocationType: 'Event', Payload: { id: 1 } },
            End: true,
          },
        },
      });
      expect(await order.run({})).toHaveSucceeded();
      expect(await textOf(() => sfn.endTest())).toMatch(
        /^An expectation inside the handler of function 'audit' failed:\n/,
      );
      expect(await textOf(() => sfn.endTest())).toBe('nothing was thrown');
    });

    test('in a call of the code under test', async () => {
      const sfn = create();
      const order = sfn.stateMachine(unanswered, { name: 'Unanswered' });
      const sdk = await import('@aws-sdk/client-sfn');
      const start = new sdk.StartExecutionCommand({ stateMachineArn: `${await order.arn()}#None` });
      const answer = sfn.client().send(start);
      await answer.catch(() => 'the code under test swallows it');
      expect(await textOf(() => sfn.endTest())).toContain("test case 'None'");
    });

    test('of a nested execution is told once', async () => {
      const sfn = create();
      sfn.stateMachine(unanswered, { name: 'Unanswered' });
      const outer = sfn.stateMachine(
        {
          StartAt: 'Nest',
          States: {
            Nest: {
              Type: 'Task',
              Resource: 'arn:aws:states:::states:startExecution.sync:2',
              Parameters: {
                StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Unanswered',
                Input: {},
              },
              End: true,
            },
          },
        },
        { name: 'Outer' },
      );
      expect(await textOf(() => outer.run({}))).toContain("Nothing answers the task of state 'A'");
      expect(await textOf(() => sfn.endTest())).toBe('nothing was thrown');
    });

    test('of a harness beside it is told when that one is closed with it', async () => {
      const sfn = create();
      const order = sfn.fresh().stateMachine(unanswered, { name: 'Unanswered' });
      await (await order.start({})).until('A');
      expect(await textOf(() => sfn.close())).toContain("Nothing answers the task of state 'A'");
    });
  });

  test("a predicate's own error comes back as it was", async () => {
    const sfn = create();
    const order = sfn.stateMachine(
      { StartAt: 'A', States: { A: { Type: 'Task', Resource: fn('a'), End: true } } },
      { name: 'Broken' },
    );
    order
      .mock('A')
      .when(() => {
        throw new RangeError('out of it');
      })
      .returns(1);
    await expect(order.run({})).rejects.toThrow('out of it');
  });

  test('AWS would refuse this definition', async () => {
    const order = create().stateMachine({ StartAt: 'A', States: {} }, { name: 'Nothing' });
    const refused: unknown = await order.run({}).catch((error: unknown) => error);
    expect(refused).toMatchObject({ name: 'HarnessError' });
    keep('refused', (refused as Error).message);
  });

  test('errors of the API have its names', async () => {
    const { place } = create().harness;
    const arn = 'arn:aws:states:us-east-1:123456789012:execution:None:none';
    const error: unknown = await place
      .call('DescribeExecution', { executionArn: arn })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'ExecutionDoesNotExist', code: 'ExecutionDoesNotExist', statusCode: 400 });
  });

  test('an activity that is neither there nor mocked fails the test, one that is mocked need not be there', async () => {
    const sfn = create();
    const definition = {
      StartAt: 'A',
      States: { A: { Type: 'Task', Resource: 'arn:aws:states:us-east-1:123456789012:activity:none', End: true } },
    } as const;
    const order = sfn.stateMachine(definition, { name: 'Activity' });
    const failed: unknown = await order.run({}).catch((error: unknown) => error);
    keep('no activity', (failed as Error).message.split('\n').slice(0, 3).join('\n'));
    order.mock('A').returns('done');
    expect((await order.run({})).output).toBe('done');
  });

  test('a test case of a mock file', async () => {
    const sfn = create({
      ...settings,
      mocks: {
        StateMachines: { Cased: { TestCases: { Happy: { A: 'Fine' } } } },
        MockedResponses: { Fine: { '0': { Return: { fine: true } } } },
      },
    });
    const order = sfn.stateMachine(
      { StartAt: 'A', States: { A: { Type: 'Task', Resource: fn('a'), End: true } } },
      { name: 'Cased' },
    );
    expect((await order.run({}, { testCase: 'Happy' })).output).toEqual({ fine: true });
    await expect(order.run({}, { testCase: 'Hapy' })).rejects.toMatchObject({
      name: 'HarnessError',
      message: expect.stringContaining('Happy'),
    });
  });

  test('reset tells what was awaited, and begins anew', async () => {
    const sfn = create();
    const order = sfn.stateMachine(approval, { name: 'Approval' });
    sfn.lambda('ask', () => undefined);
    const started = await order.start({});
    void started.ended();
    await started.until('Ask');
    const waiting = await sfn.reset();
    expect(waiting).toContain(
      "state 'Ask' waits for its task token to come back from arn:aws:states:::lambda:invoke.waitForTaskToken",
    );
    expect(await sfn.reset()).toBeUndefined();
    expect((await sfn.harness.place.call('ListStateMachines', {}))['stateMachines']).toEqual([]);
    expect(sfn.calls.count).toBe(0);
    keep('waiting', waiting);
  });

  test('fake timers of the runner neither break it nor are broken', async () => {
    jest.useFakeTimers({ now: 0 });
    try {
      const sfn = create();
      const order = sfn.stateMachine(
        {
          StartAt: 'W',
          States: {
            W: { Type: 'Wait', Seconds: 86_400, Next: 'A' },
            A: { Type: 'Task', Resource: fn('a'), End: true },
          },
        },
        { name: 'Faked' },
      );
      sfn.lambda('a', async () => Promise.resolve(1));
      const fired = jest.fn();
      setTimeout(fired, 1000);
      const started = await order.start({});
      const run = await started.ended();
      expect(run.durationMs).toBe(86_400_000);
      expect(fired).not.toHaveBeenCalled();
      jest.advanceTimersByTime(1000);
      expect(fired).toHaveBeenCalledTimes(1);
      await sfn.reset();
    } finally {
      jest.useRealTimers();
    }
  });

  test('a client of the SDK, and what it started', async () => {
    const sfn = create();
    const order = sfn.stateMachine(
      { StartAt: 'A', States: { A: { Type: 'Task', Resource: fn('a'), End: true } } },
      { name: 'Client' },
    );
    order.mock('A').returns(1);
    const sdk = await import('@aws-sdk/client-sfn');
    const client = sfn.client();
    const { executionArn } = await client.send(
      new sdk.StartExecutionCommand({ stateMachineArn: await order.arn(), input: '{}' }),
    );
    expect(await sfn.ended(executionArn!)).toHaveTakenPath(['A']);
    const none = client.send(
      new sdk.StopExecutionCommand({ executionArn: 'arn:aws:states:us-east-1:123456789012:execution:a:b' }),
    );
    await expect(none).rejects.toBeInstanceOf(sdk.ExecutionDoesNotExist);
    await expect(none).rejects.toMatchObject({ $metadata: { httpStatusCode: 400, requestId: expect.any(String) } });
  });
});

test('both places tell the same histories and the same messages', () => {
  expect(Object.keys(histories['http']!)).toEqual(Object.keys(histories['process']!));
  expect(histories['http']).toEqual(histories['process']);
});

test('the place of a harness', () => {
  const kinds: Place['kind'][] = ['process', 'http', 'aws'];
  const made = kinds.map((target) => places.open({ target }));
  expect(made.map(({ harness }) => harness.place.kind)).toEqual(kinds);
});
