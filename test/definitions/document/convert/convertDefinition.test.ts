import { convertDefinition } from '../../../../src/definitions/document/convert/convertDefinition';
import { openJson } from '../../../../src/definitions/document/openJson';
import { statesIn } from '../../../../src/language/asl/walk';
import { validateDefinition } from '../../../../src/validation/rules/validateDefinition';
import type { JsonObject } from '../../../../src/util/json';

const end = { End: true };

/** A machine of one state, converted: the state, or why it is left; and the codes of its notes. */
function one(state: JsonObject): { readonly state: unknown; readonly notes: readonly string[] } {
  const others = { Done: { Type: 'Succeed' }, Other: { Type: 'Succeed' } };
  const definition = {
    StartAt: 'S',
    States: { S: state, ...(state['Next'] === undefined && state['Type'] !== 'Choice' ? {} : others) },
  };
  const { edits, left, notes } = convertDefinition(definition);
  const { text, definition: after } = openJson(JSON.stringify(definition)).edit(edits).document;
  const faults = validateDefinition(text).diagnostics.filter(({ severity }) => severity === 'ERROR');
  expect(faults.filter(({ message }) => !message.includes('not reachable'))).toEqual([]);
  const reason = left.find(({ state: name }) => name === 'S')?.reason;
  return { state: reason ?? (after!['States'] as JsonObject)['S'], notes: notes.map(({ code }) => code) };
}

const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke' };
const Parameters = { FunctionName: 'f' };
const Arguments = Parameters;

test.each<[string, JsonObject, JsonObject | RegExp]>([
  [
    'InputPath, for what reads it',
    { ...task, InputPath: '$.order', Parameters: { ...Parameters, 'Payload.$': '$.id' }, ...end },
    { ...task, Arguments: { ...Arguments, Payload: '{% $states.input.order.id %}' }, ...end },
  ],
  [
    'ResultPath null',
    { ...task, Parameters, ResultPath: null, ...end },
    { ...task, Arguments, Output: '{% $states.input %}', ...end },
  ],
  [
    'ResultPath into the input',
    { ...task, Parameters, ResultPath: '$.a.b', ...end },
    {
      ...task,
      Arguments,
      Output: '{% $merge([$states.input, {"a": $merge([$states.input.a, {"b": $states.result}])}]) %}',
      ...end,
    },
  ],
  [
    'ResultPath, and OutputPath out of it',
    { ...task, Parameters, ResultPath: '$.r', OutputPath: '$.r.Payload', ...end },
    { ...task, Arguments, Output: '{% $states.result.Payload %}', ...end },
  ],
  [
    'ResultSelector',
    { ...task, Parameters, ResultSelector: { 'id.$': '$.Payload.id', ok: true }, ...end },
    { ...task, Arguments, Output: { ok: true, id: '{% $states.result.Payload.id %}' }, ...end },
  ],
  [
    'ResultSelector into ResultPath: missing data still fail',
    { ...task, Parameters, ResultSelector: { 'id.$': '$.Payload' }, ResultPath: '$.r', ...end },
    {
      ...task,
      Arguments,
      Output:
        '{% ($assert($exists($states.result.Payload), "not so: $exists($states.result.Payload)"); $merge([$states.input, {"r": {"id": $states.result.Payload}}])) %}',
      ...end,
    },
  ],
  [
    'Assign of the raw result',
    { ...task, Parameters, Assign: { 'v.$': '$.Payload', 'w.$': '$v' }, ...end },
    { ...task, Arguments, Assign: { v: '{% $states.result.Payload %}', w: '{% $v %}' }, ...end },
  ],
  [
    'context, and names that need quotes',
    { Type: 'Pass', Parameters: { 'a.$': '$$.Execution.Id', 'b.$': "$['x y'].and[0]" }, ...end },
    {
      Type: 'Pass',
      Output: { a: '{% $states.context.Execution.Id %}', b: '{% $states.input.`x y`.`and`[0] %}' },
      ...end,
    },
  ],
  [
    'Result',
    { Type: 'Pass', Result: [1], ResultPath: '$.list', ...end },
    { Type: 'Pass', Output: '{% $merge([$states.input, {"list": [1]}]) %}', ...end },
  ],
  ['OutputPath null', { Type: 'Pass', OutputPath: null, ...end }, { Type: 'Pass', Output: {}, ...end }],
  [
    'seconds from a path',
    { Type: 'Wait', SecondsPath: '$.s', ...end },
    { Type: 'Wait', Seconds: '{% $states.input.s %}', ...end },
  ],
  [
    'an error from a path',
    { Type: 'Fail', ErrorPath: '$.e', CausePath: "States.Format('no {}', $.e)" },
    {
      Type: 'Fail',
      Error: '{% $states.input.e %}',
      Cause: '{% ($assert($exists($states.input.e), "not so: $exists($states.input.e)"); "no " & $states.input.e) %}',
    },
  ],
  [
    'catchers',
    {
      ...task,
      Parameters,
      Catch: [
        { ErrorEquals: ['E'], ResultPath: '$.error', Next: 'Done' },
        { ErrorEquals: ['F'], ResultPath: null, Next: 'Done' },
        { ErrorEquals: ['G'], Next: 'Done' },
      ],
      Next: 'Other',
    },
    {
      ...task,
      Arguments,
      Catch: [
        { ErrorEquals: ['E'], Next: 'Done', Output: '{% $merge([$states.input, {"error": $states.errorOutput}]) %}' },
        { ErrorEquals: ['F'], Next: 'Done', Output: '{% $states.input %}' },
        { ErrorEquals: ['G'], Next: 'Done' },
      ],
      Next: 'Other',
    },
  ],
  [
    'a list of all matches',
    { Type: 'Pass', Parameters: { 'x.$': '$.list[*].id' }, ...end },
    /\$\.list\[\*\]\.id gives a list of all matches/,
  ],
  [
    'an intrinsic without equal',
    { Type: 'Pass', Parameters: { 'x.$': 'States.ArrayUnique($.list)' }, ...end },
    /States\.ArrayUnique has no equal in JSONata/,
  ],
  [
    'text that would be an expression',
    { Type: 'Pass', Result: '{% $x %}', ...end },
    /JSONata would read an expression/,
  ],
  [
    'an array in a larger expression',
    { Type: 'Pass', Parameters: { 'x.$': 'States.Array($.a, $.b)' }, ResultPath: '$.r', ...end },
    /would be flattened/,
  ],
  [
    'timestamps',
    {
      Type: 'Choice',
      Choices: [{ Variable: '$.t', TimestampLessThan: '2030-01-01T00:00:00Z', Next: 'Done' }],
      Default: 'Other',
    },
    /TimestampLessThan takes only timestamps/,
  ],
])('%s', (_title, state, expected) => {
  const { state: converted } = one(state);
  if (expected instanceof RegExp) expect(converted).toMatch(expected);
  else expect(converted).toEqual(expected);
});

test.each<[JsonObject, string]>([
  [{ Variable: '$.a', IsPresent: true }, '$exists($states.input.a)'],
  [
    { Variable: '$.a', StringEquals: 'x' },
    '($assert($exists($states.input.a), "not so: $exists($states.input.a)"); $states.input.a = "x")',
  ],
  [
    {
      And: [
        { Variable: '$.a', IsPresent: true },
        { Variable: '$.a', NumericGreaterThan: 1 },
      ],
    },
    '$exists($states.input.a) and ($type($states.input.a) = "number" and $states.input.a > 1)',
  ],
  [
    { Not: { Variable: '$v', IsNull: true } },
    '$not(($assert($exists($v), "not so: $exists($v)"); $type($v) = "null"))',
  ],
  [
    {
      And: [
        { Variable: '$.a', IsPresent: true },
        { Variable: '$.a', StringMatches: 'a*\\*' },
      ],
    },
    '$exists($states.input.a) and ($type($states.input.a) = "string" and $contains($states.input.a, /^a[\\s\\S]*\\u002a$/))',
  ],
])('%j as a condition', (rule, condition) => {
  const { state } = one({ Type: 'Choice', Choices: [{ ...rule, Next: 'Done' }], Default: 'Other' });
  expect(state).toEqual({
    Type: 'Choice',
    Choices: [{ Condition: `{% ${condition} %}`, Next: 'Done' }],
    Default: 'Other',
  });
});

test('a Map: its items, its selector, its reader, batcher and writer', () => {
  const { state, notes } = one({
    Type: 'Map',
    ItemReader: {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'JSON', MaxItemsPath: '$.most' },
      Parameters: { Bucket: 'b', 'Key.$': '$.key' },
    },
    ItemSelector: { 'item.$': '$$.Map.Item.Value', 'all.$': '$' },
    ItemBatcher: { MaxItemsPerBatchPath: '$.size', BatchInput: { 'k.$': '$.key' } },
    MaxConcurrencyPath: '$.most',
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'In',
      States: { In: { Type: 'Pass', End: true } },
    },
    ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b', 'Prefix.$': '$.key' } },
    End: true,
  });
  expect(state).toEqual({
    Type: 'Map',
    ItemReader: {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'JSON', MaxItems: '{% $states.input.most %}' },
      Arguments: { Bucket: 'b', Key: '{% $states.input.key %}' },
    },
    ItemSelector: { item: '{% $states.context.Map.Item.Value %}', all: '{% $states.input %}' },
    ItemBatcher: { MaxItemsPerBatch: '{% $states.input.size %}', BatchInput: { k: '{% $states.input.key %}' } },
    MaxConcurrency: '{% $states.input.most %}',
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'In',
      States: { In: { Type: 'Pass', End: true } },
    },
    ResultWriter: {
      Resource: 'arn:aws:states:::s3:putObject',
      Arguments: { Bucket: 'b', Prefix: '{% $states.input.key %}' },
    },
    End: true,
  });
  expect(notes).toEqual(['ARRAYS_ON_THE_WAY']);
});

const machine = {
  Comment: 'two',
  StartAt: 'A',
  States: {
    A: { Type: 'Pass', Parameters: { 'x.$': '$.a' }, Next: 'B' },
    B: { Type: 'Pass', Parameters: { 'x.$': '$..a' }, End: true },
  },
};

test('a machine of which a state is left stays JSONPath, and each converted state says its language', () => {
  const { edits, converted, left } = convertDefinition(machine);
  expect(converted).toEqual(['A']);
  expect(left.map(({ state }) => state)).toEqual(['B']);
  const text = JSON.stringify(machine, null, 2);
  const after = openJson(text).edit(edits).document;
  expect(after.definition).toEqual({
    ...machine,
    States: {
      ...machine.States,
      A: { Type: 'Pass', QueryLanguage: 'JSONata', Output: { x: '{% $states.input.a %}' }, Next: 'B' },
    },
  });
  // Nothing but the state is touched.
  expect(after.text.slice(after.text.indexOf('"B": {'))).toBe(text.slice(text.indexOf('"B": {')));
});

test('one state is converted alone', () => {
  const whole = { ...machine, States: { ...machine.States, B: { Type: 'Succeed' } } };
  const { edits, converted } = convertDefinition(whole, ['States', 'A']);
  expect(converted).toEqual(['A']);
  const after = openJson(JSON.stringify(whole)).edit(edits).document.definition!;
  expect(statesIn(after).map(({ name, language }) => [name, language])).toEqual([
    ['A', 'JSONata'],
    ['B', 'JSONPath'],
  ]);
});

test('a machine that is converted whole says so once', () => {
  const whole = {
    ...machine,
    States: { ...machine.States, B: { Type: 'Pass', QueryLanguage: 'JSONPath', End: true } },
  };
  const after = openJson(JSON.stringify(whole)).edit(convertDefinition(whole).edits).document.definition!;
  expect(after).toEqual({
    Comment: 'two',
    QueryLanguage: 'JSONata',
    StartAt: 'A',
    States: { A: { Type: 'Pass', Output: { x: '{% $states.input.a %}' }, Next: 'B' }, B: { Type: 'Pass', End: true } },
  });
});

test('a variable that would hide a function keeps its states in JSONPath', () => {
  const definition = {
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Assign: { merge: 1 }, Next: 'B' },
      B: { Type: 'Pass', Result: 1, ResultPath: '$.r', End: true },
    },
  };
  const { converted, left } = convertDefinition(definition);
  expect(converted).toEqual(['A']);
  expect(left.map(({ reason }) => reason)).toEqual(['The variable $merge would hide the function of that name.']);
});

test('nothing is to do in JSONata', () => {
  const definition = { QueryLanguage: 'JSONata', StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
  expect(convertDefinition(definition)).toEqual({ edits: [], converted: [], left: [], notes: [] });
});
