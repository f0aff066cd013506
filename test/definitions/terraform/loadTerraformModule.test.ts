import { pass } from '../support/pass';
import { project, unresolvedOf } from '../support/project';
import { machine } from './machine';

const asl = JSON.stringify(pass('${word}'), null, 2);

test('reads a whole machine: name, type, role, logging, tracing, functions, places', () => {
  const {
    folder,
    machine: load,
    place,
  } = project({
    'main.tf': `${machine(
      'templatefile("${path.module}/order.asl.json", { word = aws_lambda_function.charge.arn })',
      `  type = "EXPRESS"
  logging_configuration {
    log_destination        = "\${aws_cloudwatch_log_group.logs.arn}:*"
    include_execution_data = true
    level                  = upper("error")
  }
  dynamic "tracing_configuration" {
    for_each = var.tracing ? [true] : []
    content { enabled = tracing_configuration.value }
  }`,
    )}
resource "aws_cloudwatch_log_group" "logs" { name = "/orders" }
variable "tracing" { default = true }
resource "aws_lambda_function" "charge" {
  function_name = "charge"
  runtime       = "nodejs22.x"
  handler       = "charge.handler"
  timeout       = 7
  filename      = data.archive_file.code.output_path
  environment { variables = { TABLE = "orders", TOPIC = var.topic_arn } }
}
data "archive_file" "code" {
  type        = "zip"
  source_dir  = "\${path.module}/src"
  output_path = "code.zip"
}
`,
    'order.asl.json': asl,
    'src/charge.ts': '',
  });
  const { locate, ...loaded } = load('main.tf');
  const file = `${folder}/main.tf`;

  expect({ ...loaded, definition: JSON.parse(loaded.definition) }).toEqual({
    name: 'aws_sfn_state_machine.order',
    aliases: ['orders', 'order'],
    stateMachineName: 'orders',
    format: 'terraform',
    definition: pass('arn:aws:lambda:us-east-1:123456789012:function:charge'),
    type: 'EXPRESS',
    roleArn: 'arn:aws:iam::123456789012:role/role',
    logging: {
      level: 'ERROR',
      includeExecutionData: true,
      destinations: [
        { cloudWatchLogsLogGroup: { logGroupArn: 'arn:aws:logs:us-east-1:123456789012:log-group:/orders:*' } },
      ],
    },
    tracing: { enabled: true },
    functions: [
      {
        logicalId: 'aws_lambda_function.charge',
        arn: 'arn:aws:lambda:us-east-1:123456789012:function:charge',
        name: 'charge',
        runtime: 'nodejs22.x',
        handler: 'charge.handler',
        codePath: `${folder}/src`,
        handlerFile: `${folder}/src/charge.ts`,
        handlerExport: 'handler',
        environment: { TABLE: 'orders', TOPIC: 'arn:aws:sns:us-east-1:123456789012:topic' },
        timeoutSeconds: 7,
        source: { file, line: 20, column: 1 },
      },
    ],
    source: { file, line: 1, column: 1, definitionFile: `${folder}/order.asl.json` },
    unresolved: [],
  });
  expect(place(locate('/States/End'))).toBe('order.asl.json:5:5');
});

test('takes values from other files of the folder, from variable files, and first from the caller', () => {
  const { definition } = project({
    'main.tf': machine('jsonencode({ Comment = "${var.a} ${var.b} ${var.c} ${local.d}", StartAt = "", States = {} })'),
    'variables.tf': 'variable "a" { default = "default" }\nvariable "b" {}\nvariable "c" {}\nlocals { d = "local" }\n',
    'terraform.tfvars': 'b = "file"\nc = "file"\n',
  });

  expect(definition('main.tf', { parameters: { c: 'given' } })).toMatchObject({ Comment: 'default file given local' });
});

test('loads the machines of one file, or of all files of a folder', () => {
  const one = (name: string): string =>
    machine(`jsonencode(local.definition)`)
      .replaceAll('"order"', `"${name}"`)
      .replace(/resource "aws_iam_role".*/, '');
  const { load } = project({
    'a.tf': one('a'),
    'b.tf': one('b'),
    'c.tf': 'locals { definition = { StartAt = "E", States = {} } }\n',
  });

  expect(load('a.tf').machines.map(({ name }) => name)).toEqual(['aws_sfn_state_machine.a']);
  expect(load('.').machines.map(({ name }) => name)).toEqual(['aws_sfn_state_machine.a', 'aws_sfn_state_machine.b']);
});

describe('modules', () => {
  test('in a local folder are read, with their variables and outputs', () => {
    const { load } = project({
      'main.tf': `
module "orders" {
  source = "./modules/orders"
  word   = module.words.word
}
module "words" { source = "./modules/words" }
`,
      'modules/orders/main.tf': `variable "word" {}\n${machine('templatefile("${path.module}/order.asl.json", { word = var.word })')}`,
      'modules/orders/order.asl.json': asl,
      'modules/words/main.tf': 'output "word" { value = "handed down" }\n',
    });

    expect(load('main.tf').machines.map(({ name, definition }) => [name, JSON.parse(definition)])).toEqual([
      ['module.orders.aws_sfn_state_machine.order', pass('handed down')],
    ]);
  });

  test('are read once, however often their outputs are named', () => {
    const outputs = Array.from({ length: 1500 }, () => 'module.words.word').join(', ');
    const { machine: load } = project({
      'main.tf': `module "words" { source = "./words" }\n${machine(`jsonencode({ StartAt = "E", States = {}, Comment = join("", [${outputs}]) })`)}`,
      'words/main.tf': `output "word" { value = aws_lambda_function.hello.arn }
resource "aws_lambda_function" "hello" { function_name = "x" }
`,
    });
    const { definition, functions } = load('main.tf');

    expect(JSON.parse(definition)).toMatchObject({ Comment: functions[0]?.arn.repeat(1500) });
  });

  test('of a registry count as machines when they get a definition', () => {
    const { load } = project({
      'main.tf': `module "order" {
  source     = "terraform-aws-modules/step-functions/aws"
  name       = "orders"
  type       = "EXPRESS"
  definition = jsonencode({ StartAt = "E", States = {} })
  logging_configuration = { level = "ALL" }
}
`,
    });

    expect(load('main.tf').machines.map(({ name, aliases, type, logging }) => [name, aliases, type, logging])).toEqual([
      ['module.order', ['orders', 'order'], 'EXPRESS', { level: 'ALL' }],
    ]);
  });

  test('throw when they call themselves', () => {
    const { refusal } = project({ 'main.tf': 'module "again" { source = "./" }\n' });

    expect(refusal('main.tf')).toBe('main.tf:1:18: The module calls itself: . → ..');
  });
});

describe('rejects', () => {
  const refusals: Record<string, [text: string, message: string]> = {
    'a module without machines': [
      'resource "aws_sqs_queue" "q" {}\nresource "aws_sqs_queue" "r" {}\n',
      'main.tf:1:1: main.tf declares no state machine. It declares aws_sqs_queue.\n' +
        '  A state machine is a resource "aws_sfn_state_machine".',
    ],
    'a file that is not there': [
      machine('file("order.asl.json")'),
      'main.tf:4:21: There is no file order.asl.json.\n  Paths are relative to the file that names them.',
    ],
    'a definition that is not a string': [
      machine('{ StartAt = "A" }'),
      'main.tf:4:16: The definition of aws_sfn_state_machine.order is a map, not a string.\n' +
        '  Write jsonencode(…) around it.',
    ],
    'an empty definition': [
      machine('""'),
      'main.tf:4:16: The definition of aws_sfn_state_machine.order is empty.\n  A definition has StartAt and States.',
    ],
    'a block that is not closed': [
      'resource "aws_sfn_state_machine" "a" {\n  name = "x"\n',
      'main.tf:3:1: A } is expected here.',
    ],
    'a heredoc that is not closed': [
      'locals {\n  a = <<EOF\n  text\n}\n',
      'main.tf:2:7: The heredoc is not closed by a line EOF, before "<<EOF".',
    ],
    'two attributes on one line': [
      'locals {\n  a = 1 b = 2\n}\n',
      'main.tf:2:9: A line break is expected here: one attribute a line, before "b = 2".',
    ],
    'a resource that is declared twice': [
      'resource "a" "b" {}\nresource "a" "b" {}\n',
      'main.tf:2:1: a.b is declared twice; first in main.tf, line 1.',
    ],
  };

  test.each(Object.entries(refusals))('%s', (_, [text, message]) => {
    expect(project({ 'main.tf': text }).refusal('main.tf')).toBe(message);
  });
});

test('one invalid definition does not affect the others', () => {
  const { load, place } = project({
    'a.tf': machine('""'),
    'b.tf': machine('jsonencode({ StartAt = "E", States = {} })')
      .replace(/"order"/, '"good"')
      .replace(/resource "aws_iam_role".*/, ''),
  });
  const { machines, unavailable } = load('.');

  expect(machines.map(({ name }) => name)).toEqual(['aws_sfn_state_machine.good']);
  expect(unavailable.map(({ name, error }) => [name, place(error), error.reason])).toEqual([
    ['aws_sfn_state_machine.order', 'a.tf:4:16', 'The definition of aws_sfn_state_machine.order is empty.'],
  ]);
});

test('a for loop and conditions in a template file', () => {
  const { machine: load } = project({
    'main.tf': machine('templatefile("order.tftpl", { names = ["A", "B"], debug = false, arn = var.topic_arn })'),
    'order.tftpl': `{
  "StartAt": "A",
  "States": {
%{ for index, name in names ~}
    "\${name}": { "Type": "Pass", "Comment": "\${arn}"%{ if debug }, "Result": 1%{ endif }, "End": true }%{ if index < length(names) - 1 },%{ endif }
%{ endfor ~}
  }
}`,
  });
  const loaded = load('main.tf');
  const state = { Type: 'Pass', Comment: 'arn:aws:sns:us-east-1:123456789012:topic', End: true };

  expect(JSON.parse(loaded.definition)).toEqual({ StartAt: 'A', States: { A: state, B: state } });
  expect(unresolvedOf(loaded)).toEqual(['var.topic_arn => arn:aws:sns:us-east-1:123456789012:topic (unknown)']);
});

test('names the variable that templatefile() does not pass to a template file', () => {
  const { definition, refusal } = project({
    'main.tf': machine('templatefile("order.tftpl", { charge_arn = "a", n = "b" })'),
    'order.tftpl': `{ "StartAt": "A", "States": {
  "A": { "Type": "Task", "Resource": "\${chrge_arn}", "End": true } } }`,
    'more/main.tf': machine('templatefile("order.tftpl", {})'),
    'more/order.tftpl': '{ "StartAt": "A", "Comment": "${var.stage}" }',
    'token/main.tf': `variable "all" {}\n${machine('templatefile("order.tftpl", var.all)')}`,
    'token/order.tftpl':
      '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Comment": "${word} $${Kept}", "End": true } } }',
  });
  expect(refusal('.')).toBe(
    'order.tftpl:2:41: The template file names chrge_arn, which templatefile(…) does not provide.\n  Did you mean charge_arn?',
  );
  expect(refusal('more')).toBe(
    'more/order.tftpl:1:33: The template file names var, which templatefile(…) does not provide.\n  Write var = … in templatefile(…), or $${…} for a token that stays.',
  );
  // Without the passed variables, nothing can be called missing.
  expect(definition('token')).toMatchObject({ States: { A: { Comment: 'word ${Kept}' } } });
});
