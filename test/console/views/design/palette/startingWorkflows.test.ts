import { startingWorkflows } from '../../../../../src/console/views/design/palette/startingWorkflows';
import { Stepmill } from '../../../../../src/harness/Stepmill';
import type { StateMachineUnderTest } from '../../../../../src/harness/StateMachineUnderTest';

const sfn = new Stepmill({ target: 'process' });
afterEach(() => sfn.reset());
afterAll(() => sfn.close());

function machine(title: RegExp): StateMachineUnderTest {
  const found = startingWorkflows.find((one) => title.test(one.title))!;
  return sfn.stateMachine(found.definition as never, { name: 'started' });
}

describe('saga', () => {
  test('books all', async () => {
    const saga = machine(/^Saga/);
    saga.mock('Book hotel').returns({ Payload: { hotel: 1 } });
    saga.mock('Book flight').returns({ Payload: { flight: 2 } });
    saga.mock('Charge card').returns({ Payload: { charge: 3 } });
    const run = await saga.run({ to: 'Rome' });
    expect(run.output).toEqual({ hotel: { hotel: 1 }, flight: { flight: 2 }, charge: { charge: 3 } });
  });

  test('cancels what was booked', async () => {
    const saga = machine(/^Saga/);
    saga.mock('Book hotel').returns({ Payload: { hotel: 1 } });
    saga.mock('Book flight').returns({ Payload: { flight: 2 } });
    saga.mock('Charge card').throws('Card.Declined');
    saga.mock('Cancel flight').returns({ Payload: null });
    saga.mock('Cancel hotel').returns({ Payload: null });
    const run = await saga.run({ to: 'Rome' });
    expect([run.path, run.error]).toEqual([
      ['Book hotel', 'Book flight', 'Charge card', 'Cancel flight', 'Cancel hotel', 'Trip failed'],
      'Trip.NotBooked',
    ]);
    expect(run.task('Cancel flight').mock.calls[0]![0]).toMatchObject({ Payload: { flight: 2 } });
  });
});

describe('approval', () => {
  test.each([
    [{ approved: true }, ['Ask for approval', 'Approved?', 'Ship'], undefined],
    [{ approved: false }, ['Ask for approval', 'Approved?', 'Refused'], 'Order.Refused'],
  ])('goes on with %j', async (answer, path, error) => {
    const approval = machine(/^Approval/);
    approval.mock('Ask for approval').returns(answer);
    approval.mock('Ship').returns({ Payload: { parcel: 1 } });
    const run = await approval.run({ id: 1 });
    expect([run.path, run.error]).toEqual([path, error]);
  });

  test('is refused when nobody answers', async () => {
    const approval = machine(/^Approval/);
    approval.mock('Ask for approval').throws('States.Timeout');
    expect((await approval.run({ id: 1 })).path).toEqual(['Ask for approval', 'Refused']);
  });
});

test('Distributed Map over CSV imports rows in batches', async () => {
  const csv = machine(/CSV/);
  await sfn.s3.put('files', 'rows.csv', `no\n${Array.from({ length: 25 }, (_none, no) => no).join('\n')}\n`);
  csv.mock('Import batch').answers((input: any) => ({ Payload: { imported: input.Payload.Items.length } }));
  const run = await csv.run({ bucket: 'files', key: 'rows.csv' });
  expect([run.error, run.output]).toEqual([undefined, { batches: 3, imported: 25 }]);
});

describe('poll a job', () => {
  test.each([
    ['SUCCEEDED', 'Job done'],
    ['FAILED', 'Job failed'],
  ])('asks until it has %s', async (status, last) => {
    const poll = machine(/^Poll/);
    poll.mock('Start job').returns({ Payload: { jobId: 'j' } });
    poll
      .mock('Get status')
      .returns({ Payload: { status: 'RUNNING' } })
      .times(2)
      .returns({ Payload: { status } });
    const run = await poll.run({});
    expect(run.path.filter((name) => name === 'Get status')).toHaveLength(3);
    expect(run.path.at(-1)).toBe(last);
  });
});
