import type { StateMachineDefinition } from '../../../src/language/asl/types';
import { explainChoice, formatRule } from '../../../src/story/inspection/explainChoice';
import { storyOf, type ShortEvent } from '../../harness/support/storyOf';

function choice(state: object): StateMachineDefinition {
  return {
    StartAt: 'Pick',
    States: { Pick: { Type: 'Choice', ...state }, A: { Type: 'Succeed' }, B: { Type: 'Succeed' } },
  };
}

/** A story in which `Pick` saw this input and led to this state. */
function picked(definition: StateMachineDefinition | undefined, input: object, next?: string) {
  const events: ShortEvent[] = [
    ['ExecutionStarted', 0],
    ['PassStateEntered', 0, { name: 'Before', input: {} }],
    ['PassStateExited', 2, { name: 'Before', output: {}, assignedVariables: { limit: 10, names: { a: 'x' } } }],
    ['ChoiceStateEntered', 3, { name: 'Pick', input }],
    ...(next === undefined
      ? []
      : ([
          ['ChoiceStateExited', 4, { name: 'Pick', output: input }],
          ['SucceedStateEntered', 5, { name: next, input }],
        ] as ShortEvent[])),
  ];
  const story = storyOf(events, { definition });
  return explainChoice(
    story,
    story.visits.find(({ state }) => state === 'Pick')!,
  );
}

test('shows variables, the context and nested rules', () => {
  const definition = choice({
    Choices: [
      { Not: { Variable: '$.n', NumericLessThanPath: '$limit' }, Next: 'A' },
      { Or: [{ Variable: '$$.State.Name', StringEquals: 'Pick' }], Next: 'B' },
    ],
  });
  expect(picked(definition, { n: 1 }, 'B')).toEqual({
    next: 'B',
    rule: 1,
    candidates: [1],
    lines: [
      'rule 0 → A: no match',
      '  Not',
      '    $.n NumericLessThanPath $limit',
      '      $.n is 1',
      '      $limit is 10',
      'rule 1 → B: taken',
      '  Or',
      '    $$.State.Name StringEquals "Pick"',
      '      $$.State.Name is "Pick"',
    ],
  });
});

test('$ is the result of InputPath', () => {
  const definition = choice({ InputPath: '$.inner', Choices: [{ Variable: '$.n', IsNumeric: true, Next: 'A' }] });
  expect(picked(definition, { inner: { n: 1 } }, 'A').rule).toBe(0);
  const none = choice({ InputPath: null, Choices: [{ Variable: '$.n', IsPresent: false, Next: 'A' }] });
  expect(picked(none, { n: 1 }, 'A').rule).toBe(0);
});

test('explains a condition that no history can repeat by its next state', () => {
  const random = { Condition: '{% $random() > 0.5 %}', Next: 'A' };
  const definition = { ...choice({ Choices: [random], Default: 'B' }), QueryLanguage: 'JSONata' as const };
  expect(picked(definition, {}, 'A')).toEqual({
    next: 'A',
    rule: 0,
    candidates: [0],
    lines: ['rule 0 → A: taken', '  Condition {% $random() > 0.5 %}', 'Default → B: not asked'],
  });
  expect(picked(definition, {}, 'B').rule).toBe('Default');
  const same = { ...choice({ Choices: [random], Default: 'A' }), QueryLanguage: 'JSONata' as const };
  expect(picked(same, {}, 'A')).toMatchObject({
    next: 'A',
    rule: undefined,
    lines: ['rule 0 → A: unknown', '  Condition {% $random() > 0.5 %}', 'Default → A: matches'],
  });
});

test('lists what a condition reads', () => {
  const condition = '{% $exists($states.input.a) and $names.a = "x" and $count($states.input.list) > 0 %}';
  const definition = {
    ...choice({ Choices: [{ Condition: condition, Next: 'A' }] }),
    QueryLanguage: 'JSONata' as const,
  };
  expect(picked(definition, { list: [1, 2] }).lines).toEqual([
    'rule 0 → A: no match',
    `  Condition ${condition}`,
    '    $states.input.a is nothing',
    '    $names.a is "x"',
    '    $states.input.list is [1,2]',
  ]);
});

test('a Choice without a match, and one with an unknown definition', () => {
  const definition = choice({ Choices: [{ Variable: '$.missing', StringEquals: 'x', Next: 'A' }] });
  expect(picked(definition, {})).toEqual({
    next: undefined,
    rule: undefined,
    candidates: [],
    lines: ['rule 0 → A: unknown', '  $.missing StringEquals "x"', '    $.missing is nothing'],
  });
  expect(picked(undefined, {}, 'A')).toEqual({ next: 'A', rule: undefined, candidates: [], lines: [] });
});

test('rules have names', () => {
  expect([formatRule(2), formatRule('Default')]).toEqual(['rule 2', 'Default']);
});

test('ignores a rule about a field of the context object that no history has', () => {
  const definition = choice({
    Choices: [
      { Variable: '$$.Execution.RoleArn', IsPresent: false, Next: 'A' },
      { Variable: '$$.Execution.Input.kind', IsPresent: false, Next: 'A' },
    ],
    Default: 'B',
  });
  expect(picked(definition, {}, 'A').rule).toBeUndefined();
  const known = choice({
    Choices: [{ Variable: '$$.Execution.Input.kind', IsPresent: false, Next: 'A' }],
    Default: 'A',
  });
  expect(picked(known, {}, 'A').rule).toBe(0);
});
