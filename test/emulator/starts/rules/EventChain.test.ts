import { HarnessError } from '../../../../src/errors/HarnessError';
import { executionsOf, machineArn, put, rule, ruleService, target } from '../support/ruleService';

const events = (detailType: string): object => ({
  StartAt: 'Put',
  States: {
    Put: {
      Type: 'Task',
      Resource: 'arn:aws:states:::events:putEvents',
      Parameters: { Entries: [{ Source: 'loop', DetailType: detailType, Detail: { from: detailType } }] },
      End: true,
    },
  },
});

test('events that tasks put start others, only if they are delivered', () => {
  const rules = [
    rule('First', { pattern: { source: ['shop'] }, targets: [target({ arn: machineArn('first') })] }),
    rule('Second', { pattern: { source: ['loop'] }, targets: [target({ inputPath: '$.detail' })] }),
  ];
  const machines = { first: events('x'), order: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } } };
  const delivering = ruleService(rules, { machines, deliverEvents: true });
  put(delivering);
  expect(executionsOf(delivering, 'order')).toEqual([{ input: { from: 'x' }, status: 'SUCCEEDED' }]);
  const silent = ruleService(rules, { machines });
  put(silent);
  expect(executionsOf(silent, 'order')).toEqual([]);
});

test('status changes start others', () => {
  const pattern = { source: ['aws.states'], detail: { status: ['FAILED'], stateMachineArn: [machineArn('bad')] } };
  const machines = {
    bad: { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E', Cause: 'C' } } },
    order: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
  };
  const inputTransformer = { inputPathsMap: { e: '$.detail.error' }, inputTemplate: '{"error": <e>}' };
  const service = ruleService([rule('OnFailure', { pattern, targets: [target({ inputTransformer })] })], {
    machines,
    deliverEvents: true,
  });
  void service.call('StartExecution', { stateMachineArn: machineArn('bad') });
  expect(executionsOf(service, 'order')).toEqual([{ input: { error: 'E' }, status: 'SUCCEEDED' }]);
});

test.each([
  ['the events that a task puts', rule('Loop', { pattern: { source: ['loop'] } }), events('again')],
  [
    'status changes',
    rule('Loop', { pattern: { source: ['aws.states'], detail: { status: ['SUCCEEDED'] } } }),
    { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
  ],
  [
    'the start of an execution',
    rule('Loop', { pattern: { source: ['aws.states'] } }),
    { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 5, End: true } } },
  ],
])('a rule that starts itself by %s ends with an error', async (_what, loop, order) => {
  const service = ruleService([loop], { machines: { order }, deliverEvents: true });
  void service.call('StartExecution', { stateMachineArn: machineArn('order') });
  await service.quiet();
  const { all } = service.mistakes;
  expect(all.map(({ error }) => HarnessError.is(error))).toEqual([true]);
  expect((all[0]!.error as Error).message).toMatch(/^Rules have started executions again and again/);
  const { length } = executionsOf(service, 'order');
  expect(length).toBeGreaterThan(20);
  expect(length).toBeLessThan(1_000);
});
