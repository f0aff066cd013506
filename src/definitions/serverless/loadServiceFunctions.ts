import { dirname } from 'node:path';
import type { TemplateScope } from '../cloudformation/TemplateScope';
import { isNodeRuntime } from '../functions/isNodeRuntime';
import { resolveHandler } from '../functions/resolveHandler';
import type { LoadedFunction } from '../LoadedDefinition';
import { entriesOf, type MapEntry, memberOf, plainTextOf, type SourceNode } from '../source/SourceNode';
import { fillText } from '../stubs/fillText';
import { kindNamed } from '../stubs/resourceKinds';
import { functionLogicalId } from './naming';
import type { ServiceScope } from './ServiceScope';
import { valueAt } from './valueAt';
import { stageOf } from './variableSources';

export interface ServiceFunction extends LoadedFunction {
  readonly key: string;
}

/** A function's entry in `functions`, with the name it is deployed under. */
export interface NamedFunction {
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
  const shared = (setting: string): SourceNode | undefined => valueAt(scope.root, `provider.${setting}`, scope);
  const setting = (of: string): string | undefined => plainValue(memberOf(value, of), of, scope);
  const runtime = setting('runtime') ?? plainValue(shared('runtime'), 'runtime', scope);
  const handler = setting('handler');
  const codePath = handler === undefined ? undefined : dirname(scope.file);
  const timeout = Number(setting('timeout') ?? plainValue(shared('timeout'), 'timeout', scope) ?? 6);
  const runs = codePath !== undefined && handler !== undefined && isNodeRuntime(runtime);
  const variables = [shared('environment'), memberOf(value, 'environment')];
  return {
    key,
    logicalId: functionLogicalId(key),
    arn: kindNamed('function').arn(name, deployment),
    name,
    ...(runtime !== undefined && { runtime }),
    ...(handler !== undefined && { handler }),
    ...(codePath !== undefined && { codePath }),
    ...(runs ? resolveHandler(codePath, handler, files) : {}),
    environment: Object.assign({}, ...variables.map((node) => environment(node, scope, template))) as Record<
      string,
      string
    >,
    ...(Number.isFinite(timeout) && { timeoutSeconds: timeout }),
    source: keyAt,
  };
}

function serviceName(scope: ServiceScope): string {
  const named = (path: string): string | undefined => plainValue(valueAt(scope.root, path, scope), 'service', scope);
  return named('service') ?? named('service.name') ?? 'service';
}

function plainValue(node: SourceNode | undefined, field: string, scope: ServiceScope): string | undefined {
  const resolved = node && scope.resolve(node, scope);
  if (resolved?.kind === 'text') return fillText(resolved.text, field, scope.context.deployment);
  return plainTextOf(resolved);
}

/** Variables may refer to resources, hence they go through the template. */
function environment(
  node: SourceNode | undefined,
  scope: ServiceScope,
  template: TemplateScope,
): Record<string, string> {
  const variables = node && template.resolve(scope.resolve(node, scope), template);
  const texts = entriesOf(variables).flatMap(({ key, value }): [string, string][] => {
    const text = plainValue(value, key, scope);
    return text === undefined ? [] : [[key, text]];
  });
  return Object.fromEntries(texts);
}
