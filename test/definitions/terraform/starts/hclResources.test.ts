import { pass } from '../../support/pass';
import { project } from '../../support/project';
import { notesOf, startsOf } from '../../support/starts';

const machine = `resource "aws_sfn_state_machine" "order" {
  name       = "orders"
  role_arn   = "r"
  definition = jsonencode(${JSON.stringify(pass('done')).replaceAll('":', '" =')})
}
`;
const arn = 'arn:aws:states:us-east-1:123456789012:stateMachine:orders';

function load(hcl: string, files: Record<string, string> = {}) {
  return project({ 'main.tf': machine + hcl, ...files }).load('main.tf');
}

test('a rule has the targets that name it, by its name or its place, on its bus', () => {
  const loaded = load(`
resource "aws_cloudwatch_event_rule" "ordered" {
  event_bus_name = aws_cloudwatch_event_bus.shop.name
  event_pattern  = jsonencode({ source = ["shop"], detail = { total = [{ numeric = [">", 5] }] } })
  state          = "DISABLED"
}
resource "aws_cloudwatch_event_bus" "shop" { name = "shop" }
resource "aws_sqs_queue" "dead" { name = "dead" }
resource "aws_iam_role" "start" { name = "start" }
resource "aws_cloudwatch_event_target" "order" {
  rule           = aws_cloudwatch_event_rule.ordered.name
  event_bus_name = aws_cloudwatch_event_bus.shop.arn
  arn            = aws_sfn_state_machine.order.arn
  role_arn       = aws_iam_role.start.arn
  input_transformer {
    input_paths    = { id = "$.detail.id" }
    input_template = "{\\"id\\": <id>}"
  }
  retry_policy { maximum_retry_attempts = 2 }
  dead_letter_config { arn = aws_sqs_queue.dead.arn }
}
resource "aws_cloudwatch_event_rule" "nightly" {
  name                = "nightly"
  schedule_expression = "rate(1 day)"
  is_enabled          = true
}
resource "aws_cloudwatch_event_target" "nightly" {
  rule      = "nightly"
  target_id = "t"
  arn       = aws_sfn_state_machine.order.id
  input     = jsonencode({ a = 1 })
}
resource "aws_cloudwatch_event_target" "lost" {
  rule = "elsewhere"
  arn  = aws_sfn_state_machine.order.arn
}
`);

  expect(startsOf(loaded)).toEqual([
    {
      kind: 'rule',
      name: 'aws_cloudwatch_event_rule.ordered',
      aliases: ['ordered'],
      eventBus: 'shop',
      enabled: false,
      pattern: { source: ['shop'], detail: { total: [{ numeric: ['>', 5] }] } },
      targets: [
        {
          id: 'aws_cloudwatch_event_target.order',
          arn,
          roleArn: 'arn:aws:iam::123456789012:role/start',
          retry: { maximumRetryAttempts: 2 },
          deadLetterArn: 'arn:aws:sqs:us-east-1:123456789012:dead',
          inputTransformer: { inputPathsMap: { id: '$.detail.id' }, inputTemplate: '{"id": <id>}' },
        },
      ],
    },
    {
      kind: 'rule',
      name: 'nightly',
      aliases: ['aws_cloudwatch_event_rule.nightly'],
      eventBus: 'default',
      enabled: true,
      schedule: 'rate(1 day)',
      targets: [{ id: 't', arn, input: '{"a":1}' }],
    },
  ]);
  expect(notesOf(loaded)).toEqual([
    '38: aws_cloudwatch_event_target.lost is a target of the rule elsewhere, which these files do not declare.',
  ]);
});

test('a schedule, with instances', () => {
  const loaded = load(`
resource "aws_scheduler_schedule" "report" {
  for_each                     = { day = "rate(1 day)", hour = "rate(1 hour)" }
  name                         = "report-\${each.key}"
  group_name                   = "reports"
  schedule_expression          = each.value
  schedule_expression_timezone = "Europe/Berlin"
  flexible_time_window {
    mode                      = "FLEXIBLE"
    maximum_window_in_minutes = 5
  }
  target {
    arn      = aws_sfn_state_machine.order.arn
    role_arn = "r"
    input    = jsonencode({ kind = each.key })
    retry_policy { maximum_event_age_in_seconds = 60 }
  }
}
`);
  const schedule = {
    kind: 'schedule',
    group: 'reports',
    timeZone: 'Europe/Berlin',
    flexibleWindowMinutes: 5,
    enabled: true,
  };
  const target = { arn, roleArn: 'r', retry: { maximumEventAgeInSeconds: 60 } };

  expect(startsOf(loaded)).toEqual([
    {
      ...schedule,
      name: 'report-day',
      aliases: ['aws_scheduler_schedule.report["day"]', 'report["day"]'],
      expression: 'rate(1 day)',
      target: { ...target, input: '{"kind":"day"}' },
    },
    {
      ...schedule,
      name: 'report-hour',
      aliases: ['aws_scheduler_schedule.report["hour"]', 'report["hour"]'],
      expression: 'rate(1 hour)',
      target: { ...target, input: '{"kind":"hour"}' },
    },
  ]);
});

test('pipes and buckets', () => {
  const loaded = load(`
variable "filters" { default = ["{\\"body\\":{\\"a\\":[1]}}", "{\\"body\\":{\\"b\\":[1]}}"] }
resource "aws_sqs_queue" "orders" { name = "orders" }
resource "aws_dynamodb_table" "table" { name = "table" }
resource "aws_pipes_pipe" "queue" {
  name       = "queue"
  role_arn   = "r"
  source     = aws_sqs_queue.orders.arn
  target     = aws_sfn_state_machine.order.arn
  enrichment = aws_sfn_state_machine.order.arn
  source_parameters {
    filter_criteria {
      dynamic "filter" {
        for_each = var.filters
        content { pattern = filter.value }
      }
    }
    sqs_queue_parameters { batch_size = 2 }
  }
  enrichment_parameters { input_template = "e" }
  target_parameters {
    input_template = "t"
    step_function_state_machine_parameters { invocation_type = "FIRE_AND_FORGET" }
  }
}
resource "aws_pipes_pipe" "stream" {
  role_arn      = "r"
  desired_state = "STOPPED"
  source        = aws_dynamodb_table.table.stream_arn
  target        = aws_sfn_state_machine.order.arn
  source_parameters {
    dynamodb_stream_parameters {
      starting_position      = "LATEST"
      maximum_retry_attempts = 3
      dead_letter_config { arn = aws_sqs_queue.orders.arn }
    }
  }
}
resource "aws_s3_bucket" "inbox" { bucket = "inbox" }
resource "aws_s3_bucket_notification" "inbox" {
  bucket      = aws_s3_bucket.inbox.id
  eventbridge = true
}
resource "aws_s3_bucket_notification" "quiet" {
  bucket = "quiet"
  lambda_function { events = ["s3:ObjectCreated:*"] }
}
`);

  expect(startsOf(loaded)).toEqual([
    {
      kind: 'pipe',
      name: 'queue',
      aliases: ['aws_pipes_pipe.queue'],
      enabled: true,
      roleArn: 'r',
      sourceArn: 'arn:aws:sqs:us-east-1:123456789012:orders',
      filters: [{ body: { a: [1] } }, { body: { b: [1] } }],
      batchSize: 2,
      enrichment: { arn, inputTemplate: 'e' },
      target: { arn, inputTemplate: 't', invocationType: 'FIRE_AND_FORGET' },
    },
    {
      kind: 'pipe',
      name: 'aws_pipes_pipe.stream',
      aliases: ['stream'],
      enabled: false,
      roleArn: 'r',
      sourceArn: 'arn:aws:dynamodb:us-east-1:123456789012:table/table/stream/2026-01-01T00:00:00.000',
      filters: [],
      target: { arn },
      retry: { maximumRetryAttempts: 3 },
      deadLetterArn: 'arn:aws:sqs:us-east-1:123456789012:orders',
    },
    {
      kind: 'bucketEvents',
      name: 'inbox',
      aliases: ['aws_s3_bucket_notification.inbox'],
      bucket: 'inbox',
    },
  ]);
});

test('REST and HTTP APIs', () => {
  const loaded = load(`
data "aws_region" "here" {}
resource "aws_api_gateway_rest_api" "shop" { name = "shop" }
resource "aws_api_gateway_resource" "orders" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  parent_id   = aws_api_gateway_rest_api.shop.root_resource_id
  path_part   = "orders"
}
resource "aws_api_gateway_resource" "order" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  parent_id   = aws_api_gateway_resource.orders.id
  path_part   = "{id}"
}
resource "aws_api_gateway_method" "put" {
  rest_api_id      = aws_api_gateway_rest_api.shop.id
  resource_id      = aws_api_gateway_resource.order.id
  http_method      = "PUT"
  authorization    = "AWS_IAM"
  api_key_required = false
}
resource "aws_api_gateway_integration" "put" {
  rest_api_id          = aws_api_gateway_rest_api.shop.id
  resource_id          = aws_api_gateway_resource.order.id
  http_method          = aws_api_gateway_method.put.http_method
  type                 = "AWS"
  integration_http_method = "POST"
  uri                  = "arn:aws:apigateway:\${data.aws_region.here.name}:states:action/StartSyncExecution"
  credentials          = "r"
  passthrough_behavior = "NEVER"
  timeout_milliseconds = 1000
  request_templates    = { "application/json" = "{\\"stateMachineArn\\": \\"\${aws_sfn_state_machine.order.arn}\\"}" }
}
resource "aws_api_gateway_integration_response" "ok" {
  rest_api_id        = aws_api_gateway_rest_api.shop.id
  resource_id        = aws_api_gateway_resource.order.id
  http_method        = aws_api_gateway_method.put.http_method
  status_code        = 200
  selection_pattern  = "200"
  response_templates = { "application/json" = "o" }
}
resource "aws_api_gateway_integration" "to_function" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  resource_id = aws_api_gateway_resource.orders.id
  http_method = "GET"
  uri         = var.unknown_uri
}
resource "aws_api_gateway_stage" "prod" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  variables   = { a = "b" }
}
resource "aws_apigatewayv2_api" "http" { name = "http" }
resource "aws_apigatewayv2_integration" "start" {
  api_id              = aws_apigatewayv2_api.http.id
  integration_subtype = "StepFunctions-StartExecution"
  credentials_arn     = "r"
  request_parameters  = { Input = "$request.body", StateMachineArn = aws_sfn_state_machine.order.arn }
}
resource "aws_apigatewayv2_route" "post" {
  api_id    = aws_apigatewayv2_api.http.id
  route_key = "POST /orders"
  target    = "integrations/\${aws_apigatewayv2_integration.start.id}"
}
resource "aws_api_gateway_rest_api" "documented" {
  body = jsonencode({ paths = { "/x" = { get = { "x-amazon-apigateway-integration" = {
    uri = "arn:aws:apigateway:us-east-1:states:action/DescribeExecution", httpMethod = "POST", credentials = "r", responses = { default = { statusCode = "200" } }
  } } } } })
}
`);

  expect(startsOf(loaded)).toEqual([
    {
      kind: 'restMethod',
      name: 'aws_api_gateway_integration.put',
      aliases: ['put'],
      api: 'aws_api_gateway_rest_api.shop',
      httpMethod: 'PUT',
      path: '/orders/{id}',
      action: 'StartSyncExecution',
      roleArn: 'r',
      requestTemplates: { 'application/json': `{"stateMachineArn": "${arn}"}` },
      requestParameters: {},
      passthroughBehavior: 'NEVER',
      responses: [
        {
          statusCode: '200',
          selectionPattern: '200',
          responseTemplates: { 'application/json': 'o' },
          responseParameters: {},
        },
      ],
      stageVariables: { a: 'b' },
      timeoutMs: 1000,
      authorization: 'AWS_IAM',
    },
    {
      kind: 'httpRoute',
      name: 'aws_apigatewayv2_route.post',
      aliases: ['post'],
      api: 'aws_apigatewayv2_api.http',
      routeKey: 'POST /orders',
      subtype: 'StepFunctions-StartExecution',
      requestParameters: { Input: '$request.body', StateMachineArn: arn },
      roleArn: 'r',
    },
    {
      kind: 'restMethod',
      name: 'GET /x',
      aliases: [],
      api: 'aws_api_gateway_rest_api.documented',
      httpMethod: 'GET',
      path: '/x',
      action: 'DescribeExecution',
      roleArn: 'r',
      requestTemplates: {},
      requestParameters: {},
      responses: [{ statusCode: '200', responseTemplates: {}, responseParameters: {} }],
      stageVariables: {},
    },
  ]);
  expect(notesOf(loaded)).toEqual([
    '26: aws_api_gateway_integration.put is for callers that AWS_IAM authorizes, which Stepmill does not check.',
  ]);
});

test('a target in a module calls the machine of its caller; what is not run or not at hand is noted', () => {
  const loaded = load(
    `
module "rules" {
  source  = "./rules"
  machine = aws_sfn_state_machine.order.arn
}
module "eventbridge" { source = "terraform-aws-modules/eventbridge/aws" }
resource "aws_cloudwatch_event_rule" "none" {
  count               = 0
  schedule_expression = "rate(1 day)"
}
resource "aws_iot_topic_rule" "iot" {
  sql = "s"
  step_functions { state_machine_name = "orders" }
}
resource "aws_cloudwatch_event_rule" "wrong" { schedule_expression = [1][3] }
`,
    {
      'rules/main.tf': `variable "machine" {}
variable "bus" {}
resource "aws_cloudwatch_event_rule" "often" {
  event_bus_name      = var.bus
  schedule_expression = "rate(1 hour)"
}
resource "aws_cloudwatch_event_target" "often" {
  rule           = aws_cloudwatch_event_rule.often.name
  event_bus_name = var.bus
  arn            = var.machine
}
`,
    },
  );

  expect(loaded.starts).toMatchObject([
    { name: 'aws_cloudwatch_event_rule.wrong', targets: [] },
    { name: 'module.rules.aws_cloudwatch_event_rule.often', eventBus: 'bus', targets: [{ arn }] },
  ]);
  expect(notesOf(loaded).map((note) => note.replace(/^\d+: /, ''))).toEqual([
    'module.eventbridge starts nothing here: the files of terraform-aws-modules/eventbridge/aws are not available.',
    'schedule_expression cannot be evaluated: The list has 1 items, but no item 3.',
    'aws_iot_topic_rule.iot starts state machines as an aws_iot_topic_rule, which Stepmill does not run.',
    'aws_cloudwatch_event_rule.wrong has neither an event pattern nor a schedule.',
    'module.rules.aws_cloudwatch_event_rule.often has var.bus, which has no value here (the variable bus has no default): it is bus.',
    'module.rules.aws_cloudwatch_event_target.often has var.bus, which has no value here (the variable bus has no default): it is bus.',
  ]);
});
