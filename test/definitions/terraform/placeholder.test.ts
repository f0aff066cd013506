import { machineName } from '../../../src/definitions/findDefinition';
import { project, unresolvedOf } from '../support/project';

const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:';
const states = 'arn:aws:states:us-east-1:123456789012:stateMachine:';

/** A module whose machine has values for its comment. */
function root(comment: string, more: string): string {
  return `resource "aws_sfn_state_machine" "order" {
  name       = "orders"
  definition = jsonencode({ Comment = ${comment}, StartAt = "End", States = { End = { Type = "Succeed" } } })
}
${more}`;
}

const functionModule = `variable "name" {}
resource "aws_lambda_function" "this" {
  function_name = var.name
  handler       = "\${var.name}.handler"
}
output "arn" { value = aws_lambda_function.this.arn }
`;

function commentOf(files: Readonly<Record<string, string>>, parameters?: Readonly<Record<string, string>>): unknown {
  const { machines } = project(files).load('.', parameters === undefined ? {} : { parameters });
  const order = machines.find(({ name }) => name === 'aws_sfn_state_machine.order');
  return (JSON.parse(order?.definition ?? '{}') as { Comment?: unknown }).Comment;
}

describe('the same module, called twice with names that are not known', () => {
  const files = {
    'main.tf': root(
      '[module.charge.arn, module.refund.arn]',
      `variable "env" {}
module "charge" {
  source = "./fn"
  name   = "charge-\${var.env}"
}
module "refund" {
  source = "./fn"
  name   = "refund-\${var.env}"
}
`,
    ),
    'fn/main.tf': functionModule,
  };

  test('makes two functions with two names', () => {
    expect(commentOf(files)).toEqual([`${lambda}charge-this`, `${lambda}refund-this`]);
    expect(
      project(files)
        .load('.')
        .functions.map(({ logicalId, name, arn }) => [logicalId, name, arn]),
    ).toEqual([
      ['module.charge.aws_lambda_function.this', 'charge-this', `${lambda}charge-this`],
      ['module.refund.aws_lambda_function.this', 'refund-this', `${lambda}refund-this`],
    ]);
  });

  test('has the real names when the variable has a value', () => {
    expect(commentOf(files, { env: 'dev' })).toEqual([`${lambda}charge-dev`, `${lambda}refund-dev`]);
  });

  test('lists the placeholders', () => {
    const { machines } = project(files).load('.');

    expect(unresolvedOf(machines[0]!)).toEqual([
      `module.charge.aws_lambda_function.this.arn => ${lambda}charge-this (generated)`,
      `module.refund.aws_lambda_function.this.arn => ${lambda}refund-this (generated)`,
    ]);
  });
});

test('state machines in modules are deployed under the name by which others call them', () => {
  const { load } = project({
    'main.tf': root(
      '[module.charge.arn, module.refund.arn]',
      ['charge', 'refund'].map((name) => `module "${name}" { source = "./flow" }\n`).join(''),
    ),
    'flow/main.tf': `variable "name" {}
resource "aws_sfn_state_machine" "this" {
  name       = var.name
  definition = jsonencode({ StartAt = "End", States = { End = { Type = "Succeed" } } })
}
output "arn" { value = aws_sfn_state_machine.this.arn }
`,
  });
  const { machines } = load('.');

  expect(machines.map((machine) => [machine.name, machine.aliases, machineName(machine)])).toEqual([
    ['aws_sfn_state_machine.order', ['orders', 'order'], 'orders'],
    ['module.charge.aws_sfn_state_machine.this', ['this', 'charge-this'], 'charge-this'],
    ['module.refund.aws_sfn_state_machine.this', ['this', 'refund-this'], 'refund-this'],
  ]);
  expect((JSON.parse(machines[0]!.definition) as { Comment: unknown }).Comment).toEqual([
    `${states}charge-this`,
    `${states}refund-this`,
  ]);
});

test('a placeholder is never the name of another resource', () => {
  const files = {
    'main.tf': root(
      '[aws_lambda_function.charge-this.arn, aws_lambda_function.named.arn, module.charge.arn, module.pay.arn]',
      `resource "aws_lambda_function" "charge-this" { function_name = var.unknown }
resource "aws_lambda_function" "named" { function_name = "pay-this" }
module "charge" { source = "./fn" }
module "pay" { source = "./fn" }
`,
    ),
    'fn/main.tf': functionModule,
  };

  expect(commentOf(files)).toEqual([
    `${lambda}charge-this`,
    `${lambda}pay-this`,
    `${lambda}charge-this-2`,
    `${lambda}pay-this-2`,
  ]);
});

test('two functions that are given one name are noted', () => {
  const { load } = project({
    'main.tf': root(
      '"x"',
      ['eu', 'us'].map((name) => `module "${name}" {\n  source = "./fn"\n  name = "charge"\n}\n`).join(''),
    ),
    'fn/main.tf': functionModule,
  });

  expect(load('.').notes.map(({ message }) => message)).toEqual([
    'module.eu.aws_lambda_function.this and module.us.aws_lambda_function.this are both named charge: ' +
      'a task that calls one calls the other, too.',
  ]);
});

test('a data source and a resource of one label are two things', () => {
  const files = {
    'main.tf': root(
      '[aws_lambda_function.charge.arn, data.aws_lambda_function.charge.arn]',
      `resource "aws_lambda_function" "charge" { function_name = var.unknown }
data "aws_lambda_function" "charge" { function_name = var.other }
`,
    ),
  };

  expect(commentOf(files)).toEqual([`${lambda}charge`, `${lambda}data-charge`]);
});

describe('count and for_each', () => {
  const worker = (argument: string, name: string): string => `resource "aws_lambda_function" "worker" {
  ${argument}
  function_name = ${name}
}
`;
  const forEach = 'for_each = toset(["eu", "us/west"])';

  test('each instance of a function has its own name', () => {
    const { load } = project({ 'main.tf': root('"x"', worker(forEach, 'var.unknown')) });

    expect(load('.').functions.map(({ logicalId, name }) => [logicalId, name])).toEqual([
      ['aws_lambda_function.worker["eu"]', 'worker-eu'],
      ['aws_lambda_function.worker["us/west"]', 'worker-us-west'],
    ]);
  });

  const all = '[for key in ["eu", "us/west"] : aws_lambda_function.worker[key].arn]';
  const placeholders = [`${lambda}worker-eu`, `${lambda}worker-us-west`];
  const counted = [`${lambda}worker-0`, `${lambda}worker-1`];
  const cases: readonly (readonly [title: string, comment: string, resource: string, expected: unknown])[] = [
    ['by key, unknown names', all, worker(forEach, 'var.unknown'), placeholders],
    ['by key, names made of the key', all, worker(forEach, '"w-${each.key}"'), [`${lambda}w-eu`, `${lambda}w-us/west`]],
    [
      'a loop over the resource',
      '[for k, w in aws_lambda_function.worker : w.arn]',
      worker(forEach, 'var.unknown'),
      placeholders,
    ],
    [
      'values of the resource',
      'values(aws_lambda_function.worker)[*].arn',
      worker(forEach, 'var.unknown'),
      placeholders,
    ],
    ['all of a count', 'aws_lambda_function.worker[*].arn', worker('count = 2', 'var.unknown'), counted],
    [
      'by index',
      '[aws_lambda_function.worker[0].arn, aws_lambda_function.worker[1].arn]',
      worker('count = 2', '"w${count.index}"'),
      [`${lambda}w0`, `${lambda}w1`],
    ],
    ['a count of one', 'aws_lambda_function.worker[0].arn', worker('count = 1', 'var.unknown'), `${lambda}worker`],
    [
      'an instance that nobody knows',
      'aws_lambda_function.worker[var.which].arn',
      worker(forEach, 'var.unknown'),
      `${lambda}worker`,
    ],
    [
      'a part of a loop over instances that nobody knows',
      '{ for k, w in aws_lambda_function.worker : k => w.arn }["charge_arn"]',
      worker('for_each = var.regions', 'var.unknown'),
      `${lambda}worker-charge`,
    ],
    [
      'instances that nobody knows',
      '[aws_lambda_function.worker["eu"].arn, aws_lambda_function.worker["us"].arn]',
      worker('for_each = var.regions', 'var.unknown'),
      [`${lambda}worker-eu`, `${lambda}worker-us`],
    ],
    [
      'instances that nobody knows, with their keys in their names',
      'aws_lambda_function.worker["eu"].arn',
      worker('for_each = var.regions', '"w-${each.key}"'),
      `${lambda}w-eu`,
    ],
    [
      'a count that nobody knows',
      '[aws_lambda_function.worker[0].arn, aws_lambda_function.worker[1].arn]',
      worker('count = var.many', 'var.unknown'),
      [`${lambda}worker`, `${lambda}worker-1`],
    ],
  ];

  test.each(cases)('%s', (_, comment, resource, expected) => {
    expect(commentOf({ 'main.tf': root(comment, resource) })).toEqual(expected);
  });

  test('of a module', () => {
    const files = {
      'main.tf': root(
        '[module.charge["eu"].arn, module.charge["us"].arn]',
        `module "charge" {
  source   = "./fn"
  for_each = { eu = "Paris", us = var.unknown }
  name     = each.value
}
`,
      ),
      'fn/main.tf': functionModule,
    };

    expect(commentOf(files)).toEqual([`${lambda}Paris`, `${lambda}charge-us-this`]);
    expect(
      project(files)
        .load('.')
        .functions.map(({ logicalId, name, handler }) => [logicalId, name, handler]),
    ).toEqual([
      ['module.charge["eu"].aws_lambda_function.this', 'Paris', 'Paris.handler'],
      ['module.charge["us"].aws_lambda_function.this', 'charge-us-this', 'unknown.handler'],
    ]);
  });
});

test('a resource that is passed to a module as a whole', () => {
  const files = {
    'main.tf': root(
      'module.wrapped.arn',
      `resource "aws_lambda_function" "charge" { function_name = "charge" }
module "wrapped" {
  source = "./wrap"
  fn     = aws_lambda_function.charge
}
`,
    ),
    'wrap/main.tf': 'variable "fn" {}\noutput "arn" { value = var.fn.arn }\n',
  };

  expect(commentOf(files)).toBe(`${lambda}charge`);
});
