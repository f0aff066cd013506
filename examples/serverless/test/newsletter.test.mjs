import test from 'node:test';
import { expect, stepmill } from 'stepmill/node';

const sfn = stepmill();
const newsletter = sfn.stateMachine('serverless.yml', 'newsletter');

test('delivers to every reader, to the busy one ten minutes later', async () => {
  const run = await newsletter.run({ issue: 7, readers: ['ann@example.com', 'bob@example.com'] });
  expect(run).toHaveSucceeded();
  expect(run).toHaveOutput([{ delivered: true }, { delivered: true }]);
  expect(run).toHaveTaken('10m');
  expect(run).toHaveTakenPath(['Render', { Deliver: { each: ['DeliverOne'] } }]);
  expect(run).toHaveCalled({ state: 'Render' }, { issue: 7 }, { times: 1 });
});

test('a mailbox that is busy twice is tried a third time', async () => {
  newsletter.mock('DeliverOne').throws('Mailbox.Busy').times(2).returns({ delivered: true });
  const run = await newsletter.run({ issue: 10, readers: ['ann@example.com'] });
  expect(run).toHaveOutput([{ delivered: true }]);
  expect(run.state('DeliverOne')).toHaveRetried(2);
});

test('a reader who is gone is unsubscribed, and the others get theirs', async () => {
  const run = await newsletter.run({ issue: 8, readers: ['zoe@example.com', 'ann@example.com'] });
  expect(run).toHaveOutput([{ delivered: false }, { delivered: true }]);
  expect(run).toHaveTakenPath(['Render', { Deliver: [['DeliverOne', 'Unsubscribe'], ['DeliverOne']] }]);
});

test('a page that cannot be rendered is sent to nobody', async () => {
  newsletter.mock('Render').throws('Template.Missing');
  const run = await newsletter.run({ issue: 9, readers: ['ann@example.com'] });
  expect(run).toHaveFailedWith('Template.Missing');
  expect(run).not.toHaveEntered('Deliver');
});
