import type { Operation, OperationInput, OperationOutput } from '../../../src/emulator/operations/Operation';
import { Arn, Name } from '../../../src/emulator/operations/model/data';
import { required } from '../../../src/emulator/operations/model/shapes';
import { stopExecution } from '../../../src/emulator/operations/stopExecution';
import { getActivityTask } from '../../../src/emulator/operations/getActivityTask';

// Checked when it is compiled: each line below an "@ts-expect-error" must be wrong.

test('a record lacks nothing', () => {
  const { bucket: _bucket, ...withoutBucket } = stopExecution;
  // @ts-expect-error Property 'bucket' is missing
  const wrong: Operation<'StopExecution'> = withoutBucket;
  expect(wrong.name).toBe('StopExecution');
});

test('its input has the members of the SDK, each of its type, and required where the SDK says so', () => {
  const { input } = getActivityTask;
  // @ts-expect-error Property 'workerName' is missing
  const missing: Operation<'GetActivityTask'>['input'] = { activityArn: input.activityArn };
  // @ts-expect-error activityArn is required
  const optional: Operation<'GetActivityTask'>['input'] = { activityArn: Arn, workerName: Name };
  // @ts-expect-error workerName is optional
  const strict: Operation<'GetActivityTask'>['input'] = { activityArn: input.activityArn, workerName: required(Name) };
  // @ts-expect-error there is no such member
  const more: Operation<'GetActivityTask'>['input'] = { ...input, workerNames: Name };
  expect([missing, optional, strict, more].every((one) => 'activityArn' in one)).toBe(true);
});

test('its output is that of the SDK, as the wire has it', () => {
  const output: OperationOutput<'StopExecution'> = { stopDate: 1893456000 };
  // @ts-expect-error a date is epoch seconds
  const dated: OperationOutput<'StopExecution'> = { stopDate: new Date(0) };
  // @ts-expect-error stopDate is required
  const empty: OperationOutput<'StopExecution'> = {};
  expect([output, dated, empty].length).toBe(3);
});

test('its handler gets and answers them', () => {
  const input: OperationInput<'StopExecution'> = { executionArn: 'arn', cause: 'c' };
  // @ts-expect-error executionArn is required
  const without: OperationInput<'StopExecution'> = { cause: 'c' };
  // @ts-expect-error the output lacks its stopDate
  const handle: Operation<'StopExecution'>['handle'] = () => ({});
  expect([input, without, typeof handle].length).toBe(3);
});

test('its right and its errors are of the API', () => {
  // @ts-expect-error the right of another operation
  const right: Operation<'StopExecution'>['right'] = 'states:StartExecution';
  // @ts-expect-error there is no such exception
  const errors: Operation<'StopExecution'>['errors'] = ['ExecutionDoesNotExit'];
  expect([right, errors].length).toBe(2);
});
