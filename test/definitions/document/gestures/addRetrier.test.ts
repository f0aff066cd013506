import { addRetrier } from '../../../../src/definitions/document/gestures/addRetrier';
import { inRoot, machine, statesAfter } from './support/machine';

const retrier = { ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: 3, BackoffRate: 2 };
const own = { ErrorEquals: ['Card.Busy'] };

test('adds a retrier, after the others', () => {
  const definition = machine({ T: { Type: 'Task', Resource: 'x' } });
  const gesture = addRetrier(definition, inRoot('T'));
  expect([gesture.label, gesture.select]).toEqual(['Add a retrier to T', inRoot('T')]);
  expect(statesAfter(definition, gesture)).toEqual({ T: { Type: 'Task', Resource: 'x', End: true, Retry: [retrier] } });
  const retried = machine({ M: { Type: 'Map', ItemProcessor: machine({ N: {} }), Retry: [own] } });
  expect(statesAfter(retried, addRetrier(retried, inRoot('M')))).toMatchObject({ M: { Retry: [own, retrier] } });
});

test('only what can be retried has retriers', () => {
  const definition = machine({ P: {} });
  for (const name of ['P', 'Gone'])
    expect(() => addRetrier(definition, inRoot(name))).toThrow('Only a Task, a Parallel or a Map can be retried.');
});
