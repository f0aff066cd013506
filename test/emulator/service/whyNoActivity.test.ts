import { whyNoActivity } from '../../../src/emulator/service/whyNoActivity';
import { Activities } from '../../../src/emulator/store/Activities';

const arn = (name: string): string => `arn:aws:states:us-east-1:123456789012:activity:${name}`;

test('an activity that nobody has made is told, with one of nearly its name; one that was deleted is not', () => {
  const activities = new Activities();
  const make = (name: string): string =>
    activities.create({ accountId: '123456789012', region: 'us-east-1' }, name, { type: 'AWS_OWNED_KEY' }, 0).arn;
  make('approve');
  expect(whyNoActivity(activities, arn('approve'))).toBeUndefined();
  expect(whyNoActivity(activities, arn('aprove'))).toBe(
    "There is no activity 'aprove', so AWS would not schedule its task. Did you mean 'approve'? For a worker, or to end its " +
      "task in the test, make it: await sfn.client().send(new CreateActivityCommand({ name: 'aprove' })).",
  );
  activities.delete(arn('approve'));
  expect(whyNoActivity(activities, arn('approve'))).toBeUndefined();
});
