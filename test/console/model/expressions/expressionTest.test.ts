import { expressionTest, readExpressionTest } from '../../../../src/console/model/expressions/expressionTest';
import type { ExpressionScope } from '../../../../src/console/model/expressions/ExpressionScope';
import { createService } from '../../../../src/emulator/service/createService';
import type { Service } from '../../../../src/emulator/service/Service';
import type { FieldKind } from '../../../../src/language/asl/ObjectShape';
import type { Json } from '../../../../src/util/json';

let service: Service;
beforeAll(() => (service = createService({ time: 'skip' })));
afterAll(() => service.close());

const sample = {
  input: { a: 1, list: [1] },
  result: { ok: true },
  errorOutput: { Error: 'E', Cause: 'why' },
  variables: { v: 5 },
};

/** What the form shows for a value. */
async function evaluate(kind: FieldKind, value: Json, scope: Partial<ExpressionScope>): Promise<unknown> {
  const whole: ExpressionScope = { language: 'JSONPath', reads: 'input', variables: [], sample, ...scope };
  const request = expressionTest(kind, value, whole);
  if (request === undefined) return undefined;
  const answer = await service.call('TestState', request);
  return readExpressionTest(kind, whole.language, answer);
}

const jsonata = { language: 'JSONata' } as const;

test.each<[string, FieldKind, Json, Partial<ExpressionScope>, unknown]>([
  ['a path', 'referencePath', '$.a', {}, { value: 1 }],
  ['a variable', 'stringPath', '$v', {}, { value: 5 }],
  ['an intrinsic', 'stringPath', 'States.MathAdd($.a, 1)', {}, { value: 2 }],
  ['a template', 'payload', { 'x.$': '$.a', y: 1 }, {}, { value: { x: 1, y: 1 } }],
  ['a template of the result', 'template', { 'x.$': '$.ok' }, { reads: 'result' }, { value: { x: true } }],
  ['after InputPath', 'payload', { 'x.$': '$' }, { inputPath: '$.list' }, { value: { x: [1] } }],
  ['a template without paths', 'payload', { y: 1 }, {}, undefined],
  ['what only a run knows', 'nullablePath', '$.a', { reads: undefined }, undefined],
  ['JSONata', 'payload', '{% $states.input.a + $v %}', jsonata, { value: 6 }],
  ['JSONata in JSON', 'payload', { x: ['{% $states.input.list %}'] }, jsonata, { value: { x: [[1]] } }],
  ['JSONata of a result', 'payload', '{% $states.result.ok %}', { ...jsonata, reads: 'result' }, { value: true }],
  [
    'JSONata of an error',
    'payload',
    '{% $states.errorOutput.Error %}',
    { ...jsonata, reads: 'errorOutput' },
    { value: 'E' },
  ],
  ['JSONata without expressions', 'payload', { x: 1 }, jsonata, undefined],
])('%s', async (_title, kind, value, scope, expected) => {
  expect(await evaluate(kind, value, scope)).toEqual(expected);
});

test('a missing value is a fault, with the reason', async () => {
  expect(await evaluate('referencePath', '$.missing', {})).toEqual({ fault: expect.stringContaining("'$.missing'") });
  expect(await evaluate('payload', '{% $states.input.missing %}', jsonata)).toEqual({
    fault: expect.stringContaining('returned nothing'),
  });
});
