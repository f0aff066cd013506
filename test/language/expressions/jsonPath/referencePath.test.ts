import fc from 'fast-check';
import { JSONPath } from 'jsonpath-plus';
import { compilePath } from '../../../../src/language/expressions/jsonPath/compilePath';
import { compileReference } from '../../../../src/language/expressions/jsonPath/referencePath';
import type { Json } from '../../../../src/util/json';
import { scopeOf } from '../scopeOf';

test('a path with other segments is not a reference', () => {
  expect(compileReference([{ kind: 'member', name: 'a' }, { kind: 'wildcard' }])).toBeUndefined();
});

type Step = string | number;

/** A document and a way into it that exists. */
const documents = fc.jsonValue({ maxDepth: 5 }).map((value) => JSON.parse(JSON.stringify(value)) as Json);
const ways = fc.array(fc.nat(), { maxLength: 6 });

function follow(document: Json, choices: readonly number[]): { steps: Step[]; value: Json } {
  const steps: Step[] = [];
  let value = document;
  for (const choice of choices) {
    if (typeof value !== 'object' || value === null) break;
    const names = Object.keys(value);
    if (names.length === 0) break;
    const name = names[choice % names.length]!;
    steps.push(Array.isArray(value) ? Number(name) : name);
    value = (value as Record<string, Json>)[name]!;
  }
  return { steps, value };
}

test('every place of every document is reached by its path', () => {
  fc.assert(
    fc.property(documents, ways, (document, choices) => {
      const { steps, value } = follow(document, choices);
      fc.pre(steps.every((step) => typeof step === 'number' || !/[\]']/.test(step)));
      const source = `$${steps.map((step) => (typeof step === 'number' ? `[${step}]` : `['${step}']`)).join('')}`;
      const path = compilePath(source);
      expect(path.referencePath).toBe(true);
      expect(path.select(scopeOf(document))).toBe(value);
      expect(path.failure(scopeOf(document))).toBeUndefined();
    }),
  );
});

test('paths of plain names find what jsonpath-plus finds', () => {
  const name = fc.constantFrom('a', 'b', 'c');
  const document = fc.letrec<{ node: Json }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.integer(),
      fc.dictionary(name, tie('node'), { maxKeys: 3 }),
      fc.array(tie('node'), { maxLength: 3 }),
    ),
  })).node;
  fc.assert(
    fc.property(
      fc.dictionary(name, document),
      fc.array(
        fc.oneof(
          name.map((text) => `.${text}`),
          fc.nat(2).map((index) => `[${index}]`),
        ),
        { maxLength: 5 },
      ),
      (input, steps) => {
        const source = `$${steps.join('')}`;
        const found = JSONPath<Json[]>({ path: source, json: input, wrap: true, eval: false });
        expect(compilePath(source).select(scopeOf(input as Json))).toEqual(found[0]);
      },
    ),
  );
});
