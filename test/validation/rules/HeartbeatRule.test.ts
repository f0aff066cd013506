import { diagnoseState, fault, lambda } from './diagnose';

test('a heartbeat is due before the time is up', () => {
  expect(diagnoseState({ ...lambda, HeartbeatSeconds: 9, TimeoutSeconds: 10 })).toEqual([]);
  expect(diagnoseState({ ...lambda, HeartbeatSeconds: 10 })).toEqual([]);
  expect(diagnoseState({ ...lambda, HeartbeatSeconds: 10, TimeoutSeconds: 10 })).toEqual([
    fault('HeartbeatSeconds (10) must be smaller than TimeoutSeconds (10)', '/States/S/HeartbeatSeconds'),
  ]);
});
