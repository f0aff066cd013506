import { stepmill, type StateMachineUnderTest, type TargetName } from '../../src/jest';

/** Compiles only when both types are the same. */
function same<A, B>(_equal: [A] extends [B] ? ([B] extends [A] ? true : false) : false): void {}

const sfn = stepmill();
const order = sfn.stateMachine('test/types/known/template.yaml', 'Order');

order.mock('Charge');
order.mock('Each');
// @ts-expect-error -- a misspelt state
order.mock('Chrage');
// @ts-expect-error -- a Pass state calls nothing
order.mock('Ship');
// @ts-expect-error -- there is no such state machine
sfn.stateMachine('test/types/known/template.yaml', 'Oder');
// @ts-expect-error -- options are not a name
sfn.stateMachine('test/types/known/template.yaml', 'Oder', { parameters: {} });

// What tasks call is completed, and any other name is accepted.
same<'charge' extends TargetName<'function'> ? true : false, true>(true);
same<StepmillNames['function'], 'charge'>(true);
sfn.mock.lambda('charge').returns(1);
sfn.mock.lambda(process.argv[2]!).returns(1);
sfn.mock.sqs('any').succeeds();
// @ts-expect-error -- not a name
sfn.mock.lambda(1);

// Its other name, and its path as others write it.
sfn.stateMachine('./test/types/known/template.yaml', 'orders', { name: 'o' }).mock('Charge');
// @ts-expect-error -- a misspelt state
sfn.stateMachine('./test/types/known/template.yaml', 'orders', { name: 'o' }).mock('Chrage');
// A state machine whose definition is not available, and one of a file that is not declared, may have any state.
sfn.stateMachine('test/types/known/template.yaml', 'Elsewhere').mock('Anything');
sfn.stateMachine('other.yaml', 'Anything').mock('Anything');
sfn.stateMachine('other.yaml').mock('Anything');
// A path that is only known when the test runs.
sfn.stateMachine(process.argv[2]!, process.argv[3]!).mock('Anything');
// Without a name, the states of all.
sfn.stateMachine('test/types/known/template.yaml').mock('Charge');
// What can be mocked nowhere: a machine without tasks.
// @ts-expect-error -- it is a Pass state
sfn.stateMachine('test/types/known/template.yaml', 'Refund').mock("It's back");

export async function runs(): Promise<void> {
  const run = await order.run({}, { testCase: 'Declined' });
  same<typeof run.path, readonly ('Charge' | 'Each' | 'Ship')[]>(true);
  expect(run).toHaveTakenPath(['Charge', { Each: { each: ['Ship'] } }]);
  // @ts-expect-error -- a misspelt state
  expect(run).toHaveTakenPath(['Chrage']);
  // @ts-expect-error -- a misspelt state
  run.state('Shipp');
  // @ts-expect-error -- a misspelt test case
  await order.run({}, { testCase: 'Decline' });
  const started = await order.start();
  await started.until('Ship');
  // @ts-expect-error -- a misspelt state
  await started.until('Shipp');
  // @ts-expect-error -- a misspelt state
  await order.testState('Shipp');
  same<typeof order extends { typed: () => StateMachineUnderTest<infer S> } ? S : 0, 'Charge' | 'Each' | 'Ship'>(true);
  await order.typed<{ id: number }>().run({ id: 1 }, { testCase: 'Happy' });
  // @ts-expect-error -- names are known with types for the input, too
  order.typed<{ id: number }>().mock('Chrage');
}

const mocks = 'test/types/known/mocks.json';
test.each(sfn.testCases(mocks, 'orders'))('%s', async (testCase) => {
  same<typeof testCase, 'Happy' | 'Declined'>(true);
  await order.run({}, { testCase });
});
export const all = sfn.testCases(mocks);
same<typeof all, readonly ('Happy' | 'Declined' | 'Only')[]>(true);
sfn.use(mocks, 'Only');
// @ts-expect-error -- a misspelt test case
sfn.use(mocks, 'Onyl');
// @ts-expect-error -- a misspelt state machine
sfn.testCases(mocks, 'order');
// Of a mock file that is not declared, any.
export const others = sfn.testCases('others.json', 'orders');
same<typeof others, readonly string[]>(true);
sfn.use('others.json', 'Anything');

// A function that accepts any state machine accepts one with known names.
export function helper(machine: StateMachineUnderTest): string {
  return machine.name;
}
helper(order);
