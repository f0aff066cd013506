import { pass } from '../support/pass';
import { project, unresolvedOf } from '../support/project';

const asl = JSON.stringify(pass('${word}'), null, 2);

function machine(definition: string, more = ''): string {
  return `resource "aws_sfn_state_machine" "order" {
  name     = "orders"
  role_arn = aws_iam_role.role.arn
  definition = ${definition}
${more}
}
resource "aws_iam_role" "role" { name = "role" }
`;
}

test('the whole of a machine: name, type, role, logging, tracing, functions, places', () => {
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

describe('forms of a definition', () => {
  const forms: Record<string, string> = {
    heredoc: `<<EOF\n${asl}\nEOF`,
    'indented heredoc': `<<-EOF\n${asl.replace(/^/gm, '    ')}\n    EOF`,
    jsonencode: `jsonencode({ Comment = "\${local.word}", StartAt = "End", States = { End = { Type = "Succeed" } } })`,
    file: 'file("./plain.asl.json")',
    templatefile: 'templatefile("${path.module}/order.asl.json", { word = local.word })',
    'a local': 'local.definition',
    template_file: 'data.template_file.order.rendered',
    local_file: 'data.local_file.plain.content',
    'YAML in a file': 'jsonencode(yamldecode(file("order.yaml")))',
  };
  const more = `
locals {
  word       = "said"
  definition = file("plain.asl.json")
}
data "template_file" "order" {
  template = file("\${path.module}/order.asl.json")
  vars     = { word = local.word }
}
data "local_file" "plain" { filename = "plain.asl.json" }
`;

  test.each(Object.entries(forms))('%s', (_, definition) => {
    const { definition: load } = project({
      'main.tf': machine(definition.replace('${word}', '${local.word}')) + more,
      'order.asl.json': asl,
      'plain.asl.json': asl.replace('${word}', 'said'),
      'order.yaml': 'Comment: said\nStartAt: End\nStates: { End: { Type: Succeed } }\n',
    });

    expect(load('main.tf')).toEqual(pass('said'));
  });
});

test('a heredoc and jsonencode keep their places', () => {
  const { load, place } = project({
    'a/main.tf': machine(
      '<<EOF\n{\n  "StartAt": "${var.first}",\n  "States": { "End": { "Type": "Succeed" } }\n}\nEOF',
    ),
    'b/main.tf': machine(
      'jsonencode({\n    StartAt = "End"\n    States = {\n      End = { Type = "Succeed" }\n    }\n  })',
    ),
  });

  expect(place(load('a/main.tf').machines[0]?.locate('/States/End/Type'))).toBe('a/main.tf:7:24');
  expect(load('a/main.tf').machines[0]?.unresolved.map((entry) => place(entry))).toEqual(['a/main.tf:6:17']);
  expect(place(load('b/main.tf').machines[0]?.locate('/States/End/Type'))).toBe('b/main.tf:7:15');
});

test('jsonencode writes members in the order of their names, as Terraform does', () => {
  const { machine: load } = project({
    'main.tf': machine('jsonencode({ States = {}, StartAt = "b", Comment = "a" })'),
  });

  expect(load('main.tf').definition).toBe('{"Comment":"a","StartAt":"b","States":{}}');
});

test('values come from other files of the folder, from variable files, and first from the caller', () => {
  const { definition } = project({
    'main.tf': machine('jsonencode({ Comment = "${var.a} ${var.b} ${var.c} ${local.d}", StartAt = "", States = {} })'),
    'variables.tf': 'variable "a" { default = "default" }\nvariable "b" {}\nvariable "c" {}\nlocals { d = "local" }\n',
    'terraform.tfvars': 'b = "file"\nc = "file"\n',
  });

  expect(definition('main.tf', { parameters: { c: 'given' } })).toMatchObject({ Comment: 'default file given local' });
});

test('machines of one file, or of all files of a folder', () => {
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

  test('are opened once, however often their outputs are named', () => {
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

  test('of a registry that are given a definition count as machines', () => {
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

  test('that call themselves are refused', () => {
    const { refusal } = project({ 'main.tf': 'module "again" { source = "./" }\n' });

    expect(refusal('main.tf')).toBe('main.tf:1:18: The module calls itself: . → ..');
  });
});

describe('count and for_each', () => {
  const loadWith = (argument: string, comment: string) => {
    const definition = `jsonencode({ Comment = ${comment}, StartAt = "E", States = {} })`;
    const { machines, unavailable, notes } = project({ 'main.tf': machine(definition, argument) }).load('main.tf');
    return {
      machines: machines.map(({ name, definition: text }) => [name, JSON.parse(text).Comment]),
      unavailable: unavailable.map(({ name, error }) => [name, error.reason]),
      notes: notes.length,
    };
  };

  test('make as many machines', () => {
    expect(loadWith('  count = 2', 'count.index')).toEqual({
      machines: [
        ['aws_sfn_state_machine.order[0]', 0],
        ['aws_sfn_state_machine.order[1]', 1],
      ],
      unavailable: [],
      notes: 0,
    });
    expect(loadWith('  for_each = { eu = "x", us = "y" }', '"${each.key}-${each.value}"')).toEqual({
      machines: [
        ['aws_sfn_state_machine.order["eu"]', 'eu-x'],
        ['aws_sfn_state_machine.order["us"]', 'us-y'],
      ],
      unavailable: [],
      notes: 0,
    });
    expect(loadWith('  for_each = toset(["a"])', 'each.key').machines).toEqual([
      ['aws_sfn_state_machine.order["a"]', 'a'],
    ]);
  });

  test('make none, which is said', () => {
    expect(loadWith('  count = 0', '"x"')).toEqual({
      machines: [],
      unavailable: [
        [
          'aws_sfn_state_machine.order',
          'There is no aws_sfn_state_machine.order: its count is 0 with these variables.',
        ],
      ],
      notes: 0,
    });
  });

  test('that nobody knows make one', () => {
    expect(loadWith('  count = var.create ? 1 : 0', '"x"')).toEqual({
      machines: [['aws_sfn_state_machine.order', 'x']],
      unavailable: [],
      notes: 1,
    });
    expect(loadWith('  for_each = var.regions', 'each.key').machines).toEqual([['aws_sfn_state_machine.order', 'key']]);
  });
});

describe('a definition that is not available', () => {
  test('is listed', () => {
    const { load } = project({ 'a.tf': machine('var.definition'), 'b/b.tf': machine('file("${var.folder}/a.json")') });

    expect(load('a.tf').unavailable.map(({ error }) => error.reason)).toEqual([
      'The definition of aws_sfn_state_machine.order is var.definition, which has no value: ' +
        `no file of ${load('a.tf').unavailable[0]!.source.file.replace('/a.tf', '')} declares the variable.`,
    ]);
    expect(load('b/b.tf').unavailable.map(({ error }) => error.reason.split(':')[0])).toEqual([
      'The file that file reads depends on var.folder',
    ]);
  });
});

describe('refused', () => {
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

test('a definition that is wrong leaves the others alone', () => {
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

test('a template file names what templatefile() does not give it', () => {
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
  // Whoever does not know what is given cannot say what is missing.
  expect(definition('token')).toMatchObject({ States: { A: { Comment: 'word ${Kept}' } } });
});
