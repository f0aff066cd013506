import { NotAtHandError } from '../../DefinitionLoadError';
import type { LoadedFunction } from '../../LoadedDefinition';
import { type LoadedParts, nothingLoaded, orUnavailable } from '../../LoadContext';
import { memberOf, type SourceNode } from '../../source/SourceNode';
import { finishDefinition } from '../../text/finishDefinition';
import { aliasesOf } from '../../machineSettings';
import { conditionNamed } from '../conditions';
import { namesOfResource } from '../loadResources';
import { resourceName } from '../resourceTypes';
import type { TemplateResource } from '../Template';
import type { TemplateScope } from '../TemplateScope';
import { present } from '../../../util/present';
import { definitionOf } from './definitionSources';
import { keySetting, loggingSetting, textSetting, tracingSetting, workflowType } from './settings';
import { machineTypes, type MachineType } from './machineTypes';

/** The state machine that a resource declares; nothing for a resource of another type. */
export function loadTemplateMachine(
  resource: TemplateResource,
  functions: readonly LoadedFunction[],
  scope: TemplateScope,
): LoadedParts {
  const type = Object.hasOwn(machineTypes, resource.type) ? machineTypes[resource.type] : undefined;
  if (!type) return nothingLoaded;
  type.check?.(resource);
  const { logicalId: name, properties, at } = resource;
  const known = knownName(memberOf(properties, type.name), scope);
  const named = {
    name,
    aliases: aliasesOf(name, [known, ...namesOfResource(resource, scope), resourceName(resource, scope, at).written]),
    format: scope.format,
    ...present({ stateMachineName: known }),
  };
  return orUnavailable({ ...named, source: at }, scope.context, () => {
    refuseLeftOut(resource, scope);
    const { text, definitionFile, yamlToo } = definitionOf(resource, scope);
    const finished = finishDefinition(text, name, scope.context, present({ yamlToo }));
    const machine = {
      ...named,
      ...settings(type, resource, scope),
      functions,
      source: { ...at, ...present({ definitionFile }) },
      ...finished,
    };
    return { ...nothingLoaded, machines: [machine] };
  });
}

function settings(type: MachineType, { logicalId, properties }: TemplateResource, scope: TemplateScope) {
  const role = memberOf(properties, type.role);
  return {
    type: workflowType(memberOf(properties, type.type), scope),
    ...present({
      roleArn: role ? textSetting(role, 'RoleArn', scope) : type.generatedRole?.(logicalId, scope),
      logging: loggingSetting(memberOf(properties, type.logging), scope),
      tracing: tracingSetting(memberOf(properties, type.tracing), scope),
      kmsKeyId: keySetting(memberOf(properties, 'EncryptionConfiguration'), scope),
    }),
  };
}

function knownName(node: SourceNode | undefined, scope: TemplateScope): string | undefined {
  const resolved = node && scope.resolve(node, scope);
  return resolved?.kind === 'text' && resolved.text.holes.length === 0 ? resolved.text.toString() : undefined;
}

function refuseLeftOut({ logicalId, condition, at }: TemplateResource, scope: TemplateScope): void {
  if (condition === undefined || conditionNamed(condition, scope, at)) return;
  throw new NotAtHandError(
    at,
    `The condition ${condition} of ${logicalId} does not hold: with these parameters AWS would not deploy it.`,
    'Give parameters that make the condition true.',
  );
}
