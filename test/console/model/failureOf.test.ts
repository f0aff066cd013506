import { StoryReader } from '../../../src/story/trace/StoryReader';
import { toStoryEvents } from '../../../src/story/trace/StoryEvent';
import { failureOf } from '../../../src/console/model/failureOf';
import { createMachine, sceneService, start } from '../support/scenes';

/** The failure of an execution, with states by name. */
async function failureIn(definition: object, input: object = {}): Promise<unknown> {
  const service = sceneService();
  const executionArn = start(service, createMachine(service, 'm', definition), 'e', input);
  await service.quiet();
  const { events } = service.call('GetExecutionHistory', { executionArn }) as { events: readonly object[] };
  const reader = new StoryReader({ definition: definition as never });
  for (const event of toStoryEvents(events)) reader.read(event);
  const failure = failureOf(reader.visits);
  return failure && { ...failure, visit: failure.visit.state, caught: failure.caught?.state };
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
    caught: 'Ship',
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
