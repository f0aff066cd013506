import { one, runDefinition, type Scenario } from '../runDefinition';

const P = { Type: 'Pass', End: true };

test.each<[string, Scenario]>([
  [
    'goes where the first rule that matches says',
    {
      definition: one(
        { Type: 'Choice', Choices: [{ Variable: '$.n', NumericGreaterThan: 5, Next: 'A' }], Default: 'B' },
        { A: P, B: { ...P, Result: 'b' } },
      ),
      input: { n: 6 },
      end: '{"n":6}',
      events: [
        '1<0 ExecutionStarted',
        '2<0 ChoiceStateEntered',
        '3<2 ChoiceStateExited',
        '4<3 PassStateEntered',
        '5<4 PassStateExited',
        '6<5 ExecutionSucceeded',
      ],
    },
  ],
  [
    'compares with a number what a path finds, whatever it is',
    {
      definition: one(
        { Type: 'Choice', Choices: [{ Variable: '$.n', NumericGreaterThanPath: '$.m', Next: 'A' }], Default: 'B' },
        { A: P, B: { ...P, Result: 'b' } },
      ),
      input: { n: 7, m: [6] },
      end: '{"n":7,"m":[6]}',
      events: [
        '1<0 ExecutionStarted',
        '2<0 ChoiceStateEntered',
        '3<2 ChoiceStateExited',
        '4<3 PassStateEntered',
        '5<4 PassStateExited',
        '6<5 ExecutionSucceeded',
      ],
    },
  ],
  [
    'goes to Default where no rule matches',
    {
      definition: one(
        { Type: 'Choice', Choices: [{ Variable: '$.n', NumericGreaterThan: 5, Next: 'A' }], Default: 'B' },
        { A: P, B: { ...P, Result: 'b' } },
      ),
      input: { n: 1 },
      end: '"b"',
      events: [
        '1<0 ExecutionStarted',
        '2<0 ChoiceStateEntered',
        '3<2 ChoiceStateExited',
        '4<3 PassStateEntered',
        '5<4 PassStateExited',
        '6<5 ExecutionSucceeded',
      ],
    },
  ],
  [
    'fails where no rule matches and there is no Default',
    {
      definition: one({ Type: 'Choice', Choices: [{ Variable: '$.n', NumericGreaterThan: 5, Next: 'A' }] }, { A: P }),
      input: { n: 1 },
      end: "FAILED States.Runtime: An error occurred while executing the state 'S' (entered at the event id #2). Failed to transition out of the state. The state does not point to a next state.",
      events: ['1<0 ExecutionStarted', '2<0 ChoiceStateEntered', '3<2 ExecutionFailed'],
    },
  ],
  [
    'fails where a Variable is not there, whatever Default says',
    {
      definition: one(
        { Type: 'Choice', Choices: [{ Variable: '$.m', NumericGreaterThan: 5, Next: 'A' }], Default: 'A' },
        { A: P },
      ),
      input: { n: 1 },
      end: "FAILED States.Runtime: An error occurred while executing the state 'S' (entered at the event id #2). Invalid path '$.m': The choice state's condition path references an invalid value.",
      events: ['1<0 ExecutionStarted', '2<0 ChoiceStateEntered', '3<2 ExecutionFailed'],
    },
  ],
  [
    'names the rule whose Condition fails, and looks at none behind the first that matches',
    {
      definition: one(
        {
          Type: 'Choice',
          QueryLanguage: 'JSONata',
          Choices: [
            { Condition: '{% $states.input.n > 5 %}', Next: 'A' },
            { Condition: '{% $states.input.m %}', Next: 'A' },
          ],
        },
        { A: P },
      ),
      input: { n: 1 },
      end: "FAILED States.QueryEvaluationError: An error occurred while executing the state 'S' (entered at the event id #2). The JSONata expression '$states.input.m' specified for the field 'Choices[1]/Condition' returned nothing (undefined).",
      events: ['1<0 ExecutionStarted', '2<0 ChoiceStateEntered', '3<2 EvaluationFailed', '4<3 ExecutionFailed'],
    },
  ],
  [
    'names the rule whose Assign fails',
    {
      definition: one(
        {
          Type: 'Choice',
          QueryLanguage: 'JSONata',
          Choices: [{ Condition: true, Assign: { x: '{% $states.input.m %}' }, Next: 'A' }],
        },
        { A: P },
      ),
      end: "FAILED States.QueryEvaluationError: An error occurred while executing the state 'S' (entered at the event id #2). The JSONata expression '$states.input.m' specified for the field 'Choices[0]/Assign/x' returned nothing (undefined).",
      events: ['1<0 ExecutionStarted', '2<0 ChoiceStateEntered', '3<2 EvaluationFailed', '4<3 ExecutionFailed'],
    },
  ],
  [
    "takes the Output of the rule in place of the state's",
    {
      definition: one(
        {
          Type: 'Choice',
          QueryLanguage: 'JSONata',
          Choices: [{ Condition: '{% $states.input.n > 5 %}', Assign: { v: 1 }, Output: 'rule', Next: 'A' }],
          Output: 'state',
          Default: 'A',
        },
        { A: P },
      ),
      input: { n: 6 },
      end: '"rule"',
      events: [
        '1<0 ExecutionStarted',
        '2<0 ChoiceStateEntered',
        '3<2 ChoiceStateExited',
        '4<3 PassStateEntered',
        '5<4 PassStateExited',
        '6<5 ExecutionSucceeded',
      ],
    },
  ],
])('%s', (_, { definition, input, options, end: ending, events }) => {
  expect(runDefinition(definition, input, options)).toEqual({ end: ending, events });
});
