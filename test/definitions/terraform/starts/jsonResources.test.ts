import { pass } from '../../support/pass';
import { project } from '../../support/project';
import { notesOf, startsOf } from '../../support/starts';

type Values = Readonly<Record<string, unknown>>;

interface Resource {
  readonly address: string;
  readonly values: Values;
  readonly expressions?: Values;
}

const order: Resource = {
  address: 'aws_sfn_state_machine.order',
  values: { name: 'orders', role_arn: 'r', definition: JSON.stringify(pass('done')) },
};

const managed = ({ address, values }: Resource) => ({
  address,
  mode: 'managed',
  type: /(\w+)\.[\w-]+(?:\[.*\])?$/.exec(address)![1],
  values,
});

/** A plan of a root module, and of the module `rules` that it calls. */
function plan(root: readonly Resource[], rules: readonly Resource[] = []): string {
  const configured = (all: readonly Resource[]) =>
    all.map(({ address, expressions = {} }) => ({ address: address.replace('module.rules.', ''), expressions }));
  return JSON.stringify(
    {
      terraform_version: '1.9.0',
      planned_values: {
        root_module: {
          resources: [order, ...root].map(managed),
          child_modules: [{ address: 'module.rules', resources: rules.map(managed) }],
        },
      },
      configuration: {
        root_module: {
          resources: configured(root),
          module_calls: { rules: { module: { resources: configured(rules) } } },
        },
      },
    },
    null,
    1,
  );
}

function load(json: string) {
  return project({ 'show.json': json }).load('show.json');
}

const arn = 'arn:aws:states:us-east-1:123456789012:stateMachine:orders';
const to = (...references: readonly string[]): Values => ({ references });

test('a plan: what is not known yet is found by the references of its configuration', () => {
  const loaded = load(
    plan(
      [
        {
          address: 'aws_cloudwatch_event_rule.nightly',
          values: { schedule_expression: 'rate(1 day)', event_bus_name: 'default', state: 'ENABLED' },
        },
        {
          address: 'aws_cloudwatch_event_target.nightly',
          values: { input: '{}', retry_policy: [{ maximum_retry_attempts: 1 }], event_bus_name: 'default' },
          expressions: {
            rule: to('aws_cloudwatch_event_rule.nightly.name', 'aws_cloudwatch_event_rule.nightly'),
            arn: to('aws_sfn_state_machine.order.arn', 'aws_sfn_state_machine.order'),
            role_arn: to('aws_iam_role.start.arn', 'aws_iam_role.start'),
            retry_policy: [{ maximum_retry_attempts: { constant_value: 1 } }],
          },
        },
        { address: 'aws_iam_role.start', values: { name: 'start' } },
        { address: 'aws_s3_bucket.inbox', values: { bucket: 'inbox' } },
        {
          address: 'aws_s3_bucket_notification.inbox',
          values: { eventbridge: true },
          expressions: { bucket: to('aws_s3_bucket.inbox.id') },
        },
      ],
      [
        {
          address: 'module.rules.aws_scheduler_schedule.report["eu"]',
          values: { name: 'report', schedule_expression: 'rate(1 hour)', target: [{ role_arn: 'r', arn }] },
        },
        {
          address: 'module.rules.aws_cloudwatch_event_rule.late',
          values: { name: 'late' },
          expressions: { event_pattern: to('aws_s3_bucket.x.id') },
        },
      ],
    ),
  );

  expect(startsOf(loaded)).toEqual([
    {
      kind: 'rule',
      name: 'aws_cloudwatch_event_rule.nightly',
      aliases: ['nightly'],
      eventBus: 'default',
      enabled: true,
      schedule: 'rate(1 day)',
      targets: [
        {
          id: 'aws_cloudwatch_event_target.nightly',
          arn,
          roleArn: 'arn:aws:iam::123456789012:role/start',
          retry: { maximumRetryAttempts: 1 },
          input: '{}',
        },
      ],
    },
    { kind: 'bucketEvents', name: 'inbox', aliases: ['aws_s3_bucket_notification.inbox'], bucket: 'inbox' },
    {
      kind: 'schedule',
      name: 'report',
      aliases: ['module.rules.aws_scheduler_schedule.report["eu"]', 'report["eu"]'],
      group: 'default',
      expression: 'rate(1 hour)',
      enabled: true,
      target: { arn, roleArn: 'r' },
    },
  ]);
  expect(notesOf(loaded).map((note) => note.replace(/^\d+: /, ''))).toEqual([
    'module.rules.aws_cloudwatch_event_rule.late starts nothing here: event_pattern is known after apply only. Load the .tf files, or the state.',
  ]);
});

test('a plan of a REST API: methods, responses and paths are found by references', () => {
  const api = to('aws_api_gateway_rest_api.shop.id');
  const resource = to('aws_api_gateway_resource.orders.id');
  const loaded = load(
    plan([
      { address: 'aws_api_gateway_rest_api.shop', values: { name: 'shop' } },
      {
        address: 'aws_api_gateway_resource.orders',
        values: { path_part: 'orders' },
        expressions: { rest_api_id: api, parent_id: to('aws_api_gateway_rest_api.shop.root_resource_id') },
      },
      {
        address: 'aws_api_gateway_integration.post',
        values: {
          http_method: 'POST',
          uri: 'arn:aws:apigateway:us-east-1:states:action/StartExecution',
          credentials: 'r',
          request_templates: { 'application/json': 't' },
        },
        expressions: { rest_api_id: api, resource_id: resource },
      },
      {
        address: 'aws_api_gateway_integration_response.ok',
        values: { http_method: 'POST', status_code: '200' },
        expressions: { rest_api_id: api, resource_id: resource },
      },
    ]),
  );

  expect(loaded.starts).toMatchObject([
    { api: 'aws_api_gateway_rest_api.shop', path: '/orders', httpMethod: 'POST', responses: [{ statusCode: '200' }] },
  ]);
  expect(loaded.notes).toEqual([]);
});

test('a state knows everything', () => {
  const known = 'arn:aws:states:eu-west-1:111122223333:stateMachine:orders';
  const instance = (attributes: Values) => [{ attributes }];
  const state = {
    terraform_version: '1.9.0',
    resources: [
      {
        mode: 'managed',
        type: 'aws_sfn_state_machine',
        name: 'order',
        instances: instance({ ...order.values, arn: known }),
      },
      {
        mode: 'managed',
        type: 'aws_pipes_pipe',
        name: 'queue',
        instances: instance({
          id: 'queue-1',
          name: 'queue-1',
          desired_state: 'RUNNING',
          role_arn: 'r',
          source: 'arn:aws:sqs:eu-west-1:111122223333:orders',
          target: known,
          source_parameters: [{ sqs_queue_parameters: [{ batch_size: 3 }] }],
        }),
      },
    ],
  };

  expect(startsOf(load(JSON.stringify(state)))).toEqual([
    {
      kind: 'pipe',
      name: 'queue-1',
      aliases: ['aws_pipes_pipe.queue', 'queue'],
      enabled: true,
      roleArn: 'r',
      sourceArn: 'arn:aws:sqs:eu-west-1:111122223333:orders',
      filters: [],
      batchSize: 3,
      target: { arn: known },
    },
  ]);
});
