import { project, unresolvedOf } from '../support/project';
import { machineWith } from './machineWith';

const values: readonly (readonly [expression: string, value: unknown])[] = [
  ['"plain"', 'plain'],
  ['"tab\\t quote\\" slash\\\\ \\u0041"', 'tab\t quote" slash\\ A'],
  ['1.50', 1.5],
  ['-2', -2],
  ['true', true],
  ['null', null],
  ['"${var.stage}-x-${var.size}"', 'dev-x-3'],
  ['"$${literal} %%{literal}"', '${literal} %{literal}'],
  ['{ a = 1, "b" : 2, (var.stage) = 3 }', { a: 1, b: 2, dev: 3 }],
  ['[1, "two", [3],]', [1, 'two', [3]]],
  ['1 + 2 * 3 - 4 / 2 % 3', 5],
  ['(1 + 2) * 3', 9],
  ['var.size > 2 && var.stage != "prod" || false', true],
  ['!(var.size <= 2)', true],
  ['var.size == 3 ? "three" : "other"', 'three'],
  ['var.nobody == null ? "null" : "something"', 'something'],
  ['[for n in local.names : upper(n)]', ['A', 'B', 'C']],
  ['[for i, n in local.names : "${i}${n}" if n != "b"]', ['0a', '2c']],
  ['[for n in local.names : { (n) = 1, n = 2 }]', ['a', 'b', 'c'].map((n) => ({ [n]: 1, n: 2 }))],
  ['{ for n in local.names : n => upper(n) }', { a: 'A', b: 'B', c: 'C' }],
  ['{ for n in ["ab", "ac", "b"] : substr(n, 0, 1) => n... }', { a: ['ab', 'ac'], b: ['b'] }],
  ['"%{ if var.stage == "dev" }yes%{ else }no%{ endif }"', 'yes'],
  ['"%{ for n in local.names ~} ${n}, %{ endfor }"', 'a, b, c, '],
  ['join("-", local.names)', 'a-b-c'],
  ['split(",", "a,b")', ['a', 'b']],
  ['format("%s-%d-%%-%q", "a", 3, "b")', 'a-3-%-"b"'],
  ['format("%5s|%-5s|%.2s", "ab", "ab", "abc")', '   ab|ab   |ab'],
  ['format("%03d|%+d|% d|%-4d|%d", 7, 7, 7, 7, -7)', '007|+7| 7|7   |-7'],
  ['format("%x %X %o %b %08b", 255, 255, 8, 5, 5)', 'ff FF 10 101 00000101'],
  [
    'format("%f %.2f %8.2f|%e %G", 3.14159, 3.14159, 3.14159, 1234.5, 0.00001)',
    '3.141590 3.14     3.14|1.234500e+03 1E-05',
  ],
  ['format("%[2]s %[1]s %s", "a", "b")', 'b a b'],
  ['format("%v %v %#v %v", true, "x", "x", ["x", 1, null])', 'true x "x" ["x",1,null]'],
  ['format("%-8s|%d|%f", var.nobody, var.nobody, sometimes(1))', 'nobody|nobody|sometimes'],
  ['sometimes("x")', 'sometimes'],
  ['[for s in sometimes("x") : s]', 'sometimes'],
  ['"${provider::mine::name("x")}-${sometimes(1) + 1}"', 'provider::mine::name-sometimes'],
  ['replace("a.b.c", ".", "-")', 'a-b-c'],
  ['replace("a1b22", "/[0-9]+/", "#")', 'a#b#'],
  ['trimspace("  a ")', 'a'],
  ['trim("--a--", "-")', 'a'],
  ['trimprefix("prod-a", "prod-")', 'a'],
  ['trimsuffix("a:*", ":*")', 'a'],
  ['title("hello world")', 'Hello World'],
  ['lookup({ a = 1 }, "b", "none")', 'none'],
  ['merge({ a = 1, b = 1 }, { b = 2 })', { a: 1, b: 2 }],
  ['concat([1], [2, 3])', [1, 2, 3]],
  ['flatten([[1, [2]], [3]])', [1, 2, 3]],
  ['keys({ b = 1, a = 2 })', ['a', 'b']],
  ['values({ b = 1, a = 2 })', [2, 1]],
  ['length(local.names)', 3],
  ['contains(local.names, "b")', true],
  ['element(local.names, 4)', 'b'],
  ['coalesce(null, "", "x")', 'x'],
  ['try(local.deep.no.such, "fallback")', 'fallback'],
  ['can(local.deep.list)', true],
  ['toset(["b", "a", "b"])', ['a', 'b']],
  ['toset([10, 9, 10])', [9, 10]],
  ['tostring(5)', '5'],
  ['tonumber("5")', 5],
  ['max(1, local.deep.none == null ? 7 : 2)', 7],
  ['concat([1], [[2], [3]]...)', [1, 2, 3]],
  ['jsondecode("{\\"a\\": [1]}")', { a: [1] }],
  ['yamldecode("a: [1]")', { a: [1] }],
  ['base64encode("hello")', 'aGVsbG8='],
  ['<<EOT\n  two\n    lines ${var.stage}\n  EOT\n', '  two\n    lines dev\n'],
  ['<<-EOT\n    two\n      lines\n    EOT\n', 'two\n  lines\n'],
  ['( # a comment\n 1 + /* another */ 2 // and one\n )', 3],
];

test.each(values)('%s', (expression, value) => {
  const { definition } = project({ 'main.tf': machineWith(expression) });

  expect((definition('main.tf') as { Comment: unknown }).Comment).toEqual(value);
});

const references: readonly (readonly [expression: string, value: unknown, unresolved: readonly string[]])[] = [
  ['"a-${var.nobody}"', 'a-nobody', ['var.nobody => nobody (unknown)']],
  ['upper(var.nobody)', 'nobody', ['upper(var.nobody) => nobody (unknown)']],
  ['cidrsubnet("10.0.0.0/8", 8, 1)', 'cidrsubnet', ['cidrsubnet(…) => cidrsubnet (unknown)']],
];

test.each(references)('%s', (expression, value, unresolved) => {
  const loaded = project({ 'main.tf': machineWith(expression) }).machine('main.tf');

  expect((JSON.parse(loaded.definition) as { Comment: unknown }).Comment).toEqual(value);
  expect(unresolvedOf(loaded)).toEqual(unresolved);
});

test('an unknown number is a number where the language requires one', () => {
  const { definition } = project({ 'main.tf': machineWith('"x"\n    TimeoutSeconds = var.nobody') });

  expect(definition('main.tf')).toMatchObject({ TimeoutSeconds: 86400 });
});

const refusals: readonly (readonly [expression: string, message: string])[] = [
  ['[1, 2', '6:5: A comma or ] is expected here, before "StartAt = \\"End\\"".'],
  [
    '"a ${local.names}"',
    '5:18: ${local.names} is a list: it cannot be inserted into a string.\n  Write jsonencode(…) around it.',
  ],
  ['upper([1])', '5:21: upper takes a string as argument 1, not a list.'],
  ['"not closed', '5:15: A string is not closed, before "\\"not closed".'],
  ['1 +', '6:13: An expression is expected here, before "= \\"End\\"".'],
];

test.each(refusals)('rejects %s', (expression, message) => {
  expect(project({ 'main.tf': machineWith(expression) }).refusal('main.tf')).toContain(`main.tf:${message}`);
});
