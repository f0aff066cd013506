import { isAbsolute, join } from 'node:path';
import { DefinitionLoadError } from '../DefinitionLoadError';
import type { LoadContext } from '../LoadContext';
import { maxEvaluations } from '../limits';
import { listFolder } from '../source/SourceFiles';
import { parseJsonSource } from '../source/parseJsonSource';
import { entriesOf, textOf, type SourceNode } from '../source/SourceNode';
import { evaluate } from './evaluate';
import type { Body } from './hcl/Expression';
import { parseHcl } from './hcl/parseBody';
import type { Instance } from './instances';
import { Module, remembered, seenFrom, withNames, type ModuleScope } from './ModuleScope';
import { instancePart } from './placeholder';

/** The root module in a folder, with the values of its variable files. */
export function openRootModule(folder: string, context: LoadContext): ModuleScope {
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
        throw new DefinitionLoadError(
          at,
          `The limit of ${String(maxEvaluations)} evaluated expressions is exceeded here.`,
        );
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

/** Values in variable files; the caller's take precedence. */
function variableFiles(scope: ModuleScope): ReadonlyMap<string, SourceNode> {
  const values = new Map<string, SourceNode>();
  const given = scope.context.options.parameters ?? {};
  for (const name of variableFileNames(scope.rootFolder)) {
    for (const [variable, value] of valuesIn(join(scope.rootFolder, name), scope)) {
      if (!Object.hasOwn(given, variable)) values.set(variable, value());
    }
  }
  return values;
}

/** The files that Terraform reads by itself, those whose values take precedence last. */
function variableFileNames(folder: string): readonly string[] {
  const names = listFolder(folder);
  const first = ['terraform.tfvars', 'terraform.tfvars.json'].filter((name) => names.includes(name));
  return [...first, ...names.filter((name) => /\.auto\.tfvars(?:\.json)?$/.test(name))];
}

function valuesIn(file: string, scope: ModuleScope): readonly (readonly [name: string, value: () => SourceNode])[] {
  const text = scope.context.files.read(file);
  if (file.endsWith('.json')) return entriesOf(parseJsonSource(text)).map(({ key, value }) => [key, () => value]);
  return [...parseHcl(text).attributes].map(([name, { expression }]) => [
    name,
    () => scope.evaluate(expression, scope),
  ]);
}

/** An instance of a module called by a local path, opened once; others are not available. */
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
 * The arguments of a call, each evaluated when the module needs it: Terraform orders by variable and output, not by
 * module, so two modules may refer to each other's outputs.
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
