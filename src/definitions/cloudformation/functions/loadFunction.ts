import { isNodeRuntime } from '../../functions/isNodeRuntime';
import { resolveHandler } from '../../functions/resolveHandler';
import type { LoadedFunction } from '../../LoadedDefinition';
import { entriesOf, itemsOf, memberOf, plainTextOf, type SourceNode, textOf } from '../../source/SourceNode';
import { relativeTo } from '../../source/SourceFiles';
import { fillText } from '../../stubs/fillText';
import { kindNamed } from '../../stubs/resourceKinds';
import { textSetting } from '../machine/settings';
import { resourceName } from '../resourceName';
import type { TemplateResource } from '../Template';
import type { TemplateScope } from '../TemplateScope';
import { type FunctionType, functionTypes } from './functionTypes';

/** The Lambda function that a resource declares, if it declares one. */
export function loadFunction(resource: TemplateResource, scope: TemplateScope): LoadedFunction | undefined {
  const type = Object.hasOwn(functionTypes, resource.type) ? functionTypes[resource.type] : undefined;
  if (!type) return undefined;
  const { logicalId, properties, metadata, at } = resource;
  const { name } = resourceName(resource, scope, at);
  const property = (key: string): string | undefined => textSetting(memberOf(properties, key), key, scope);
  const [runtime, handler] = [property('Runtime'), property('Handler')];
  const inlineCode = textSetting(inlineNode(properties, type), 'InlineCode', scope);
  const codePath = inlineCode === undefined ? codePathOf(resource, type, scope) : undefined;
  const timeout = Number(plainTextOf(resolved(memberOf(properties, 'Timeout'), scope)) ?? NaN);
  const found =
    codePath !== undefined && handler !== undefined && isNodeRuntime(runtime)
      ? resolveHandler(codePath, handler, scope.context.files, entryPoints(metadata))
      : {};
  return {
    logicalId,
    arn: kindNamed('function').arn(name, scope.context.deployment),
    name,
    ...(runtime !== undefined && { runtime }),
    ...(handler !== undefined && { handler }),
    ...(codePath !== undefined && { codePath }),
    ...found,
    ...(inlineCode !== undefined && { inlineCode }),
    environment: environmentOf(properties, scope),
    ...(Number.isFinite(timeout) && { timeoutSeconds: timeout }),
    source: at,
  };
}

function inlineNode(properties: SourceNode | undefined, { inlineCode }: FunctionType): SourceNode | undefined {
  return inlineCode.reduce<SourceNode | undefined>((node, key) => memberOf(node, key), properties);
}

/** SAM's CodeUri, the path of a template that was not packaged yet, or the folder of a CDK asset. */
function codePathOf(
  { properties, metadata }: TemplateResource,
  type: FunctionType,
  scope: TemplateScope,
): string | undefined {
  const asset = textOf(memberOf(metadata, 'aws:asset:path'));
  if (asset !== undefined) return existing(relativeTo(scope.template.file, asset), scope);
  const node = resolved(memberOf(properties, type.code), scope);
  // CDK without its command line, and with asset metadata switched off, names the object in the asset bucket alone.
  const key = textOf(memberOf(node, 'S3Key'));
  const file = key === undefined ? undefined : scope.assetFile(key);
  if (file !== undefined) return existing(file, scope);
  const path = node?.kind === 'text' && node.text.holes.length === 0 ? node.text.toString() : undefined;
  if (path === undefined) return node ? undefined : scope.codeFolder;
  return /^s3:|^https?:/.test(path) ? undefined : existing(relativeTo(scope.template.file, path), scope);
}

function existing(path: string, { context: { files } }: TemplateScope): string | undefined {
  return files.isFolder(path) || files.isFile(path) ? path : undefined;
}

/** The sources that SAM bundles with esbuild. */
function entryPoints(metadata: SourceNode | undefined): readonly string[] {
  const points = itemsOf(memberOf(memberOf(metadata, 'BuildProperties'), 'EntryPoints'));
  return points.flatMap((point) => textOf(point) ?? []);
}

function environmentOf(properties: SourceNode | undefined, scope: TemplateScope): Record<string, string> {
  const variables = resolved(memberOf(memberOf(properties, 'Environment'), 'Variables'), scope);
  const entries = entriesOf(variables).flatMap(({ key, value }): [string, string][] => {
    if (value.kind === 'text') return [[key, fillText(value.text, key, scope.context.deployment)]];
    const plain = plainTextOf(value);
    return plain === undefined ? [] : [[key, plain]];
  });
  return Object.fromEntries(entries);
}

function resolved(node: SourceNode | undefined, scope: TemplateScope): SourceNode | undefined {
  return node && scope.resolve(node, scope);
}
