import { describeStarts } from '../../../src/cli/definitions/describeStarts';
import type { DeclaredStart } from '../../../src/contract/starts/DeclaredStart';

const at = { aliases: [], source: { file: 'template.yaml', line: 1, column: 1 } };
const machine = 'arn:aws:states:us-east-1:123456789012:stateMachine:order';
const method = { requestParameters: {}, responses: [], stageVariables: {} };

test('a line for each: what it is, when it starts something, and what it calls', () => {
  const starts: DeclaredStart[] = [
    {
      ...at,
      kind: 'rule',
      name: 'ordered',
      eventBus: 'shop',
      enabled: false,
      pattern: { source: ['web', { prefix: 'app' }] },
      targets: [
        { id: 'a', arn: `${machine}:live` },
        { id: 'b', arn: 'arn:aws:lambda:us-east-1:123456789012:function:charge' },
        { id: 'c', arn: 'arn:aws:sqs:us-east-1:123456789012:orders' },
      ],
    },
    { ...at, kind: 'rule', name: 'hourly', eventBus: 'default', enabled: true, schedule: 'rate(1 hour)', targets: [] },
    {
      ...at,
      kind: 'schedule',
      name: 'nightly',
      group: 'default',
      expression: 'cron(0 2 * * ? *)',
      timeZone: 'Europe/Berlin',
      enabled: true,
      target: { arn: machine },
    },
    {
      ...at,
      kind: 'pipe',
      name: 'changes',
      enabled: true,
      sourceArn: 'arn:aws:dynamodb:us-east-1:123456789012:table/Orders/stream/2026-01-01T00:00:00.000',
      filters: [],
      enrichment: { arn: machine },
      target: { arn: 'arn:aws:events:us-east-1:123456789012:event-bus/shop' },
    },
    {
      ...method,
      ...at,
      kind: 'restMethod',
      name: 'Post',
      api: 'Shop',
      httpMethod: 'POST',
      path: '/orders',
      action: 'StartExecution',
      requestTemplates: { 'application/json': `{"stateMachineArn": "${machine}"}` },
    },
    {
      ...at,
      kind: 'httpRoute',
      name: 'Route',
      api: 'Web',
      routeKey: 'POST /sync',
      subtype: 'StepFunctions-StartSyncExecution',
      requestParameters: { StateMachineArn: machine },
    },
    { ...at, kind: 'bucketEvents', name: 'inbox', bucket: 'inbox' },
  ];

  expect(describeStarts(starts)).toEqual([
    'rule ordered      events of web on shop (disabled) → order:live, charge, orders',
    'rule hourly       rate(1 hour)',
    'schedule nightly  cron(0 2 * * ? *) in Europe/Berlin → order',
    'pipe changes      records of Orders → order, shop',
    'REST API Post     POST /orders, StartExecution → order',
    'HTTP API Route    POST /sync, StartSyncExecution → order',
    'bucket inbox      sends its events to EventBridge',
  ]);
});
