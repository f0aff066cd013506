import { coverageOf } from '../../../src/insight/coverage/coverageOf.view';
import { edgeKey, type Trace } from '../../../src/story/graph/Trace';

const definition = {
  StartAt: 'Ask',
  States: {
    Ask: { Type: 'Choice', Choices: [{ Variable: '$.a', BooleanEquals: true, Next: 'Do' }], Default: 'Leave' },
    Do: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Leave' }],
      Next: 'Leave',
    },
    Leave: { Type: 'Succeed' },
  },
};

function ran(...path: string[]): Trace {
  return {
    states: new Map(path.map((state) => [state, { times: 1, retries: 0, outcome: 'succeeded' }])),
    edges: new Map(path.slice(1).map((to, index) => [edgeKey(path[index]!, to, false), 1])),
  };
}

test('what no execution did is missing: states, ways, catchers', () => {
  const { trace, states, ways, missing } = coverageOf(definition, [ran('Ask', 'Leave'), ran('Ask', 'Leave')]);
  expect({ states, ways, missing }).toEqual({
    states: { run: 2, total: 3 },
    ways: { run: 1, total: 4 },
    missing: ['Ask → Do', 'Do'],
  });
  expect([...trace.states].map(([name, { outcome, times }]) => [name, outcome, times])).toEqual([
    ['Ask', 'partly', 2],
    ['Do', 'missed', 0],
    ['Leave', 'succeeded', 2],
  ]);
});

test('executions add up', () => {
  const { missing, ways } = coverageOf(definition, [ran('Ask', 'Leave'), ran('Ask', 'Do', 'Leave')]);
  expect({ missing, ways }).toEqual({ missing: ['Do → Leave (its Catch)'], ways: { run: 3, total: 4 } });
});
