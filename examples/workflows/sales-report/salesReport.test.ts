import path from 'node:path';
import { stepmill } from 'stepmill/jest';

const sfn = stepmill();
const report = sfn.stateMachine(path.join(__dirname, 'report.asl.yaml'), {
  name: 'SalesReport',
  substitutions: { Database: 'shop', Bucket: 'shop-reports' },
});

/** What Athena answers about a query in this state. */
function status(State: string, StateChangeReason?: string): object {
  return { QueryExecution: { QueryExecutionId: 'q-1', Status: { State, StateChangeReason } } };
}

beforeEach(() => {
  report.mock('StartQuery').returns({ QueryExecutionId: 'q-1' });
  report.mock('LookAtQuery').returns(status('SUCCEEDED'));
  report.mock('FetchRows').returns({ ResultSet: { Rows: [{ Data: [{ VarCharValue: '7' }] }] } });
});

test('looks until the answer is there', async () => {
  report.mock('LookAtQuery').returns(status('QUEUED')).returns(status('RUNNING')).times(3).returns(status('SUCCEEDED'));
  const run = await report.run({ product: 'tea' });
  expect(run).toHaveOutput({ queryId: 'q-1', rows: [{ Data: [{ VarCharValue: '7' }] }] });
  expect(run).toHaveEnteredTimes('GiveItTime', 5);
  expect(run).toHaveTaken('20s');
  for (const state of ['LookAtQuery', 'FetchRows']) expect(run).toHaveCalled({ state }, { QueryExecutionId: 'q-1' });
  expect(run.state('IsReady').visit(0)).toHaveChosen('GiveItTime', { rule: 0 });
  expect(run.state('IsReady').visit(1)).toHaveChosen('GiveItTime', { rule: 1 });
  expect(run.state('IsReady')).toHaveChosen('FetchRows', { rule: 'Default' });
});

test.each([
  ['asks for one product', { product: 'tea' }, "product = 'tea'"],
  ['asks for all where none is named', {}, "product = 'all'"],
  ['asks for all where the product is not a name', { product: 7 }, "product = 'all'"],
])('%s', async (_title, input, condition) => {
  const run = await report.run(input);
  expect(run.task('StartQuery')).toHaveBeenCalledWith({
    QueryString: expect.stringContaining(condition),
    QueryExecutionContext: { Database: 'shop' },
    ResultConfiguration: { OutputLocation: 's3://shop-reports/reports' },
  });
  expect(run.path.includes('AnyProduct')).toBe(condition.includes('all'));
});

test('a query that fails', async () => {
  report.mock('LookAtQuery').returns(status('FAILED', 'no such table'));
  const run = await report.run({ product: 'tea' });
  expect(run).toHaveFailedWith('Report.QueryFailed', 'no such table');
  expect(run).toHaveTakenPathContaining(['IsReady', 'NoReport']);
});

test.each(['StartQuery', 'LookAtQuery', 'FetchRows'])('%s is tried again, a little later each time', async (state) => {
  report.mock(state).throws('Athena.TooManyRequestsException').times(3);
  const run = await report.run({ product: 'tea' });
  expect(run).toHaveSucceeded();
  expect(run.state(state)).toHaveRetried(3, { delays: ['2s', '3s', 4.5] });
});

test.each([
  ['StartQuery', '129.5s'],
  ['LookAtQuery', '133.5s'],
])('Athena that does not answer %s', async (state, time) => {
  report.mock(state).timesOut();
  const run = await report.run({ product: 'tea' });
  expect(run).toHaveFailedWith('States.Timeout');
  expect(run.state(state)).toHaveRetried(3, { errors: Array(3).fill('States.Timeout') });
  expect(run).toHaveTaken(time);
});

test('a query that never ends: the execution does after half an hour', async () => {
  report.mock('LookAtQuery').returns(status('RUNNING'));
  const run = await report.run({ product: 'tea' });
  expect(run).toHaveTimedOut();
  expect(run).toHaveTaken('30m');
  expect(run).not.toHaveEntered('FetchRows');
});
