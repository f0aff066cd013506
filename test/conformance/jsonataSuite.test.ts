import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compileClosure } from '../../src/language/expressions/jsonata/closures/compileClosure';
import { parseExpression } from '../../src/language/expressions/jsonata/library/library';
import { leftOf, pairsOf, type AstNode } from '../../src/language/expressions/jsonata/syntax/ast';
import { sequence } from '../../src/language/expressions/jsonata/values/sequences';
import type { Json } from '../../src/util/json';

/** The test-suite of JSONata 2.0.6, where it lies beside the checkout. */
const suite = path.join(__dirname, '../../../shared/expressions/jsonata-2.0.6');
const test206 = existsSync(suite) ? test : test.skip;

interface Case {
  readonly expr: string;
  readonly data?: Json;
  readonly dataset?: string | null;
  readonly bindings: Readonly<Record<string, Json>>;
  readonly result?: Json;
  readonly undefinedResult?: boolean;
  readonly code?: string;
  readonly error?: { readonly code: string };
  readonly unordered?: boolean;
}

/** Groups whose cases come to something else, how many of them, and why. */
const differences: Readonly<Record<string, readonly [count: number, reason: string]>> = {
  'function-eval': [12, 'AWS has no $eval'],
  'range-operator': [2, "ranges above AWS's limit on memory"],
  'tail-recursion': [4, "AWS's limits on depth and time, which have no code, in the place of the suite's own"],
  'function-string': [1, 'an array as the input document, which Step Functions does not have'],
  wildcards: [1, 'an array as the input document, which Step Functions does not have'],
};

test206(
  "JSONata's own test-suite passes, but for AWS's reasons (skipped where the suite is not there)",
  () => {
    const failed: Record<string, string[]> = {};
    let count = 0;
    for (const file of readdirSync(path.join(suite, 'groups'))) {
      for (const one of read(path.join(suite, 'groups', file)) as unknown as Case[]) {
        count++;
        const [expected, actual] = [expectation(one), outcome(one)];
        const isExpected = expected === actual || (expected === 'nothing' && actual === '"undefined"');
        if (!isExpected) (failed[path.parse(file).name] ??= []).push(one.expr);
      }
    }
    expect(count).toBeGreaterThan(1600);
    const counts = Object.fromEntries(
      Object.entries(failed).map(([group, expressions]) => [group, expressions.length]),
    );
    expect({ counts, failed }).toEqual({
      counts: Object.fromEntries(Object.entries(differences).map(([group, [expected]]) => [group, expected])),
      failed: expect.anything(),
    });
  },
  120_000,
);

function read(file: string): Json {
  return JSON.parse(readFileSync(file, 'utf8')) as Json;
}

function expectation({ error, code = error?.code, undefinedResult, result, unordered }: Case): string {
  if (code !== undefined) return code;
  return undefinedResult === true ? 'nothing' : textOf(result!, unordered);
}

function outcome({ expr, bindings, data, dataset, unordered }: Case): string {
  const input = typeof dataset === 'string' ? read(path.join(suite, 'datasets', `${dataset}.json`)) : data!;
  const variables: Record<string, Json> = { ...bindings, $: input };
  try {
    const tree = parseExpression(expr);
    if (Array.isArray(input)) nameRoot(tree);
    const result = compileClosure(tree)(
      {
        states: { input: null, context: () => ({}) },
        variable: (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined),
        random: () => 0.5,
        now: () => Date.now(),
      },
      Array.isArray(input) ? sequence(input) : input,
    );
    return result === undefined ? 'nothing' : textOf(result, unordered);
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    return code ?? message;
  }
}

/** The JSON text with members, and where it says so items, in one order. */
function textOf(value: Json, unordered = false): string {
  const sorted = JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
  if (!unordered) return sorted;
  return JSON.stringify((JSON.parse(sorted) as Json[]).map((item) => JSON.stringify(item)).sort());
}

/** An array as the document is wrapped by the library, and `$` at the top stands for what is in it: as `$$` does. */
function nameRoot(node: AstNode | undefined): void {
  switch (node?.type) {
    case 'variable':
      if (node.value === '') node.value = '$';
      return;
    case 'path':
      return nameRoot(node.steps![0]);
    case 'unary':
      return (node.value === '{' ? pairsOf(node).flat() : [...(node.expressions ?? []), node.expression]).forEach(
        nameRoot,
      );
    case 'binary':
    case 'apply':
      return [leftOf(node), node.rhs].forEach(nameRoot);
    case 'function':
      return node.arguments!.forEach(nameRoot);
    case 'block':
      return node.expressions!.forEach(nameRoot);
    case 'bind':
      return nameRoot(node.rhs);
    default:
  }
}
