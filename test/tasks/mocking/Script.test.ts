import type { TaskReply } from '../../../src/contract/task';
import { mock } from '../../../src/tasks/mocking/scripts';
import { functionArn, taskRequest } from './taskRequest';

const request = taskRequest({ resource: functionArn });
const inRun = (run: string, invocation = 0): ReturnType<typeof taskRequest> =>
  taskRequest({ resource: functionArn, executionArn: `arn:aws:states:us-east-1:1:execution:Order:${run}`, invocation });

function outputs(script: { take(of: typeof request): unknown }, requests: readonly (typeof request)[]): unknown[] {
  return requests.map((one) => {
    const reply = script.take(one) as TaskReply | undefined;
    return reply?.outcome && 'output' in reply.outcome ? reply.outcome.output : undefined;
  });
}

describe('counting', () => {
  const twice = [inRun('a'), inRun('b'), inRun('a', 1), inRun('b', 1)];

  test('one count for all executions', () => {
    expect(outputs(mock('Charge').returns(1).returns(2).script, twice)).toEqual([1, 2, 2, 2]);
  });

  test('a count in each execution', () => {
    expect(outputs(mock('Charge').returns(1).returns(2).perExecution().script, twice)).toEqual([1, 1, 2, 2]);
  });

  test("the state's own count, whatever was called before", () => {
    const { script } = mock('Charge').returns(1).times(2).returns(2).once();
    script.counting = 'invocation';
    expect(outputs(script, [inRun('a', 2), inRun('a', 0), inRun('a', 1), inRun('a', 3)])).toEqual([2, 1, 1, undefined]);
  });
});

describe('leftovers', () => {
  test('have a description', () => {
    const { script } = mock('Charge').throws('A').times(3).returns(1);
    expect(script).toMatchObject({
      used: 0,
      exhausted: false,
      outstanding: ["throws 'A' (0 of 3 given)", 'returns 1'],
    });
    outputs(script, [request]);
    expect(script).toMatchObject({
      used: 1,
      exhausted: false,
      outstanding: ["throws 'A' (1 of 3 given)", 'returns 1'],
    });
    outputs(script, [request, request, request]);
    expect(script).toMatchObject({ used: 4, exhausted: false, outstanding: [] });
  });

  test('are empty when all answers are bounded and used', () => {
    const { script } = mock('Charge').returns(1).once();
    outputs(script, [request]);
    expect(script).toMatchObject({ used: 1, exhausted: true, outstanding: [] });
    script.restore();
    expect(script).toMatchObject({ used: 0, exhausted: false, outstanding: ['returns 1 (0 of 1 given)'] });
    expect(outputs(script, [request])).toEqual([1]);
  });
});

describe('whyNot', () => {
  test('names the first condition that fails', () => {
    const { script } = mock('Ship').onAttempt(1).returns(1);
    expect(script.whyNot(request)).toBe("it is for state 'Ship', and the state is 'Charge'");
    expect(script.whyNot(taskRequest({ state: 'Ship' }))).toBe('it is for attempt 1, and the attempt is 0');
    expect(script.whyNot(taskRequest({ state: 'Ship', attempt: 1 }))).toBeUndefined();
  });

  test('distinguishes a mock without answers from an exhausted one', () => {
    expect(mock('Charge').script.whyNot(request)).toBe(
      'it has no answer: write .returns(…), .throws(…) or .answers(…)',
    );
    const { script } = mock('Charge').throws('A').times(2).returns({ a: 1 }).once();
    outputs(script, [request, request, request]);
    expect(script.whyNot(request)).toBe(`its answers are used up: throws 'A' 2 times, then returns {"a":1}`);
  });
});

test('answers describe themselves', () => {
  const named = function charge(): number {
    return 1;
  };
  const { script } = mock('Charge')
    .succeeds()
    .fails('Nope')
    .answers(named)
    .answers(() => 1)
    .answersLike('lambda/throttled')
    .timesOut()
    .leavesTokenOpen()
    .beats({ every: 1, times: 2 })
    .failsToken('A');
  expect(script.steps.map(({ answer }) => answer.description)).toEqual([
    'succeeds',
    "fails with 'Nope'",
    'answers with charge()',
    'answers with a function',
    "answers like 'lambda/throttled'",
    'times out',
    'leaves the token open',
    'beats 2 times, then fails the token',
  ]);
});
