import { machineArn, rule, target } from '../../starts/support/ruleService';
import { useControl } from '../support/useControl';

const control = useControl();
const pass = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };

beforeEach(() => {
  control.machine(pass, { name: 'order' });
  const starts = [
    rule('Placed', {
      aliases: ['OrderPlaced'],
      pattern: { source: ['shop'] },
      targets: [target({ inputPath: '$.detail' })],
    }),
    rule('Objects', { pattern: { source: ['aws.s3'] }, targets: [target({ arn: machineArn('gone') })] }),
    rule('Wrong', { pattern: { source: 'x' } }),
  ];
  const machines = [{ names: ['order'], arn: machineArn('order') }];
  void control.service.callStarts({ op: 'register', file: 'template.yaml', starts, machines, declared: ['order'] });
});

test('listStarts returns what files declare, and what is wrong with it', async () => {
  const { starts } = await control.ask('listStarts');
  expect(starts).toHaveLength(3);
  const source = { file: 'template.yaml', line: 1, column: 1 };
  expect(starts[0]).toEqual({
    kind: 'rule',
    name: 'Placed',
    aliases: ['OrderPlaced'],
    source,
    stateMachines: ['order'],
    settings: {
      eventBus: 'default',
      enabled: true,
      pattern: { source: ['shop'] },
      targets: [target({ inputPath: '$.detail' })],
    },
  });
  expect(starts[2]).toMatchObject({
    problem: 'Event pattern is not valid. Reason: "source" must be an object or an array',
  });
});

test('putEvent says what was started, and why other rules did not match', async () => {
  const body = {
    source: 'shop',
    detailType: 'Order Placed',
    detail: { id: 1 },
    time: '2029-12-31T00:00:00Z',
    resources: ['r'],
  };
  const { event, eventBus, matched, others } = await control.ask('putEvent', { body });
  expect({ eventBus, time: event.time, resources: event.resources }).toEqual({
    eventBus: 'default',
    time: '2029-12-31T00:00:00Z',
    resources: ['r'],
  });
  expect(matched).toEqual([
    {
      name: 'Placed',
      aliases: ['OrderPlaced'],
      targets: [
        {
          id: 't',
          arn: machineArn('order'),
          input: '{"id":1}',
          executionArn: expect.stringContaining(':execution:order:'),
        },
      ],
    },
  ]);
  expect(others).toEqual([
    { name: 'Objects', aliases: [], mismatches: [{ field: 'source', wanted: ['aws.s3'], got: 'shop' }] },
    { name: 'Wrong', aliases: [], mismatches: [], problem: expect.stringContaining('must be an object or an array') },
  ]);
  expect(
    await control.ask('describeExecution', { path: { executionArn: matched[0].targets[0].executionArn } }),
  ).toMatchObject({
    status: 'SUCCEEDED',
  });
});

test('putEvent may have a source of AWS; reports a missing target', async () => {
  const { matched } = await control.ask('putEvent', {
    body: { source: 'aws.s3', detailType: 'Object Created', detail: {} },
  });
  expect(matched[0].targets[0].failure).toEqual({
    code: 'NO_RESOURCE',
    message: `State Machine Does Not Exist: '${machineArn('gone')}'`,
  });
});

test('putEvent rejects a body without its members', async () => {
  const { status, faults } = await control.refusal('putEvent', { body: { source: 'x', detail: 'x', Detail: {} } });
  expect({ status, pointers: (faults as { pointer: string }[]).map(({ pointer }) => pointer).sort() }).toEqual({
    status: 400,
    pointers: ['', '/Detail', '/detail'],
  });
});
