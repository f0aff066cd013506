import { formatStory } from '../../../src/story/trace/formatStory';
import { readStory } from '../../../src/story/trace/readStory';
import type { Story, Visit } from '../../../src/story/trace/Story';
import { storyOf, type ShortEvent } from '../../harness/support/storyOf';
import type { StateMachineDefinition } from '../../../src/language/asl/types';

const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:ship';

/** Each visit with how it ended and how each of its attempts did. */
function outcomes({ visits }: Story): string[] {
  return visits.map(({ state, outcome, error, attempts }: Visit) => {
    const tried = attempts.map((attempt) => `${attempt.startedBy} ${attempt.outcome}`).join(', ');
    return `${state}: ${outcome}${error === undefined ? '' : ` ${error}`}${tried === '' ? '' : ` (${tried})`}`;
  });
}

test('a Task with its input, its call and its output', () => {
  const story = storyOf([
    ['ExecutionStarted', 0, { input: { id: 1 } }],
    ['TaskStateEntered', 0, { name: 'Ship', input: { id: 1 } }, 1],
    ['LambdaFunctionScheduled', 2, { resource: lambda, input: { id: 1 } }, 1],
    ['LambdaFunctionStarted', 3, undefined, 1],
    ['LambdaFunctionSucceeded', 4, { output: { parcel: 'p' } }, 3],
    ['TaskStateExited', 5, { name: 'Ship', output: { parcel: 'p' }, assignedVariables: { parcel: 'p', n: 1 } }, 3],
    ['ExecutionSucceeded', 6, { output: { parcel: 'p' } }, 3],
  ]);
  const startMs = Date.UTC(2030, 0, 1);
  const [visit] = story.visits;
  expect({ ...visit, strand: undefined }).toEqual({
    state: 'Ship',
    type: 'Task',
    strand: undefined,
    enteredId: 2,
    enteredMs: startMs + 1000,
    exitedMs: startMs + 3000,
    input: { id: 1 },
    output: { parcel: 'p' },
    assigned: { parcel: 'p', n: 1 },
    outcome: 'succeeded',
    error: undefined,
    cause: undefined,
    location: undefined,
    attempts: [
      {
        startedId: 3,
        startedMs: startMs + 1000,
        startedBy: 'entry',
        scheduled: true,
        endedMs: startMs + 3000,
        outcome: 'succeeded',
        parameters: { id: 1 },
        resource: lambda,
        resourceType: undefined,
        output: { parcel: 'p' },
        error: undefined,
        cause: undefined,
        strands: [],
        mapRunArn: undefined,
      },
    ],
  });
  expect(story.main.visits).toEqual([visit]);
  expect({ ...story, main: undefined, visits: undefined, events: undefined }).toEqual({
    starts: 1,
    lastMs: startMs + 3000,
    executionArn: 'arn:aws:states:us-east-1:123456789012:execution:Order:run-1',
    name: 'run-1',
    status: 'SUCCEEDED',
    redriveCount: 0,
    startMs,
    stopMs: startMs + 3000,
    input: {},
    output: { parcel: 'p' },
    error: undefined,
    cause: undefined,
    origin: {},
  });
});

const failing = (second: number, previousId: number): readonly ShortEvent[] => [
  ['LambdaFunctionScheduled', previousId, { resource: lambda, input: {} }, second],
  ['LambdaFunctionStarted', previousId + 1, undefined, second],
  ['LambdaFunctionFailed', previousId + 2, { error: 'Down', cause: 'no driver' }, second],
];

test('retries, and a caught error', () => {
  const story = storyOf([
    ['ExecutionStarted', 0],
    ['TaskStateEntered', 0, { name: 'Ship', input: {} }],
    ...failing(0, 2),
    ...failing(2, 5),
    ['TaskStateExited', 8, { name: 'Ship', output: { Error: 'Down', Cause: 'no driver' } }, 2],
    ['PassStateEntered', 9, { name: 'Refund', input: {} }, 2],
    ['PassStateExited', 10, { name: 'Refund', output: {} }, 2],
    ['ExecutionSucceeded', 11, { output: {} }, 2],
  ]);
  expect(outcomes(story)).toEqual(['Ship: caught Down (entry failed, retry failed)', 'Refund: succeeded']);
  expect(formatStory(story)).toBe(
    [
      'SUCCEEDED after 2s',
      '├─ Ship    Task  +0s  caught Down — no driver (2 attempts, waited 2s)',
      '└─ Refund  Pass  +2s',
    ].join('\n'),
  );
});

test('a timeout that ends the execution', () => {
  const story = storyOf([
    ['ExecutionStarted', 0],
    ['TaskStateEntered', 0, { name: 'Ship', input: {} }],
    ['TaskScheduled', 2, { resource: 'invoke', resourceType: 'lambda', parameters: {} }],
    ['TaskStarted', 3],
    ['TaskTimedOut', 4, { error: 'States.Timeout' }, 9],
    ['ExecutionFailed', 5, { error: 'States.Timeout' }, 9],
  ]);
  expect(outcomes(story)).toEqual(['Ship: failed States.Timeout (entry timedOut)']);
});

test.each(['ExecutionAborted', 'ExecutionTimedOut'] as const)('%s cancels whatever is open', (type) => {
  const story = storyOf([
    ['ExecutionStarted', 0],
    ['TaskStateEntered', 0, { name: 'Ship', input: {} }],
    ['TaskScheduled', 2, { resource: 'invoke', resourceType: 'lambda', parameters: {} }],
    ['TaskStarted', 3],
    [type, 0, {}, 9],
  ]);
  expect(outcomes(story)).toEqual(['Ship: aborted (entry aborted)']);
});

test('a running execution', () => {
  const story = storyOf([
    ['ExecutionStarted', 0],
    ['TaskStateEntered', 0, { name: 'Ship', input: {} }],
    ['TaskScheduled', 2, { resource: 'invoke', resourceType: 'lambda', parameters: {} }],
  ]);
  expect(outcomes(story)).toEqual(['Ship: open (entry open)']);
  expect(formatStory(story)).toBe('RUNNING\n└─ Ship  Task  +0s  still open');
});

const fan: StateMachineDefinition = {
  StartAt: 'Fan',
  States: {
    Fan: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'Left', States: { Left: { Type: 'Wait', Seconds: 5, End: true } } },
        { StartAt: 'Right', States: { Right: { Type: 'Fail', Error: 'Broken', Cause: 'on purpose' } } },
      ],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Done' }],
      Next: 'Done',
    },
    Done: { Type: 'Succeed' },
  },
};

test('branches are in the order of the definition; the failing one is distinct from cancelled ones', () => {
  const story = storyOf(
    [
      ['ExecutionStarted', 0],
      ['ParallelStateEntered', 0, { name: 'Fan', input: {} }],
      ['ParallelStateStarted', 2],
      ['FailStateEntered', 3, { name: 'Right', input: {} }],
      ['WaitStateEntered', 3, { name: 'Left', input: {} }],
      ['WaitStateAborted', 4],
      ['ParallelStateFailed', 4],
      ['ParallelStateExited', 7, { name: 'Fan', output: { Error: 'Broken', Cause: 'on purpose' } }],
      ['SucceedStateEntered', 8, { name: 'Done', input: {} }],
      ['SucceedStateExited', 9, { name: 'Done', output: {} }],
      ['ExecutionSucceeded', 10, { output: {} }],
    ],
    { definition: fan },
  );
  expect(formatStory(story)).toBe(
    [
      'SUCCEEDED after 0s',
      '├─ Fan   Parallel  +0s  caught Broken — on purpose',
      '│  branch 0',
      '│    └─ Left  Wait  +0s  cut off',
      '│  branch 1',
      '│    └─ Right  Fail  +0s  failed: Broken — on purpose',
      '└─ Done  Succeed  +0s',
    ].join('\n'),
  );
});

test('a retried Parallel: its attempts end where their branches failed', () => {
  const story = storyOf(
    [
      ['ExecutionStarted', 0],
      ['ParallelStateEntered', 0, { name: 'Fan', input: {} }],
      ['ParallelStateStarted', 2],
      ['FailStateEntered', 3, { name: 'Right', input: {} }],
      ['ParallelStateStarted', 4, undefined, 3],
      ['WaitStateEntered', 5, { name: 'Left', input: {} }, 3],
      ['WaitStateExited', 6, { name: 'Left', output: {} }, 8],
      ['ParallelStateSucceeded', 7, undefined, 8],
      ['ParallelStateExited', 7, { name: 'Fan', output: [] }, 8],
      ['ExecutionSucceeded', 9, { output: [] }, 8],
    ],
    { definition: fan },
  );
  expect(outcomes(story)).toEqual([
    'Fan: succeeded (entry failed, retry succeeded)',
    'Right: failed Broken',
    'Left: succeeded',
  ]);
  expect(formatStory(story)).toBe(
    [
      'SUCCEEDED after 8s',
      '└─ Fan  Parallel  +0s  (2 attempts, waited 3s)',
      '   branch 0',
      '     └─ Left  Wait  +3s',
    ].join('\n'),
  );
});

const iteration = (index: number, previousId: number): ShortEvent => [
  'MapIterationStarted',
  previousId,
  { name: 'Each', index },
];

test('a Parallel in a Map in a Map: each failure belongs to its own state', () => {
  const story = storyOf([
    ['ExecutionStarted', 0],
    ['MapStateEntered', 0, { name: 'Each', input: [1, 2] }],
    ['MapStateStarted', 2, { length: 2 }],
    iteration(0, 3),
    iteration(1, 3),
    ['MapStateEntered', 4, { name: 'Inner', input: [1] }], // 6, in item 0
    ['PassStateEntered', 5, { name: 'Inner2', input: 2 }], // 7, in item 1
    ['MapStateStarted', 6, { length: 1 }],
    ['MapIterationStarted', 8, { name: 'Inner', index: 0 }],
    ['ParallelStateEntered', 9, { name: 'Fan', input: 1 }],
    ['ParallelStateStarted', 10],
    ['FailStateEntered', 11, { name: 'Broken', input: 1 }], // 12
    ['ParallelStateFailed', 12], // 13
    ['MapIterationFailed', 13, { name: 'Inner', index: 0 }],
    ['MapStateFailed', 13], // 15: Inner
    ['MapIterationFailed', 15, { name: 'Each', index: 0 }],
    ['MapIterationAborted', 15, { name: 'Each', index: 1 }],
    ['MapStateFailed', 15], // 18: Each
    ['ExecutionFailed', 18, { error: 'Bad', cause: 'why' }],
  ]);
  expect(formatStory(story)).toBe(
    [
      'FAILED after 0s: Bad — why',
      '└─ Each  Map  +0s  failed: Bad',
      '   item 0',
      '     └─ Inner  Map  +0s  failed: Bad',
      '        item 0',
      '          └─ Fan  Parallel  +0s  failed: Bad',
      '             branch 0',
      '               └─ Broken  Fail  +0s  failed: Bad',
      '   item 1',
      '     └─ Inner2  Pass  +0s  cut off',
    ].join('\n'),
  );
});

test('distinguishes the items of a Map with MaxConcurrency 1, which follow each other', () => {
  const story = storyOf([
    ['ExecutionStarted', 0],
    ['MapStateEntered', 0, { name: 'Each', input: [1, 2] }],
    ['MapStateStarted', 2, { length: 2 }],
    iteration(0, 3),
    ['PassStateEntered', 4, { name: 'A', input: 1 }],
    ['PassStateExited', 5, { name: 'A', output: 1 }],
    ['MapIterationSucceeded', 6, { name: 'Each', index: 0 }],
    iteration(1, 6),
    ['PassStateEntered', 8, { name: 'A', input: 2 }],
    ['PassStateExited', 9, { name: 'A', output: 2 }],
    ['MapIterationSucceeded', 10, { name: 'Each', index: 1 }],
    ['MapStateSucceeded', 11],
    ['MapStateExited', 11, { name: 'Each', output: [1, 2] }],
    ['PassStateEntered', 13, { name: 'A', input: 3 }],
    ['PassStateExited', 14, { name: 'A', output: 3 }],
    ['ExecutionSucceeded', 15, { output: 3 }],
  ]);
  const where = story.visits.map(({ state, strand, input }) => [state, strand.kind, strand.index, input]);
  expect(where).toEqual([
    ['Each', 'main', 0, [1, 2]],
    ['A', 'iteration', 0, 1],
    ['A', 'iteration', 1, 2],
    ['A', 'main', 0, 3],
  ]);
});

test('a failing expression in one of several items belongs to that item', () => {
  const story = storyOf([
    ['ExecutionStarted', 0],
    ['MapStateEntered', 0, { name: 'Each', input: [1, 2] }],
    ['MapStateStarted', 2, { length: 2 }],
    iteration(0, 3),
    iteration(1, 3),
    ['PassStateEntered', 4, { name: 'A', input: 1 }],
    ['PassStateEntered', 5, { name: 'A', input: 2 }],
    ['EvaluationFailed', 6, { state: 'A', error: 'States.QueryEvaluationError', cause: 'c', location: 'Output/x' }],
    ['MapIterationFailed', 8, { name: 'Each', index: 0 }],
    ['MapIterationAborted', 8, { name: 'Each', index: 1 }],
    ['MapStateFailed', 8],
    ['ExecutionFailed', 11, { error: 'States.QueryEvaluationError', cause: 'c' }],
  ]);
  expect(outcomes(story)).toEqual([
    'Each: failed States.QueryEvaluationError (entry failed)',
    'A: failed States.QueryEvaluationError',
    'A: aborted',
  ]);
  expect(story.visits[1]!.location).toBe('Output/x');
});

test('a failing expression before, and one after the call of a Task', () => {
  const story = storyOf([
    ['ExecutionStarted', 0],
    ['TaskStateEntered', 0, { name: 'Ship', input: {} }],
    ['EvaluationFailed', 2, { state: 'Ship', error: 'States.QueryEvaluationError', location: 'Arguments' }],
    ['TaskScheduled', 3, { resource: 'invoke', resourceType: 'lambda', parameters: {} }, 1],
    ['TaskStarted', 4, undefined, 1],
    ['TaskSucceeded', 5, { output: 7 }, 1],
    ['EvaluationFailed', 6, { state: 'Ship', error: 'States.QueryEvaluationError', location: 'Output' }, 1],
    ['ExecutionFailed', 7, { error: 'States.QueryEvaluationError' }, 1],
  ]);
  expect(outcomes(story)).toEqual(['Ship: failed States.QueryEvaluationError (entry failed, retry failed)']);
  expect(story.visits[0]!.attempts.map(({ scheduled, output }) => [scheduled, output])).toEqual([
    [false, undefined],
    [true, 7],
  ]);
});

test('an activity, from its queue to its timeout', () => {
  const story = storyOf([
    ['ExecutionStarted', 0],
    ['TaskStateEntered', 0, { name: 'Approve', input: {} }],
    ['ActivityScheduled', 2, { resource: 'arn:aws:states:us-east-1:1:activity:approve', input: { a: 1 } }],
    ['ActivityStarted', 3, { workerName: 'w' }],
    ['ActivityTimedOut', 4, { error: 'States.Timeout' }, 5],
    ['ExecutionFailed', 5, { error: 'States.Timeout' }, 5],
  ]);
  expect(outcomes(story)).toEqual(['Approve: failed States.Timeout (entry timedOut)']);
  expect(story.visits[0]!.attempts[0]!.parameters).toEqual({ a: 1 });
});

test('a redrive continues where the execution was, and is not a retry', () => {
  const story = storyOf([
    ['ExecutionStarted', 0],
    ['ParallelStateEntered', 0, { name: 'Fan', input: {} }],
    ['ParallelStateStarted', 2],
    ['TaskStateEntered', 3, { name: 'Left', input: {} }],
    ['TaskStateEntered', 3, { name: 'Right', input: {} }],
    ['ActivityScheduled', 4, { resource: 'a', input: {} }],
    ['ActivityScheduled', 5, { resource: 'a', input: {} }],
    ['ActivityFailed', 7, { error: 'Bad' }],
    ['TaskStateAborted', 8],
    ['ParallelStateFailed', 8],
    ['ExecutionFailed', 10, { error: 'Bad' }],
    ['ExecutionRedriven', 11, { redriveCount: 1 }, 60],
    ['ActivityScheduled', 4, { resource: 'a', input: {} }, 60],
    ['ActivityScheduled', 5, { resource: 'a', input: {} }, 60],
    ['ActivitySucceeded', 13, { output: 1 }, 60],
    ['TaskStateExited', 15, { name: 'Left', output: 1 }, 60],
    ['ActivitySucceeded', 14, { output: 2 }, 61],
    ['TaskStateExited', 17, { name: 'Right', output: 2 }, 61],
    ['ParallelStateSucceeded', 18, undefined, 61],
    ['ParallelStateExited', 18, { name: 'Fan', output: [1, 2] }, 61],
    ['ExecutionSucceeded', 20, { output: [1, 2] }, 61],
  ]);
  expect(outcomes(story)).toEqual([
    'Fan: succeeded (entry succeeded)',
    'Left: succeeded (entry aborted, redrive succeeded)',
    'Right: succeeded (entry failed, redrive succeeded)',
  ]);
});

test('a redriven Fail state fails again, without an event of its own', () => {
  const story = storyOf([
    ['ExecutionStarted', 0],
    ['FailStateEntered', 0, { name: 'No', input: {} }],
    ['ExecutionFailed', 2, { error: 'Never' }],
    ['ExecutionRedriven', 3, { redriveCount: 1 }],
    ['ExecutionFailed', 4, { error: 'Never' }],
  ]);
  expect(outcomes(story)).toEqual(['No: failed Never']);
});

test('a redriven Fail state in a branch fails the Parallel state around it, which is retried', () => {
  const story = storyOf([
    ['ExecutionStarted', 0],
    ['ParallelStateEntered', 0, { name: 'Fan', input: {} }],
    ['ParallelStateStarted', 2],
    ['WaitStateEntered', 3, { name: 'Rest', input: {} }],
    ['PassStateEntered', 3, { name: 'Say', input: {} }],
    ['PassStateExited', 5, { name: 'Say', output: {} }],
    ['FailStateEntered', 6, { name: 'No', input: {} }],
    ['WaitStateAborted', 7],
    ['ParallelStateFailed', 7],
    ['ExecutionFailed', 9, { error: 'Never' }],
    ['ExecutionRedriven', 10, { redriveCount: 1 }, 60],
    ['WaitStateAborted', 11, undefined, 60],
    ['ParallelStateStarted', 11, undefined, 61],
    ['WaitStateEntered', 13, { name: 'Rest', input: {} }, 61],
    ['PassStateEntered', 13, { name: 'Say', input: {} }, 61],
    ['PassStateExited', 15, { name: 'Say', output: {} }, 61],
    ['FailStateEntered', 16, { name: 'No', input: {} }, 61],
    ['WaitStateAborted', 17, undefined, 61],
    ['ParallelStateFailed', 17, undefined, 61],
    ['ExecutionFailed', 19, { error: 'Never' }, 61],
  ]);
  expect(outcomes(story)).toEqual([
    'Fan: failed Never (entry failed, retry failed)',
    'Rest: aborted',
    'Say: succeeded',
    'No: failed',
    'Rest: aborted',
    'Say: succeeded',
    'No: failed Never',
  ]);
});

test('a Parallel that waited for its retry when the execution was stopped goes on after a redrive', () => {
  const story = storyOf([
    ['ExecutionStarted', 0],
    ['ParallelStateEntered', 0, { name: 'Fan', input: {} }],
    ['ParallelStateStarted', 2],
    ['FailStateEntered', 3, { name: 'No', input: {} }],
    ['ExecutionAborted', 0],
    ['ExecutionRedriven', 5, { redriveCount: 1 }, 60],
    ['ParallelStateStarted', 6, undefined, 60],
    ['FailStateEntered', 7, { name: 'No', input: {} }, 60],
    ['ParallelStateFailed', 8, undefined, 60],
    ['ExecutionFailed', 9, { error: 'Never' }, 60],
  ]);
  expect(outcomes(story)).toEqual([
    'Fan: failed Never (entry failed, retry failed)',
    'No: aborted',
    'No: failed Never',
  ]);
});

test('an attempt that a failure aborted has ended before the next begins', () => {
  const story = storyOf([
    ['ExecutionStarted', 0],
    ['ParallelStateEntered', 0, { name: 'Fan', input: {} }],
    ['ParallelStateStarted', 2],
    ['TaskStateEntered', 3, { name: 'Ship', input: {} }],
    ['LambdaFunctionScheduled', 4, { resource: 'van', input: {} }],
    ['WaitStateEntered', 3, { name: 'Rest', input: {} }],
    ['LambdaFunctionFailed', 5, { error: 'Down', cause: 'no driver' }],
    ['TaskStateAborted', 7],
    ['WaitStateAborted', 7],
    ['ExecutionTimedOut', 0, {}, 30],
  ]);
  expect(outcomes(story)).toEqual(['Fan: aborted (entry failed)', 'Ship: failed Down (entry failed)', 'Rest: aborted']);
});

test('a distributed Map has no items here; the error of its Map Run is its own', () => {
  const mapRunArn = 'arn:aws:states:us-east-1:123456789012:mapRun:Order/Each:m-1';
  const story = storyOf([
    ['ExecutionStarted', 0],
    ['MapStateEntered', 0, { name: 'Each', input: [] }],
    ['MapStateStarted', 2, { length: 0 }],
    ['MapRunStarted', 3, { mapRunArn }],
    ['MapRunFailed', 4, { error: 'States.ItemReaderFailed', cause: 'no such key' }],
    ['MapStateFailed', 5],
    ['ExecutionFailed', 6, { error: 'States.ItemReaderFailed', cause: 'no such key' }],
  ]);
  expect(outcomes(story)).toEqual(['Each: failed States.ItemReaderFailed (entry failed)']);
  expect(story.visits[0]!.attempts[0]!.mapRunArn).toBe(mapRunArn);
});

test("reads an error without an event of its own from the catcher's input", () => {
  const story = storyOf(
    [
      ['ExecutionStarted', 0],
      ['TaskStateEntered', 0, { name: 'Ship', input: {} }],
      ['TaskStateExited', 2, { name: 'Ship', output: { why: { Error: 'States.ParameterPathFailure', Cause: 'c' } } }],
      ['ExecutionSucceeded', 3, { output: {} }],
    ],
    {
      definition: {
        StartAt: 'Ship',
        States: {
          Ship: {
            Type: 'Task',
            Resource: lambda,
            Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.why', Next: 'Done' }],
            End: true,
          },
          Done: { Type: 'Succeed' },
        },
      },
    },
  );
  expect(outcomes(story)).toEqual(['Ship: caught States.ParameterPathFailure']);
});

test('reads events in the form of the SDK, in any order', () => {
  const events = [
    {
      id: 2,
      previousEventId: 0,
      type: 'PassStateEntered',
      timestamp: new Date(5),
      stateEnteredEventDetails: { name: 'A' },
    },
    { id: 1, type: 'ExecutionStarted', timestamp: new Date(4) },
  ];
  const read = readStory({ executionArn: 'a', name: 'n', status: 'RUNNING', startDate: new Date(4) }, events);
  expect(read.visits.map(({ state, input, enteredMs }) => [state, input, enteredMs])).toEqual([['A', undefined, 5]]);
});

test('without a history there are no visits', () => {
  const story = readStory({ executionArn: 'a', name: 'n', status: 'SUCCEEDED', startDate: 1, stopDate: 2 }, undefined);
  expect(story.events).toBeUndefined();
  expect(formatStory(story)).toBe('SUCCEEDED after 1s\n(there is no history: AWS keeps none for Express executions)');
});
