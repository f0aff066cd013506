import { ownRequest, requestData } from '../../src/contract/ownRequest';
import type { TaskRequest } from '../../src/contract/task';
import { parseResource } from '../../src/language/asl/resource';

const request: TaskRequest = {
  executionArn: 'arn:aws:states:us-east-1:1:execution:m:e',
  executionName: 'e',
  stateMachineArn: 'arn:aws:states:us-east-1:1:stateMachine:m',
  stateMachineName: 'm',
  roleArn: 'arn:aws:iam::1:role/r',
  state: 'Charge',
  resource: parseResource('arn:aws:states:::lambda:invoke')!,
  parameters: { order: { n: 1 } },
  attempt: 1,
  invocation: 4,
  iterations: [{ state: 'Each', index: 2 }],
  now: 1_700_000_000_000,
};
const watched: TaskRequest = { ...request, http: { revealSecrets: false, hear: () => undefined } };

test('a request as data has everything but its watch', () => {
  expect(requestData(watched)).toStrictEqual(request);
  expect(requestData(request)).toBe(request);
});

test("changes to the user's copy do not affect the execution", () => {
  const own = ownRequest(watched);
  expect(own).toStrictEqual(request);
  (own.parameters as { order: { n: number } }).order.n = 2;
  expect(request.parameters).toEqual({ order: { n: 1 } });
});
