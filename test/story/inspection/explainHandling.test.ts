import type { StateMachineDefinition } from '../../../src/language/asl/types';
import { explainHandling } from '../../../src/story/inspection/explainHandling';
import { findState } from '../../../src/story/trace/findState';
import { storyOf, type ShortEvent } from '../../harness/support/storyOf';

function task(fields: object): StateMachineDefinition {
  const Ship = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true, ...fields } as const;
  return { StartAt: 'Ship', States: { Ship, A: { Type: 'Succeed' }, B: { Type: 'Succeed' } } };
}

/** What took the errors of `Ship`, whose attempts failed so, and which then led to this state. */
function handled(definition: StateMachineDefinition, failures: readonly object[], next?: string) {
  const events: ShortEvent[] = [
    ['ExecutionStarted', 0],
    ['TaskStateEntered', 0, { name: 'Ship', input: {} }],
  ];
  for (const details of failures)
    events.push(
      ['TaskScheduled', events.length, { resourceType: 'lambda', resource: 'invoke', parameters: {} }],
      [
        'error' in details && details.error === 'States.Timeout' ? 'TaskTimedOut' : 'TaskFailed',
        events.length + 1,
        details,
      ],
    );
  if (next !== undefined)
    events.push(
      ['TaskStateExited', events.length, { name: 'Ship', output: {} }],
      ['SucceedStateEntered', events.length + 1, { name: next, input: {} }],
    );
  else events.push(['ExecutionFailed', events.length, failures.at(-1)]);
  const story = storyOf(events, { definition });
  return explainHandling(story.visits[0]!, findState(definition, 'Ship')!);
}

const one = (index: number) => ({ index, candidates: [index] });

test('the first retrier, and then the first catcher, that names an error handles it', () => {
  const definition = task({
    Retry: [{ ErrorEquals: ['Busy'] }, { ErrorEquals: ['States.TaskFailed'], MaxAttempts: 1 }],
    Catch: [
      { ErrorEquals: ['Busy'], Next: 'A' },
      { ErrorEquals: ['States.ALL'], Next: 'B' },
    ],
  });
  expect(handled(definition, [{ error: 'Down' }, { error: 'Busy' }, { error: 'Down' }], 'B')).toEqual({
    retriers: [one(1), one(0)],
    catcher: one(1),
  });
});

test('a retrier with no attempts has decided, too', () => {
  const definition = task({ Retry: [{ ErrorEquals: ['Fatal'], MaxAttempts: 0 }, { ErrorEquals: ['States.ALL'] }] });
  expect(handled(definition, [{ error: 'Fatal' }])).toEqual({ retriers: [one(0)], catcher: undefined });
});

test('a used-up retrier, or one without an error, has done nothing', () => {
  expect(handled(task({ Retry: [{ ErrorEquals: ['Busy'] }] }), [{ error: 'Down' }])).toEqual({
    retriers: [],
    catcher: undefined,
  });
});

test('no retrier matches States.Runtime', () => {
  const definition = task({ Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 0 }] });
  expect(handled(definition, [{ error: 'States.Runtime' }]).retriers).toEqual([]);
});

test('only a wildcard matches an event without an error', () => {
  const definition = task({
    Catch: [
      { ErrorEquals: ['Busy'], Next: 'A' },
      { ErrorEquals: ['States.ALL'], Next: 'A' },
    ],
  });
  expect(handled(definition, [{}], 'A').catcher).toEqual(one(1));
});

test('explains a timeout that may be a missed heartbeat by its next state, or not at all', () => {
  const Catch = [
    { ErrorEquals: ['States.HeartbeatTimeout'], Next: 'A' },
    { ErrorEquals: ['States.Timeout'], Next: 'B' },
  ];
  const timeouts = [{ error: 'States.Timeout' }];
  expect(handled(task({ HeartbeatSeconds: 5, Catch }), timeouts, 'B').catcher).toEqual(one(1));
  const both = Catch.map((catcher) => ({ ...catcher, Next: 'A' }));
  expect(handled(task({ HeartbeatSeconds: 5, Catch: both }), timeouts, 'A').catcher).toEqual({
    index: undefined,
    candidates: [0, 1],
  });
  expect(handled(task({ Catch: both }), timeouts, 'A').catcher).toEqual(one(1));
});
