import { dirname, join } from 'node:path';
import type { TemplateScope } from '../cloudformation/TemplateScope';
import { functionVariables } from '../functions/functionVariables';
import { loadedFunction } from '../functions/resolveCode';
import type { LoadedFunction } from '../LoadedDefinition';
import { entriesOf, itemsOf, type MapEntry, memberOf, plainTextOf, type SourceNode } from '../source/SourceNode';
import { fillText } from '../stubs/fillHoles';
import { kindNamed } from '../stubs/resourceKinds';
import { functionLogicalId, layerLogicalId } from './naming';
import { type ServiceScope, nodeAt } from './ServiceScope';
import { stageOf } from './variableSources';

export interface ServiceFunction extends LoadedFunction {
  readonly key: string;
}

/** A function's entry in `functions`, with the name of its deployment. */
interface NamedFunction {
  readonly entry: MapEntry;
  readonly name: string;
}

/** The functions of a service: `functions` is a map, or a list of maps. */
export function namedFunctions(scope: ServiceScope): readonly NamedFunction[] {
  const section = memberOf(scope.root, 'functions');
  const functions = section && scope.resolveTop(section, scope);
  const maps = functions?.kind === 'list' ? functions.items.map((item) => scope.resolveTop(item, scope)) : [functions];
  return maps.flatMap(entriesOf).map((entry) => {
    const declared = scope.resolveTop(entry.value, scope);
    const own = plainValue(memberOf(declared, 'name'), 'name', scope);
    const stage = plainTextOf(stageOf(scope, entry.keyAt)) ?? 'dev';
    return { entry: { ...entry, value: declared }, name: own ?? `${serviceName(scope)}-${stage}-${entry.key}` };
  });
}

export function loadServiceFunction(
  { entry: { key, keyAt, value }, name }: NamedFunction,
  scope: ServiceScope,
  template: TemplateScope,
): ServiceFunction {
  const { files, deployment } = scope.context;
  const shared = (setting: string): SourceNode | undefined => nodeAt(scope.root, `provider.${setting}`, scope);
  const setting = (of: string): string | undefined => plainValue(memberOf(value, of), of, scope);
  const own = (of: string): string | undefined => setting(of) ?? plainValue(shared(of), of, scope);
  const handler = setting('handler');
  // Variables may refer to resources, so they are resolved with the template.
  const variables = [shared('environment'), memberOf(value, 'environment')].map(
    (node) => node && template.resolve(scope.resolve(node, scope), template),
  );
  const environment = variables.reduce<Record<string, string>>(
    (all, node) => ({ ...all, ...functionVariables(name, node, scope.context) }),
    {},
  );
  const declared = {
    logicalId: functionLogicalId(key),
    arn: kindNamed('function').arn(name, deployment),
    name,
    runtime: own('runtime'),
    handler,
    codePath: handler === undefined ? undefined : dirname(scope.file),
    environment,
    timeoutSeconds: Number(own('timeout') ?? 6),
    memoryMb: Number(own('memorySize') ?? NaN),
    layers: layerFolders(memberOf(value, 'layers') ?? shared('layers'), scope),
    isImage: memberOf(value, 'image') !== undefined,
    source: keyAt,
  };
  return { key, ...loadedFunction(declared, files) };
}

/** The folders of layers of the same service, which functions name as `Ref: CommonLambdaLayer`. */
function layerFolders(node: SourceNode | undefined, scope: ServiceScope): readonly string[] {
  const declared = entriesOf(memberOf(scope.root, 'layers'));
  return itemsOf(node && scope.resolveTop(node, scope)).flatMap((item) => {
    const id = plainTextOf(memberOf(item, 'Ref'));
    const layer = declared.find(({ key }) => layerLogicalId(key) === id)?.value;
    const path = plainValue(memberOf(layer, 'path'), 'path', scope);
    const folder = path === undefined ? undefined : join(dirname(scope.file), path);
    return folder !== undefined && scope.context.files.isFolder(folder) ? [folder] : [];
  });
}

function serviceName(scope: ServiceScope): string {
  const named = (path: string): string | undefined => plainValue(nodeAt(scope.root, path, scope), 'service', scope);
  return named('service') ?? named('service.name') ?? 'service';
}

function plainValue(node: SourceNode | undefined, field: string, scope: ServiceScope): string | undefined {
  const resolved = node && scope.resolve(node, scope);
  if (resolved?.kind === 'text') return fillText(resolved.text, field, scope.context.deployment);
  return plainTextOf(resolved);
}
