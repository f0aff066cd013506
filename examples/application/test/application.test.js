const { stepmill } = require('stepmill/jest');

// Roles are enforced, and events reach the rules of the template, as after a deployment.
const sfn = stepmill({ iam: 'enforce', deliverEvents: true });
const order = sfn.stateMachine('template.yaml', 'OrderWorkflow');
const cleanUp = sfn.stateMachine('template.yaml', 'CleanUpWorkflow');
const report = sfn.stateMachine('template.yaml', 'ReportWorkflow');

const placed = { orderId: 'o-17', amount: 68, card: '4242', items: ['sieve', 'apron'] };
const statusChange = { source: 'aws.states', detailType: 'Step Functions Execution Status Change' };

beforeEach(() => {
  // The table is not here. What the roles may do with it is checked all the same.
  sfn.mock.service('dynamodb').returns({});
});

test('the API starts an order, which is charged and packed', async () => {
  const answer = await sfn.api.post('/orders', placed);
  expect(answer.status).toBe(200);

  const run = await answer.run();
  expect(run).toHaveOutput({ orderId: 'o-17', chargeId: 'ch-o-17' });
  expect(run).toHaveTakenPath(['KeepOrder', 'Charge', 'MarkPaid', 'Pack']);
  const [toPack] = sfn.outbox.messages({ destination: 'packing' });
  expect(toPack.json).toEqual({ orderId: 'o-17', items: ['sieve', 'apron'] });
  expect(await cleanUp.executions()).toEqual([]);
});

test('an order is charged again when the bank is busy', async () => {
  order.mock('Charge').throws('Bank.Busy').times(2).returns({ chargeId: 'ch-1' });
  const run = await order.run(placed);
  expect(run.state('Charge')).toHaveRetried(2, { delays: ['5s', '10s'] });
  expect(run).toHaveSucceeded();
});

test('the status of an order that failed starts a clean-up', async () => {
  const run = await order.run({ ...placed, card: '0002' });
  expect(run).toHaveFailedWith('Card.Declined');

  const [cleaned] = await cleanUp.executions();
  expect(cleaned).toHaveSucceeded();
  expect(cleaned.task('ForgetOrder')).toHaveBeenCalledWith({ TableName: 'orders', Key: { orderId: { S: 'o-17' } } });
  const message = expect.objectContaining({ Message: 'Order o-17: FAILED' });
  expect(cleaned.task('Tell')).toHaveBeenCalledWith(message);
});

test('an order that succeeds starts no clean-up, and neither does another workflow', async () => {
  const succeeded = { status: 'SUCCEEDED', stateMachineArn: await order.arn(), input: '{}' };
  expect(await sfn.events.put({ ...statusChange, detail: succeeded })).not.toHaveStarted('CleanUpWorkflow');
  const other = { status: 'FAILED', stateMachineArn: await report.arn(), input: '{}' };
  expect(await sfn.events.put({ ...statusChange, detail: other })).not.toHaveStarted('CleanUpWorkflow');
});

test('the schedule starts a report at seven in Berlin, in winter and in summer', async () => {
  const schedule = sfn.schedule('every-morning');
  expect(await schedule.nextTimes(1, { after: '2030-01-15' })).toEqual(['2030-01-15T06:00:00Z']);
  expect(await schedule.nextTimes(1, { after: '2030-07-15' })).toEqual(['2030-07-15T05:00:00Z']);

  report.mock('ReadOrders').returns({ Items: [{ amount: { N: '68' } }, { amount: { N: '12.5' } }] });
  const fired = await schedule.fire();
  const run = await fired.run();
  expect(run).toHaveOutput({ text: 'daily: 2 orders, 80.50 in all' });
  expect(run.task('Publish')).toHaveBeenCalledTimes(1);
});
