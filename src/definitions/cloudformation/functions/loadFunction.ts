import { functionVariables } from '../../functions/functionVariables';
import { loadedFunction } from '../../functions/resolveCode';
import type { LoadedFunction } from '../../LoadedDefinition';
import { itemsOf, memberOf, plainTextOf, type SourceNode, textOf } from '../../source/SourceNode';
import { relativeTo } from '../../source/SourceFiles';
import { kindNamed } from '../../stubs/resourceKinds';
import { textSetting } from '../machine/settings';
import { resourceName } from '../resourceTypes';
import type { TemplateResource } from '../Template';
import type { TemplateScope } from '../TemplateScope';

/** The Lambda function that a resource declares, if it declares one. */
export function loadFunction(resource: TemplateResource, scope: TemplateScope): LoadedFunction | undefined {
  const type = Object.hasOwn(functionTypes, resource.type) ? functionTypes[resource.type] : undefined;
  if (!type) return undefined;
  const { logicalId, properties, metadata, at } = resource;
  const { name } = resourceName(resource, scope, at);
  const property = (key: string): string | undefined => textSetting(memberOf(properties, key), key, scope);
  const inlineCode = textSetting(inlineNode(properties, type), 'InlineCode', scope);
  const number = (key: string): number => Number(plainTextOf(resolved(memberOf(properties, key), scope)) ?? NaN);
  const declared = {
    logicalId,
    arn: kindNamed('function').arn(name, scope.context.deployment),
    name,
    runtime: property('Runtime'),
    handler: property('Handler'),
    ...(inlineCode === undefined ? codeAt(codePathOf(resource, type, scope), scope) : {}),
    entryPoints: entryPoints(metadata),
    inlineCode,
    environment: functionVariables(name, variablesOf(properties, scope), scope.context),
    timeoutSeconds: number('Timeout'),
    memoryMb: number('MemorySize'),
    layers: layerFolders(properties, scope),
    isImage: property('PackageType') === 'Image' || memberOf(properties, 'ImageUri') !== undefined,
    source: at,
  };
  return loadedFunction(declared, scope.context.files);
}

function inlineNode(properties: SourceNode | undefined, { inlineCode = [] }: CodeType): SourceNode | undefined {
  if (inlineCode.length === 0) return undefined;
  return inlineCode.reduce<SourceNode | undefined>((node, key) => memberOf(node, key), properties);
}

/** SAM's CodeUri, the path in an unpackaged template, or the folder of a CDK asset. */
function codePathOf(
  { properties, metadata }: TemplateResource,
  type: CodeType,
  scope: TemplateScope,
): string | undefined {
  const asset = textOf(memberOf(metadata, 'aws:asset:path'));
  if (asset !== undefined) return relativeTo(scope.template.file, asset);
  const node = resolved(memberOf(properties, type.code), scope);
  // Without the CDK command line, and with asset metadata disabled, only the object in the asset bucket is named.
  const key = textOf(memberOf(node, 'S3Key'));
  const file = key === undefined ? undefined : scope.assetFile(key);
  if (file !== undefined) return file;
  const path = node?.kind === 'text' && node.text.holes.length === 0 ? node.text.toString() : undefined;
  if (path === undefined) return node ? undefined : scope.codeFolder;
  return /^s3:|^https?:/.test(path) ? undefined : relativeTo(scope.template.file, path);
}

/** The folders of layers in the same template. */
function layerFolders(properties: SourceNode | undefined, scope: TemplateScope): readonly string[] {
  return itemsOf(resolved(memberOf(properties, 'Layers'), scope)).flatMap((item) => {
    const id = item.kind === 'text' ? item.text.onlyHole?.id : undefined;
    const layer = id === undefined ? undefined : scope.template.resources.get(id);
    const type = layer && Object.hasOwn(layerTypes, layer.type) ? layerTypes[layer.type] : undefined;
    const folder = layer && type && codePathOf(layer, type, scope);
    return folder !== undefined && scope.context.files.isFolder(folder) ? [folder] : [];
  });
}

function codeAt(
  path: string | undefined,
  { context: { files, options } }: TemplateScope,
): { codePath?: string | undefined; missingCode?: string; whyMissing?: string | undefined } {
  if (path === undefined) return { whyMissing: options.noAssets };
  if (files.isFolder(path) || files.isFile(path)) return { codePath: path };
  return { missingCode: path };
}

/** The sources that SAM bundles with esbuild. */
function entryPoints(metadata: SourceNode | undefined): readonly string[] {
  const points = itemsOf(memberOf(memberOf(metadata, 'BuildProperties'), 'EntryPoints'));
  return points.flatMap((point) => textOf(point) ?? []);
}

function variablesOf(properties: SourceNode | undefined, scope: TemplateScope): SourceNode | undefined {
  return resolved(memberOf(memberOf(properties, 'Environment'), 'Variables'), scope);
}

function resolved(node: SourceNode | undefined, scope: TemplateScope): SourceNode | undefined {
  return node && scope.resolve(node, scope);
}

/** Which properties of a resource type contain the location of its code. */
interface CodeType {
  readonly code: string;
  readonly inlineCode?: readonly string[];
}

const functionTypes: Readonly<Record<string, CodeType>> = {
  'AWS::Lambda::Function': { code: 'Code', inlineCode: ['Code', 'ZipFile'] },
  'AWS::Serverless::Function': { code: 'CodeUri', inlineCode: ['InlineCode'] },
};

const layerTypes: Readonly<Record<string, CodeType>> = {
  'AWS::Lambda::LayerVersion': { code: 'Content' },
  'AWS::Serverless::LayerVersion': { code: 'ContentUri' },
};
