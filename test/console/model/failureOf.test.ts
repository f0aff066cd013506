import { StoryReader } from '../../../src/story/trace/StoryReader';
import { toStoryEvents } from '../../../src/story/trace/StoryEvent';
import { failureOf, openAtEnd } from '../../../src/console/model/failureOf';
import type { Service } from '../../../src/emulator/service/Service';
import type { Visit } from '../../../src/story/trace/Story';
import { iterationsOf } from '../../../src/story/trace/strands';
import { createMachine, sceneService, start } from '../support/scenes';

/** The visits of an execution that has ended. `then`: what happens to it after that. */
async function visitsOf(
  definition: object,
  input: object = {},
  then: (service: Service, executionArn: string) => void = () => undefined,
): Promise<readonly Visit[]> {
  const service = sceneService();
  const executionArn = start(service, createMachine(service, 'm', definition), 'e', input);
  await service.quiet();
  then(service, executionArn);
  await service.quiet();
  const { events } = service.call('GetExecutionHistory', { executionArn }) as { events: readonly object[] };
  const reader = new StoryReader({ definition: definition as never });
  for (const event of toStoryEvents(events)) reader.read(event);
  return reader.visits;
}

/** The failure of an execution, with states by name. */
async function failureIn(...given: Parameters<typeof visitsOf>): Promise<unknown> {
  const failure = failureOf(await visitsOf(...given));
  if (failure === undefined) return undefined;
  const { visit, error, reason, caught, mapRun } = failure;
  return {
    visit: [visit.state, ...iterationsOf(visit).map(({ state, index }) => `${index} of ${state}`)].join(', '),
    error,
    reason,
    caught: caught && `${caught.visit.state}: ${caught.error}`,
    ...(mapRun && { byChildren: mapRun.byChildren }),
  };
}

const ship = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:van', End: true };

test('the state of an uncaught error, with the message of its function', async () => {
  expect(await failureIn({ StartAt: 'Ship', States: { Ship: ship } }, { no: 3 })).toEqual({
    visit: 'Ship',
    error: 'Van.None',
    reason: 'All vans are out',
    caught: undefined,
  });
});

test('the innermost state, with what AWS says about its data', async () => {
  const inner = { StartAt: 'Read', States: { Read: { Type: 'Pass', InputPath: '$.none', End: true } } };
  const definition = { StartAt: 'Both', States: { Both: { Type: 'Parallel', Branches: [inner], End: true } } };
  expect(await failureIn(definition)).toEqual({
    visit: 'Read',
    error: 'States.Runtime',
    reason: "Invalid path '$.none' : No results for path: $['none']",
    caught: undefined,
  });
});

test('of a Fail state, the error that was caught on the way to it', async () => {
  const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Give up' }];
  const States = { Ship: { ...ship, Catch }, 'Give up': { Type: 'Fail', Error: 'Lost' } };
  expect(await failureIn({ StartAt: 'Ship', States }, { no: 3 })).toEqual({
    visit: 'Give up',
    error: 'Lost',
    reason: '',
    caught: 'Ship: Van.None',
  });
});

test('the first line of a mistake of the test', async () => {
  const Resource = 'arn:aws:states:::dynamodb:getItem';
  const Parameters = { TableName: 't', Key: {} };
  expect(
    await failureIn({ StartAt: 'Get', States: { Get: { Type: 'Task', Resource, Parameters, End: true } } }),
  ).toEqual({
    visit: 'Get',
    error: 'Stepmill.HarnessError',
    reason: "Nothing answers the task of state 'Get' (dynamodb:getItem).",
    caught: undefined,
  });
});

test('nothing for an execution that succeeded, and before its first state', async () => {
  expect(await failureIn({ StartAt: 'Ship', States: { Ship: ship } }, { no: 1 })).toBeUndefined();
  expect(failureOf([])).toBeUndefined();
});

const one = (name: string, state: object, others: object = {}): object => ({
  StartAt: name,
  States: { [name]: state, ...others },
});
const both = (...Branches: readonly object[]): object => ({ Type: 'Parallel', Branches, End: true });

test('a Fail state with a computed error, inside a Parallel or a Map', async () => {
  const lost = { Type: 'Fail', ErrorPath: '$.error', CausePath: '$.cause' };
  const input = { error: 'Lost', cause: 'No van has it' };
  expect(await failureIn(one('Both', both(one('Lost', lost))), input)).toEqual({
    visit: 'Lost',
    error: 'Lost',
    reason: 'No van has it',
    caught: undefined,
  });
  const computed = { Type: 'Fail', Error: "{% 'Lost' & $states.input %}", Cause: "{% 'No van' %}" };
  const each = { Type: 'Map', Items: [7, 8], ItemProcessor: one('Lost', computed), End: true };
  expect(await failureIn({ QueryLanguage: 'JSONata', ...one('Each', each) })).toEqual({
    visit: 'Lost, 0 of Each',
    error: 'Lost7',
    reason: 'No van',
    caught: undefined,
  });
});

test('the first of two failures, and the item of each Map around it', async () => {
  const slow = { Type: 'Wait', Seconds: 1, Next: 'Late' };
  const late = one('Slow', slow, { Late: { Type: 'Fail', Error: 'Late' } });
  expect(await failureIn(one('Both', both(late, one('Soon', { Type: 'Fail', Error: 'Soon' }))))).toMatchObject({
    visit: 'Soon',
    error: 'Soon',
  });
  const inner = { Type: 'Map', ItemsPath: '$.vans', ItemProcessor: one('Ship', ship), End: true };
  const outer = { Type: 'Map', ItemsPath: '$.days', ItemProcessor: one('Day', inner), End: true };
  const days = [{ vans: [{ no: 1 }] }, { vans: [{ no: 1 }, { no: 2 }, { no: 3 }] }];
  expect(await failureIn(one('Week', outer), { days })).toMatchObject({
    visit: 'Ship, 1 of Week, 2 of Day',
    error: 'Van.None',
  });
});

test('after a redrive, where it failed then', async () => {
  const States = { Ship: { ...ship, End: undefined, Next: 'Both' } };
  const stop = { Type: 'Fail', ErrorPath: '$.why' };
  const definition = one('Ship', States.Ship, { Both: both(one('Stop', stop), one('Read', { Type: 'Succeed' })) });
  const redrive = (service: Service, executionArn: string): void => {
    service.functions.register('van', () => ({ why: 'Later' }));
    service.call('RedriveExecution', { executionArn });
  };
  expect(await failureIn(definition, { no: 3 }, redrive)).toMatchObject({ visit: 'Stop', error: 'Later' });
});

test('a cause of several lines as one, and a long one or a long error without its middle', async () => {
  const fails = (Error: string, Cause: string): Promise<unknown> =>
    failureIn(one('Stop', { Type: 'Fail', Error, Cause }));
  expect(await fails('E', '{\n  "a": 1\n}')).toMatchObject({ reason: '{ "a": 1 }' });
  expect(await fails('e'.repeat(200), `<b>${'x'.repeat(30_000)}`)).toMatchObject({
    error: `${'e'.repeat(59)} … ${'e'.repeat(58)}`,
    reason: `<b>${'x'.repeat(116)} … ${'x'.repeat(118)}`,
  });
});

test('what a cause says about another state', async () => {
  const Cause = "An error occurred while executing the state 'Read' (entered at the event id #2). Invalid path '$.x'";
  expect(await failureIn(one('Stop', { Type: 'Fail', Error: 'E', Cause }))).toMatchObject({ reason: Cause });
});

test('the error of a nested execution', async () => {
  const Resource = 'arn:aws:states:::states:startExecution.sync:2';
  const Parameters = {
    StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:m',
    Input: { isChild: true, no: 3 },
  };
  const definition = one(
    'Child?',
    { Type: 'Choice', Choices: [{ Variable: '$.isChild', IsPresent: true, Next: 'Ship' }], Default: 'Call' },
    { Ship: ship, Call: { Type: 'Task', Resource, Parameters, End: true } },
  );
  expect(await failureIn(definition)).toEqual({
    visit: 'Call',
    error: 'States.TaskFailed',
    reason: 'Its execution failed with Van.None: All vans are out',
    caught: undefined,
  });
});

test('whether it was the children of a Distributed Map that failed', async () => {
  const each = (more: object = {}): object => ({
    Type: 'Map',
    ItemsPath: '$.parcels',
    ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' }, ...one('Ship', ship) },
    End: true,
    ...more,
  });
  expect(await failureIn(one('Each', each()), { parcels: [{ no: 3 }] })).toMatchObject({
    visit: 'Each',
    error: 'States.ExceedToleratedFailureThreshold',
    byChildren: true,
  });
  const ResultSelector = { 'first.$': '$[7].none' };
  expect(await failureIn(one('Each', each({ ResultSelector })), { parcels: [{ no: 1 }] })).toMatchObject({
    visit: 'Each',
    error: 'States.Runtime',
    byChildren: false,
  });
});

/** Where an execution timed out, after 30 s. */
async function timedOutIn(definition: object, input: object = {}): Promise<readonly string[]> {
  const open = openAtEnd(await visitsOf({ TimeoutSeconds: 30, ...definition }, input));
  return open.map((visit) =>
    [visit.state, ...iterationsOf(visit).map(({ state, index }) => `${index} of ${state}`)].join(', '),
  );
}

test('the states in which an execution timed out', async () => {
  const sleep = { Type: 'Wait', SecondsPath: '$', End: true };
  const each = { Type: 'Map', ItemsPath: '$.seconds', ItemProcessor: one('Sleep', sleep), End: true };
  expect(await timedOutIn(one('Each', each), { seconds: [60, 1, 60] })).toEqual([
    'Sleep, 0 of Each',
    'Sleep, 2 of Each',
  ]);
  expect(openAtEnd([])).toEqual([]);
});

test('an execution that timed out between two attempts of a Parallel', async () => {
  const sleep = { Type: 'Wait', Seconds: 5, End: true };
  const Retry = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 100 }];
  const definition = one('Both', { ...both(one('Ship', ship), one('Sleep', sleep)), Retry });
  expect(await timedOutIn(definition, { no: 3 })).toEqual(['Both']);
});
