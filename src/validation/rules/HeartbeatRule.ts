import { member } from '../../util/json';
import type { Rule } from './RuleContext';

/**
 * Heartbeats
 *
 * A heartbeat is due before the task's timeout. See "Task workflow state" of the AWS Step Functions guide.
 */
export const HeartbeatRule: Rule = ({ states, report }) => {
  for (const { object, path, type } of states) {
    const heartbeat = member(object, 'HeartbeatSeconds');
    const timeout = member(object, 'TimeoutSeconds');
    if (type !== 'Task' || typeof heartbeat !== 'number' || typeof timeout !== 'number') continue;
    if (heartbeat < timeout) continue;
    report({
      message: `HeartbeatSeconds (${heartbeat}) must be smaller than TimeoutSeconds (${timeout})`,
      at: [...path, 'HeartbeatSeconds'],
    });
  }
};
