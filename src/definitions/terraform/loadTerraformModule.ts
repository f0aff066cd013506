import { dirname } from 'node:path';
import { DefinitionLoadError } from '../DefinitionLoadError';
import { type LoadContext, type LoadedParts, mergeParts } from '../LoadContext';
import type { Position } from '../source/Position';
import type { HclBlock } from './hcl/Expression';
import { loadTerraformFunction } from './loadTerraformFunction';
import { loadTerraformMachine } from './loadTerraformMachine';
import type { ModuleScope } from './ModuleScope';
import { openRootModule } from './openModule';

/**
 * The state machines of a Terraform module: of all files of a folder, or of one file (the others of its folder are
 * read for their variables and locals), and of the local modules that it calls.
 */
export function loadTerraformModule(path: string, context: LoadContext): LoadedParts {
  const isFile = context.files.isFile(path);
  if (!isFile && !context.files.isFolder(path)) context.files.read(path);
  const folder = isFile ? dirname(path) : path.replace(/(?<=.)\/$/, '');
  const scope = openRootModule(folder, context);
  const parts = loadScopes(scope, ({ file }) => !isFile || sameFile(file, path));
  if (parts.machines.length + parts.unavailable.length > 0) return parts;
  throw noMachines(path, scope);
}

type Wanted = (at: Position) => boolean;

/** What a module and those that it calls declare: a machine may invoke the functions of all of them. */
function loadScopes(root: ModuleScope, wanted: Wanted): LoadedParts {
  const modules = withCalled(root, wanted).map(([scope, wantedHere]) => {
    const resources = [...scope.module.resources];
    const functions = resources.flatMap(([address, block]) => loadTerraformFunction(address, block, scope) ?? []);
    return { scope, wantedHere, functions };
  });
  const all = modules.flatMap(({ functions }) => functions);
  const machines = modules.flatMap(({ scope, wantedHere, functions }) => {
    const callable = [...functions, ...all.filter((one) => !functions.includes(one))];
    return machineBlocks(scope)
      .filter(([, block]) => wantedHere(block.at))
      .map(([address, block]) => loadTerraformMachine(address, block, callable, scope));
  });
  return mergeParts([{ machines: [], unavailable: [], functions: all }, ...machines]);
}

function withCalled(scope: ModuleScope, wanted: Wanted): readonly (readonly [ModuleScope, Wanted])[] {
  const called = [...scope.module.calls].flatMap(([name, block]) => {
    const inside = wanted(block.at) ? scope.called(name, scope) : undefined;
    return inside ? withCalled(inside, () => true) : [];
  });
  return [[scope, wanted], ...called];
}

/** The blocks that make state machines, with their addresses. */
function machineBlocks(scope: ModuleScope): readonly (readonly [string, HclBlock])[] {
  const { resources, calls } = scope.module;
  const own = [...resources].filter(([address]) => address.startsWith('aws_sfn_state_machine.'));
  // A module of a registry that is given a definition deploys it (terraform-aws-modules/step-functions).
  const remote = [...calls].filter(
    ([name, { body }]) => body.attributes.has('definition') && !scope.called(name, scope),
  );
  return [...own, ...remote.map(([name, block]) => [`module.${name}`, block] as const)];
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
