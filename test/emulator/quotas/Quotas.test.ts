import { awsQuotas, readQuotas } from '../../../src/emulator/quotas/Quotas';

const read = (given: unknown) => readQuotas(given as never, ['StartExecution', 'StopExecution']);

test('no quotas, those of AWS, or the given ones', () => {
  expect([read(undefined), read('aws'), read({ activities: 0 })]).toEqual([{}, awsQuotas, { activities: 0 }]);
});

test.each([
  [
    { stateMachine: 1 },
    "The option quotas is 'aws' or an object, which has no option 'stateMachine'. Did you mean 'stateMachines'?",
  ],
  [{ openExecutions: -1 }, 'quotas.openExecutions must be a number of at least 0, not -1.'],
  [{ activities: '5' }, 'quotas.activities must be a number of at least 0, not "5".'],
  [
    { throttling: { StartExecutions: { bucket: 1, refill: 1 } } },
    "quotas.throttling has no option 'StartExecutions'. Did you mean 'StartExecution'?",
  ],
  [
    { throttling: { StopExecution: { bucket: 0, refill: 1 } } },
    'quotas.throttling.StopExecution.bucket must be a number of at least 1, not 0.',
  ],
  [
    { throttling: { StopExecution: { bucket: 1 } } },
    'quotas.throttling.StopExecution.refill must be a number of at least 0, not null.',
  ],
  [
    { throttling: { StopExecution: 5 } },
    'quotas.throttling.StopExecution takes an object of options: { bucket, refill }.',
  ],
])('rejects %j', (given, message) => {
  expect(() => read(given)).toThrow(message);
});
