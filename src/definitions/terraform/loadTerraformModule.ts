import { dirname } from 'node:path';
import { DefinitionLoadError } from '../DefinitionLoadError';
import { partsOfScopes, type LoadContext, type LoadedParts } from '../LoadContext';
import type { LoadedFunction } from '../LoadedDefinition';
import type { Position } from '../../util/Position';
import type { HclBlock } from './hcl/Expression';
import { anyInstance, referredInstances } from './instances';
import { loadTerraformFunctions } from './loadTerraformFunctions';
import { loadTerraformResources } from './loadTerraformResources';
import { loadTerraformMachine } from './loadTerraformMachine';
import { loadTerraformRoles } from './roles/loadTerraformRoles';
import type { ModuleScope } from './ModuleScope';
import { hclResources } from './starts/hclResources';
import { loadTerraformStarts } from './starts/loadTerraformStarts';
import { openRootModule } from './openModule';

/**
 * The state machines of a Terraform module: of all files in a folder, or of one file (the others in its folder are read
 * for their variables and locals), and of the local modules that it calls.
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

/** What a module and those that it calls declare. */
function loadScopes(root: ModuleScope, wanted: Wanted): LoadedParts {
  const called = withCalled(root, wanted);
  const starts = loadTerraformStarts(called.flatMap(([scope]) => hclResources(scope)));
  const modules = called.map(([scope, wantedHere], index) => {
    const resources = [...scope.module.resources];
    return {
      functions: resources.flatMap(([address, block]) => loadTerraformFunctions(address, block, scope)),
      resources: resources.flatMap(([address, block]) => loadTerraformResources(address, block, scope)),
      // A target may be in another module than its rule.
      starts: index === 0 ? starts : [],
      roles: () => loadTerraformRoles(scope),
      machines: (callable: readonly LoadedFunction[]) =>
        machineBlocks(scope)
          .filter(([, block]) => wantedHere(block.at))
          .map(([address, block]) => loadTerraformMachine(address, block, callable, scope)),
    };
  });
  const parts = partsOfScopes(modules);
  noteSharedNames(parts.functions, root);
  return parts;
}

/** Two functions may have the same name, by mistake or for two regions. Here, only one of them can be called. */
function noteSharedNames(functions: readonly LoadedFunction[], { context }: ModuleScope): void {
  const byArn = new Map<string, LoadedFunction>();
  for (const declared of functions) {
    const other = byArn.get(declared.arn);
    if (other === undefined) byArn.set(declared.arn, declared);
    else
      context.note(
        `${other.logicalId} and ${declared.logicalId} are both named ${declared.name}: a task that calls one calls the other, too.`,
        declared.source,
      );
  }
}

function withCalled(scope: ModuleScope, wanted: Wanted): readonly (readonly [ModuleScope, Wanted])[] {
  const called = [...scope.module.calls].flatMap(([name, block]) =>
    wanted(block.at) ? calledInstances(name, block, scope).flatMap((inside) => withCalled(inside, () => true)) : [],
  );
  return [[scope, wanted], ...called];
}

/** The scopes of a called module: one for each instance, and one if these variables give no instance. */
function calledInstances(name: string, block: HclBlock, scope: ModuleScope): readonly ModuleScope[] {
  const { all } = referredInstances(`module.${name}`, block, scope);
  const instances = all.length === 0 ? [anyInstance] : all;
  return instances.flatMap((instance) => scope.called(name, instance, scope) ?? []);
}

/** The blocks that declare state machines, with their addresses. */
function machineBlocks(scope: ModuleScope): readonly (readonly [string, HclBlock])[] {
  const { resources, calls } = scope.module;
  const own = [...resources].filter(([address]) => address.startsWith('aws_sfn_state_machine.'));
  // A registry module with a definition deploys it (terraform-aws-modules/step-functions).
  const remote = [...calls].filter(
    ([name, { body }]) => body.attributes.has('definition') && !scope.called(name, anyInstance, scope),
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
