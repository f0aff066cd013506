import { createService } from '../../../src/emulator/service/createService';
import type { Service } from '../../../src/emulator/service/Service';
import type { Execution } from '../../../src/engine/executions/Execution';
import type { OutsideAnswers } from '../../../src/tasks/answering/OutsideAnswers';
import { lambda as functionMock } from '../../../src/tasks/mocking/scripts';

const roleArn = 'arn:aws:iam::123456789012:role/r';
const activityArn = 'arn:aws:states:us-east-1:123456789012:activity:work';
const one = (state: object) => ({ StartAt: 'S', States: { S: { ...state, End: true } } });
const ship = one({ Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:ship' });

let service: Service;
beforeEach(() => (service = createService({ time: 'skip', seed: 1, startTime: 0 })));
afterEach(() => service.close());

/** Starts an execution of a definition. */
function start(definition: object, name = 'M'): Execution {
  const machine = { name, definition: JSON.stringify(definition), roleArn };
  const { stateMachineArn } = service.call('CreateStateMachine', machine) as { stateMachineArn: string };
  const { executionArn } = service.call('StartExecution', { stateMachineArn }) as { executionArn: string };
  return service.execution(executionArn)!;
}

async function ended(execution: Execution): Promise<Execution> {
  await execution.ended();
  return execution;
}

/** Another process that has the mocks, which answers each task it is asked about with `answer`. */
function outsideWith(answer: OutsideAnswers['answer'], asked: string[] = []): OutsideAnswers {
  return {
    startTestCase: () => undefined,
    consult: ({ state }) => {
      asked.push(state);
      return Promise.resolve();
    },
    answer,
    elsewhere: () => undefined,
    unanswered: () => undefined,
    knows: () => false,
  };
}

test('tells observers of each start and end, and listeners when nothing runs any more', () => {
  const told: string[] = [];
  const stop = service.observe({
    started: ({ name, status }: Execution) => void told.push(`started ${name === '' ? '' : status}`),
    ended: ({ status }: Execution) => void told.push(`ended ${status}`),
  });
  service.restListeners.add(() => void told.push('rested'));
  start(one({ Type: 'Pass' }), 'A');
  expect(told.filter((line, index) => line !== told[index - 1])).toEqual([
    'started RUNNING',
    'ended SUCCEEDED',
    'rested',
  ]);
  told.length = 0;
  stop();
  start(one({ Type: 'Pass' }), 'B');
  expect(new Set(told)).toEqual(new Set(['rested']));
});

test('a usage error is kept with the execution that it has ended', () => {
  const { arn, harnessError } = start(ship);
  expect(service.mistakes.all.map(({ error, executionArn }) => ({ error, executionArn }))).toEqual([
    { error: harnessError, executionArn: arn },
  ]);
});

test('an activity that does not exist is not scheduled', () => {
  const work = one({ Type: 'Task', Resource: activityArn });
  const missing = start(work, 'A');
  expect([missing.status, missing.error, missing.history.events.map(({ type }) => type)]).toEqual([
    'FAILED',
    'States.Runtime',
    ['ExecutionStarted', 'TaskStateEntered', 'ExecutionFailed'],
  ]);
  service.call('CreateActivity', { name: 'work' });
  expect(start(work, 'B').status).toBe('RUNNING');
});

test('asks the other process first, and keeps what it leaves', async () => {
  service.mocks.use(functionMock('ship').returns('here'));
  const asked: string[] = [];
  service.outside = outsideWith(() => ({ outcome: { output: 'there' } }), asked);
  const answered = start(ship, 'A');
  await answered.ended();
  service.outside = outsideWith(() => undefined, asked);
  const left = start(ship, 'B');
  await left.ended();
  expect([answered.output, left.output, asked]).toEqual(['there', 'here', ['S', 'S']]);
});

test('an activity that only the other process mocks need not exist', async () => {
  service.outside = outsideWith(({ resource }) => ({ outcome: { output: resource.kind } }));
  const { status, output } = await ended(start(one({ Type: 'Task', Resource: activityArn })));
  expect([status, output]).toEqual(['SUCCEEDED', 'activity']);
  service.outside = outsideWith(() => undefined);
  expect(await ended(start(one({ Type: 'Task', Resource: activityArn }), 'B'))).toMatchObject({
    status: 'FAILED',
    error: 'Stepmill.HarnessError',
    cause: expect.stringContaining("There is no activity 'work', so AWS would not schedule its task."),
  });
});
