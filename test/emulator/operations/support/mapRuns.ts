import type { TestService } from './testService';

/** A machine `M` whose Distributed Map `Each`, labelled `L`, hands each item to a worker of the activity `work`. */
export async function startMapRun(
  api: TestService,
  input: unknown,
  fields: object = {},
  type = 'STANDARD',
): Promise<MapRunUnderTest> {
  const worker = { Type: 'Task', Resource: `${arnPrefix}:activity:work`, End: true };
  const echo = { Type: 'Choice', Choices: [{ Variable: '$', IsString: true, Next: 'No' }], Default: 'Yes' };
  const States =
    type === 'STANDARD'
      ? { Work: worker }
      : { Echo: echo, No: { Type: 'Fail', Error: 'No' }, Yes: { Type: 'Succeed' } };
  const StartAt = type === 'STANDARD' ? 'Work' : 'Echo';
  const ItemProcessor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: type }, StartAt, States };
  const definition = {
    StartAt: 'Each',
    States: { Each: { Type: 'Map', Label: 'L', ItemProcessor, End: true, ...fields } },
  };
  await api.call('CreateActivity', { name: 'work' });
  const stateMachineArn = await api.createMachine('M', { definition: JSON.stringify(definition) });
  const { executionArn } = await api.call('StartExecution', {
    stateMachineArn,
    name: 'e',
    input: JSON.stringify(input),
  });
  await api.service.quiet();
  const { mapRuns } = await api.call('ListMapRuns', { executionArn });
  return { executionArn, mapRunArn: mapRuns[0].mapRunArn };
}

export interface MapRunUnderTest {
  readonly executionArn: string;
  readonly mapRunArn: string;
}

/** Takes the next item and ends it. */
export async function endNext(api: TestService, fails = false): Promise<void> {
  const { taskToken, input } = await api.call('GetActivityTask', { activityArn: `${arnPrefix}:activity:work` });
  if (fails) await api.call('SendTaskFailure', { taskToken, error: 'Bad', cause: 'item' });
  else await api.call('SendTaskSuccess', { taskToken, output: input });
  await api.service.quiet();
}

const arnPrefix = 'arn:aws:states:us-east-1:123456789012';
