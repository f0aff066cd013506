import { activity, lambda, mock, stateMachine } from '../../../../src/tasks/mocking/scripts';
import { describeDifference } from '../../../../src/insight/diff/formatComparison';
import { replayRecording } from '../../../../src/insight/recordings/replay/replayRecording.harness';
import type { Recording } from '../../../../src/insight/recordings/Recording';
import { call, invoke, recordScene, type Scene } from '../support/record';

type States = Record<string, object>;

/** What the replay of a recording on a definition says, in short. */
async function replayed(recording: Recording, definition?: object): Promise<object> {
  const text = definition === undefined ? {} : { definition: JSON.stringify(definition) };
  const { verdict, reason, comparison, place } = await replayRecording(recording, text);
  return {
    verdict,
    ...(reason !== undefined && { reason }),
    ...(comparison.differences[0] && { first: describeDifference(comparison.differences[0]) }),
    ...(place && { place: `${place.changed ? 'changed ' : ''}${place.pointer}` }),
    ...(comparison.notCompared.length > 0 && { notCompared: comparison.notCompared }),
  };
}

const agrees = { verdict: 'agrees' };

const order = {
  StartAt: 'Charge',
  States: {
    Charge: call('charge', {
      Parameters: { FunctionName: 'charge', Payload: { 'amount.$': '$.amount' } },
      ResultSelector: { 'id.$': '$.Payload.id' },
      ResultPath: '$.charge',
      Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 2, IntervalSeconds: 5 }],
      Catch: [{ ErrorEquals: ['Declined'], ResultPath: '$.error', Next: 'Refuse' }],
      Next: 'Big',
    }),
    Big: {
      Type: 'Choice',
      Choices: [{ Variable: '$.amount', NumericGreaterThan: 100, Next: 'Check' }],
      Default: 'Wait',
    },
    Check: call('check', { ResultPath: null, Next: 'Wait' }),
    Wait: { Type: 'Wait', Seconds: 86400, Next: 'Ship' },
    Ship: call('ship', { TimeoutSeconds: 60, End: true }),
    Refuse: { Type: 'Fail', Error: 'Refused', Cause: 'no money' },
  } as States,
};

/** A change of one of its states. */
function withState(name: string, change: object): object {
  return { ...order, States: { ...order.States, [name]: { ...order.States[name], ...change } } };
}

const small = (): Scene => ({
  input: { amount: 7 },
  scripts: [
    lambda('charge').fails('Busy').times(1).returns({ id: 'c-1' }).after(3),
    lambda('ship').returns({ parcel: 'p' }).after(20),
  ],
});

describe('agrees', () => {
  test('with retries, a day of waiting, and answers that took their time', async () => {
    expect(await replayed(await recordScene(order, small()))).toEqual(agrees);
  });

  test('with an error that is caught, and one that is not', async () => {
    const declined: Scene = { input: { amount: 7 }, scripts: [lambda('charge').fails('Declined', 'no')] };
    expect(await replayed(await recordScene(order, declined))).toEqual(agrees);
    const broken: Scene = { input: { amount: 7 }, scripts: [mock('Charge').throws('Broken')] };
    expect(await replayed(await recordScene(order, broken))).toEqual(agrees);
  });

  test('with a task that timed out', async () => {
    const silent: Scene = {
      input: { amount: 7 },
      scripts: [lambda('charge').returns({ id: 1 }), mock('Ship').timesOut()],
    };
    expect(await replayed(await recordScene(order, silent))).toEqual(agrees);
  });

  test('with an execution that timed out, and one that was stopped while it waited', async () => {
    const brief = { ...order, TimeoutSeconds: 3600 };
    expect(await replayed(await recordScene(brief, small()))).toEqual(agrees);
    const open = {
      StartAt: 'Ask',
      States: {
        Ask: call('ask', { Next: 'Wait' }),
        Wait: { Type: 'Wait', Seconds: 900, Next: 'Approve' },
        Approve: {
          Type: 'Task',
          Resource: `${invoke}.waitForTaskToken`,
          Parameters: { FunctionName: 'f', 'Payload.$': '$$.Task.Token' },
          End: true,
        },
      },
    };
    const stopped: Scene = {
      scripts: [lambda('ask').returns(1), mock('Approve').leavesTokenOpen()],
      during: async (service, executionArn) => {
        await service.quiet();
        await service.call('StopExecution', { executionArn, error: 'Enough', cause: 'no answer' });
      },
    };
    const recording = await recordScene(open, stopped);
    expect(recording.execution.description['status']).toBe('ABORTED');
    expect(await replayed(recording)).toEqual(agrees);
  });

  test('with callbacks, activities, nested executions and jobs', async () => {
    const definition = {
      StartAt: 'All',
      States: {
        All: {
          Type: 'Parallel',
          Branches: [
            [
              'Callback',
              {
                Resource: `${invoke}.waitForTaskToken`,
                HeartbeatSeconds: 60,
                Parameters: { FunctionName: 'f', Payload: { 'token.$': '$$.Task.Token' } },
              },
            ],
            ['Activity', { Resource: 'arn:aws:states:us-east-1:123456789012:activity:approve' }],
            [
              'Nested',
              {
                Resource: 'arn:aws:states:::states:startExecution.sync:2',
                Parameters: { StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Child' },
              },
            ],
            ['Function', { Resource: 'arn:aws:lambda:us-east-1:123456789012:function:plain' }],
            ['Sdk', { Resource: 'arn:aws:states:::aws-sdk:s3:listBuckets', Parameters: {} }],
          ].map(([name, more]) => ({
            StartAt: name,
            States: { [name as string]: { Type: 'Task', End: true, ...(more as object) } },
          })),
          End: true,
        },
      },
    };
    const recording = await recordScene(definition, {
      scripts: [
        mock('Callback').returns({ approved: true }).after(50),
        activity('approve').returns('yes').after(9),
        stateMachine('Child').returns({ out: 1 }).after(5),
        lambda('plain').returns([1, 2]),
        mock('Sdk').returns({ Buckets: [] }),
      ],
    });
    expect(await replayed(recording)).toEqual(agrees);
  });

  test('with items of a Map that end in any order, and one that makes the others stop', async () => {
    const each = {
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemsPath: '$.items',
          ItemProcessor: {
            StartAt: 'Do',
            States: {
              Do: call('do', { Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 1 }], Next: 'Then' }),
              Then: call('then', { End: true }),
            },
          },
          End: true,
        },
      },
    };
    const input = { items: [30, 10, 20, 40] };
    const slow = mock('Do').answers((parameters: { Payload: number }) => ({ n: parameters.Payload }));
    const then = [0, 1, 2, 3].map((index) =>
      mock('Then')
        .forItem(index)
        .returns({ index })
        .after(40 - 10 * index),
    );
    expect(await replayed(await recordScene(each, { input, scripts: [slow, ...then] }))).toEqual(agrees);
    const fails = mock('Then').forItem(2).throws('Bad').after(5);
    expect(await replayed(await recordScene(each, { input, scripts: [slow, ...then, fails] }))).toEqual(agrees);
  });

  test('with items of which one breaks while the others are asked at the same time', async () => {
    const each = {
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemsPath: '$.items',
          ItemProcessor: {
            StartAt: 'Do',
            States: {
              Do: call('do', { OutputPath: '$.Payload', Next: 'Break' }),
              Break: { Type: 'Pass', InputPath: '$.none', End: true },
            },
          },
          End: true,
        },
      },
    };
    const recording = await recordScene(each, { input: { items: [1, 2] }, scripts: [lambda('do').returns({ a: 1 })] });
    expect(recording.execution.description).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(await replayed(recording)).toEqual(agrees);
  });

  test('with a loop that asks the same task again and again', async () => {
    const poll = {
      StartAt: 'Poll',
      States: {
        Poll: call('poll', { OutputPath: '$.Payload', Next: 'Done?' }),
        'Done?': {
          Type: 'Choice',
          Choices: [{ Variable: '$.done', BooleanEquals: true, Next: 'End' }],
          Default: 'Wait',
        },
        Wait: { Type: 'Wait', Seconds: 30, Next: 'Poll' },
        End: { Type: 'Succeed' },
      },
    };
    const scripts = [lambda('poll').returns({ done: false }).times(7).returns({ done: true })];
    expect(await replayed(await recordScene(poll, { scripts }))).toEqual(agrees);
  });

  test('with an execution that was redriven, twice', async () => {
    const scene: Scene = {
      input: { amount: 500 },
      scripts: [
        mock('Charge').returns({ Payload: { id: 1 } }),
        mock('Check').throws('Down').times(2).returns({}),
        lambda('ship').returns({}),
      ],
      during: async (service, executionArn) => {
        for (let n = 0; n < 2; n++) {
          await service.quiet();
          await service.call('RedriveExecution', { executionArn });
        }
      },
    };
    const recording = await recordScene(order, scene);
    expect(recording.execution.description).toMatchObject({ status: 'SUCCEEDED', redriveCount: 2 });
    expect(await replayed(recording)).toEqual(agrees);
  });

  test('with what the context object tells of the execution', async () => {
    const told = { StartAt: 'A', States: { A: { Type: 'Pass', Parameters: { 'all.$': '$$' }, End: true } } };
    expect(await replayed(await recordScene(told))).toEqual(agrees);
  });

  test('with numbers that a workflow computes with, or prints', async () => {
    const numbers = {
      StartAt: 'Ask',
      States: {
        Ask: call('ask', { OutputPath: '$.Payload', Next: 'Large?' }),
        'Large?': {
          Type: 'Choice',
          Choices: [{ Variable: '$.large', NumericGreaterThan: 5, Next: 'Print' }],
          Default: 'No',
        },
        Print: { Type: 'Pass', Parameters: { 'text.$': 'States.JsonToString($)' }, End: true },
        No: { Type: 'Fail' },
      },
    };
    const answer = { large: 12345678901234567890n, one: 1 };
    const recording = await recordScene(numbers, { scripts: [lambda('ask').returns(answer)] });
    expect(recording.execution.description['status']).toBe('SUCCEEDED');
    expect(await replayed(recording)).toEqual(agrees);
  });

  test('with ids and times that are others each time', async () => {
    const ids = {
      QueryLanguage: 'JSONata',
      StartAt: 'A',
      States: {
        A: {
          Type: 'Pass',
          Assign: { id: '{% $uuid() %}' },
          Output: { at: '{% $states.context.State.EnteredTime %}' },
          Next: 'B',
        },
        B: {
          Type: 'Task',
          Resource: invoke,
          Arguments: { FunctionName: 'f', Payload: '{% $id %}' },
          Output: '{% $id %}',
          End: true,
        },
      },
    };
    expect(await replayed(await recordScene(ids, { scripts: [lambda('f').returns(1)] }))).toEqual(agrees);
  });
});

describe('differs', () => {
  let recording: Recording;
  beforeAll(async () => {
    recording = await recordScene(order, small());
  });

  test('in a retry that there is no more', async () => {
    expect(
      await replayed(recording, withState('Charge', { Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 0 }] })),
    ).toEqual({
      verdict: 'differs',
      first: "number of attempts of state 'Charge': 2 ≠ 1",
      place: 'changed /States/Charge/Retry/0/MaxAttempts',
    });
  });

  test('accounts and regions in ARNs are not a change', async () => {
    const there = 'arn:aws:lambda:eu-west-1:111122223333:function:charge';
    const parameters = { FunctionName: there, Payload: { 'amount.$': '$.amount' } };
    const here = { ...parameters, FunctionName: there.replace('eu-west-1:111122223333', 'us-east-1:123456789012') };
    const recorded = await recordScene(withState('Charge', { Parameters: here }), small());
    const changed = { Parameters: parameters, Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 0 }] };
    expect(await replayed(recorded, withState('Charge', changed))).toEqual({
      verdict: 'differs',
      first: "number of attempts of state 'Charge': 2 ≠ 1",
      place: 'changed /States/Charge/Retry/0/MaxAttempts',
    });
  });

  test('in what is sent', async () => {
    expect(
      await replayed(
        recording,
        withState('Charge', { Parameters: { FunctionName: 'charge', Payload: { 'cents.$': '$.amount' } } }),
      ),
    ).toEqual({
      verdict: 'differs',
      first: "parameters at /Payload/amount of state 'Charge': 7 ≠ nothing",
      place: 'changed /States/Charge/Parameters/Payload/cents.$',
    });
  });

  test('in what a state makes of an answer', async () => {
    expect(await replayed(recording, withState('Charge', { ResultPath: '$.paid' }))).toEqual({
      verdict: 'differs',
      first: expect.stringContaining("output at /charge of state 'Charge'") as string,
      place: 'changed /States/Charge/ResultPath',
    });
  });

  test('in a time-out that is shorter than the answer took', async () => {
    expect(await replayed(recording, withState('Ship', { TimeoutSeconds: 10 }))).toEqual({
      verdict: 'differs',
      first: `outcome of state 'Ship': "succeeded" ≠ "timedOut"`,
      place: 'changed /States/Ship/TimeoutSeconds',
    });
  });

  test('not in time alone', async () => {
    expect(await replayed(recording, withState('Wait', { Seconds: 5 }))).toEqual(agrees);
    expect(await replayed(recording, withState('Wait', { Comment: 'short' }))).toEqual(agrees);
  });

  test('in a path that leads past a task', async () => {
    expect(await replayed(recording, withState('Big', { Default: 'Ship' }))).toEqual({
      verdict: 'differs',
      first: "state after state 'Big': 'Wait' ≠ 'Ship'",
      place: 'changed /States/Big/Default',
    });
  });

  test('in a recording that was made to say something else', async () => {
    const { execution } = recording;
    const events = JSON.parse(JSON.stringify(execution.events).replaceAll('c-1', 'c-2')) as object[];
    const one = JSON.parse(JSON.stringify(execution.events).replace('"c-1', '"c-2')) as object[];
    expect(await replayed({ ...recording, execution: { ...execution, events } })).toEqual(agrees);
    expect(await replayed({ ...recording, execution: { ...execution, events: one } })).toMatchObject({
      verdict: 'differs',
    });
    const description = { ...execution.description, output: '{"parcel":"q"}' };
    expect(await replayed({ ...recording, execution: { ...execution, description } })).toMatchObject({
      verdict: 'differs',
    });
  });
});

describe('unanswered', () => {
  let recording: Recording;
  beforeAll(async () => {
    recording = await recordScene(order, small());
  });

  test('a new task', async () => {
    const States = { ...order.States, Wait: call('audit', { Next: 'Ship' }), Ship: order.States['Ship'] };
    expect(
      await replayed(recording, {
        ...order,
        States: {
          ...States,
          Big: { ...order.States['Big'], Default: 'Audit' },
          Audit: call('audit', { Next: 'Ship' }),
        },
      }),
    ).toEqual({
      verdict: 'unanswered',
      reason: "The new task 'Audit' is not in the recording: its answer is not known.",
      first: "state after state 'Big': 'Wait' ≠ 'Audit'",
      place: 'changed /States/Audit',
    });
  });

  test('a task that was not asked then', async () => {
    expect(await replayed(recording, withState('Big', { Default: 'Check' }))).toEqual({
      verdict: 'unanswered',
      reason: "Task 'Check' was not called in the recording: its answer is not known.",
      first: "state after state 'Big': 'Wait' ≠ 'Check'",
      place: 'changed /States/Big/Default',
    });
  });

  test('one more attempt', async () => {
    const broken = await recordScene(order, { input: { amount: 1 }, scripts: [mock('Charge').throws('Busy')] });
    expect(await replayed(broken, withState('Charge', { Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 3 }] }))).toEqual(
      {
        verdict: 'unanswered',
        reason: "State 'Charge' is run for the 4th time by Retry, but the recording has 3 attempts of it.",
        place: 'changed /States/Charge/Retry/0/MaxAttempts',
      },
    );
  });

  test('one more visit', async () => {
    expect(
      await replayed(recording, withState('Ship', { End: undefined, ResultPath: null, Next: 'Charge' })),
    ).toMatchObject({
      verdict: 'unanswered',
      reason: "Task 'Charge' is called for the 2nd time, but the recording has 1.",
    });
  });

  test('another service', async () => {
    const sent = {
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q', MessageBody: 'x' },
    };
    expect(await replayed(recording, withState('Ship', sent))).toMatchObject({
      verdict: 'unanswered',
      reason: expect.stringMatching(
        /^Task 'Ship' calls sqs:sendMessage, but the recording has what lambda:invoke answered/,
      ) as string,
      place: expect.stringMatching(/^changed \/States\/Ship/) as string,
    });
  });

  test('a longer time-out', async () => {
    const silent = await recordScene(order, {
      input: { amount: 7 },
      scripts: [lambda('charge').returns({ id: 1 }), mock('Ship').timesOut()],
    });
    expect(await replayed(silent, withState('Ship', { TimeoutSeconds: 600 }))).toMatchObject({
      verdict: 'unanswered',
      reason:
        "Task 'Ship' had not answered in 60 s, and waits 600 s now: the recording does not say what would have come.",
      place: 'changed /States/Ship/TimeoutSeconds',
    });
  });

  test('no Catch takes it: it is not an error of the workflow', async () => {
    const caught = withState('Ship', {
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Refuse' }],
      Resource: 'arn:aws:states:::aws-sdk:s3:listBuckets',
      Parameters: {},
    });
    expect(await replayed(recording, caught)).toMatchObject({ verdict: 'unanswered' });
  });

  test('a branch that a neighbour had cut off, and now goes on', async () => {
    const both = (more: object): object => ({
      StartAt: 'Both',
      States: {
        Both: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'Fails', States: { Fails: call('fails', { End: true, ...more }) } },
            { StartAt: 'Slow', States: { Slow: call('slow', { End: true }) } },
          ],
          End: true,
        },
      },
    });
    const cut = await recordScene(both({}), {
      scripts: [mock('Fails').throws('Bad').after(2), mock('Slow').returns(1).after(10)],
    });
    expect(await replayed(cut)).toEqual(agrees);
    const taken = { Catch: [{ ErrorEquals: ['Bad'], Next: 'Fine' }] };
    const goesOn = both({}) as { States: { Both: { Branches: { States: Record<string, object> }[] } } };
    Object.assign(goesOn.States.Both.Branches[0]!.States['Fails']!, taken);
    goesOn.States.Both.Branches[0]!.States['Fine'] = { Type: 'Succeed' };
    expect(await replayed(cut, goesOn)).toMatchObject({
      verdict: 'unanswered',
      reason: "Task 'Slow' was aborted in the recording, but not now: its answer is not known.",
    });
  });
});

describe('unusable', () => {
  test('a recording that was cut, was running or has no history', async () => {
    const recording = await recordScene(order, small());
    const { execution } = recording;
    const cut = { ...recording, execution: { ...execution, events: execution.events!.slice(0, 5) } };
    expect(await replayed(cut)).toEqual({
      verdict: 'unusable',
      reason: 'Its history ends with event 5, TaskFailed, instead of ExecutionSucceeded: it is incomplete.',
    });
    const none = { ...recording, execution: { ...execution, events: undefined } };
    expect(await replayed(none)).toMatchObject({ verdict: 'unusable' });
  });

  test('a definition that is none', async () => {
    const recording = await recordScene(order, small());
    await expect(replayRecording(recording, { definition: '{"StartAt":"A"}' })).rejects.toThrow(
      'The definition to play is invalid: ',
    );
    await expect(replayRecording(recording, { definition: 'nonsense' })).rejects.toThrow('is not JSON');
  });
});
