import type { RoleDraft } from '../../roles/RoleParts';
import { startRole, type GeneratedRole } from '../../roles/startRole';
import { stringIn } from '../../starts/plain';
import { generatedId, roleArnOf, type ServiceEvent } from './ServiceEvent';

/** The roles that the plugin generates for events without one of their own. Events of a kind share a role. */
export function eventRoles(events: readonly ServiceEvent[]): readonly RoleDraft[] {
  const byArn = new Map<string, GeneratedRole>();
  for (const event of events) {
    const role = Object.hasOwn(roles, event.key) ? roles[event.key]!(event) : undefined;
    if (role)
      byArn.set(role.arn, {
        ...role,
        actions: [...new Set([...(byArn.get(role.arn)?.actions ?? []), ...role.actions])],
      });
  }
  return [...byArn.values()].map(startRole);
}

type RoleOf = (event: ServiceEvent) => GeneratedRole | undefined;

const startsMachine = { actions: ['states:StartExecution'] };

const pattern: RoleOf = (event) => {
  if (stringIn(event.value, 'iamRole') !== undefined) return undefined;
  const arn = roleArnOf(event, generatedId(event, 'EventToStepFunctionsRole'));
  return {
    ...startsMachine,
    arn,
    source: event.source,
    principal: 'events.amazonaws.com',
    resources: [event.machineArn],
  };
};

const roles: Readonly<Record<string, RoleOf>> = {
  cloudwatchEvent: pattern,
  eventBridge: pattern,
  schedule: (event) => {
    if (stringIn(event.value, 'role') !== undefined) return undefined;
    const service = stringIn(event.value, 'method') === 'scheduler' ? 'scheduler' : 'events';
    const arn = roleArnOf(event, generatedId(event, 'ScheduleToStepFunctionsRole'));
    return {
      ...startsMachine,
      arn,
      source: event.source,
      principal: `${service}.amazonaws.com`,
      resources: [event.machineArn],
    };
  },
  // AWS: the role of the API may start all state machines, with all actions of the service's methods.
  http: (event) => {
    if (stringIn(event.value, 'iamRole') !== undefined) return undefined;
    const actions = [...startsMachine.actions, `states:${stringIn(event.value, 'action') ?? 'StartExecution'}`];
    const arn = roleArnOf(event, 'ApigatewayToStepFunctionsRole');
    return { arn, source: event.source, principal: 'apigateway.amazonaws.com', actions, resources: ['*'] };
  },
};
