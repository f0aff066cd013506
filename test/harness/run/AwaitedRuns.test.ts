import { TestInProgress } from '../../../src/harness/runner/TestInProgress';
import { Stepmill } from '../../../src/harness/Stepmill';

const machine = {
  StartAt: 'Work',
  States: { Work: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:work', End: true } },
};

test('while a run of beforeAll is really at work, a test that ends waits for it without keeping the process busy', async () => {
  const progress = new TestInProgress({ hooked: true });
  const sfn = new Stepmill({}, progress);
  let answer!: (value: string) => void;
  sfn.lambda('work', () => new Promise((resolve) => (answer = resolve)));
  const run = sfn.stateMachine(machine).run({});
  progress.begin();
  progress.end();
  const turn = jest.spyOn(sfn.harness.place, 'turn');
  const ended = sfn.endTest();
  // As long as it takes to have another turn some hundred times.
  for (let turns = 0; turns < 300; turns++) await new Promise(setImmediate);
  expect(turn.mock.calls.length).toBeLessThan(50);
  answer('done');
  await ended;
  expect((await run).output).toBe('done');
  await sfn.close();
});

test('waits in the same way for a run that starts outside of tests when another one ends', async () => {
  const progress = new TestInProgress({ hooked: true });
  const sfn = new Stepmill({}, progress);
  const answers: ((value: string) => void)[] = [];
  sfn.lambda('work', () => new Promise((resolve) => answers.push(resolve)));
  const order = sfn.stateMachine(machine);
  const runs = order.run({}).then((first) => order.run({ after: first.output }));
  progress.begin();
  progress.end();
  while (answers.length < 1) await new Promise(setImmediate);
  const ended = sfn.endTest();
  await new Promise(setImmediate);
  answers[0]!('first');
  while (answers.length < 2) await new Promise(setImmediate);
  const rest = jest.spyOn(sfn.harness.place, 'rest');
  for (let turns = 0; turns < 30; turns++) await new Promise(setImmediate);
  expect(rest.mock.calls.length).toBeLessThan(50);
  answers[1]!('second');
  await ended;
  expect((await runs).output).toBe('second');
  await sfn.close();
});
