import {
  compactRequest,
  requestingVisit,
  plainRequest,
  toCompact,
  withParameters,
  type CompactRequest,
} from '../../src/contract/CompactRequest';
import { parseResource } from '../../src/language/asl/resource';
import type { TaskRequest } from '../../src/contract/task';

const resource = parseResource('arn:aws:states:::lambda:invoke')!;
const execution = {
  executionArn: 'arn:aws:states:us-east-1:1:execution:m:e',
  executionName: 'e',
  stateMachineArn: 'arn:aws:states:us-east-1:1:stateMachine:m',
  stateMachineName: 'm',
  roleArn: 'arn:aws:iam::1:role/r',
  testCase: 'Happy',
  startMs: 1_700_000_000_000,
};
const state = {
  state: 'Charge',
  resource,
  timeoutSeconds: 30,
  heartbeatSeconds: undefined,
  credentialsRoleArn: undefined,
  http: { revealSecrets: false, hear: () => undefined },
};
const own = { parameters: { n: 1 }, attempt: 1, invocation: 4, iterations: [{ state: 'Each', index: 2 }] };

const made = (now: number): CompactRequest =>
  compactRequest(
    execution,
    state,
    requestingVisit(own.attempt, own.iterations, 'token'),
    own.parameters,
    own.invocation,
    now,
  );

const { startMs, ...ofExecution } = execution;
const expected = {
  ...ofExecution,
  ...own,
  state: 'Charge',
  resource,
  timeoutSeconds: 30,
  heartbeatSeconds: undefined,
  credentialsRoleArn: undefined,
  taskToken: 'token',
};

test.each([startMs, startMs + 1, startMs + 40 * 86_400_000, startMs + 0.25])(
  'it says what it was made of, and as plain data the same: at %d',
  (now) => {
    const request = made(now);
    const plain = plainRequest(request);
    expect({ ...plain }).toStrictEqual({ ...expected, now });
    for (const name of Object.keys(plain) as (keyof TaskRequest)[]) expect(request[name]).toBe(plain[name]);
    expect(request.http).toBe(state.http);
  },
);

test('with other parameters all else is the same', () => {
  const request = made(startMs);
  const other = withParameters(request, 'other');
  expect(other.http).toBe(state.http);
  expect(plainRequest(other)).toStrictEqual({ ...plainRequest(request), parameters: 'other' });
  expect(request.parameters).toBe(own.parameters);
});

test('what somebody else has made comes to the same', () => {
  const plain = plainRequest(made(startMs + 5));
  const compact = toCompact(plain);
  expect(plainRequest(compact)).toStrictEqual(plain);
  expect(toCompact(compact)).toBe(compact);
});

test('a first attempt in no Map has no token', () => {
  const visit = requestingVisit(0, [], undefined);
  const usual = compactRequest(execution, state, visit, null, 0, startMs);
  const { attempt, iterations, taskToken } = plainRequest(usual);
  expect([attempt, iterations, taskToken]).toEqual([0, [], undefined]);
});

test('what is plain stays so', () => {
  const plain = plainRequest(made(startMs));
  expect(plainRequest(plain)).toBe(plain);
  expect(withParameters(plain, 7)).toStrictEqual({ ...plain, parameters: 7 });
});
