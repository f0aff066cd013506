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
    code: `test('a function', async () => {
  sfn.mock.lambda('ff').returns(1);
  sfn.mock.lambda('f').returns(1);
  await t.run({});
});
test('a state', async () => {
  sfn.mock.lambda('f').returns(1);
  const run = await broken.run({});
  expect(run).not.toHaveEntered('FF');
});`,
    verdict: 'red',
  },
];
