import { one, runDefinition, type Scenario } from '../runDefinition';

test.each<[string, Scenario]>([
  [
    'ends with what InputPath selects',
    {
      definition: one({ Type: 'Succeed', InputPath: '$.a' }),
      input: { a: 1 },
      end: '1',
      events: ['1<0 ExecutionStarted', '2<0 SucceedStateEntered', '3<2 SucceedStateExited', '4<3 ExecutionSucceeded'],
    },
  ],
  [
    'ends with its Output',
    {
      definition: one({ Type: 'Succeed', QueryLanguage: 'JSONata', Output: '{% $states.input.a %}' }),
      input: { a: 1 },
      end: '1',
      events: ['1<0 ExecutionStarted', '2<0 SucceedStateEntered', '3<2 SucceedStateExited', '4<3 ExecutionSucceeded'],
    },
  ],
])('%s', (_, { definition, input, options, end: ending, events }) => {
  expect(runDefinition(definition, input, options)).toEqual({ end: ending, events });
});
