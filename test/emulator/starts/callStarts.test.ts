import { pipeOf } from './support/pipeOf';
import { machineArn, source, startingService } from './support/startingService';

const rule = {
  kind: 'rule',
  name: 'Hourly',
  aliases: [],
  source,
  eventBus: 'default',
  enabled: true,
  schedule: 'rate(1 hour)',
  targets: [{ id: 'T', arn: machineArn, roleArn: 'arn:aws:iam::123456789012:role/rule' }],
} as const;

test('lists what is registered, with the machines that each may start, and what is wrong with it', async () => {
  const wrong = { ...rule, name: 'Wrong', schedule: 'rate(1 hours)' };
  const noRole = { ...rule, name: 'NoRole', targets: [{ id: 'T', arn: machineArn }] };
  const elsewhere = pipeOf({ name: 'Elsewhere', target: { arn: 'arn:aws:sqs:us-east-1:123456789012:q' } });
  const service = await startingService([rule, wrong, noRole, pipeOf(), elsewhere]);
  const listed = await service.callStarts({ op: 'list' });
  expect(listed.map(({ declared: { name }, machines, problem }) => ({ name, machines, problem }))).toEqual([
    { name: 'Hourly', machines: ['M'], problem: undefined },
    {
      name: 'Wrong',
      machines: ['M'],
      problem:
        "AWS rejects the schedule 'rate(1 hours)': for a rule, a unit after 1 is in the singular. Write 'rate(1 hour)'.",
    },
    { name: 'NoRole', machines: ['M'], problem: `RoleArn is required for target ${machineArn}.` },
    { name: 'Orders', machines: ['M'], problem: undefined },
    {
      name: 'Elsewhere',
      machines: [],
      problem:
        'Stepmill runs pipes whose target is a state machine or a Lambda function. This one has arn:aws:sqs:us-east-1:123456789012:q.',
    },
  ]);
});

test('a start that has not changed keeps its time when its file is registered again', async () => {
  const service = await startingService([rule]);
  service.advance(1_800_000);
  const machines = [{ names: ['M'], arn: machineArn }];
  await service.callStarts({ op: 'register', file: 'template.yaml', starts: [rule], machines, declared: ['M'] });
  service.advance(1_800_000);
  const fired = await service.callStarts({ op: 'firedSchedules' });
  expect(fired.map(({ scheduledTime }) => scheduledTime)).toEqual(['2030-01-01T01:00:00Z']);
});
