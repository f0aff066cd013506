import { isAbsolute, join } from 'node:path';
import { DefinitionLoadError } from '../DefinitionLoadError';
import { maxEvaluations } from '../limits';
import type { LoadContext } from '../LoadContext';
import { listFolder } from '../source/SourceFiles';
import { textOf, type SourceNode } from '../source/SourceNode';
import { evaluate } from './evaluate';
import type { Body } from './hcl/Expression';
import { parseHcl } from './hcl/parseBody';
import { Module } from './ModuleScope';
import type { ModuleScope } from './ModuleScope';
import { seenFrom } from './slashes';

/** The root module in a folder, with the values of its `terraform.tfvars` and `*.auto.tfvars`. */
export function openRootModule(folder: string, context: LoadContext): ModuleScope {
  let steps = 0;
  const scope: ModuleScope = {
    module: readModule(folder, context),
    context,
    handedDown: new Map(),
    names: new Map(),
    address: '',
    rootFolder: folder,
    resolving: [],
    memo: new Map(),
    openFolders: [folder],
    opened: new Map(),
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
  return { ...scope, handedDown: variableFiles(scope) };
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

/** A module that is called by a local path, opened once; others are not at hand. */
function openCalled(name: string, scope: ModuleScope): ModuleScope | undefined {
  const address = scope.address + name;
  if (!scope.opened.has(address)) scope.opened.set(address, openFolder(name, scope));
  return scope.opened.get(address);
}

/** "Local paths" of Terraform: they begin with `./` or `../`, or are absolute. */
function isLocal(path: string): boolean {
  return /^\.{1,2}[\\/]/.test(path) || isAbsolute(path);
}

function openFolder(name: string, scope: ModuleScope): ModuleScope | undefined {
  const block = scope.module.calls.get(name);
  const source = block?.body.attributes.get('source');
  const path = source && textOf(scope.evaluate(source.expression, scope));
  if (!block || !source || path === undefined || !isLocal(path)) return undefined;
  const folder = seenFrom(scope.module.folder, path).replace(/(?<=.)[\\/]$/, '');
  if (!scope.context.files.isFolder(folder)) {
    scope.context.note(`The module ${name} is not at hand: there is no folder ${folder}.`, source.at);
    return undefined;
  }
  if (scope.openFolders.includes(folder)) {
    throw new DefinitionLoadError(source.at, `The module calls itself: ${[...scope.openFolders, folder].join(' → ')}.`);
  }
  scope.context.insert(source.at);
  const inside: ModuleScope = {
    ...scope,
    module: readModule(folder, scope.context),
    names: new Map(),
    address: `${scope.address}module.${name}.`,
    openFolders: [...scope.openFolders, folder],
  };
  const handedDown = new Map<string, SourceNode>();
  for (const [variable, { expression }] of block.body.attributes) {
    if (inside.module.variables.has(variable)) handedDown.set(variable, scope.evaluate(expression, scope));
  }
  return { ...inside, handedDown };
}
