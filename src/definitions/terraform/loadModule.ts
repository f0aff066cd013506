import { dirname } from 'node:path';
import { DefinitionLoadError } from '../DefinitionLoadError';
import type { LoadContext } from '../LoadContext';
import { type LoadedParts, mergeParts } from '../LoadedParts';
import type { Position } from '../source/Position';
import { loadTerraformFunction } from './loadTerraformFunction';
import { loadTerraformMachine } from './loadTerraformMachine';
import type { ModuleScope } from './ModuleScope';
import { openRootModule } from './openModule';

/**
 * The state machines of a Terraform module: of all files of a folder, or of one file (the others of its folder are
 * read for their variables and locals), and of the local modules that it calls.
 */
export function loadModule(path: string, context: LoadContext): LoadedParts {
  const isFile = context.files.isFile(path);
  if (!isFile && !context.files.isFolder(path)) context.files.read(path);
  const folder = isFile ? dirname(path) : path.replace(/(?<=.)\/$/, '');
  const scope = openRootModule(folder, context);
  const parts = loadScope(scope, ({ file }) => !isFile || sameFile(file, path));
  if (parts.machines.length + parts.unavailable.length > 0) return parts;
  throw noMachines(path, scope);
}

function loadScope(scope: ModuleScope, wanted: (at: Position) => boolean): LoadedParts {
  const { resources, calls } = scope.module;
  const functions = [...resources].flatMap(([address, block]) => loadTerraformFunction(address, block, scope) ?? []);
  const machines = [...resources].flatMap(([address, block]) => {
    const isMachine = address.startsWith('aws_sfn_state_machine.') && wanted(block.at);
    return isMachine ? [loadTerraformMachine(address, block, functions, scope)] : [];
  });
  const called = [...calls].flatMap(([name, block]) => {
    if (!wanted(block.at)) return [];
    const inside = scope.called(name, scope);
    if (inside) return [loadScope(inside, () => true)];
    // A module of a registry that is given a definition deploys it (terraform-aws-modules/step-functions).
    const isMachine = block.body.attributes.has('definition');
    return isMachine ? [loadTerraformMachine(`module.${name}`, block, functions, scope)] : [];
  });
  return mergeParts([{ machines: [], unavailable: [], functions }, ...machines, ...called]);
}

function sameFile(a: string, b: string): boolean {
  return a.replace(/^\.\//, '') === b.replace(/^\.\//, '');
}

function noMachines(path: string, { module }: ModuleScope): DefinitionLoadError {
  const types = [...new Set([...module.resources.keys()].map((address) => address.replace(/\.[^.]*$/, '')))];
  const seen = types.length === 0 ? 'no resources' : types.slice(0, 8).join(', ');
  return new DefinitionLoadError(
    { file: path, line: 1, column: 1 },
    `${path} declares no state machine. It declares ${seen}${types.length > 8 ? ` and ${String(types.length - 8)} more types` : ''}.`,
    'A state machine is a resource "aws_sfn_state_machine".',
  );
}
