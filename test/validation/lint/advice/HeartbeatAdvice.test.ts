import { lambda } from '../../rules/diagnose';
import { advise } from './advise';

test('a heartbeat that cannot arrive', () => {
  expect(advise({ S: { ...lambda, HeartbeatSeconds: 5 } })).toEqual([
    'HEARTBEAT_WITHOUT_TOKEN /States/S/HeartbeatSeconds: This task hands out no task token, so no heartbeat can arrive.',
  ]);
});

test('an activity sends heartbeats', () => {
  const Resource = 'arn:aws:states:us-east-1:123456789012:activity:a';
  expect(advise({ S: { ...lambda, Resource, HeartbeatSeconds: 5 } })).toEqual([]);
});
