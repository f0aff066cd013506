import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { matchers } from '../../../src/harness/matchers/matchers';
import type { Run } from '../../../src/harness/run/Run';
import { TestInProgress } from '../../../src/harness/runner/TestInProgress';
import type { Stepmill } from '../../../src/harness/Stepmill';
import type { StepmillOptions } from '../../../src/harness/StepmillOptions';
import { failureOf } from '../support/failureOf';
import { TestPlaces } from './support/TestPlaces';

// Expectations compare what happened, wherever it did: inputs as they were at the call, results that nobody has changed,
// and executions as they are now.
const places = new TestPlaces();

beforeAll(() => expect.extend(matchers));

const pass = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
const lambda = {
  StartAt: 'F',
  States: {
    F: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'f', 'Payload.$': '$' },
      OutputPath: '$.Payload',
      Assign: { kept: [3, 1, 2] },
      End: true,
    },
  },
};
const callback = {
  StartAt: 'A',
  States: {
    A: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: {
        QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q',
        MessageBody: { 'token.$': '$$.Task.Token', list: [3, 1, 2] },
      },
      Next: 'Choose',
    },
    Choose: {
      Type: 'Choice',
      Choices: [{ Variable: '$.ok', IsPresent: true, Next: 'Good' }],
      Default: 'Bad',
    },
    Good: { Type: 'Succeed' },
    Bad: { Type: 'Fail', Error: 'Bad' },
  },
};

const distributed = {
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...pass },
      End: true,
    },
  },
};

/** Those of all places. */
const snapshots = new Set<string>();

const stale =
  'This run was read while the execution was running, and the execution has continued since. ' +
  'Await its end and assert on that: const run = await started.ended(); expect(run)… ' +
  'To look at it while it is still running, read it again: await started.now().';

describe.each(['process', 'http'] as const)('%s', (target) => {
  const create = (options: StepmillOptions = {}): Stepmill => places.open({ ...options, target }, new TestInProgress());

  test('the input of an execution is the one of the call, whatever the test does to its object afterwards', async () => {
    const machine = create().stateMachine(pass);
    const given = { k: '' };
    const runs = await Promise.all(['a', 'b'].map((k) => machine.run(Object.assign(given, { k }))));
    expect(runs.map(({ output }) => output)).toEqual([{ k: 'a' }, { k: 'b' }]);
    const options = { name: 'one' };
    const starting = machine.start(Object.assign(given, { k: 'c' }), options);
    Object.assign(given, { k: 'd' });
    options.name = 'two';
    const ended = await (await starting).ended();
    expect([ended.output, ended.executionArn.split(':').at(-1)]).toEqual([{ k: 'c' }, 'one']);
  });

  test("the values of a mock and of a task's end are those of the call, too", async () => {
    const sfn = create();
    const returned = { n: [1] };
    sfn.mock.lambda('f').returns(returned);
    returned.n.push(2);
    expect((await sfn.stateMachine(lambda).run({})).output).toEqual({ n: [1] });

    const started = await sfn.stateMachine(callback).start({});
    const output: Record<string, unknown> = { ok: true };
    const ending = started.task('A').succeed(output);
    delete output['ok'];
    await ending;
    expect(await started.ended()).toHaveSucceeded();
  });

  test('results are read-only: comparisons use what happened', async () => {
    const sfn = create();
    sfn.mock.lambda('f').returns({ items: [3, 1, 2] });
    const run = await sfn.stateMachine(lambda).run({ list: [3, 1, 2] });
    const lists: readonly (() => unknown)[] = [
      () => (run.output as { items: number[] }).items,
      () => (run.input as { list: number[] }).list,
      () => run.variables['kept'],
      () => (run.state('F').output as { items: number[] }).items,
      () => (run.state('F').input as { list: number[] }).list,
      () => run.state('F').assigned!['kept'],
      () => (run.state('F').attempts[0]!.parameters as { Payload: { list: number[] } }).Payload.list,
      () => run.state('F').attempts,
      () => (run.task('F').mock.calls[0]![0] as { Payload: { list: number[] } }).Payload.list,
      () => (run.task('F').mock.results[0]!.value as { Payload: { items: number[] } }).Payload.items,
      () => (run.calls.all[0]!.received as { list: number[] }).list,
      () => (run.calls.last.output as { Payload: { items: number[] } }).Payload.items,
      () => run.history,
      () => run.story.visits,
      () => run.story.main.visits,
    ];
    for (const list of lists) expect(() => (list() as unknown[]).push(0)).toThrow(TypeError);
    expect(() => Object.assign(run.output as object, { more: 1 })).toThrow(TypeError);
    expect(() => Object.assign(run.history[0]!.details, { more: 1 })).toThrow(TypeError);
    expect(run).toHaveOutput({ items: [3, 1, 2] });
    expect(run).toHaveCalled({ function: 'f' }, { list: [3, 1, 2] });
    expect(run).toHaveInput({ list: [3, 1, 2] });
    (run.path as unknown[]).length = 0;
    expect([run.calls.count, run.path]).toEqual([1, ['F']]);
  });

  const waiting = async (sfn: Stepmill) => {
    const started = await sfn.stateMachine(callback).start({});
    return { started, run: await started.until('A') };
  };
  const expectations: readonly ((run: Run) => unknown)[] = [
    (run) => expect(run).not.toHaveEntered('Bad'),
    (run) => expect(run).toBeRunning(),
    (run) => expect(run).toHaveTakenPath(['A']),
    (run) => expect(run.state('A')).toBeRunning(),
    (run) => expect(run).not.toHaveCalled({ queue: 'q' }),
    (run) => expect(run).toHaveSent('q'),
    (run) => expect(run.task('A')).toHaveBeenCalledTimes(1),
    (run) => expect(run.calls).toHaveLength(1),
  ];

  test('a run that was read while it was running is not looked at once the execution has continued', async () => {
    const { started, run } = await waiting(create());
    expect(run).toBeRunning();
    await started.task('A').succeed({});
    for (const expectation of expectations) expect(failureOf(() => expectation(run))).toBe(stale);
    const ended = await started.ended();
    for (const expectation of expectations) expect(failureOf(() => expectation(run))).toBe(stale);
    expect(ended).toHaveFailedWith('Bad');
    expect([run.status, run.path]).toEqual(['RUNNING', ['A']]);
  });

  test('nor once a newer read shows that it has, whoever has advanced it', async () => {
    const sfn = create();
    const { started, run } = await waiting(sfn);
    const same = await started.now();
    for (const one of [run, same]) expect(one).toBeRunning();
    await started.task('A').heartbeat();
    for (const one of [run, same]) expect(one).toBeRunning();
    const [message] = await sfn.outbox.waitFor({ destination: 'q' });
    await sfn.client().send(new SendTaskSuccessCommand({ taskToken: message!.taskToken, output: '{}' }));
    await started.ended();
    for (const one of [run, same]) expect(failureOf(() => expect(one).toBeRunning())).toBe(stale);
  });

  test('a snapshot is the same in each place, and names what it cannot include', async () => {
    const sfn = create({ seed: 1, startTime: '2030-01-01T00:00:00Z' });
    sfn.mock.lambda('f').returns({ items: [1] });
    snapshots.add((await sfn.stateMachine(lambda, { name: 'L' }).run({ n: 1 })).toSnapshot());
    const hash = {
      StartAt: 'P',
      States: { P: { ...pass.States.P, Parameters: { 'n.$': 'States.MathRandom(1, 9999)' } } },
    };
    const random = await create().stateMachine(hash).run({});
    expect(failureOf(() => random.toSnapshot())).toContain('The snapshot would differ in the next run:');
    const run = await sfn.stateMachine(distributed).run([1, 2]);
    const children = "A snapshot contains the children of the Distributed Map 'Each' only in the test process";
    if (target === 'http') expect(failureOf(() => run.toSnapshot())).toContain(children);
    else expect(run.toSnapshot()).toContain('child 1');
    snapshots.add(run.toSnapshot({ children: 'ignore' }));
    expect(snapshots.size).toBe(2);
  });

  test('nor after it was stopped', async () => {
    const { started, run } = await waiting(create());
    const stopped = await started.stop('Why');
    expect(failureOf(() => expect(run).toBeRunning())).toBe(stale);
    expect(stopped).toHaveBeenAborted();
  });
});

test('messages of the outbox are read-only', async () => {
  const sfn = places.open({}, new TestInProgress());
  const started = await sfn.stateMachine(callback).start({});
  const [message] = await sfn.outbox.waitFor({ destination: 'q' });
  expect(() => (message!.json as { list: number[] }).list.sort()).toThrow(TypeError);
  await started.stop();
});
