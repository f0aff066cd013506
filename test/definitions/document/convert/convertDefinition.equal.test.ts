import fc from 'fast-check';
import { convertDefinition } from '../../../../src/definitions/document/convert/convertDefinition';
import type { NoteCode } from '../../../../src/definitions/document/convert/notes';
import { openJson } from '../../../../src/definitions/document/openJson';
import { createService } from '../../../../src/emulator/service/createService';
import type { Service } from '../../../../src/emulator/service/Service';
import type { Json, JsonObject } from '../../../../src/util/json';

const roleArn = 'arn:aws:iam::123456789012:role/r';
const echo = 'arn:aws:lambda:us-east-1:123456789012:function:echo';

let service: Service;
beforeEach(() => {
  service = createService({ time: 'skip', seed: 'convert', startTime: '2030-01-01T00:00:00Z' });
  service.functions.register('echo', (event) => {
    if ((event as JsonObject)['b'] === 'fail') throw Object.assign(new Error('as asked'), { name: 'Echo.Failed' });
    return event as object;
  });
});
afterEach(() => service.close());

interface End {
  readonly status: string;
  readonly output?: unknown;
}

let count = 0;

/** Runs a definition, with the same names for both of a pair: the context object shows them. */
function run(definition: JsonObject, input: Json): End & { readonly error: string | undefined } {
  count += 1;
  const { stateMachineArn } = service.call('CreateStateMachine', {
    name: `m${count}`,
    definition: JSON.stringify(definition),
    roleArn,
  }) as { stateMachineArn: string };
  const name = `e${(count + 1) >> 1}`;
  const { executionArn } = service.call('StartExecution', { stateMachineArn, name, input: JSON.stringify(input) }) as {
    executionArn: string;
  };
  // A scheduler that has been at work for long goes on later.
  service.drain();
  const { status, output, error } = service.call('DescribeExecution', { executionArn }) as {
    status: string;
    output?: string;
    error?: string;
  };
  service.call('DeleteStateMachine', { stateMachineArn });
  return { status, ...(output !== undefined && { output: JSON.parse(output) as unknown }), error };
}

/** The same definition in JSONata; `undefined` if a part of it is left, and `notes` of what differs. */
function convert(definition: JsonObject): {
  readonly definition: JsonObject | undefined;
  readonly notes: ReadonlySet<NoteCode>;
} {
  const { edits, left, notes } = convertDefinition(definition);
  const { document } = openJson(JSON.stringify(definition)).edit(edits);
  return {
    definition: left.length > 0 ? undefined : document.definition,
    notes: new Set(notes.map(({ code }) => code)),
  };
}

const scalar = fc.oneof(
  fc.integer({ min: -9, max: 9 }),
  fc.constantFrom('x', 'y', 'fail', '', 'a,b,,c'),
  fc.boolean(),
  fc.constant(null),
);
const small = fc.record({ b: scalar, 'x y': scalar, c: scalar }, { requiredKeys: [] });

/** Data in which paths of names lead through objects only, and lists are lists. */
const tame = fc.record(
  {
    a: fc.oneof({ weight: 4, arbitrary: small }, scalar),
    b: scalar,
    'x y': small,
    num: fc.integer({ min: -5, max: 5 }),
    text: fc.constantFrom('x', 'a,b,,c', ',', 'log-1.txt', 'Ünï', ''),
    list: fc.array(scalar, { maxLength: 3 }),
    nested: fc.array(fc.array(scalar, { maxLength: 2 }), { maxLength: 2 }),
  },
  { requiredKeys: ['num'] },
);
const wild = fc.oneof(
  tame,
  fc.dictionary(fc.constantFrom('a', 'b', 'list', 'num', 'text'), fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
);

const path = fc.constantFrom(
  '$',
  '$.a',
  '$.a.b',
  "$['x y'].c",
  "$.a['x y']",
  '$.b',
  '$.list',
  '$.nested',
  '$.num',
  '$.text',
  '$.missing',
  '$$.Execution.Name',
  '$$.Execution.Input',
);
const call = fc.constantFrom(
  "States.Format('{}-{} \\{{}\\}', $.num, $.text, 7)",
  "States.Format('{}', $.b)",
  "States.Format('plain')",
  'States.MathAdd($.num, 2)',
  'States.MathAdd($.num, -3)',
  'States.Array($.a, $.list, 1)',
  'States.Array($.list)',
  'States.Array()',
  'States.ArrayLength($.list)',
  'States.ArrayGetItem($.list, 1)',
  'States.ArrayPartition($.list, 2)',
  'States.ArrayRange(1, $.num, 2)',
  "States.ArrayContains($.list, 'x')",
  'States.ArrayUnique($.list)',
  "States.StringSplit($.text, ',')",
  'States.JsonMerge($.a, $.a, false)',
  'States.JsonToString($.a)',
  'States.StringToJson(States.JsonToString($.list))',
  "States.Base64Encode('abc')",
  "States.Hash($.text, 'SHA-256')",
  "States.ArrayLength(States.StringSplit($.text, ','))",
);
const expression = fc.oneof({ weight: 3, arbitrary: path }, { weight: 2, arbitrary: call });
const fixed = fc.oneof(scalar, fc.constantFrom<Json>([1], [[2]], {}, [], { k: [1, { z: null }] }));

const template: fc.Arbitrary<JsonObject> = fc
  .record({
    p: expression,
    q: expression,
    fixed,
    inner: fc.record({ r: expression, s: fixed }),
    form: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ p, q, fixed: value, inner, form }): JsonObject => {
    const object = { 'r.$': inner.r, s: inner.s };
    const forms: JsonObject[] = [
      { 'b.$': p, fixed: value },
      { 'a.$': p, 'list.$': q, num: 1 },
      { a: object, 'text.$': q },
      { a: { b: object }, list: [value, object] },
      { fixed: value, a: { b: value } },
      { 'x y': { 'c.$': p }, 'num.$': q },
    ];
    return forms[form]!;
  });

const selection = fc.option(
  fc.oneof(fc.constantFrom<string | null>('$', '$.a', '$.a.b', "$['x y']", '$.b', null), path),
  { nil: undefined, freq: 2 },
);
const resultPath = fc.option(
  fc.constantFrom<string | null>('$', '$.r', '$.a.r', '$.a', '$.a.b', "$['x y'].new", null),
  { nil: undefined, freq: 2 },
);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

function present(object: Readonly<Record<string, unknown>>): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as JsonObject;
}

const flow = { InputPath: selection, OutputPath: selection };
const assign = optional(expression.map((one) => ({ 'v.$': one, w: 1 })));
const pass = fc
  .record({ ...flow, ResultPath: resultPath, Parameters: optional(template), Assign: assign })
  .map((fields) => present({ Type: 'Pass', ...fields }));
const fixedPass = fc
  .record({ ...flow, ResultPath: resultPath, Result: fixed, Assign: assign })
  .map((fields) => present({ Type: 'Pass', ...fields }));
const task = fc
  .record({
    ...flow,
    ResultPath: resultPath,
    Parameters: optional(template),
    ResultSelector: optional(template),
    Assign: assign,
    catches: optional(resultPath),
  })
  .map(({ catches, ...fields }) =>
    present({
      Type: 'Task',
      Resource: echo,
      ...fields,
      Catch: [
        present({ ErrorEquals: ['Echo.Failed'], Next: 'Last', ResultPath: catches, Assign: { 'e.$': '$.Error' } }),
      ],
    }),
  );
const map = fc
  .record({
    ...flow,
    ResultPath: resultPath,
    ItemsPath: fc.constantFrom('$.list', '$.nested', '$.a'),
    selects: fc.boolean(),
    ResultSelector: optional(fc.constant({ 'all.$': '$' })),
  })
  .map(({ selects, ...fields }) =>
    present({
      Type: 'Map',
      ...fields,
      ItemSelector: selects
        ? { 'item.$': '$$.Map.Item.Value', 'at.$': '$$.Map.Item.Index', 'num.$': '$.num' }
        : undefined,
      ItemProcessor: { StartAt: 'Each', States: { Each: { Type: 'Pass', Parameters: { 'got.$': '$' }, End: true } } },
    }),
  );
const parallel = fc
  .record({
    ...flow,
    ResultPath: resultPath,
    Parameters: optional(template),
    ResultSelector: optional(fc.constant({ 'first.$': '$[0]' })),
  })
  .map((fields) =>
    present({
      Type: 'Parallel',
      ...fields,
      Branches: [
        { StartAt: 'Left', States: { Left: { Type: 'Pass', OutputPath: '$', End: true } } },
        { StartAt: 'Right', States: { Right: { Type: 'Pass', Result: [1], End: true } } },
      ],
    }),
  );
const comparison = fc
  .tuple(
    path.filter((one) => one !== '$'),
    fc.constantFrom<readonly [string, Json]>(
      ['StringEquals', 'x'],
      ['StringLessThan', 'm'],
      ['StringGreaterThanEquals', ''],
      ['StringEqualsPath', '$.text'],
      ['StringLessThanPath', '$.text'],
      ['StringMatches', 'log-*.txt'],
      ['StringMatches', '*,*'],
      ['NumericEquals', 1],
      ['NumericLessThan', 2],
      ['NumericGreaterThanEqualsPath', '$.num'],
      ['BooleanEquals', true],
      ['BooleanEqualsPath', '$.b'],
      ['IsPresent', true],
      ['IsPresent', false],
      ['IsNull', true],
      ['IsString', false],
      ['IsNumeric', true],
      ['IsBoolean', true],
    ),
  )
  .map(([Variable, [operator, operand]]): JsonObject => ({ Variable, [operator]: operand }));
const test1 = fc.oneof(
  { weight: 3, arbitrary: comparison },
  fc.tuple(comparison, comparison).map(([one, other]) => ({ And: [one, other] })),
  fc.tuple(comparison, comparison).map(([one, other]) => ({ Or: [one, { Not: other }] })),
  comparison.map(({ Variable, ...rest }) => ({
    And: [
      { Variable: Variable!, IsPresent: true },
      { Variable: Variable!, ...rest },
    ],
  })),
  fc
    .tuple(comparison, comparison, comparison)
    .map(([one, other, third]) => ({ Not: { Or: [{ And: [one, other] }, third] } })),
);
const choice = fc
  .record({ ...flow, rule: test1, Assign: assign })
  .map(({ rule, Assign, ...fields }) =>
    present({ Type: 'Choice', ...fields, Choices: [present({ ...rule, Next: 'Taken', Assign })], Default: 'Last' }),
  );

const state = fc.oneof({ weight: 3, arbitrary: pass }, fixedPass, { weight: 4, arbitrary: task }, map, parallel, {
  weight: 4,
  arbitrary: choice,
});
const definition = fc.array(state, { minLength: 1, maxLength: 3 }).map((states): JsonObject => {
  const names = ['One', 'Two', 'Three'];
  const chain = states.map((one, index): [string, JsonObject] => [
    names[index]!,
    one['Type'] === 'Choice'
      ? one
      : { ...numbered(one, index), Next: index + 1 < states.length ? names[index + 1]! : 'Last' },
  ]);
  const reached = states.slice(0, states.findIndex((one) => one['Type'] === 'Choice') + 1 || undefined);
  const used = chain.slice(0, reached.length);
  const hasChoice = reached.some((one) => one['Type'] === 'Choice');
  return {
    StartAt: 'One',
    States: {
      ...Object.fromEntries(
        used.map(([name, one], index) => [
          name,
          index === used.length - 1 && one['Type'] !== 'Choice' ? { ...one, Next: 'Last' } : one,
        ]),
      ),
      ...(hasChoice && { Taken: { Type: 'Pass', Result: 'taken', ResultPath: '$.taken', Next: 'Last' } }),
      Last: { Type: 'Succeed' },
    },
  };
});

/** Names of states are unique in a machine. */
function numbered(one: JsonObject, index: number): JsonObject {
  return JSON.parse(JSON.stringify(one).replace(/"(Left|Right|Each)"/g, `"$1 ${index}"`)) as JsonObject;
}

/** Notes that say nothing about data in which paths lead through objects. */
const aboutPaths: ReadonlySet<NoteCode> = new Set<NoteCode>(['ARRAYS_ON_THE_WAY', 'OBJECT_NEEDED', 'ERROR_NAMES']);

function endOf({ status, output }: End): End {
  return { status, ...(output !== undefined && { output }) };
}

const counts = { equal: 0, succeeded: 0, left: 0, noted: 0 };

test('a converted machine gives the same output, fails where the other fails, or a note says that it may not', () => {
  fc.assert(
    fc.property(definition, tame, (machine, input) => {
      const { definition: converted, notes } = convert(machine);
      if (converted === undefined) {
        counts.left += 1;
        return;
      }
      const before = run(machine, input);
      const after = run(converted, input);
      const differs = JSON.stringify(sorted(endOf(before))) !== JSON.stringify(sorted(endOf(after)));
      const isPlaced = before.error === 'States.ReferencePathConflict' && notes.has('OBJECT_NEEDED');
      // The results of these are arrays, in which a path of names finds nothing in JSONPath.
      const isList = before.status === 'FAILED' && /"Type":"(Map|Parallel)"/.test(JSON.stringify(machine));
      if (
        differs &&
        (isPlaced || (isList && notes.has('ARRAYS_ON_THE_WAY')) || [...notes].some((code) => !aboutPaths.has(code)))
      ) {
        counts.noted += 1;
        return;
      }
      if (differs) throw new Error(JSON.stringify({ before, after, converted, notes: [...notes] }, null, 1));
      counts.equal += 1;
      if (before.status === 'SUCCEEDED') counts.succeeded += 1;
    }),
    { numRuns: Number(process.env['CONVERT_RUNS'] ?? 250), seed: 34 },
  );
  if (process.env['CONVERT_RUNS'] !== undefined) console.log(counts);
});

test('with any data, a machine that succeeds has the same output afterwards, or there is a note', () => {
  fc.assert(
    fc.property(definition, wild, (machine, input) => {
      const { definition: converted, notes } = convert(machine);
      if (converted === undefined || notes.size > 0) return;
      expect(sorted(endOf(run(converted, input)))).toEqual(sorted(endOf(run(machine, input))));
    }),
    { numRuns: 100, seed: 34 },
  );
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}
