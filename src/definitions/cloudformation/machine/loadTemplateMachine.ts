import { DefinitionLoadError, NotAtHandError } from '../../DefinitionLoadError';
import type { LoadedFunction } from '../../LoadedDefinition';
import { type LoadedParts, nothingLoaded, orUnavailable } from '../../LoadContext';
import { entryOf, memberOf, type SourceNode, textOf } from '../../source/SourceNode';
import { finishDefinition } from '../../text/finishDefinition';
import { conditionNamed } from '../conditions';
import type { TemplateResource } from '../Template';
import type { TemplateScope } from '../TemplateScope';
import { definitionSources, type DefinitionSource } from './definitionSources';
import { loggingSetting, textSetting, tracingSetting, workflowType } from './settings';
import { withSubstitutions } from './substitutions';
import { MappedText } from '../../source/MappedText';
import { checkStateMachine } from '../sam/checkStateMachine';

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
    aliases: aliasesOf(resource, known, scope),
    format: scope.format,
    ...(known !== undefined && { stateMachineName: known }),
  };
  return orUnavailable({ ...named, source: at }, scope.context, () => {
    refuseLeftOut(resource, scope);
    const source = definitionOf(resource, scope);
    const substituted = withSubstitutions(source, memberOf(properties, 'DefinitionSubstitutions'), scope);
    const finished = finishDefinition(withDynamicReferences(substituted), name, scope.context);
    const { definitionFile } = source;
    return {
      ...named,
      ...settings(type, properties, scope),
      functions,
      source: { ...at, ...(definitionFile !== undefined && { definitionFile }) },
      ...finished,
    };
  });
}

function settings(type: MachineType, properties: SourceNode | undefined, scope: TemplateScope) {
  const roleArn = textSetting(memberOf(properties, type.role), 'RoleArn', scope);
  const logging = loggingSetting(memberOf(properties, type.logging), scope);
  const tracing = tracingSetting(memberOf(properties, type.tracing), scope);
  return {
    type: workflowType(memberOf(properties, type.type), scope),
    ...(roleArn !== undefined && { roleArn }),
    ...(logging && { logging }),
    ...(tracing && { tracing }),
  };
}

function knownName(node: SourceNode | undefined, scope: TemplateScope): string | undefined {
  const resolved = node && scope.resolve(node, scope);
  return resolved?.kind === 'text' && resolved.text.holes.length === 0 ? resolved.text.toString() : undefined;
}

/** The names a machine may be asked for by: CDK's `Stack/Order/Resource` is also `Stack/Order` and `Order`. */
function aliasesOf(
  { logicalId, metadata }: TemplateResource,
  known: string | undefined,
  scope: TemplateScope,
): readonly string[] {
  const constructPath = textOf(memberOf(metadata, 'aws:cdk:path'))?.replace(/\/Resource$/, '');
  const nested = scope.nestedIn.length === 0 ? [] : [[...scope.nestedIn, logicalId].join('/')];
  const aliases = [known, constructPath, constructPath?.split('/').at(-1), ...nested];
  return [...new Set(aliases.filter((alias) => alias !== undefined && alias !== logicalId))] as string[];
}

function refuseLeftOut({ logicalId, condition, at }: TemplateResource, scope: TemplateScope): void {
  if (condition === undefined || conditionNamed(condition, scope, at)) return;
  throw new NotAtHandError(
    at,
    `The condition ${condition} of ${logicalId} does not hold: with these parameters AWS would not deploy it.`,
    'Give parameters that make the condition true.',
  );
}

function definitionOf({ logicalId, at, properties }: TemplateResource, scope: TemplateScope): DefinitionSource {
  const [first, second] = Object.keys(definitionSources).flatMap((name) => entryOf(properties, name) ?? []);
  if (!first) {
    const names = Object.keys(definitionSources).join(', ');
    throw new DefinitionLoadError(at, `${logicalId} has no definition.`, `Write one of ${names}.`);
  }
  if (second) {
    throw new DefinitionLoadError(
      second.keyAt,
      `${logicalId} has both ${first.key} and ${second.key}.`,
      'Keep one of the two.',
    );
  }
  return definitionSources[first.key]!(first.value, logicalId, scope);
}

/** `{{resolve:ssm:/orders/table}}`: what CloudFormation reads from a store at deployment. */
function withDynamicReferences(text: MappedText): MappedText {
  return text.replace(/\{\{resolve:([a-z-]+):([^{}]*)\}\}/g, ([value, store = '', path = ''], at) => {
    const [name = path] = path.split(':');
    const id = name.split('/').at(-1) ?? name;
    const source = store.startsWith('ssm') ? 'Systems Manager' : 'Secrets Manager';
    return MappedText.hole({ value, id, kind: 'unknown', reason: `it is read from ${source} at deployment`, at });
  });
}

/** Which properties of a resource type say what about a state machine. */
interface MachineType {
  readonly name: string;
  readonly type: string;
  readonly role: string;
  readonly logging: string;
  readonly tracing: string;
  readonly check?: (resource: TemplateResource) => void;
}

const machineTypes: Readonly<Record<string, MachineType>> = {
  'AWS::StepFunctions::StateMachine': {
    name: 'StateMachineName',
    type: 'StateMachineType',
    role: 'RoleArn',
    logging: 'LoggingConfiguration',
    tracing: 'TracingConfiguration',
  },
  'AWS::Serverless::StateMachine': {
    name: 'Name',
    type: 'Type',
    role: 'Role',
    logging: 'Logging',
    tracing: 'Tracing',
    check: checkStateMachine,
  },
};
