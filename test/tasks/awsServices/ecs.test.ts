import { ecs } from '../../../src/tasks/awsServices/ecs';

const { end, describe: description, stop } = ecs.jobs!['runTask']!;

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

test('a task is described and stopped in its cluster, and the reason is told', () => {
  const started = { Tasks: [{ TaskArn: 't-1' }] };
  expect(description.parameters(started, { Cluster: 'c' }, 'r')).toEqual({ Cluster: 'c', Tasks: ['t-1'] });
  expect(description.parameters(started, {}, 'r')).toEqual({ Tasks: ['t-1'] });
  expect(stop!.parameters(started, { Cluster: 'c' }, 'r')).toEqual({ Cluster: 'c', Task: 't-1', Reason: 'r' });
});
