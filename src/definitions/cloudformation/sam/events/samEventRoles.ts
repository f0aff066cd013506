import { DefinitionLoadError } from '../../../DefinitionLoadError';
import { noRoles, type RoleDraft, type RoleParts } from '../../../roles/RoleParts';
import { startRole } from '../../../roles/startRole';
import { entriesOf, memberOf, textOf, type MapEntry } from '../../../source/SourceNode';
import { stringIn } from '../../../starts/plain';
import { textSetting } from '../../machine/settings';
import { plainProperties } from '../../starts/plainProperties';
import type { TemplateResource } from '../../Template';
import type { TemplateScope } from '../../TemplateScope';
import { samTarget } from './loadSamEvents';
import { deadLetters, generatedRoleArn } from './SamEvent';

/** The roles that SAM generates for the events of a state machine: each may start it, and nothing else. */
export function samEventRoles(resource: TemplateResource, scope: TemplateScope): RoleParts {
  const events = entriesOf(memberOf(resource.properties, 'Events'));
  return { ...noRoles, roles: events.flatMap((entry) => roleOfEvent(entry, resource, scope)) };
}

function roleOfEvent(
  { key, keyAt: source, value }: MapEntry,
  resource: TemplateResource,
  scope: TemplateScope,
): readonly RoleDraft[] {
  const type = textOf(memberOf(value, 'Type')) ?? '';
  const principal = Object.hasOwn(principals, type) ? principals[type] : undefined;
  const written = memberOf(value, 'Properties');
  if (principal === undefined || memberOf(written, 'RoleArn')) return [];
  try {
    const { deployment } = scope.context;
    const event = {
      id: resource.logicalId + key,
      properties: plainProperties(written, undefined, scope),
      target: samTarget(resource, scope),
      deployment,
    };
    // A rule sends to its queue by the policy of that; Scheduler by its role.
    const queue = type === 'ScheduleV2' ? stringIn(deadLetters(event), 'Arn') : undefined;
    const own = stringIn(event.properties, 'PermissionsBoundary');
    const boundary = textSetting(memberOf(resource.properties, 'PermissionsBoundary'), 'PolicyArn', scope);
    return [
      startRole({
        arn: generatedRoleArn(event),
        source,
        principal,
        actions: ['states:StartExecution'],
        resources: [event.target.arn],
        more: queue === undefined ? [] : [{ Effect: 'Allow', Action: ['sqs:SendMessage'], Resource: [queue] }],
        boundaryArn: type === 'ScheduleV2' ? own : boundary,
      }),
    ];
  } catch (error) {
    // The event is noted where it is read.
    if (DefinitionLoadError.is(error)) return [];
    throw error;
  }
}

const principals: Readonly<Record<string, string>> = {
  Schedule: 'events.amazonaws.com',
  CloudWatchEvent: 'events.amazonaws.com',
  EventBridgeRule: 'events.amazonaws.com',
  ScheduleV2: 'scheduler.amazonaws.com',
  Api: 'apigateway.amazonaws.com',
};
