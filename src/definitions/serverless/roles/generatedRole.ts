import type { PolicyStatement, UnknownPolicy } from '../../../contract/DeclaredRole';
import { resourceOf, statesIn } from '../../../language/asl/walk';
import { isObject, parseJson } from '../../../util/json';
import type { TemplateScope } from '../../cloudformation/TemplateScope';
import type { LoadedDefinition } from '../../LoadedDefinition';
import type { RoleDraft } from '../../roles/RoleParts';
import { kindNamed } from '../../stubs/resourceKinds';
import { grantsFor, loggingGrant, tracingGrant } from './grants';

/** The ARN of the role that the plugin generates for a machine without one, by the machine's logical id. */
export function pluginRoleArn(logicalId: string, { context: { deployment } }: TemplateScope): string {
  return kindNamed('role').arn(`${logicalId}Role`, deployment);
}

/** That role, with what the plugin grants for the definition. */
export function generatedRole(machine: LoadedDefinition, scope: TemplateScope): RoleDraft {
  const { definition, logging, tracing, source, roleArn = '' } = machine;
  const json = parseJson(definition);
  const states = isObject(json) ? statesIn(json) : [];
  const statements: PolicyStatement[] = [];
  const unknown: UnknownPolicy[] = [];
  for (const state of states) {
    const resource = state.type === 'Task' ? resourceOf(state) : undefined;
    const granted = resource ? grantsFor(resource, state.object, scope.context.deployment) : [];
    if (granted) statements.push(...granted);
    if (!granted || isDistributed(state.object))
      unknown.push({
        what: `what serverless-step-functions grants for the state ${state.name}`,
        why: 'it is not known here',
        onlyAllows: true,
        source,
      });
  }
  if (logging) statements.push(loggingGrant);
  if (tracing) statements.push(tracingGrant);
  // Without any task, the plugin denies everything, as AWS's console does.
  const deny: PolicyStatement = { Effect: 'Deny', Action: ['*'], Resource: ['*'] };
  const all = statements.length + unknown.length > 0 ? statements : [deny];
  const name = roleArn.slice(roleArn.lastIndexOf('/') + 1);
  return {
    name,
    aliases: [],
    arn: roleArn,
    source,
    trust: {
      document: {
        Statement: [{ Effect: 'Allow', Action: ['sts:AssumeRole'], Principal: { Service: ['states.amazonaws.com'] } }],
      },
      unreadable: [],
    },
    policies: [
      { name: `${name}Policy`, origin: 'inline', source, read: { document: { Statement: all }, unreadable: [] } },
    ],
    managed: [],
    unknown,
  };
}

function isDistributed({ ItemProcessor }: { readonly ItemProcessor?: unknown }): boolean {
  const { ProcessorConfig } = (ItemProcessor ?? {}) as { ProcessorConfig?: { Mode?: unknown } };
  return ProcessorConfig?.Mode === 'DISTRIBUTED';
}
