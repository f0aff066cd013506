import { project, unresolvedOf } from '../support/project';
import { machineWith } from './machineWith';

const commentOf = (expression: string, parameters = {}): unknown => {
  const { definition } = project({ 'main.tf': machineWith(expression) });
  return (definition('main.tf', { parameters }) as { Comment: unknown }).Comment;
};

const values: readonly (readonly [expression: string, value: unknown])[] = [
  ['var.stage', 'dev'],
  ['local.names', ['a', 'b', 'c']],
  ['local.names[1]', 'b'],
  ['local.names.0', 'a'],
  ['local.deep.list[*].name', ['x', 'y']],
  ['local.deep.list.*.name', ['x', 'y']],
  ['var.tables["with-dash"]', 1],
  ['var.tables.orders', 'orders-table'],
  ['path.module', '.'],
  ['terraform.workspace', 'default'],
  ['local.deep.none[*]', []],
  ['local.deep.list[0][*].name', ['x']],
  ['local.deep.list[var.size - 2]["name"]', 'y'],
];

test.each(values)('%s', (expression, value) => {
  expect(commentOf(expression)).toEqual(value);
});

test.each([
  ['local.names[7]', '5:15: The list has 3 items, but no item 7.'],
  ['local.deep.lisst', '5:15: There is no attribute lisst.\n  Did you mean list?'],
])('rejects %s', (expression, message) => {
  expect(project({ 'main.tf': machineWith(expression) }).refusal('main.tf')).toBe(`main.tf:${message}`);
});

test("the caller's value goes before the default", () => {
  expect([commentOf('var.stage', { stage: 'prod' }), commentOf('var.nobody', { nobody: ['a', 'b'] })]).toEqual([
    'prod',
    ['a', 'b'],
  ]);
});

const resources = 'module "far" { source = "registry/far/aws" }';

const references: readonly (readonly [expression: string, value: unknown, unresolved: readonly string[]])[] = [
  [
    'module.far.lambda_function_arn',
    'arn:aws:lambda:us-east-1:123456789012:function:far',
    ['module.far.lambda_function_arn => arn:aws:lambda:us-east-1:123456789012:function:far (generated)'],
  ],
  ['var.nobody', 'nobody', ['var.nobody => nobody (unknown)']],
  ['var.missing', 'missing', ['var.missing => missing (unknown)']],
  ['local.missing', 'missing', ['local.missing => missing (unknown)']],
];

test.each(references)('%s', (expression, value, unresolved) => {
  const loaded = project({ 'main.tf': machineWith(expression, resources) }).machine('main.tf');

  expect((JSON.parse(loaded.definition) as { Comment: unknown }).Comment).toEqual(value);
  expect(unresolvedOf(loaded)).toEqual(unresolved);
});

test('rejects circular locals', () => {
  const { refusal } = project({
    'main.tf': machineWith('local.a', 'locals {\n  a = local.b\n  b = "x ${local.a}"\n}'),
  });

  expect(refusal('main.tf')).toBe(
    'main.tf:23:12: The values refer to each other in a circle: local.a → local.b → local.a.',
  );
});
