import { project, unresolvedOf } from '../support/project';

function machine(comment: string, label = 'order'): string {
  return `resource "aws_sfn_state_machine" "${label}" {
  name       = "${label}"
  definition = jsonencode({ Comment = ${comment}, StartAt = "End", States = { End = { Type = "Succeed" } } })
}
`;
}

const values = `variable "env" {}
variable "functions" {}
locals {
  map    = { dev = { table = "orders-dev" }, prod = { table = "orders-prod" } }
  queues = ["a", "b"]
}
`;

const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:';

/** What depends on a value that nobody has given, and the stub for it. */
const unknown: readonly (readonly [expression: string, value: unknown, unresolved: string])[] = [
  ['local.map[var.env]', 'map-env', 'local.map[var.env] => map-env (unknown)'],
  ['local.map[var.env].table', 'map-env-table', 'local.map[var.env].table => map-env-table (unknown)'],
  ['local.queues[var.env]', 'queues-env', 'local.queues[var.env] => queues-env (unknown)'],
  ['lookup(local.map, var.env)', 'map-env', 'local.map[var.env] => map-env (unknown)'],
  ['element(local.queues, var.env)', 'queues-env', 'local.queues[var.env] => queues-env (unknown)'],
  [
    'var.functions.charge.arn',
    `${lambda}functions-charge`,
    `var.functions.charge.arn => ${lambda}functions-charge (unknown)`,
  ],
  ['var.functions[1]', 'functions-1', 'var.functions[1] => functions-1 (unknown)'],
];

test.each(unknown)('%s', (expression, value, unresolved) => {
  const loaded = project({ 'main.tf': machine(expression) + values }).machine('main.tf');

  expect((JSON.parse(loaded.definition) as { Comment: unknown }).Comment).toEqual(value);
  expect(unresolvedOf(loaded)).toEqual([unresolved]);
});

test('the reason names the variable', () => {
  const { machine: load } = project({ 'main.tf': machine('local.map[var.env].table') + values });

  expect(load('main.tf').unresolved.map(({ reason }) => reason)).toEqual(['the variable env has no default']);
  expect(load('main.tf', { parameters: { env: 'dev' } }).unresolved).toEqual([]);
});

test('a key that is as unknown in the map as where it is asked for', () => {
  const { definition } = project({ 'main.tf': machine('{ (var.env) = "x" }[var.env]') + values });

  expect(definition('main.tf')).toMatchObject({ Comment: 'x' });
});

describe('only what needs a value that cannot be worked out fails', () => {
  test('a name of a function that no machine calls', () => {
    const { load } = project({
      'main.tf': `${machine('"x"')}${values}
resource "aws_lambda_function" "other" { function_name = local.map.staging.name }
`,
    });
    const { machines, functions, notes } = load('main.tf');

    expect(machines.map(({ name }) => name)).toEqual(['aws_sfn_state_machine.order']);
    expect(functions.map(({ name }) => name)).toEqual(['other']);
    expect(notes.map(({ message }) => message)).toEqual([
      'The name of aws_lambda_function.other cannot be evaluated: There is no attribute staging.',
    ]);
  });

  test('another machine', () => {
    const { load } = project({
      'main.tf': machine('"x"') + machine('local.map.staging', 'wrong') + values,
    });
    const { machines, unavailable } = load('main.tf');

    expect(machines.map(({ name }) => name)).toEqual(['aws_sfn_state_machine.order']);
    expect(unavailable.map(({ name, error }) => [name, error.reason])).toEqual([
      ['aws_sfn_state_machine.wrong', 'There is no attribute staging.'],
    ]);
  });
});
