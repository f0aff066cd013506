import { Throttle, type ThrottledRequest } from '../../../src/emulator/quotas/Throttle';

const start: ThrottledRequest = {
  operation: 'StartExecution',
  accountId: '123456789012',
  region: 'us-east-1',
  aws: { large: [1_300, 300], calls: [800, 150], express: [6_000, 6_000] },
  express: false,
};

/** How many of `count` calls at one time are accepted. */
function taken(throttle: Throttle, count: number, nowMs: number, request = start): number {
  return Array.from({ length: count }, () => throttle.take(request, nowMs)).filter(Boolean).length;
}

test('a bucket lends its capacity, and is refilled by the second up to that', () => {
  const throttle = new Throttle({ StartExecution: { bucket: 3, refill: 2 } });
  expect(taken(throttle, 5, 0)).toBe(3);
  expect(taken(throttle, 5, 499)).toBe(0);
  expect(taken(throttle, 5, 500)).toBe(1);
  expect(taken(throttle, 5, 1_500)).toBe(2);
  expect(taken(throttle, 5, 3_600_000)).toBe(3);
  expect(throttle.throttled.length).toBe(16);
  expect(throttle.throttled[0]).toEqual({
    operation: 'StartExecution',
    accountId: '123456789012',
    region: 'us-east-1',
    timeMs: 0,
  });
});

test('each operation, account and region has its own bucket; operations without one are unlimited', () => {
  const throttle = new Throttle({ StartExecution: { bucket: 1, refill: 0 } });
  expect(taken(throttle, 2, 0)).toBe(1);
  expect(taken(throttle, 2, 0, { ...start, accountId: '111111111111' })).toBe(1);
  expect(taken(throttle, 2, 0, { ...start, region: 'eu-west-1' })).toBe(1);
  expect(taken(throttle, 2, 0, { ...start, operation: 'StopExecution' })).toBe(2);
  expect(taken(throttle, 2, 0, { ...start, express: true })).toBe(0);
});

test('AWS has larger buckets in three regions, and separate ones for Express', () => {
  const throttle = new Throttle('aws');
  expect(taken(throttle, 1_400, 0)).toBe(1_300);
  expect(taken(throttle, 6_100, 0, { ...start, express: true })).toBe(6_000);
  expect(taken(throttle, 900, 0, { ...start, region: 'eu-central-1' })).toBe(800);
  expect(taken(throttle, 60, 0, { ...start, operation: 'TestState', aws: { calls: [50, 10] } })).toBe(50);
});
