import { resourceOf } from '../../../language/asl/walk';
import { member } from '../../../util/json';
import type { Adviser } from '../Advice';

/** A heartbeat for a task to which no heartbeat can be sent. */
export const HeartbeatAdvice: Adviser = ({ states, advise }) => {
  for (const { object, path, type } of states) {
    const resource = resourceOf({ type, object });
    const field = ['HeartbeatSeconds', 'HeartbeatSecondsPath'].find((name) => member(object, name) !== undefined);
    if (resource === undefined || field === undefined || resource.kind === 'activity') continue;
    if (resource.kind === 'integration' && resource.pattern !== 'REQUEST_RESPONSE') continue;
    advise(
      'HEARTBEAT_WITHOUT_TOKEN',
      [...path, field],
      'This task hands out no task token, so no heartbeat can arrive.',
      'A plain call is limited by TimeoutSeconds; heartbeats are for .waitForTaskToken and activities.',
    );
  }
};
