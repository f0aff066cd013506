import { join } from 'node:path';
import { functionVariables } from '../functions/functionVariables';
import { loadedFunction } from '../functions/resolveCode';
import { DefinitionLoadError } from '../DefinitionLoadError';
import type { LoadedFunction } from '../LoadedDefinition';
import { plainTextOf, type SourceNode, textOf } from '../source/SourceNode';
import { fillText } from '../stubs/fillHoles';
import { kindNamed } from '../stubs/resourceKinds';
import { blockSettings, innerSettings } from './blockSettings';
import type { Expression, HclBlock } from './hcl/Expression';
import { referredInstances } from './instances';
import { seenFrom, type ModuleScope, withNames } from './ModuleScope';
import { placeholderOf } from './placeholder';
import { givenName, type ResourceReference } from './resourceAttribute';

/** The functions that a resource "aws_lambda_function" declares: one for each instance. */
export function loadTerraformFunctions(
  address: string,
  block: HclBlock,
  scope: ModuleScope,
): readonly LoadedFunction[] {
  if (!address.startsWith('aws_lambda_function.')) return [];
  const { all } = referredInstances(address, block, scope);
  return all.map((instance) => loadInstance({ address, instance }, block, withNames(scope, instance.names)));
}

function loadInstance(reference: ResourceReference, block: HclBlock, scope: ModuleScope): LoadedFunction {
  const { address, instance } = reference;
  const { deployment, files } = scope.context;
  const settings = blockSettings(block.body, scope);
  const text = (node: SourceNode | undefined, field: string): string | undefined =>
    node?.kind === 'text' ? fillText(node.text, field, deployment) : plainTextOf(node);
  const name = nameOf(reference, block, scope);
  const number = (setting: string): number => Number(text(settings(setting), setting) ?? NaN);
  const variables = innerSettings('environment', block, scope)?.('variables');
  const declared = {
    logicalId: scope.address + address + instance.suffix,
    arn: kindNamed('function').arn(name, deployment),
    name,
    runtime: text(settings('runtime'), 'runtime'),
    handler: text(settings('handler'), 'handler'),
    ...codeOf(block, scope),
    environment: functionVariables(name, variables, scope.context),
    timeoutSeconds: number('timeout'),
    memoryMb: number('memory_size'),
    layers: layerFolders(block, scope),
    isImage: text(settings('package_type'), 'package_type') === 'Image',
    source: block.at,
  };
  return loadedFunction(declared, files);
}

/** A name that cannot be evaluated is noted, because a machine that does not call the function does not need it. */
function nameOf(reference: ResourceReference, block: HclBlock, scope: ModuleScope): string {
  try {
    const given = givenName(reference, block, scope, block.at);
    if (given !== undefined) return given;
  } catch (error) {
    if (!DefinitionLoadError.is(error)) throw error;
    scope.context.note(`The name of ${reference.address} cannot be evaluated: ${error.reason}`, block.at);
  }
  return placeholderOf(reference.address, reference.instance, scope);
}

/** The folder or file that an `archive_file` packs for the function. */
function codeOf(block: HclBlock, scope: ModuleScope): Pick<LoadedFunction, 'codePath' | 'missingCode'> {
  const filename = block.body.attributes.get('filename');
  const archive = filename && archiveNamed(filename.expression);
  const packed = archive === undefined ? undefined : scope.module.resources.get(`data.archive_file.${archive}`);
  if (!packed) return {};
  const settings = blockSettings(packed.body, scope);
  const node = settings('source_dir') ?? settings('source_file');
  const path = node?.kind === 'text' && node.text.holes.length === 0 ? textOf(node) : undefined;
  if (path === undefined) return {};
  const full = seenFrom(scope.rootFolder, path);
  const { files } = scope.context;
  if (files.isFolder(full)) return { codePath: full };
  return files.isFile(full) ? { codePath: join(full, '..') } : { missingCode: full };
}

/** The folders of layers that the same module packs: `layers = [aws_lambda_layer_version.common.arn]`. */
function layerFolders(block: HclBlock, scope: ModuleScope): readonly string[] {
  const written = block.body.attributes.get('layers')?.expression;
  if (written?.kind !== 'tuple') return [];
  return written.items.flatMap((item) => {
    const target = item.kind === 'member' && item.name === 'arn' ? item.target : undefined;
    if (target?.kind !== 'member' || target.target.kind !== 'name') return [];
    const layer = scope.module.resources.get(`${target.target.name}.${target.name}`);
    const folder = layer && codeOf(layer, scope).codePath;
    return folder === undefined ? [] : [folder];
  });
}

/** The name in `data.archive_file.<name>.output_path`. */
function archiveNamed(expression: Expression): string | undefined {
  if (expression.kind !== 'member' || expression.target.kind !== 'member') return undefined;
  const { target, name } = expression.target;
  return target.kind === 'member' && target.name === 'archive_file' ? name : undefined;
}
