import { operationNames } from '../../../src/emulator/operations/operations';
import { awsBucket } from '../../../src/emulator/quotas/awsBuckets';

test('every operation has a bucket, but StartSyncExecution', () => {
  const free = operationNames.filter((name) => awsBucket(name, 'us-east-1', false) === undefined);
  expect(free).toEqual(['StartSyncExecution']);
});
