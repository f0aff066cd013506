import { stepmill } from '../../../src/jest';
import { sqs } from '../../../src/tasks/mocking/scripts';
import { failureOf } from '../support/failureOf';

const sfn = stepmill();
const tell = (queue: string) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::sqs:sendMessage',
  Parameters: { QueueUrl: `https://sqs.us-east-1.amazonaws.com/123456789012/${queue}`, 'MessageBody.$': '$' },
});
const machine = sfn.stateMachine({
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Refund',
        States: { Refund: { ...tell('refunds'), End: true } },
      },
      Next: 'Tell',
    },
    Tell: { ...tell('done'), End: true },
  },
});

const refused = (expectation: string) =>
  'Calls of the child executions of a Distributed Map are not among the calls of this execution. ' +
  `Query all calls, ${expectation}; only this execution's calls, sfn.calls.inExecution(run.executionArn); ` +
  "or at a child: const each = await run.mapRun('Each'); await each.item(0)";

test('that nobody was called is not expected of a run whose children may have called him', async () => {
  const run = await machine.run([1, 2]);
  expect(failureOf(() => expect(run).not.toHaveSent('refunds'))).toBe(refused('expect(sfn).not.toHaveSent(…)'));
  expect(failureOf(() => expect(run).toHaveSent('refunds', undefined, { times: 0 }))).toBe(
    refused('expect(sfn).toHaveSent(…)'),
  );
  expect(failureOf(() => expect(run).not.toHaveCalled('sqs:sendMessage', 1))).toBe(
    refused('expect(sfn).not.toHaveCalled(…)'),
  );
  expect(failureOf(() => expect(run).not.toHaveCalled({ queue: 'refunds' }))).toBe(
    refused('expect(sfn).not.toHaveCalled(…)'),
  );
});

test('what a run has called itself, and what all have called, is', async () => {
  const run = await machine.run([1, 2]);
  expect(run).toHaveSent('done');
  expect(run).not.toHaveSent('done', undefined, { times: 0 });
  expect(run).toHaveCalled('sqs:sendMessage', undefined, { times: 1 });
  expect(sfn).toHaveSent('refunds', undefined, { times: 2 });
  expect(sfn).not.toHaveSent('orders');
  expect(await (await run.mapRun('Each')).item(1)).not.toHaveSent('refunds', 1);
});

test('a list of its calls that is empty is refused in the same way', async () => {
  const { calls } = await machine.run([1, 2]);
  const ofChildren = [
    calls.ofQueue('refunds'),
    calls.ofState('Refund'),
    calls.ofService('sqs').where(({ state }) => state === 'Refund'),
    calls.for(sqs('refunds')),
  ];
  for (const list of ofChildren)
    for (const read of ['all', 'count', 'last'] as const)
      expect(failureOf(() => list[read])).toBe(refused('sfn.calls'));
  expect(failureOf(() => expect(calls).not.toHaveSent('refunds'))).toBe(refused('expect(sfn).not.toHaveSent(…)'));
  expect(failureOf(() => expect(calls).not.toHaveCalledInOrder([{ queue: 'done' }, { queue: 'refunds' }]))).toBe(
    refused('expect(sfn).not.toHaveCalledInOrder(…)'),
  );
  expect([calls.count, calls.ofQueue('done').count]).toEqual([1, 1]);
});

test('what no child can have called, a run has not called', async () => {
  const run = await machine.run([1, 2]);
  expect(run).not.toHaveSent('orders');
  expect(run).not.toHaveCalled('lambda');
  expect(run).not.toHaveCalledInOrder(['lambda', { queue: 'done' }]);
  expect([run.calls.ofService('dynamodb').count, run.calls.ofTopic('news').all]).toEqual([0, []]);
});

test('a queue that an expression names may be any', async () => {
  const { Each } = structuredClone(machine.definition.States) as Record<string, any>;
  Each.ItemProcessor.States.Refund.Parameters = { 'QueueUrl.$': '$.url', MessageBody: 'm' };
  const other = sfn.stateMachine({ StartAt: 'Each', States: { Each: { ...Each, Next: undefined, End: true } } });
  const run = await other.run([{ url: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders' }]);
  expect(failureOf(() => run.calls.ofQueue('refunds').count)).toBe(refused('sfn.calls'));
  expect(failureOf(() => run.calls.count)).toBe(refused('sfn.calls'));
  expect(run.calls.ofTopic('refunds-done').count).toBe(0);
});

test('a step that is mocked has no children', async () => {
  machine.mock('Each').returns([]);
  expect(await machine.run([1, 2])).not.toHaveSent('refunds');
});

describe('what a nested execution has called', () => {
  const child = sfn.stateMachine(
    { StartAt: 'Done', States: { Done: { ...tell('done'), End: true } } },
    { name: 'Child' },
  );
  const parent = sfn.stateMachine(
    {
      StartAt: 'Start',
      States: {
        Start: {
          Type: 'Task',
          Resource: 'arn:aws:states:::states:startExecution.sync:2',
          Parameters: { StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Child' },
          Next: 'Own',
        },
        Own: { ...tell('own'), End: true },
      },
    },
    { name: 'Parent' },
  );

  test('is not expected of the run that started it, and told where that lacks it', async () => {
    await child.arn();
    const run = await parent.run({});
    const refusal = (instead: string) =>
      'No task of this state machine makes such a call. Calls of executions that it started are not among its ' +
      `calls. Query all calls, ${instead}, or one of these executions: await sfn.execution(arn).`;
    expect(failureOf(() => expect(run).not.toHaveSent('done'))).toBe(refusal('expect(sfn).not.toHaveSent(…)'));
    expect(failureOf(() => expect(run).toHaveCalled({ queue: 'done' }, undefined, { times: 0 }))).toBe(
      refusal('expect(sfn).toHaveCalled(…)'),
    );
    expect(failureOf(() => expect(run).toHaveSent('done'))).toContain(
      'The executions inside it have calls of their own. To look at all executions: expect(sfn).toHaveSent(…)',
    );
    expect(run).toHaveSent('own');
    expect(run).not.toHaveSent('own', 1);
    expect(run).not.toHaveCalled('sqs:sendMessage', {});
    expect(sfn).toHaveSent('done');
  });

  test('is nothing where a mock stood for it', async () => {
    sfn.mock.stateMachine('Child').returns({});
    const run = await parent.run({});
    expect(run).not.toHaveSent('done');
    expect(run).toHaveCalled({ queue: 'done' }, undefined, { times: 0 });
  });
});

test('calls that children have made are told where a run lacks them', async () => {
  const run = await machine.run([1, 2]);
  expect(failureOf(() => expect(run).toHaveCalled({ queue: 'refunds' }, undefined, { times: 2 }))).toContain(
    'but it was not called\nThe executions inside it have calls of their own. To look at all executions: expect(sfn).toHaveCalled(…)',
  );
});
