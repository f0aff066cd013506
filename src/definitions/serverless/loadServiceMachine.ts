import { subText } from '../cloudformation/intrinsics';
import {
  keySetting,
  loggingSetting,
  textSetting,
  tracingSetting,
  workflowType,
} from '../cloudformation/machine/settings';
import { DefinitionLoadError } from '../DefinitionLoadError';
import { type LoadedParts, nothingLoaded, orUnavailable } from '../LoadContext';
import { aliasesOf } from '../machineSettings';
import { MappedText } from '../source/MappedText';
import type { Position } from '../../util/Position';
import {
  entriesOf,
  itemsOf,
  type MapEntry,
  mapNode,
  memberOf,
  nodeKind,
  type SourceNode,
  scalarNode,
  textOf,
} from '../source/SourceNode';
import { definitionOfNode } from '../text/finishDefinition';
import { finishDefinition } from '../text/finishDefinition';
import { givenSubstitutions, substituteTokens } from '../text/substituteTokens';
import { present } from '../../util/present';
import { machineLogicalId } from './naming';
import { pluginRoleArn } from './roles/generatedRole';
import type { ServiceScope } from './ServiceScope';
import type { ServiceTemplate } from './serviceTemplate';

/** A state machine of a service, by its entry in `stateMachines`. */
export function loadServiceMachine(
  { key, keyAt, value }: MapEntry,
  service: ServiceScope,
  template: ServiceTemplate,
): LoadedParts {
  const declared = service.resolveTop(value, service);
  const member = (name: string): SourceNode | undefined => {
    const node = memberOf(declared, name);
    return node && service.resolve(node, service);
  };
  const { scope } = template;
  const name = textSetting(member('name'), 'name', scope);
  const known = hasHoles(member('name')) ? undefined : name;
  const id = textSetting(member('id'), 'id', scope);
  const named = {
    name: key,
    aliases: aliasesOf(key, [known, id, machineLogicalId(key, id, known)]),
    ...present({ stateMachineName: known }),
    format: 'serverless' as const,
  };
  return orUnavailable({ ...named, source: keyAt }, service.context, () => {
    const written = member('definition');
    if (!written)
      throw new DefinitionLoadError(keyAt, `${key} has no definition.`, 'Write definition: { StartAt: …, States: … }.');
    const timed = booleanMember(member('configureTaskTimeouts')) ? withTaskTimeouts(written, template) : written;
    const finished = finishDefinition(definitionText(key, timed, template), key, service.context);
    const machine = {
      ...named,
      type: workflowType(member('type'), scope),
      ...present({
        roleArn: member('role')
          ? textSetting(member('role'), 'RoleArn', scope)
          : pluginRoleArn(machineLogicalId(key, id, known), scope),
        logging: loggingSetting(loggingProperties(member('loggingConfig')), scope),
        kmsKeyId: keySetting(member('encryptionConfig'), scope),
        tracing: tracingSetting(tracingProperties(member('tracingConfig')), scope),
      }),
      functions: template.functions,
      source: { ...keyAt, ...definitionFile(written, keyAt.file) },
      ...finished,
    };
    return { ...nothingLoaded, machines: [machine] };
  });
}

/**
 * The definition as the plugin writes it into the template. One with intrinsic functions (or `#{AWS::Region}`) becomes
 * a `Fn::Sub` as a whole, so its `${…}` are CloudFormation's; otherwise it is unchanged.
 */
function definitionText(key: string, node: SourceNode, { scope }: ServiceTemplate): MappedText {
  const given = (text: MappedText): Map<string, MappedText> => givenSubstitutions(text, scope.context);
  if (node.kind === 'text') return substituteTokens(node.text, given(node.text), stays);
  if (node.kind !== 'map')
    throw new DefinitionLoadError(node.at, `The definition of ${key} is ${nodeKind(node)}, not a map.`);
  const text = definitionOfNode(scope.resolve(node, scope), scope.context);
  const pseudo = text.replace(/#\{([^{}]+)\}/g, ([, name = ''], at) => MappedText.point(`\${${name}}`, at));
  const substituted = substituteTokens(pseudo, given(pseudo), () => undefined);
  return pseudo !== text || hasIntrinsics(node)
    ? subText(substituted, scope)
    : substituteTokens(substituted, new Map(), stays);
}

/** A token without a replacement: it stays, as on AWS. */
function stays(id: string, value: string, at: Position): MappedText {
  return MappedText.hole({
    value,
    id,
    kind: 'unknown',
    reason: 'nothing in the service replaces it, so it stays unchanged',
    stub: value,
    at,
  });
}

function hasIntrinsics(node: SourceNode): boolean {
  const entries = entriesOf(node);
  if (entries.some(({ key }) => key === 'Ref' || key.startsWith('Fn::'))) return true;
  return entries.some(({ value }) => hasIntrinsics(value)) || itemsOf(node).some(hasIntrinsics);
}

function hasHoles(node: SourceNode | undefined): boolean {
  return node?.kind === 'text' && node.text.holes.length > 0;
}

function booleanMember(node: SourceNode | undefined): boolean {
  return node?.kind === 'scalar' && node.value === true;
}

function definitionFile({ at }: SourceNode, file: string): { definitionFile?: string } {
  return at.file === file ? {} : { definitionFile: at.file };
}

/** The plugin's `loggingConfig` as CloudFormation's LoggingConfiguration. */
function loggingProperties(node: SourceNode | undefined): SourceNode | undefined {
  if (node?.kind !== 'map') return undefined;
  const destinations = itemsOf(memberOf(node, 'destinations')).map((arn) =>
    mapNode({ CloudWatchLogsLogGroup: mapNode({ LogGroupArn: arn }, arn.at) }, arn.at),
  );
  const { at } = node;
  return mapNode(
    {
      Level: memberOf(node, 'level'),
      IncludeExecutionData: memberOf(node, 'includeExecutionData'),
      Destinations: { kind: 'list', items: destinations, at },
    },
    at,
  );
}

function tracingProperties(node: SourceNode | undefined): SourceNode | undefined {
  return node?.kind === 'map' ? mapNode({ Enabled: memberOf(node, 'enabled') }, node.at) : undefined;
}

/**
 * `configureTaskTimeouts: true`: a Task without a timeout that invokes a function of the service gets the function's.
 */
function withTaskTimeouts(node: SourceNode, template: ServiceTemplate): SourceNode {
  if (node.kind === 'list') return { ...node, items: node.items.map((item) => withTaskTimeouts(item, template)) };
  if (node.kind !== 'map') return node;
  const entries = node.entries.map((entry) =>
    entry.key === 'States' ? { ...entry, value: withStateTimeouts(entry.value, template) } : entry,
  );
  return { ...node, entries };
}

function withStateTimeouts(states: SourceNode, template: ServiceTemplate): SourceNode {
  if (states.kind !== 'map') return states;
  const entries = states.entries.map((entry): MapEntry => {
    const state =
      entry.value.kind === 'map' ? { ...entry.value, entries: entry.value.entries.map(inner) } : entry.value;
    const timeout = taskTimeout(state, template);
    if (state.kind !== 'map' || timeout === undefined) return { ...entry, value: state };
    const added = { key: 'TimeoutSeconds', keyAt: entry.keyAt, value: scalarNode(timeout, entry.keyAt) };
    return { ...entry, value: { ...state, entries: [...state.entries, added] } };
  });
  return { ...states, entries };

  function inner(entry: MapEntry): MapEntry {
    const nests = ['Branches', 'ItemProcessor', 'Iterator'].includes(entry.key);
    return nests ? { ...entry, value: withTaskTimeouts(entry.value, template) } : entry;
  }
}

function taskTimeout(state: SourceNode, { functions, functionKeys }: ServiceTemplate): number | undefined {
  if (textOf(memberOf(state, 'Type')) !== 'Task') return undefined;
  if (memberOf(state, 'TimeoutSeconds') ?? memberOf(state, 'TimeoutSecondsPath')) return undefined;
  const resource = memberOf(state, 'Resource');
  const invokes = textOf(resource)?.startsWith('arn:aws:states:::lambda:invoke') === true;
  const named = invokes ? memberOf(memberOf(state, 'Parameters'), 'FunctionName') : resource;
  const id = textOf(memberOf(named, 'Ref')) ?? textOf(itemsOf(memberOf(named, 'Fn::GetAtt'))[0]);
  const key = id === undefined ? undefined : functionKeys.get(id);
  return functions.find((candidate) => candidate.key === key)?.timeoutSeconds;
}
