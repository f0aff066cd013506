import type { TaskReply, TaskRequest } from '../../../src/contract/task';
import { HarnessError } from '../../../src/errors/HarnessError';
import { createService } from '../../../src/emulator/service/createService';
import type { OutsideAnswers } from '../../../src/tasks/answering/OutsideAnswers';
import { historyInside } from '../../../src/emulator/service/inspect';
import type { Service } from '../../../src/emulator/service/Service';

type Answer = TaskReply | Promise<TaskReply> | undefined;

/** Answers late what `answer` says at once. */
class LateAnswers implements OutsideAnswers {
  readonly asked: string[] = [];
  private readonly waiting: (() => void)[] = [];
  private readonly reply: (request: TaskRequest) => Answer;

  constructor(reply: (request: TaskRequest) => Answer) {
    this.reply = reply;
  }

  startTestCase(): void {}

  consult({ state }: TaskRequest): Promise<void> {
    this.asked.push(state);
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  answer(request: TaskRequest): Answer {
    return this.reply(request);
  }

  knows(): boolean {
    return false;
  }

  elsewhere(): undefined {
    return undefined;
  }

  unanswered(): undefined {
    return undefined;
  }

  /** Lets one question be answered, and what follows from it happen. */
  async next(): Promise<void> {
    this.waiting.shift()!();
    await new Promise(setImmediate);
  }
}

const settings = { time: 'skip', seed: 1, startTime: 0 } as const;
const roleArn = 'arn:aws:iam::123456789012:role/r';
const branch = (name: string, seconds: number) => ({
  StartAt: `${name}1`,
  States: {
    [`${name}1`]: {
      Type: 'Task',
      Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
      Next: `${name}2`,
    },
    [`${name}2`]: { Type: 'Wait', Seconds: seconds, Next: `${name}3` },
    [`${name}3`]: { Type: 'Task', Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`, End: true },
  },
});
const branches = {
  StartAt: 'Both',
  States: { Both: { Type: 'Parallel', Branches: [branch('a', 20), branch('b', 10)], End: true } },
};

function start(service: Service, definition: object): string {
  const input = { name: 'm', definition: JSON.stringify(definition), roleArn };
  const { stateMachineArn } = service.call('CreateStateMachine', input) as { stateMachineArn: string };
  return (service.call('StartExecution', { stateMachineArn, name: 'e' }) as { executionArn: string }).executionArn;
}

test('nothing else runs during an outside call, so that events have the order of immediate answers', async () => {
  const reply = ({ state, resource }: TaskRequest): Answer =>
    resource.kind === 'composite' ? undefined : { outcome: { output: state } };
  const here = createService({ ...settings, unmocked: ({ state }) => ({ output: state }) });
  const alike = start(here, branches);
  // A busy machine lets go of long work in between.
  here.drain();
  const inProcess = historyInside(here, alike);

  const service = createService(settings);
  const outside = new LateAnswers(reply);
  service.outside = outside;
  const executionArn = start(service, branches);
  for (const asked of [[], ['a1'], ['a1', 'b1'], ['a1', 'b1', 'b3'], ['a1', 'b1', 'b3', 'a3']]) {
    expect(outside.asked).toEqual(['Both', ...asked]);
    await outside.next();
  }
  expect(historyInside(service, executionArn)).toEqual(inProcess);
  expect(service.execution(executionArn)!.status).toBe('SUCCEEDED');
});

const task = {
  StartAt: 'A',
  States: { A: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:a', End: true } },
};

test('an execution can be stopped during an outside call, and the late answer is ignored', async () => {
  const service = createService(settings);
  const outside = new LateAnswers(() => ({ outcome: { output: 1 } }));
  service.outside = outside;
  const executionArn = start(service, task);
  service.call('StopExecution', { executionArn });
  await outside.next();
  expect(service.execution(executionArn)!.status).toBe('ABORTED');
  expect(historyInside(service, executionArn).at(-1)!.type).toBe('ExecutionAborted');
});

test('the service answers what nobody outside takes', async () => {
  const service = createService({ ...settings, handlers: { a: () => 'here' } });
  const outside = new LateAnswers(() => undefined);
  service.outside = outside;
  const executionArn = start(service, task);
  await outside.next();
  expect(service.execution(executionArn)!.output).toBe('here');
});

test('a mistake found outside ends the execution', async () => {
  const service = createService(settings);
  const mistake = new HarnessError('Nobody answers.');
  const outside = new LateAnswers(() => {
    throw mistake;
  });
  service.outside = outside;
  const executionArn = start(service, task);
  await outside.next();
  expect(service.execution(executionArn)).toMatchObject({ status: 'FAILED', harnessError: mistake });
});
