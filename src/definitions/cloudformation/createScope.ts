import type { DefinitionFormat } from '../LoadedDefinition';
import type { LoadContext } from '../LoadContext';
import { parseSource } from '../source/parseSource';
import {
  entriesOf,
  entryOf,
  memberOf,
  textOf,
  refuseBomb,
  type MapEntry,
  type MapNode,
  type SourceNode,
} from '../source/SourceNode';
import { checkParameterValues } from './checkParameterValues';
import { includeEntries } from './includeTransform';
import { Template, type TemplateResource } from './Template';
import { guardCycle, remember, type ExportedValue, type TemplateScope } from './TemplateScope';
import { DefinitionLoadError } from '../DefinitionLoadError';
import type { Position } from '../../util/Position';
import { relativeTo } from '../source/SourceFiles';
import { intrinsicCall } from './arguments';
import { callIntrinsic } from './intrinsics';

export interface ScopeSettings {
  readonly format: DefinitionFormat;
  readonly stackName?: string;
  readonly assetFile?: (objectKey: string) => string | undefined;
  readonly constructPath?: TemplateScope['constructPath'];
  readonly exported?: (name: string) => ExportedValue | undefined;
  /** The folder of handlers, if functions do not name one (a packaged Serverless service). */
  readonly codeFolder?: string;
}

/** The scope of a template that is deployed on its own. */
export function rootScope(
  file: string,
  root: SourceNode,
  context: LoadContext,
  settings: ScopeSettings,
): TemplateScope {
  const scope: TemplateScope = {
    template: new Template(file, root),
    context,
    format: settings.format,
    handedDown: new Map(),
    stackName: settings.stackName,
    nestedIn: [],
    resolving: [],
    openFiles: [file],
    codeFolder: settings.codeFolder,
    memo: new Map(),
    resolve: resolveNode,
    nested: nestedScope,
    exported: settings.exported ?? (() => undefined),
    assetFile: settings.assetFile ?? (() => undefined),
    constructPath: settings.constructPath ?? (() => undefined),
  };
  return takingParameters(withIncludes(scope));
}

/** The same scope, with the given parameter values checked. */
function takingParameters(scope: TemplateScope): TemplateScope {
  const { given, options } = scope.context;
  const parameters = scope.template.section('Parameters');
  given.take(
    'parameters',
    entriesOf(parameters).map(({ key }) => key),
  );
  checkParameterValues(parameters, options.parameters);
  return scope;
}

/** The scope of a nested stack, with its parameters evaluated here. */
function nestedScope(logicalId: string, scope: TemplateScope): TemplateScope | undefined {
  return remember('stack', logicalId, scope, () => openNested(logicalId, scope));
}

function openNested(logicalId: string, scope: TemplateScope): TemplateScope | undefined {
  const { context } = scope;
  const resource = scope.template.resources.get(logicalId);
  const file = resource && nestedTemplateFile(resource, scope);
  if (!resource || file === undefined) return undefined;
  context.insert(resource.at);
  const guarded = guardCycle(scope, logicalId, resource.at);
  const handed = entriesOf(memberOf(resource.properties, 'Parameters'));
  const root = parseSource(context.files.read(file, resource.at), { dialect: 'cloudformation', note: context.note });
  return withIncludes({
    ...scope,
    template: new Template(file, root),
    handedDown: new Map(handed.map(({ key, value }) => [key, scope.resolve(value, guarded)])),
    stackName: undefined,
    nestedIn: [...scope.nestedIn, logicalId],
    resolving: [],
    openFiles: [...scope.openFiles, file],
  });
}

/** The same scope, with the includes at the top of the template and of its sections expanded. */
function withIncludes(scope: TemplateScope): TemplateScope {
  const { template } = scope;
  if (template.root.kind !== 'map') return scope;
  const expanded = (node: MapNode): MapNode => ({ ...node, entries: includeEntries(node, scope) });
  const root = expanded(withTopIncludes(template.root));
  const entries = root.entries.map((entry) =>
    entry.value.kind === 'map' ? { ...entry, value: expanded(entry.value) } : entry,
  );
  return { ...scope, template: new Template(template.file, { ...root, entries }) };
}

/** `Transform: { Name: AWS::Include, … }` at the top of a template is `Fn::Transform` among its members. */
function withTopIncludes(root: MapNode): MapNode {
  const transform = entryOf(root, 'Transform');
  const all = transform?.value.kind === 'list' ? transform.value.items : transform ? [transform.value] : [];
  const includes = all.filter((item) => textOf(memberOf(item, 'Name')) === 'AWS::Include');
  const entries = includes.map((value): MapEntry => ({ key: 'Fn::Transform', keyAt: value.at, value }));
  return { ...root, entries: [...root.entries, ...entries] };
}

/** Types that deploy another template, and the property with its location. */
const stackTypes: Readonly<Record<string, string>> = {
  'AWS::CloudFormation::Stack': 'TemplateURL',
  'AWS::Serverless::Application': 'Location',
};

/** The local template of a nested stack; `undefined` for other resources and for templates elsewhere. */
function nestedTemplateFile(resource: TemplateResource, scope: TemplateScope): string | undefined {
  const property = Object.hasOwn(stackTypes, resource.type) ? stackTypes[resource.type] : undefined;
  if (property === undefined) return undefined;
  const asset = textOf(memberOf(resource.metadata, 'aws:asset:path'));
  if (asset !== undefined) return guarded(relativeTo(scope.template.file, asset), resource.at, scope);
  const node = memberOf(resource.properties, property);
  const location = node && scope.resolve(node, scope);
  if (!node || location?.kind !== 'text' || location.text.holes.length > 0) return undefined;
  const path = location.text.toString();
  if (/^(?:https?|s3):/.test(path)) {
    // CDK deploys it from an asset.
    const file = scope.assetFile(path.split('/').at(-1)!);
    return file === undefined ? undefined : guarded(file, node.at, scope);
  }
  const file = relativeTo(scope.template.file, path);
  return scope.context.files.isFile(file) ? guarded(file, node.at, scope) : undefined;
}

function guarded(file: string, at: Position, { openFiles }: TemplateScope): string {
  if (!openFiles.includes(file)) return file;
  throw new DefinitionLoadError(at, `The stack nests itself: ${[...openFiles, file].join(' → ')}.`);
}

/** A template's value with every intrinsic function evaluated. */
function resolveNode(node: SourceNode, scope: TemplateScope): SourceNode {
  if (node.kind === 'list') {
    const items = node.items.map((item) => resolveNode(item, scope)).filter(({ kind }) => kind !== 'none');
    return refuseBomb({ ...node, items });
  }
  if (node.kind !== 'map') return node;
  const call = intrinsicCall(node);
  return call ? callIntrinsic(call.key, call.value, scope, call.keyAt) : resolveMap(node, scope);
}

function resolveMap(node: MapNode, scope: TemplateScope): SourceNode {
  const entries = includeEntries(node, scope)
    .map((entry) => ({ ...entry, value: resolveNode(entry.value, scope) }))
    .filter(({ value }) => value.kind !== 'none');
  return refuseBomb({ ...node, entries });
}
