import { join } from 'node:path';
import { functionVariables } from '../functions/functionVariables';
import { loadedFunction } from '../functions/resolveCode';
import type { LoadedFunction } from '../LoadedDefinition';
import { plainTextOf, type SourceNode, textOf } from '../source/SourceNode';
import { fillText } from '../stubs/fillHoles';
import { kindNamed } from '../stubs/resourceKinds';
import { blockSettings, innerSettings } from './blockSettings';
import type { Expression, HclBlock } from './hcl/Expression';
import { seenFrom, type ModuleScope } from './ModuleScope';
import { givenName } from './resourceAttribute';

/** The function that a resource "aws_lambda_function" declares. */
export function loadTerraformFunction(
  address: string,
  block: HclBlock,
  scope: ModuleScope,
): LoadedFunction | undefined {
  const [type = '', label = ''] = address.split('.');
  if (type !== 'aws_lambda_function') return undefined;
  const { deployment, files } = scope.context;
  const settings = blockSettings(block.body, scope);
  const text = (node: SourceNode | undefined, field: string): string | undefined =>
    node?.kind === 'text' ? fillText(node.text, field, deployment) : plainTextOf(node);
  const name = givenName(type, address, block, scope, block.at) ?? label;
  const number = (setting: string): number => Number(text(settings(setting), setting) ?? NaN);
  const variables = innerSettings('environment', block, scope)?.('variables');
  const declared = {
    logicalId: scope.address + address,
    arn: kindNamed('function').arn(name, deployment),
    name,
    runtime: text(settings('runtime'), 'runtime'),
    handler: text(settings('handler'), 'handler'),
    codePath: codePathOf(block, scope),
    environment: functionVariables(name, variables, scope.context),
    timeoutSeconds: number('timeout'),
    memoryMb: number('memory_size'),
    layers: layerFolders(block, scope),
    isImage: text(settings('package_type'), 'package_type') === 'Image',
    source: block.at,
  };
  return loadedFunction(declared, files);
}

/** The folder or file that an `archive_file` packs for the function. */
function codePathOf(block: HclBlock, scope: ModuleScope): string | undefined {
  const filename = block.body.attributes.get('filename');
  const archive = filename && archiveNamed(filename.expression);
  const packed = archive === undefined ? undefined : scope.module.resources.get(`data.archive_file.${archive}`);
  if (!packed) return undefined;
  const settings = blockSettings(packed.body, scope);
  const node = settings('source_dir') ?? settings('source_file');
  const path = node?.kind === 'text' && node.text.holes.length === 0 ? textOf(node) : undefined;
  if (path === undefined) return undefined;
  const full = seenFrom(scope.rootFolder, path);
  const { files } = scope.context;
  if (files.isFolder(full)) return full;
  return files.isFile(full) ? join(full, '..') : undefined;
}

/** The folders of layers that the same module packs: `layers = [aws_lambda_layer_version.common.arn]`. */
function layerFolders(block: HclBlock, scope: ModuleScope): readonly string[] {
  const written = block.body.attributes.get('layers')?.expression;
  if (written?.kind !== 'tuple') return [];
  return written.items.flatMap((item) => {
    const target = item.kind === 'member' && item.name === 'arn' ? item.target : undefined;
    if (target?.kind !== 'member' || target.target.kind !== 'name') return [];
    const layer = scope.module.resources.get(`${target.target.name}.${target.name}`);
    const folder = layer && codePathOf(layer, scope);
    return folder === undefined ? [] : [folder];
  });
}

/** The name in `data.archive_file.<name>.output_path`. */
function archiveNamed(expression: Expression): string | undefined {
  if (expression.kind !== 'member' || expression.target.kind !== 'member') return undefined;
  const { target, name } = expression.target;
  return target.kind === 'member' && target.name === 'archive_file' ? name : undefined;
}
