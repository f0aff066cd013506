import path from 'node:path';
import { stepmill } from 'stepmill/jest';

const sfn = stepmill();
const holiday = sfn.stateMachine(path.join(__dirname, 'holiday.asl.json'), {
  substitutions: {
    HoldRoomFunction: 'hold-room',
    HoldCarFunction: 'hold-car',
    ChargeCardFunction: 'charge-card',
    ConfirmRoomFunction: 'confirm-room',
    ConfirmCarFunction: 'confirm-car',
    RefundCardFunction: 'refund-card',
    ReleaseCarFunction: 'release-car',
    ReleaseRoomFunction: 'release-room',
    GuestTopic: 'arn:aws:sns:us-east-1:123456789012:guests',
  },
});
const order = { holiday: 'h-1', guests: 2 };

/** Everything works; a test says what does not. Scripts written later are asked first. */
beforeEach(() => {
  for (const name of ['hold-room', 'hold-car', 'charge-card', 'confirm-room', 'confirm-car'])
    sfn.mock.lambda(name).returns({ done: name });
  for (const name of ['refund-card', 'release-car', 'release-room']) sfn.mock.lambda(name).returns({ undone: name });
});

test('books room and car, and tells the guest', async () => {
  const run = await holiday.run(order);
  expect(run).toHaveSucceeded();
  expect(run).toHaveTakenPath([
    'HoldRoom',
    'HoldCar',
    'ChargeCard',
    'ConfirmRoom',
    'ConfirmCar',
    'TellBooked',
    'Booked',
  ]);
  expect(run).toHaveOutput(expect.objectContaining({ ...order, charge: { value: { done: 'charge-card' } } }));
  expect(run).toHavePublished('guests', { holiday: 'h-1', news: 'booked' });
});

test('a room that is not free: nothing to pay back', async () => {
  sfn.mock.lambda('hold-room').fails('NoRoom', 'all taken');
  const run = await holiday.run(order);
  expect(run).toHaveFailedWith('Holiday.NotBooked', expect.stringContaining('NoRoom'));
  expect(run).toHaveTakenPath(['HoldRoom', 'ReleaseRoom', 'TellUndone', 'NotBooked']);
  expect(run.state('HoldRoom')).toHaveCaught('NoRoom');
  expect(run).toHavePublished('guests', { holiday: 'h-1', news: 'undone' });
});

test('no car: the room is released', async () => {
  sfn.mock.lambda('hold-car').fails('NoCar');
  expect(await holiday.run(order)).toHaveTakenPath([
    'HoldRoom',
    'HoldCar',
    'ReleaseCar',
    'ReleaseRoom',
    'TellUndone',
    'NotBooked',
  ]);
});

test.each([
  ['ChargeCard', 'charge-card'],
  ['ConfirmRoom', 'confirm-room'],
  ['ConfirmCar', 'confirm-car'],
])('%s fails: card, car and room are undone in this order', async (state, name) => {
  sfn.mock.lambda(name).fails('Refused', 'not today');
  const run = await holiday.run(order);
  expect(run).toHaveFailedWith('Holiday.NotBooked');
  expect(run).toHaveTakenPathContaining([state, 'RefundCard', 'ReleaseCar', 'ReleaseRoom']);
  expect(run).toHaveCalledInOrder([
    { function: name },
    { function: 'refund-card' },
    { function: 'release-car' },
    { function: 'release-room' },
  ]);
});

test('an outage of Lambda is retried after 1, 2 and 4 seconds', async () => {
  sfn.mock.lambda('charge-card').throws('Lambda.ServiceException').times(3).returns({ chargeId: 'c-1' });
  const run = await holiday.run(order);
  expect(run).toHaveSucceeded();
  expect(run.state('ChargeCard')).toHaveRetried(3, { delays: ['1s', '2s', '4s'] });
  expect(run).toHaveTaken('7s');
});

test('a step that does not come back is undone after its 20 seconds', async () => {
  sfn.mock.lambda('confirm-car').timesOut();
  const run = await holiday.run(order);
  expect(run.state('ConfirmCar')).toHaveTimedOut();
  expect(run.state('ConfirmCar')).toHaveCaught('States.Timeout');
  expect(run.state('ConfirmCar')).toHaveTaken('20s');
  expect(run).toHaveEntered('RefundCard');
});

test('undoing is tried again whatever happens, and given up in the end', async () => {
  sfn.mock.lambda('hold-car').fails('NoCar');
  sfn.mock.lambda('release-car').fails('DeskIsClosed');
  const run = await holiday.run(order);
  expect(run).toHaveFailedWith('DeskIsClosed');
  expect(run.state('ReleaseCar')).toHaveRetried(3, { delays: ['5s', '10s', '20s'] });
  expect(run).not.toHaveEntered('ReleaseRoom');
});

const steps = [
  ['HoldRoom', 'hold-room'],
  ['HoldCar', 'hold-car'],
  ['ChargeCard', 'charge-card'],
  ['ConfirmRoom', 'confirm-room'],
  ['ConfirmCar', 'confirm-car'],
] as const;
const undoing = [
  ['RefundCard', 'refund-card'],
  ['ReleaseCar', 'release-car'],
  ['ReleaseRoom', 'release-room'],
] as const;

test('each step is told of the whole order, and keeps what its function says', async () => {
  const run = await holiday.run(order);
  for (const [, name] of steps) expect(run).toHaveCalled({ function: name }, expect.objectContaining(order));
  expect(run).toHaveOutput(
    expect.objectContaining({
      room: { value: { done: 'hold-room' } },
      car: { value: { done: 'hold-car' } },
      roomConfirmation: { value: { done: 'confirm-room' } },
      carConfirmation: { value: { done: 'confirm-car' } },
    }),
  );
});

test('so is what undoes them', async () => {
  sfn.mock.lambda('confirm-car').fails('Refused');
  const run = await holiday.run(order);
  for (const [, name] of undoing) expect(run).toHaveCalled({ function: name }, expect.objectContaining(order));
  expect(run.state('ReleaseRoom')).toHaveOutput(
    expect.objectContaining({
      refund: { value: { undone: 'refund-card' } },
      carRelease: { value: { undone: 'release-car' } },
      roomRelease: { value: { undone: 'release-room' } },
    }),
  );
});

test.each(steps)('%s is tried again after an outage of Lambda, and waits for 20 seconds', async (state, name) => {
  sfn.mock.lambda(name).throws('Lambda.SdkClientException').times(2).returns({});
  expect((await holiday.run(order)).state(state)).toHaveRetried(2, { delays: ['1s', '2s'] });
  sfn.mock.lambda(name).timesOut();
  expect((await holiday.run(order)).state(state)).toHaveTaken('20s');
});

test.each(undoing)('%s is tried again after an outage, and after any other error', async (state, name) => {
  sfn.mock.lambda('confirm-car').fails('Refused');
  sfn.mock.lambda(name).throws('Lambda.AWSLambdaException').times(2).throws('Busy').times(2).returns({});
  const run = await holiday.run(order);
  expect(run).toHaveFailedWith('Holiday.NotBooked');
  expect(run.state(state)).toHaveRetried(4, { delays: ['1s', '2s', '5s', '10s'] });
});
