import type { JsonObject } from '../../../../src/util/json';
import { convertOne } from './support/convertOne';

const end = { End: true };
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
  const { state: converted } = convertOne(state);
  if (expected instanceof RegExp) expect(converted).toMatch(expected);
  else expect(converted).toEqual(expected);
});
