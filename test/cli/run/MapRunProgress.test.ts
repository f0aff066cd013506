import { MapRunProgress } from '../../../src/cli/run/MapRunProgress';
import { createService } from '../../../src/emulator/service/createService';

test('tells how many items are done, failed, how fast it goes, and how long it takes yet', async () => {
  const service = createService({ time: 'skip', seed: 7 });
  const worker = 'arn:aws:states:us-east-1:123456789012:activity:work';
  const Work = { Type: 'Task', Resource: worker, End: true };
  const ItemProcessor = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: 'Work',
    States: { Work },
  };
  const Each = { Type: 'Map', ItemProcessor, ToleratedFailurePercentage: 100, MaxConcurrency: 1, End: true };
  const definition = JSON.stringify({ StartAt: 'Each', States: { Each } });
  service.call('CreateActivity', { name: 'work' });
  const { stateMachineArn } = service.call('CreateStateMachine', {
    name: 'M',
    definition,
    roleArn: 'arn:aws:iam::123456789012:role/r',
  }) as { stateMachineArn: string };
  const { executionArn } = service.call('StartExecution', { stateMachineArn, input: '[1,2,3,4]' }) as {
    executionArn: string;
  };
  const execution = service.execution(executionArn)!;
  let nowMs = 0;
  const progress = new MapRunProgress(() => nowMs);
  await service.quiet();
  expect(progress.describe(execution)).toEqual(['Each 0 of 4 items']);

  const next = (): Promise<{ taskToken: string }> =>
    service.call('GetActivityTask', { activityArn: worker }) as Promise<{ taskToken: string }>;
  service.call('SendTaskFailure', { taskToken: (await next()).taskToken });
  await service.quiet();
  nowMs = 1000;
  expect(progress.describe(execution)).toEqual(['Each 1 of 4 items, 1 failed, 1/s, 3s left']);
  execution.stop();
  expect(progress.describe(execution)).toEqual([]);
  service.close();
});
