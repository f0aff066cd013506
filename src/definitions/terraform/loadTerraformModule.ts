import { dirname, isAbsolute, join } from 'node:path';
import { DefinitionLoadError } from '../DefinitionLoadError';
import { partsOfScopes, type LoadContext, type LoadedParts } from '../LoadContext';
import type { LoadedFunction } from '../LoadedDefinition';
import type { Position } from '../source/Position';
import type { HclBlock, Body } from './hcl/Expression';
import { anyInstance, type Instance, referredInstances } from './instances';
import { loadTerraformFunctions } from './loadTerraformFunctions';
import { loadTerraformMachine } from './loadTerraformMachine';
import { Module, remembered, seenFrom, withNames, type ModuleScope } from './ModuleScope';
import { instancePart } from './placeholder';
import { maxEvaluations } from '../limits';
import { listFolder } from '../source/SourceFiles';
import { textOf, type SourceNode } from '../source/SourceNode';
import { evaluate } from './evaluate';
import { parseHcl } from './hcl/parseBody';

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

/** What a module and those that it calls declare. */
function loadScopes(root: ModuleScope, wanted: Wanted): LoadedParts {
  const modules = withCalled(root, wanted).map(([scope, wantedHere]) => {
    const resources = [...scope.module.resources];
    return {
      functions: resources.flatMap(([address, block]) => loadTerraformFunctions(address, block, scope)),
      machines: (callable: readonly LoadedFunction[]) =>
        machineBlocks(scope)
          .filter(([, block]) => wantedHere(block.at))
          .map(([address, block]) => loadTerraformMachine(address, block, callable, scope)),
    };
  });
  return partsOfScopes(modules);
}

function withCalled(scope: ModuleScope, wanted: Wanted): readonly (readonly [ModuleScope, Wanted])[] {
  const called = [...scope.module.calls].flatMap(([name, block]) =>
    wanted(block.at) ? calledInstances(name, block, scope).flatMap((inside) => withCalled(inside, () => true)) : [],
  );
  return [[scope, wanted], ...called];
}

/** The scopes of a module that is called here: one an instance, and one where there is none with these variables. */
function calledInstances(name: string, block: HclBlock, scope: ModuleScope): readonly ModuleScope[] {
  const { all } = referredInstances(`module.${name}`, block, scope);
  const instances = all.length === 0 ? [anyInstance] : all;
  return instances.flatMap((instance) => scope.called(name, instance, scope) ?? []);
}

/** The blocks that make state machines, with their addresses. */
function machineBlocks(scope: ModuleScope): readonly (readonly [string, HclBlock])[] {
  const { resources, calls } = scope.module;
  const own = [...resources].filter(([address]) => address.startsWith('aws_sfn_state_machine.'));
  // A module of a registry that is given a definition deploys it (terraform-aws-modules/step-functions).
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

/** The root module in a folder, with the values of its `terraform.tfvars` and `*.auto.tfvars`. */
function openRootModule(folder: string, context: LoadContext): ModuleScope {
  let steps = 0;
  const scope: ModuleScope = {
    module: readModule(folder, context),
    context,
    handedDown: () => undefined,
    names: new Map(),
    address: '',
    placeholderPrefix: '',
    taken: new Map(),
    rootFolder: folder,
    resolving: [],
    memo: new Map(),
    openFolders: [folder],
    opened: new Map(),
    read: new Map(),
    step: (at) => {
      steps += 1;
      if (steps > maxEvaluations) {
        throw new DefinitionLoadError(at, `More than ${String(maxEvaluations)} expressions are evaluated here.`);
      }
    },
    evaluate,
    called: openCalled,
  };
  context.given.take('parameters', scope.module.variables.keys());
  const inFiles = variableFiles(scope);
  return { ...scope, handedDown: (variable) => inFiles.get(variable) };
}

function readModule(folder: string, context: LoadContext): Module {
  const files = listFolder(folder)
    .filter((name) => name.endsWith('.tf'))
    .map((name) => join(folder, name));
  return new Module(folder, new Map(files.map((file): [string, Body] => [file, parseHcl(context.files.read(file))])));
}

/** Values in variable files; what the caller gives goes before them. */
function variableFiles(scope: ModuleScope): ReadonlyMap<string, SourceNode> {
  const { context, rootFolder } = scope;
  const values = new Map<string, SourceNode>();
  for (const name of listFolder(rootFolder).filter(
    (file) => file === 'terraform.tfvars' || file.endsWith('.auto.tfvars'),
  )) {
    for (const [variable, { expression }] of parseHcl(context.files.read(join(rootFolder, name))).attributes) {
      if (!Object.hasOwn(context.options.parameters ?? {}, variable))
        values.set(variable, scope.evaluate(expression, scope));
    }
  }
  return values;
}

/** An instance of a module that is called by a local path, opened once; others are not available. */
function openCalled(name: string, instance: Instance, scope: ModuleScope): ModuleScope | undefined {
  const address = scope.address + name + instance.suffix;
  if (!scope.opened.has(address)) scope.opened.set(address, openFolder(name, instance, scope));
  return scope.opened.get(address);
}

/** "Local paths" of Terraform: they begin with `./` or `../`, or are absolute. */
function isLocal(path: string): boolean {
  return /^\.{1,2}[\\/]/.test(path) || isAbsolute(path);
}

function openFolder(name: string, instance: Instance, scope: ModuleScope): ModuleScope | undefined {
  const block = scope.module.calls.get(name);
  const source = block?.body.attributes.get('source');
  const path = source && textOf(scope.evaluate(source.expression, scope));
  if (!block || !source || path === undefined || !isLocal(path)) return undefined;
  const folder = seenFrom(scope.module.folder, path).replace(/(?<=.)[\\/]$/, '');
  if (!scope.context.files.isFolder(folder)) {
    scope.context.note(`The module ${name} is not available: there is no folder ${folder}.`, source.at);
    return undefined;
  }
  if (scope.openFolders.includes(folder)) {
    throw new DefinitionLoadError(source.at, `The module calls itself: ${[...scope.openFolders, folder].join(' → ')}.`);
  }
  scope.context.insert(source.at);
  return {
    ...scope,
    module: moduleIn(folder, scope),
    names: new Map(),
    address: `${scope.address}module.${name}${instance.suffix}.`,
    placeholderPrefix: `${[scope.placeholderPrefix + name, ...instancePart(instance)].join('-')}-`,
    openFolders: [...scope.openFolders, folder],
    handedDown: fromCaller(block.body, withNames(scope, instance.names)),
  };
}

function moduleIn(folder: string, { read, context }: ModuleScope): Module {
  const module = read.get(folder) ?? readModule(folder, context);
  read.set(folder, module);
  return module;
}

/**
 * The arguments of a call, each worked out when the module asks for it: Terraform orders by variable and output, not by
 * module, so that two modules may name each other's outputs.
 */
function fromCaller({ attributes }: Body, caller: ModuleScope): ModuleScope['handedDown'] {
  return (variable, inside, at) => {
    const argument = inside.module.variables.has(variable) ? attributes.get(variable) : undefined;
    return (
      argument &&
      remembered(`var.${variable}`, inside, at, ({ resolving }) =>
        caller.evaluate(argument.expression, { ...caller, resolving }),
      )
    );
  };
}
