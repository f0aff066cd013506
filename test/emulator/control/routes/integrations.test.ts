import { optimisedIntegrations } from '../../../../src/services/catalogue';
import { useControl } from '../support/useControl';

const control = useControl();

test('listIntegrations returns each Resource that a Task may have, with its parameters', async () => {
  const { integrations } = await control.ask('listIntegrations');
  expect(integrations).toHaveLength(optimisedIntegrations().length);
  const found = integrations.find(({ action }: { action: string }) => action === 'sendMessage');
  expect(found).toEqual({
    service: 'sqs',
    action: 'sendMessage',
    resources: ['arn:aws:states:::sqs:sendMessage', 'arn:aws:states:::sqs:sendMessage.waitForTaskToken'],
    usedIn: 'task',
    required: ['QueueUrl', 'MessageBody'],
    members: [
      'QueueUrl',
      'MessageBody',
      'DelaySeconds',
      'MessageAttributes',
      'MessageSystemAttributes',
      'MessageDeduplicationId',
      'MessageGroupId',
    ],
  });
  const job = integrations.find(({ resources }: { resources: string[] }) =>
    resources.includes('arn:aws:states:::states:startExecution.sync:2'),
  );
  expect(job.resources).toEqual(
    ['', '.sync', '.sync:2', '.waitForTaskToken'].map((end) => `arn:aws:states:::states:startExecution${end}`),
  );
});

test('listTargets returns what runs in the account and what its files declare, each once', async () => {
  expect(await control.ask('listTargets')).toEqual({ targets: [] });
  const { service } = control;
  service.functions.register('charge', () => 1);
  service.answers.targets.add([
    { kind: 'function', names: ['charge'], aliases: ['ChargeFunction'] },
    { kind: 'queue', names: ['parcels'], aliases: [] },
  ]);
  control.machine({ StartAt: 'A', States: { A: { Type: 'Succeed' } } }, { name: 'order' });
  service.call('CreateActivity', { name: 'pack' });
  await control.ask('createBucket', { path: { bucket: 'reports' } });
  expect(await control.ask('listTargets')).toEqual({
    targets: [
      { kind: 'function', name: 'charge', aliases: ['ChargeFunction'] },
      { kind: 'queue', name: 'parcels', aliases: [] },
      { kind: 'stateMachine', name: 'order', aliases: [] },
      { kind: 'activity', name: 'pack', aliases: [] },
      { kind: 'bucket', name: 'reports', aliases: [] },
    ],
  });
});
