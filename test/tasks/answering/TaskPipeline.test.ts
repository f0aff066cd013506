import type { OutcomeListener, TaskControl, TaskReply } from '../../../src/contract/task';
import type { AnswerOptions } from '../../../src/tasks/answering/AnswerOptions';
import { Answers } from '../../../src/tasks/answering/Answers';
import { integrationServices } from '../../../src/tasks/answering/integrationServices';
import { TaskPipeline, type PipelineOptions } from '../../../src/tasks/answering/TaskPipeline';
import { HarnessError } from '../../../src/errors/HarnessError';
import { lambda } from '../../../src/tasks/mocking/scripts';
import { activityArn, functionArn, taskRequest } from '../mocking/taskRequest';

const around = { now: () => 7, random: () => 0.5, call: () => ({}), startExecution: () => ({}) as never };

class TestTask implements TaskControl {
  listener: OutcomeListener | undefined;
  onOutcome(listener: OutcomeListener): void {
    this.listener = listener;
  }
  endTask(): void {}
  fail(): void {}
  onAbandon(): void {}
  expectEndFrom(): void {}
}

function pipelineOf(options: AnswerOptions = {}, how: PipelineOptions = {}) {
  const answers = new Answers(options);
  const pipeline = new TaskPipeline(answers, integrationServices(answers, around), how);
  const task = new TestTask();
  const ask = (resource = functionArn) => pipeline.answer(taskRequest({ resource }), task);
  return { answers, ask, task, who: () => answers.calls.all.map(({ answeredBy }) => answeredBy) };
}

test('a mock goes before a function of this process, which goes before the policy', () => {
  const { answers, ask, who } = pipelineOf({ unmocked: () => ({ output: 'policy' }) });
  expect(ask()).toEqual({ outcome: { output: 'policy' } });
  answers.functions.register('charge', () => 'function');
  expect(ask()).toMatchObject({ outcome: { output: 'function' } });
  answers.mocks.use(lambda('charge').returns('mock').once());
  expect(ask()).toEqual({ outcome: { output: 'mock' } });
  expect(ask()).toMatchObject({ outcome: { output: 'function' } });
  expect(who()).toEqual(['unmocked', 'local', 'mock', 'local']);
});

test('an endpoint answers what this process has no function for', async () => {
  const { ask, who } = pipelineOf({ endpoints: { urls: { lambda: 'http://127.0.0.1:1' } } });
  await expect(ask() as Promise<TaskReply>).rejects.toThrow(
    "State 'Charge' calls lambda:invoke at http://127.0.0.1:1 ",
  );
  expect(who()).toEqual(['real']);
});

test('the policy may be asynchronous; without one, nobody answering is a mistake of the tester', async () => {
  const late = pipelineOf({ unmocked: () => Promise.resolve({ output: 1 }) });
  expect(await late.ask()).toEqual({ outcome: { output: 1 } });
  const { ask, who } = pipelineOf();
  expect(() => ask()).toThrow(HarnessError);
  expect(who()).toEqual(['unmocked']);
});

test('a policy that answers neither a result nor an error is a mistake of the tester', async () => {
  const message =
    "The function 'unmocked' must return { output } or { error, cause }; for state 'Charge' it returned neither.";
  for (const odd of [undefined, null, 'x', {}, { chargeId: 1 }, { output: undefined }, { cause: 'c' }]) {
    expect(() => pipelineOf({ unmocked: () => odd as never }).ask()).toThrow(new HarnessError(message));
    const late = pipelineOf({ unmocked: () => Promise.resolve(odd) as never });
    await expect(Promise.resolve(late.ask())).rejects.toThrow(new HarnessError(message));
  }
  expect(pipelineOf({ unmocked: () => ({ output: null }) }).ask()).toEqual({ outcome: { output: null } });
});

test("an activity's task is left to its worker, and others to whoever runs the execution", () => {
  const { ask, who } = pipelineOf({}, { leaves: ({ kind }) => kind === 'lambdaFunction' });
  expect([ask(activityArn), ask()]).toEqual([undefined, undefined]);
  expect(who()).toEqual(['local', 'local']);
});

test('the log is told how a task ended', () => {
  const { answers, ask, task } = pipelineOf({ unmocked: () => ({ output: 1 }) });
  void ask();
  expect(answers.calls.last.outcome).toBeUndefined();
  task.listener!.ended({ error: 'States.Timeout' });
  expect(answers.calls.last.error).toBe('States.Timeout');
});

test('a test case that nobody knows is told with the first task, once an execution is started elsewhere', () => {
  const answers = new Answers();
  const pipeline = new TaskPipeline(answers, integrationServices(answers, around), { checksTestCases: true });
  const request = taskRequest({ resource: functionArn, testCase: 'Happy' });
  expect(() => pipeline.answer(request, new TestTask())).toThrow(
    "names the test case 'Happy', but there is no mock file",
  );
});

test('reset forgets calls and the mocks of the test', () => {
  const { answers, ask } = pipelineOf({ unmocked: () => ({ output: 'policy' }) });
  answers.mocks.use('test', lambda('charge').returns('test'));
  answers.mocks.use('file', lambda('charge').returns('file').once());
  expect([ask(), ask()]).toEqual([{ outcome: { output: 'test' } }, { outcome: { output: 'test' } }]);
  answers.reset();
  expect(answers.calls.count).toBe(0);
  expect([ask(), ask()]).toEqual([{ outcome: { output: 'file' } }, { outcome: { output: 'policy' } }]);
  answers.reset();
  expect(ask()).toEqual({ outcome: { output: 'file' } });
});
