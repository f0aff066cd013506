import type { PolicyStatement } from '../../../../contract/DeclaredRole';
import { noRoles, type RoleDraft, type RoleParts } from '../../../roles/RoleParts';
import { entriesOf, memberOf, textOf } from '../../../source/SourceNode';
import { kindNamed } from '../../../stubs/resourceKinds';
import { resourceName } from '../../resourceTypes';
import type { TemplateResource } from '../../Template';
import type { TemplateScope } from '../../TemplateScope';
import { generatedRoleArn } from '../events/SamEvent';

/**
 * The roles that SAM creates for the events of a state machine: each may start it. Source:
 * github.com/aws/serverless-application-model, samtranslator/model/stepfunctions/events.py.
 */
export function samEventRoles(resource: TemplateResource, scope: TemplateScope): RoleParts {
  const { deployment } = scope.context;
  const machine = kindNamed('stateMachine').arn(resourceName(resource, scope, resource.at).name, deployment);
  const roles = entriesOf(memberOf(resource.properties, 'Events')).flatMap(({ key, keyAt, value }): RoleDraft[] => {
    const principal = principals.get(textOf(memberOf(value, 'Type')) ?? '');
    if (principal === undefined) return [];
    const arn = generatedRoleArn({ id: resource.logicalId + key, deployment });
    const name = arn.slice(arn.lastIndexOf('/') + 1);
    return [
      {
        name,
        aliases: [],
        arn,
        source: keyAt,
        trust: document({ Effect: 'Allow', Action: ['sts:AssumeRole'], Principal: { Service: [principal] } }),
        policies: [
          {
            name: `${name}StartExecutionPolicy`,
            origin: 'inline',
            source: keyAt,
            read: document({ Effect: 'Allow', Action: ['states:StartExecution'], Resource: [machine] }),
          },
        ],
        managed: [],
      },
    ];
  });
  return { ...noRoles, roles };
}

/** Who starts the machine, by the type of the event. */
const principals: ReadonlyMap<string, string> = new Map([
  ['Schedule', 'events.amazonaws.com'],
  ['ScheduleV2', 'scheduler.amazonaws.com'],
  ['CloudWatchEvent', 'events.amazonaws.com'],
  ['EventBridgeRule', 'events.amazonaws.com'],
  ['Api', 'apigateway.amazonaws.com'],
]);

function document(statement: PolicyStatement): RoleDraft['trust'] & object {
  return { document: { Statement: [statement] }, unreadable: [] };
}
