import { sourcesOf } from '../../../src/insight/properties/arbitrariesOf';
import type { Source } from '../../../src/insight/properties/Source';

/** A source as people read it. */
function shown(source: Source | undefined): unknown {
  if (source === undefined) return undefined;
  if (source.members.size > 0)
    return Object.fromEntries([...source.members].map(([name, member]) => [name, shown(member)]));
  if (source.elements !== undefined) return [shown(source.elements)];
  return source.values;
}

function sources(states: Record<string, object>, more: object = {}): object {
  const [StartAt] = Object.keys(states);
  const { input, results } = sourcesOf({ StartAt, States: states, ...more } as never);
  return {
    input: shown(input),
    results: Object.fromEntries([...results].map(([name, source]) => [name, shown(source)])),
  };
}

const task = (more: object): object => ({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', ...more });

test('JSONPath: finds the values read from the input and from results, through ResultPath, ResultSelector and OutputPath', () => {
  expect(
    sources({
      A: task({
        Parameters: { 'a.$': '$.order.id', 'b.$': "States.Format('{}', $.name)", 'c.$': '$$.Execution.Input.who' },
        ResultSelector: { 'total.$': '$.Payload.total' },
        ResultPath: '$.charge',
        Next: 'B',
      }),
      B: {
        Type: 'Choice',
        Choices: [
          { Not: { Variable: '$.charge.total', NumericLessThan: 10 }, Next: 'C' },
          { And: [{ Variable: '$.kind', StringMatches: 'a*' }], Next: 'C' },
        ],
        Default: 'C',
      },
      C: task({ OutputPath: '$.Payload', InputPath: '$.order', Parameters: { 'x.$': '$.x' }, Next: 'D' }),
      D: {
        Type: 'Map',
        ItemsPath: '$.list',
        ItemProcessor: { StartAt: 'E', States: { E: task({ Parameters: { 'y.$': '$.y' }, End: true }) } },
        End: true,
      },
    }),
  ).toEqual({
    input: { order: { id: [], x: [] }, name: [], who: [], kind: ['ax', 'a', 'other'] },
    results: { A: { Payload: { total: [10, 11, 9] } }, C: { Payload: { list: [{ y: [] }] } }, E: [] },
  });
});

test('JSONata: arguments, results, variables and conditions', () => {
  expect(
    sources(
      {
        A: task({
          Arguments: { Payload: '{% $states.input.order %}' },
          Assign: { paid: '{% $states.result.Payload %}' },
          Output: { left: '{% $states.input.rest %}' },
          Next: 'B',
        }),
        B: {
          Type: 'Choice',
          Choices: [{ Condition: "{% $paid.state in ['A', 'B'] and 3 < $states.input.left.n %}", Next: 'C' }],
          Default: 'C',
        },
        C: {
          Type: 'Pass',
          Output: '{% $states.context.Execution.Input.who & $states.input.left.list[1] %}',
          End: true,
        },
      },
      { QueryLanguage: 'JSONata' },
    ),
  ).toEqual({
    input: { order: [], rest: { n: [3, 4, 2], list: [[]] }, who: [] },
    results: { A: { Payload: { state: ['A', 'B', 'other'] } } },
  });
});

test('loops end, and odd definitions say nothing', () => {
  expect(sources({ A: { Type: 'Pass', Parameters: { 'a.$': '$', 'b.$': '$.b' }, Next: 'A' } })).toEqual({
    input: { b: [] },
    results: {},
  });
  expect(sources({ A: { Type: 'Choice', Choices: 7, Default: 3, __proto__: null } })).toEqual({
    input: [],
    results: {},
  });
});
