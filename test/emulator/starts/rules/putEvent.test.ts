import { executionsOf, machineArn, put, rule, ruleService, target } from '../support/ruleService';

const uuid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string;
const shop = { source: ['shop'] };

test('starts the targets of a rule with the whole event', () => {
  const service = ruleService([rule('Placed', { pattern: shop })]);
  const { event, matched, others } = put(service, { detail: { id: 1 }, resources: ['arn:r'] });
  expect(event).toEqual({
    version: '0',
    id: uuid,
    'detail-type': 'Order Placed',
    source: 'shop',
    account: '123456789012',
    time: '2026-11-30T12:00:00Z',
    region: 'us-east-1',
    resources: ['arn:r'],
    detail: { id: 1 },
  });
  const name = matched[0]!.targets[0]!.executionArn!.split(':').at(-1)!;
  expect(name).toMatch(new RegExp(`^${event['id'] as string}_[0-9a-f-]{36}$`));
  expect(matched).toEqual([
    {
      name: 'Placed',
      aliases: [],
      targets: [
        {
          id: 't',
          arn: machineArn('order'),
          input: JSON.stringify(event),
          executionArn: `arn:aws:states:us-east-1:123456789012:execution:order:${name}`,
        },
      ],
    },
  ]);
  expect(others).toEqual([]);
  expect(executionsOf(service, 'order')).toEqual([{ input: event, status: 'SUCCEEDED' }]);
});

test('keeps the digits of numbers', () => {
  const service = ruleService([rule('Placed', { pattern: shop, targets: [target({ inputPath: '$.detail' })] })]);
  const input = { Entries: [{ Source: 'shop', DetailType: 'x', Detail: '{"n": 12345678901234567890, "d": 1.0}' }] };
  void service.callStarts({ op: 'eventBridge', operation: 'PutEvents', input });
  const [started] = service.inside.engine.executions.running().length === 0 ? executionsOf(service, 'order') : [];
  expect(started).toBeDefined();
  const { executions } = service.call('ListExecutions', { stateMachineArn: machineArn('order') }) as {
    executions: { executionArn: string }[];
  };
  const described = service.call('DescribeExecution', { executionArn: executions[0]!.executionArn });
  expect((described as { input: string }).input).toBe('{"n":12345678901234567890,"d":1.0}');
});

test('says why each other rule did not match', () => {
  const service = ruleService([
    rule('Bus', { pattern: shop, eventBus: 'arn:aws:events:us-east-1:123456789012:event-bus/audit' }),
    rule('Off', { pattern: { source: ['x'] }, enabled: false }),
    rule('Scheduled', { schedule: 'rate(1 day)' }),
    rule('Wrong', { pattern: { source: 'shop' } }),
  ]);
  const { matched, others } = put(service);
  expect({ matched, others }).toEqual({
    matched: [],
    others: [
      { name: 'Bus', aliases: [], mismatches: [{ field: 'event bus', wanted: 'audit', got: 'default' }] },
      {
        name: 'Off',
        aliases: [],
        mismatches: [
          { field: 'state of the rule', wanted: 'ENABLED', got: 'DISABLED' },
          { field: 'source', wanted: ['x'], got: 'shop' },
        ],
      },
      {
        name: 'Wrong',
        aliases: [],
        mismatches: [],
        problem: 'Event pattern is not valid. Reason: "source" must be an object or an array',
      },
    ],
  });
  expect(put(service, { eventBus: 'audit' }).matched.map(({ name }) => name)).toEqual(['Bus']);
});

test('starts Express machines and each of several targets', () => {
  const express = rule('Both', {
    pattern: shop,
    targets: [target({ id: 'a', input: '{"a":1}' }), target({ id: 'b', input: '{"b":2}' })],
  });
  const service = ruleService([express]);
  put(service);
  expect(executionsOf(service, 'order')).toEqual([
    { input: { a: 1 }, status: 'SUCCEEDED' },
    { input: { b: 2 }, status: 'SUCCEEDED' },
  ]);
});

test('does not run targets that are no state machines, nor those that are not deployed', () => {
  const targets = [
    target({ id: 'f', arn: 'arn:aws:lambda:us-east-1:123456789012:function:f' }),
    target({ id: 'm', arn: machineArn('other') }),
  ];
  const service = ruleService([rule('R', { pattern: shop, targets })]);
  void service.callStarts({ op: 'register', file: 'b.yaml', starts: [], machines: [], declared: ['other'] });
  expect(put(service).matched[0]!.targets.map(({ id, notRun }) => ({ id, notRun }))).toEqual([
    { id: 'f', notRun: 'Only state machines are started here. This target is one of lambda.' },
    { id: 'm', notRun: "'other' is not deployed: name it with sfn.stateMachine(file, name)." },
  ]);
});
