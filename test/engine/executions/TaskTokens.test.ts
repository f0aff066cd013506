import { TaskTokens } from '../../../src/engine/executions/TaskTokens';
import type { Task } from '../../../src/engine/executions/Task';
import { ServiceError } from '../../../src/errors/ServiceError';
import { seededRandom } from '../../../src/util/seededRandom';

const region = 'us-east-1';
const resourceArn = 'arn:aws:states:us-east-1:1:execution:M:e';
const activityArn = 'arn:aws:states:us-east-1:1:activity:A';

/** An open attempt that notes what reaches it. */
function attempt(told: unknown[], state = 'S', arn = 'e', parent?: string, index?: number): Task {
  return {
    execution: { arn, ...(parent !== undefined && { child: { parent: { arn: parent } } }) },
    request: { state, iterations: index === undefined ? [] : [{ state: 'M', index }] },
    endTask: (outcome: unknown) => told.push(outcome),
    heartbeat: () => told.push('heartbeat'),
  } as unknown as Task;
}

function opened(resource = resourceArn) {
  const tokens = new TaskTokens('seed');
  const told: unknown[] = [];
  const token = tokens.mint(resource, region, seededRandom('x'));
  tokens.register(token, attempt(told));
  return { tokens, told, token };
}

/** The name and message of a ServiceError. */
function errorOf(action: () => unknown): unknown {
  try {
    return ['returned', action()];
  } catch (error) {
    if (error instanceof ServiceError) return [error.code, error.message];
    throw error;
  }
}

const invalid = ['InvalidToken', "Invalid Token: 'Invalid token'"];
const over = ['TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'"];

test('tokens differ, and have the ARN that they are for', () => {
  const tokens = new TaskTokens('seed');
  const random = seededRandom('x');
  const [one, two] = [tokens.mint(resourceArn, region, random), tokens.mint(resourceArn, region, random)];
  expect([one === two, tokens.checkForm(one, region), tokens.checkForm(two, region)]).toEqual([
    false,
    resourceArn,
    resourceArn,
  ]);
  expect(new TaskTokens('seed').checkForm(one, region)).toBe(resourceArn);
});

test.each([
  ['of another emulator', new TaskTokens('other').mint(resourceArn, region, seededRandom('x'))],
  ['of another region', new TaskTokens('seed').mint(resourceArn, 'eu-west-1', seededRandom('x'))],
  ['of nobody', 'AAAA'],
  ['that is empty', ''],
  ['with more behind it', `${new TaskTokens('seed').mint(resourceArn, region, seededRandom('x'))}.more`],
])('a token %s is invalid', (_, token) => {
  const { tokens } = opened();
  expect([
    errorOf(() => tokens.end(token, region, { output: 1 })),
    errorOf(() => tokens.heartbeat(token, region)),
  ]).toEqual([invalid, invalid]);
});

test('a token ends its task once', () => {
  const { tokens, told, token } = opened();
  tokens.heartbeat(token, region);
  expect([tokens.isOpen(token), tokens.executionOf(token)?.arn]).toEqual([true, 'e']);
  tokens.end(token, region, { output: 1 });
  expect([told, tokens.isOpen(token), tokens.executionOf(token)]).toEqual([
    ['heartbeat', { output: 1 }],
    false,
    undefined,
  ]);
  expect([
    errorOf(() => tokens.end(token, region, { output: 2 })),
    errorOf(() => tokens.heartbeat(token, region)),
  ]).toEqual([over, over]);
  expect(told).toHaveLength(2);
});

test('the error for a task of an activity names the activity', () => {
  const { tokens, token } = opened(activityArn);
  tokens.forget(token);
  expect(errorOf(() => tokens.heartbeat(token, region))).toEqual(['TaskTimedOut', `Task Timed Out: '${activityArn}'`]);
});

test('after its branch was cut off, one heartbeat succeeds, unless a redrive came between', () => {
  const { tokens, told, token } = opened();
  tokens.forgetCutOff(token, 'e');
  expect(errorOf(() => tokens.heartbeat(token, region))).toEqual(['returned', undefined]);
  expect(errorOf(() => tokens.heartbeat(token, region))).toEqual(over);
  tokens.forgetCutOff(token, 'e');
  tokens.onRedriven('another');
  tokens.onRedriven('e');
  expect(errorOf(() => tokens.heartbeat(token, region))).toEqual(over);
  tokens.forgetCutOff(token, 'e');
  expect([errorOf(() => tokens.end(token, region, { output: 1 })), told]).toEqual([over, []]);
});

test('finds the first open attempt of a state, also in children of Map Runs', () => {
  const tokens = new TaskTokens('seed');
  const all = [
    attempt([], 'S', 'other'),
    attempt([], 'S', 'child', 'e', 0),
    attempt([], 'S', 'child', 'e', 1),
    attempt([], 'T', 'e'),
  ];
  all.forEach((one, index) => tokens.register(`t${index}`, one));
  expect([
    tokens.find('e', 'S'),
    tokens.find('e', 'S', 1),
    tokens.find('e', 'S', 2),
    tokens.find('e', 'T'),
    tokens.find('child', 'S'),
    tokens.find('none', 'S'),
    tokens.waiting(),
  ]).toEqual([all[1], all[2], undefined, all[3], all[1], undefined, all]);
});

test('tokens move to another service', () => {
  const { tokens, told, token } = opened();
  const cut = tokens.mint(resourceArn, region, seededRandom('y'));
  tokens.register(cut, attempt([]));
  tokens.forgetCutOff(cut, 'e');
  const to = new TaskTokens('seed');
  tokens.handOver(to);
  expect([tokens.isOpen(token), errorOf(() => tokens.heartbeat(cut, region))]).toEqual([false, over]);
  to.heartbeat(cut, region);
  to.end(token, region, { output: 3 });
  expect(told).toEqual([{ output: 3 }]);
});
