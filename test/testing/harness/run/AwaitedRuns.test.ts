import { TestInProgress } from '../../../../src/testing/harness/runner/TestInProgress';
import { Stepmill } from '../../../../src/testing/harness/Stepmill';

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
