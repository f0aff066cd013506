import { printStory } from '../../../../src/emulator/control/executions/printStory';
import { readStory } from '../../../../src/story/trace/readStory';

const definition = {
  StartAt: 'Which',
  States: {
    Which: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericEquals: 1, Next: 'One' }], Default: 'One' },
    One: { Type: 'Pass', End: true },
  },
};
const executionArn = 'arn:aws:states:us-east-1:123456789012:execution:m:e';
const machine = {
  type: 'STANDARD',
  stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:m',
  stateMachineName: 'm',
  definition: JSON.stringify(definition),
} as const;

function entered(id: number, name: string): object {
  const type = `${name === 'Which' ? 'Choice' : 'Pass'}StateEntered`;
  return { id, timestamp: id, type, previousEventId: id - 1, stateEnteredEventDetails: { name, input: '{"n":1}' } };
}

function exited(id: number, name: string): object {
  const type = `${name === 'Which' ? 'Choice' : 'Pass'}StateExited`;
  return { id, timestamp: id, type, previousEventId: id - 1, stateExitedEventDetails: { name, output: '{"n":1}' } };
}

const story = readStory(
  { executionArn, name: 'e', status: 'SUCCEEDED', startDate: 1, stopDate: 6, input: '{"n":1}', output: '{"n":1}' },
  [
    { id: 1, timestamp: 1, type: 'ExecutionStarted', executionStartedEventDetails: { input: '{"n":1}' } },
    entered(2, 'Which'),
    exited(3, 'Which'),
    entered(4, 'One'),
    exited(5, 'One'),
    { id: 6, timestamp: 6, type: 'ExecutionSucceeded', executionSucceededEventDetails: { output: '{"n":1}' } },
  ],
  { definition: definition as never },
);

test('prints a story that no service has', () => {
  const { visits, cost, ...rest } = printStory(story, machine) as { visits: object[]; cost: object };
  expect(rest).toEqual({
    executionArn,
    name: 'e',
    stateMachineArn: machine.stateMachineArn,
    stateMachineName: 'm',
    type: 'STANDARD',
    status: 'SUCCEEDED',
    startedAt: '1970-01-01T00:00:01.000Z',
    endedAt: '1970-01-01T00:00:06.000Z',
    durationSeconds: 5,
    redriveCount: 0,
    input: { n: 1 },
    output: { n: 1 },
    path: ['Which', 'One'],
    transitions: 3,
    variables: {},
  });
  expect(cost).toMatchObject({ type: 'STANDARD', transitions: 3 });
  expect(visits[0]).toEqual({
    id: 2,
    state: 'Which',
    type: 'Choice',
    enteredAt: '1970-01-01T00:00:02.000Z',
    exitedAt: '1970-01-01T00:00:03.000Z',
    durationSeconds: 1,
    input: { n: 1 },
    output: { n: 1 },
    outcome: 'succeeded',
    next: 'One',
    attempts: [],
    choice: { next: 'One', rule: 0, candidates: [0], lines: expect.any(Array) },
  });
});

test('prints only the visits that are wanted', () => {
  const { visits } = printStory(story, machine, { wanted: [4] }) as { visits: { state: string }[] };
  expect(visits.map(({ state }) => state)).toEqual(['One']);
});
