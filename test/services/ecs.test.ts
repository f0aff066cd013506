import { parseResource, type TaskResource } from '../../src/language/asl/resource';
import { ecs } from '../../src/services/ecs';

const runTask = ecs.actions['runTask']!;
const { end, describe: description, stop } = runTask.job!;

test.each([
  [{ LastStatus: 'RUNNING' }, 'running'],
  [{ LastStatus: 'STOPPED', Containers: [{ ExitCode: 0 }, {}] }, 'succeeded'],
  [{ LastStatus: 'STOPPED', StopCode: 'EssentialContainerExited' }, 'succeeded'],
  [{ LastStatus: 'STOPPED', Containers: [{ ExitCode: 0 }, { ExitCode: 3 }] }, 'failed'],
  [{ LastStatus: 'STOPPED', StopCode: 'TaskFailedToStart' }, 'failed'],
  [{ Containers: [{ ExitCode: 1 }] }, 'failed'],
  [{ TaskArn: 't' }, undefined],
])('the state of %j', (task, state) => {
  expect(end.state(task)).toBe(state);
});

test('describes and stops a task in its cluster, and keeps the reason', () => {
  const started = { Tasks: [{ TaskArn: 't-1' }] };
  expect(description.parameters(started, { Cluster: 'c' }, 'r')).toEqual({ Cluster: 'c', Tasks: ['t-1'] });
  expect(description.parameters(started, {}, 'r')).toEqual({ Tasks: ['t-1'] });
  expect(stop!.parameters(started, { Cluster: 'c' }, 'r')).toEqual({ Cluster: 'c', Task: 't-1', Reason: 'r' });
});

const resource = (suffix: string) =>
  parseResource(`arn:aws:states:::ecs:runTask${suffix}`) as Extract<TaskResource, { kind: 'integration' }>;

test('only a waiting task fails for a list of failures', () => {
  const answer = { Failures: [{ Reason: 'RESOURCE:MEMORY' }], Tasks: [] };
  const failure = { error: 'AmazonECS.Unknown', cause: JSON.stringify(answer) };
  expect(['', '.sync', '.waitForTaskToken'].map((suffix) => runTask.failure!(answer, resource(suffix)))).toEqual([
    undefined,
    failure,
    failure,
  ]);
  expect(runTask.failure!({ Failures: [], Tasks: [{}] }, resource('.sync'))).toBeUndefined();
});

test('.sync sets startedBy', () => {
  expect(runTask.scheduled!({ Cluster: 'c' }, resource('.sync'))).toEqual({
    Cluster: 'c',
    StartedBy: 'AWS Step Functions',
  });
  expect(runTask.scheduled!({ Cluster: 'c' }, resource(''))).toEqual({ Cluster: 'c' });
});
