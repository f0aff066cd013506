import path from 'node:path';
import { stepmill } from 'stepmill/jest';

const sfn = stepmill();
const signUp = sfn.stateMachine(path.join(__dirname, '../template.yaml'), 'SignUp');

test('signs up with our own functions, and welcomes a day later', async () => {
  const run = await signUp.run({ name: 'Ann', email: 'ann@example.com' });
  expect(run).toHaveSucceeded();
  expect(run).toHaveOutput({ account: 'ann@example.com' });
  expect(run).toHaveTaken('24h');
  expect(sfn).toHaveSent('Welcomes', { to: 'ann@example.com', text: 'Welcome, Ann!' });
});

test('tries again when the name is taken, and then gives up', async () => {
  await signUp.run({ name: 'Bob', email: 'bob@example.com' });
  const run = await signUp.run({ name: 'Bob', email: 'bob@other.example' });
  expect(run).toHaveFailedWith('Account.NameTaken');
  expect(run.state('CreateAccount')).toHaveRetried(2);
});

test.each([
  ['nobody', 'nobody is not an address.'],
  ['x@mailinator.com', 'Addresses of mailinator.com do not last.'],
])('%s is not usable', async (email, cause) => {
  const run = await signUp.run({ name: 'X', email });
  expect(run).toHaveFailedWith('SignUp.NotUsable', cause);
  expect(run).toHaveTakenPath(['CheckEmail', 'IsUsable', 'NotUsable']);
});
