import { bucketIn } from '../../../src/emulator/quotas/awsBucket';

test('three regions have the larger bucket, if there is one; Express starts have their own', () => {
  const bucket = { calls: [800, 150], large: [1_300, 300], express: [6_000, 6_000] } as const;
  expect(bucketIn('us-east-1', bucket)).toEqual({ bucket: 1_300, refill: 300 });
  expect(bucketIn('eu-central-1', bucket)).toEqual({ bucket: 800, refill: 150 });
  expect(bucketIn('eu-central-1', bucket, true)).toEqual({ bucket: 6_000, refill: 6_000 });
  expect(bucketIn('us-east-1', { calls: [100, 1] }, true)).toEqual({ bucket: 100, refill: 1 });
});
