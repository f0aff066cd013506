import { MapRunTally } from '../../../src/cli/run/MapRunTally';
import { createService } from '../../../src/emulator/service/createService';

test.each([
  ['STANDARD', 0.000025 * 9],
  ['EXPRESS', undefined],
])('adds up what the children have done (%s), those that are not kept too', async (ExecutionType, dollars) => {
  const service = createService({ time: 'skip', seed: 7, keep: { children: 1 } });
  const tally = new MapRunTally();
  service.observe({ ended: (execution) => tally.ended(execution) });
  const States = {
    Which: { Type: 'Choice', Choices: [{ Variable: '$', NumericEquals: 1, Next: 'No' }], Default: 'Yes' },
    No: { Type: 'Fail', Error: 'No', Cause: 'too many' },
    Yes: { Type: 'Succeed' },
  };
  const ItemProcessor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType }, StartAt: 'Which', States };
  const Each = { Type: 'Map', ItemProcessor, ToleratedFailureCount: 1, MaxConcurrency: 1, ResultPath: null, End: true };
  const { stateMachineArn } = service.call('CreateStateMachine', {
    name: 'M',
    definition: JSON.stringify({ StartAt: 'Each', States: { Each } }),
    roleArn: 'arn:aws:iam::123456789012:role/r',
  }) as { stateMachineArn: string };
  service.call('StartExecution', { stateMachineArn, input: '[0,1,2]' });
  await service.quiet();
  const [summary, ...others] = tally.summaries();
  expect(others).toEqual([]);
  expect(summary).toEqual({
    state: 'Each',
    status: 'SUCCEEDED',
    text: '3 items: 2 succeeded, 1 failed (the first: No — too many)',
    counts: { total: 3, succeeded: 2, failed: 1, timedOut: 0, aborted: 0, pending: 0 },
    transitions: 9,
    dollars: dollars === undefined ? expect.any(Number) : expect.closeTo(dollars, 10),
  });
  service.close();
});
