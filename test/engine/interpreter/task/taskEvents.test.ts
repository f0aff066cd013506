import { taskEventsOf } from '../../../../src/engine/interpreter/task/taskEvents';
import type { Scope } from '../../../../src/engine/interpreter/Scope';
import type { NamedEvent } from '../../../../src/engine/history/NamedEvent';
import { parseResource } from '../../../../src/language/asl/resource';
import type { TaskRequest } from '../../../../src/contract/task';

/** The events that a kind of task writes at every step, in order. */
function eventsOf(arn: string, more: Partial<TaskRequest> = {}): Record<string, unknown[]> {
  const resource = parseResource(arn)!;
  const events: unknown[] = [];
  const scope = {
    run: { region: 'eu-west-1' },
    emit: (type: string, details?: object) => events.push(details === undefined ? [type] : [type, details]),
    emitNamed: ({ type, name }: NamedEvent, data: unknown) => events.push(['named', type, name, data]),
  } as unknown as Scope;
  const request = { resource, parameters: { p: 1 }, ...more } as TaskRequest;
  const table = taskEventsOf(resource);
  const steps: Record<string, () => void> = {
    scheduled: () => table.scheduled(scope, request),
    started: () => table.started(scope, request, 'worker'),
    submitted: () => table.submitted(scope, request, { job: 1 }),
    succeeded: () => table.succeeded(scope, request, { out: 1 }),
    failed: () => table.failed(scope, request, { error: 'E', cause: 'C' }),
    notScheduled: () => table.failed(scope, request, { error: 'E', phase: 'schedule' }),
    notStarted: () => table.failed(scope, request, { error: 'E', cause: 'C', phase: 'start' }),
    notSubmitted: () => table.failed(scope, request, { error: 'E', cause: 'C', phase: 'submit' }),
    timedOut: () => table.timedOut(scope, request),
  };
  return Object.fromEntries(
    Object.entries(steps).map(([name, step]) => {
      step();
      return [name, events.splice(0)];
    }),
  );
}

const failure = { error: 'E', cause: 'C' };
const limits = { timeoutSeconds: 60, heartbeatSeconds: 10, credentialsRoleArn: 'arn:aws:iam::1:role/other' };

test('an integration', () => {
  const service = { resourceType: 'ecs', resource: 'runTask.sync' };
  expect(eventsOf('arn:aws:states:::ecs:runTask.sync', limits)).toEqual({
    scheduled: [
      [
        'TaskScheduled',
        {
          ...service,
          region: 'eu-west-1',
          parameters: { p: 1 },
          timeoutInSeconds: 60,
          heartbeatInSeconds: 10,
          taskCredentials: { roleArn: limits.credentialsRoleArn },
        },
      ],
      ['TaskStarted', service],
    ],
    started: [],
    submitted: [['TaskSubmitted', { ...service, output: { job: 1 } }]],
    succeeded: [['TaskSucceeded', { ...service, output: { out: 1 } }]],
    failed: [['TaskFailed', { ...service, ...failure }]],
    notScheduled: [['TaskFailed', { ...service, error: 'E' }]],
    notStarted: [['TaskStartFailed', { ...service, ...failure }]],
    notSubmitted: [['TaskSubmitFailed', { ...service, ...failure }]],
    timedOut: [['TaskTimedOut', { ...service, error: 'States.Timeout' }]],
  });
});

const arn = 'arn:aws:lambda:us-east-1:123456789012:function:f';

test('a function, whose plain calls are named events', () => {
  const others = {
    started: [],
    submitted: [],
    succeeded: [['named', 'LambdaFunctionSucceeded', '', { out: 1 }]],
    failed: [['LambdaFunctionFailed', failure]],
    notScheduled: [['LambdaFunctionScheduleFailed', { error: 'E' }]],
    notStarted: [['LambdaFunctionStartFailed', failure]],
    notSubmitted: [['LambdaFunctionFailed', failure]],
    timedOut: [['LambdaFunctionTimedOut', { error: 'States.Timeout' }]],
  };
  expect(eventsOf(arn)).toEqual({
    scheduled: [['named', 'LambdaFunctionScheduled', arn, { p: 1 }], ['LambdaFunctionStarted']],
    ...others,
  });
  const scheduled = { resource: arn, input: { p: 1 } };
  expect(eventsOf(arn, { timeoutSeconds: 60 })).toEqual({
    scheduled: [['LambdaFunctionScheduled', { ...scheduled, timeoutInSeconds: 60 }], ['LambdaFunctionStarted']],
    ...others,
  });
  expect(eventsOf(arn, { credentialsRoleArn: 'r' })['scheduled']).toEqual([
    ['LambdaFunctionScheduled', { ...scheduled, taskCredentials: { roleArn: 'r' } }],
    ['LambdaFunctionStarted'],
  ]);
});

test('an activity, which starts when a worker takes it', () => {
  const activity = 'arn:aws:states:us-east-1:123456789012:activity:a';
  expect(eventsOf(activity, limits)).toEqual({
    scheduled: [
      ['ActivityScheduled', { resource: activity, input: { p: 1 }, timeoutInSeconds: 60, heartbeatInSeconds: 10 }],
    ],
    started: [['ActivityStarted', { workerName: 'worker' }]],
    submitted: [],
    succeeded: [['ActivitySucceeded', { output: { out: 1 } }]],
    failed: [['ActivityFailed', failure]],
    notScheduled: [['ActivityFailed', { error: 'E' }]],
    notStarted: [['ActivityFailed', failure]],
    notSubmitted: [['ActivityFailed', failure]],
    timedOut: [['ActivityTimedOut', { error: 'States.Timeout' }]],
  });
});
