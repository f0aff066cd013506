import { stepmill } from 'stepmill/jest';
import definition from './expense.asl.json';

const sfn = stepmill();
// The names of its states are checked by the compiler: the definition is a JSON import.
const expense = sfn.stateMachine(definition, { name: 'Expense' });
const input = { expense: { id: 'e-1', amount: 120 } };

beforeEach(() => {
  // The mail is sent; its token is left to the test.
  sfn.mock.lambda('mail-approver').leavesTokenOpen();
  sfn.mock.lambda('settle-expense').answers(({ outcome }) => ({ settled: outcome }));
});

test.each([
  ['approved', { approved: true }, 'PayExpense', 'paid'],
  ['declined', { approved: false }, 'DeclineExpense', 'declined'],
  ['answered with something else', { approver: 'on holiday' }, 'ParkExpense', 'parked'],
] as const)('%s', async (_title, decision, next, outcome) => {
  const run = await expense.start(input);
  await run.task('AskApprover').succeed(decision);
  const ended = await run.ended();
  expect(ended).toHaveOutput({ settled: outcome });
  expect(ended).toHaveTakenPath(['AskApprover', 'IsApproved', next]);
  expect(ended).toHaveCalled({ function: 'settle-expense' }, { outcome, expense: input.expense }, { times: 1 });
});

test('the mail has what the approver needs', async () => {
  const run = await expense.start(input, { name: 'e-1' });
  expect(await run.until('AskApprover')).toHaveCalled(
    { function: 'mail-approver' },
    { expense: input.expense, execution: 'e-1', token: expect.any(String) },
  );
});

test('an approver that nobody knows: parked', async () => {
  const run = await expense.start(input);
  await run.task('AskApprover').fail('Approver.Unknown', 'left the company');
  const ended = await run.ended();
  expect(ended.state('AskApprover')).toHaveCaught('Approver.Unknown', 'left the company');
  expect(ended).toHaveTakenPath(['AskApprover', 'ParkExpense']);
});

test('nobody answers for eight hours: the execution fails', async () => {
  const run = await expense.start(input);
  await run.advance('8h');
  const ended = await run.ended();
  expect(ended).toHaveFailedWith('States.Timeout');
  expect(ended.state('AskApprover')).toHaveTimedOut();
  expect(ended).toHaveTaken('8h');
});

test('reminders keep it open, until the day is over', async () => {
  sfn.mock.lambda('mail-approver').beats({ every: '7h', times: 20 });
  const run = await expense.run(input);
  expect(run).toHaveFailedWith('States.Timeout');
  expect(run).toHaveTaken('1d');
});

test('an approver who answers after five hours', async () => {
  sfn.mock.lambda('mail-approver').succeedsToken({ approved: true }, { after: '5h' });
  const run = await expense.run(input);
  expect(run).toHaveSucceeded();
  expect(run).toHaveTaken('5h');
});

test.each([
  ['PayExpense', { approved: true }],
  ['DeclineExpense', { approved: false }],
  ['ParkExpense', {}],
] as const)('%s is tried again through an outage of Lambda', async (state, decision) => {
  sfn.mock.lambda('mail-approver').succeedsToken(decision);
  sfn.mock.lambda('settle-expense').throws('Lambda.SdkClientException').times(2).returns({ settled: 'late' });
  const run = await expense.run(input);
  expect(run).toHaveOutput({ settled: 'late' });
  expect(run.state(state)).toHaveRetried(2, { delays: ['2s', '4s'] });
});

test('an outage that lasts', async () => {
  sfn.mock.lambda('mail-approver').succeedsToken({ approved: true });
  sfn.mock.lambda('settle-expense').throws('Lambda.ServiceException');
  const run = await expense.run(input);
  expect(run).toHaveFailedWith('Lambda.ServiceException');
  expect(run.task('PayExpense')).toHaveBeenCalledTimes(4);
  expect(run).toHaveTaken('14s');
});

test('a run is stopped while it waits', async () => {
  const run = await expense.start(input);
  await run.until('AskApprover');
  expect(await run.stop('Expense.Withdrawn', 'paid privately')).toHaveBeenAborted();
});
