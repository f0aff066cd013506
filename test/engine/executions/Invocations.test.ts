import { Invocations } from '../../../src/engine/executions/Invocations';

test('every name is counted for itself, however many there are', () => {
  const invocations = new Invocations('state 0');
  const names = Array.from({ length: 40 }, (_, index) => `state ${index}`);
  const rounds = [0, 1, 2].map(() => names.map((name) => invocations.count(name)));
  expect(rounds).toEqual([0, 1, 2].map((count) => names.map((_name, index) => (index === 0 ? count + 1 : count))));
});
