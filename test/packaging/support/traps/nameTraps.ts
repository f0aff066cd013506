import type { Trap } from './Trap';

/** Names that mean nothing. */
export const nameTraps: readonly Trap[] = [
  {
    row: 'T9',
    name: 'names that nothing can meet',
    code: `test('mocks what nothing calls', async () => {
  sfn.mock.lambda('somethingElse').returns(1);
  sfn.mock.sns('topic').returns({});
  sfn.mock.stateMachine('Foo').returns({});
  sfn.mock.service('dynamodb', 'putItem').returns({});
  sfn.mock.lambda('f').inStateMachine('Elsewhere').returns(1);
  sfn.lambda('unheard', () => 1);
  await p.run({});
});`,
    verdict: 'red file',
    message: ['somethingElse', 'topic', 'Foo', 'putItem', 'Elsewhere', 'unheard'],
    alone: true,
  },
  {
    row: 'T9',
    name: 'names that are misspelt',
    code: `const order = sfn.stateMachine({ StartAt: 'Charge', States: { Charge: { Type: 'Task', Resource: fn('chargeCard'), End: true } } });
test('the function of a mock', async () => {
  sfn.mock.lambda('chrageCard').returns(1);
  sfn.mock.lambda('chargeCard').returns(1);
  await order.run({});
});
test('a function', async () => {
  sfn.lambda('chrageCard', () => 1);
  sfn.mock.lambda('chargeCard').returns(1);
  await order.run({});
});
test('a state', async () => {
  sfn.mock.lambda('chargeCard').returns(1);
  expect(await order.run({})).not.toHaveEntered('Chrage');
});`,
    verdict: 'red',
    message: 'Did you mean',
  },
];
