import type { DeclaredStart } from '../../../src/contract/starts/DeclaredStart';
import { startsOf } from '../../../src/insight/dependencies/startsOf';

const source = { file: 'template.yaml', line: 1, column: 1 };
const arn = 'arn:aws:states:us-east-1:123456789012:stateMachine:Order';
const named = (name: string): { name: string; aliases: []; source: typeof source } => ({ name, aliases: [], source });
const rest = { requestParameters: {}, responses: [], stageVariables: {} };

const starts: readonly DeclaredStart[] = [
  { ...named('Paid'), kind: 'rule', eventBus: 'default', enabled: true, pattern: {}, targets: [{ id: 'a', arn }] },
  {
    ...named('Nightly'),
    kind: 'rule',
    eventBus: 'default',
    enabled: false,
    schedule: 'rate(1 day)',
    targets: [{ id: 'a', arn: `${arn}:live` }],
  },
  {
    ...named('Weekly'),
    kind: 'schedule',
    group: 'default',
    expression: 'rate(7 days)',
    enabled: true,
    target: { arn },
  },
  {
    ...named('Queue'),
    kind: 'pipe',
    enabled: true,
    sourceArn: 'arn:aws:sqs:us-east-1:123456789012:orders',
    filters: [],
    target: { arn },
  },
  {
    ...named('Post'),
    ...rest,
    kind: 'restMethod',
    api: 'Api',
    httpMethod: 'POST',
    path: '/orders',
    action: 'StartExecution',
    requestTemplates: { 'application/json': `{"stateMachineArn":"${arn}"}` },
  },
  {
    ...named('Get'),
    ...rest,
    kind: 'restMethod',
    api: 'Api',
    httpMethod: 'GET',
    path: '/orders',
    action: 'DescribeExecution',
    requestTemplates: { 'application/json': `{"stateMachineArn":"${arn}"}` },
  },
  {
    ...named('Http'),
    kind: 'httpRoute',
    api: 'Http',
    routeKey: 'POST /o',
    subtype: 'StepFunctions-StartExecution',
    requestParameters: { StateMachineArn: arn },
  },
  { ...named('Bucket'), kind: 'bucketEvents', bucket: 'b' },
];

test('names what starts a machine, with expressions, and what is disabled', () => {
  expect(startsOf(['Order'], starts)).toEqual([
    'rule Paid',
    'rule Nightly, rate(1 day) (disabled)',
    'schedule Weekly, rate(7 days)',
    'pipe Queue from orders',
    'POST /orders',
    'POST /o',
  ]);
  expect(startsOf(['Orders', 'Ord'], starts)).toEqual([]);
});
