import { readdirSync, statSync } from 'node:fs';
import { join, parse } from 'node:path';
import { bindFunctions, missingFunctions } from '../../definitions/bindFunctions';
import type { LoadedDefinition, LoadedFunction } from '../../definitions/LoadedDefinition';
import type { Service } from '../../emulator/service/Service';
import { HarnessError } from '../../errors/HarnessError';
import type { StateMachineDefinition } from '../../language/asl/types';
import { checkTargetName } from '../../tasks/mocking/checkCalleeName';
import type { FunctionFlags } from '../../terminal/options/addFunctionOptions';

/** Registers the functions of a template whose code is available, each with its own variables. */
export function registerFunctions(
  { functions: registry }: Service,
  functions: readonly LoadedFunction[],
  flags: FunctionFlags,
): void {
  const named = new Set([...namesOf(flags)].map((name) => registry.nameOf(name)));
  for (const { name, why, environment } of missingFunctions(functions, 'cli')) {
    registry.explainMissing(name, why);
    registry.variables.declare(name, environment);
  }
  for (const { name, handler, timeoutSeconds, environment, process } of bindFunctions(functions)) {
    registry.variables.declare(name, environment);
    // Functions named on the command line take precedence, even when the template is read again.
    if (named.has(name)) continue;
    if (process === undefined) registry.registerFile(name, handler, { timeoutSeconds, environment });
    else registry.registerRuntime(name, { ...process, handler, timeoutSeconds, environment });
  }
}

/** Registers the functions named on the command line. */
export function registerNamedFunctions({ functions }: Service, { lambda, lambdaCommand = [] }: FunctionFlags): void {
  for (const { name, handler } of (lambda ?? []).flatMap(parseLambda))
    functions.registerFile(functions.nameOf(name), handler);
  for (const { name, command } of lambdaCommand) functions.registerCommand(functions.nameOf(name), { command });
}

/**
 * Throws a HarnessError for a function on the command line whose name is close to one that the machines call or the
 * files declare: another handler would run instead. Additional functions of a folder are ignored.
 */
export function checkNamedFunctions(
  { answers: { targets } }: Service,
  { lambda = [], lambdaCommand = [] }: FunctionFlags,
  machines: readonly LoadedDefinition[],
): void {
  const named = [...lambda.filter((text) => text.includes('=')).flatMap(parseLambda), ...lambdaCommand];
  if (named.length === 0) return;
  const definitions = machines.map(({ definition }) => JSON.parse(definition) as StateMachineDefinition);
  for (const { name } of named) checkTargetName('function', name, { calls: [], definitions, targets });
}

function namesOf({ lambda = [], lambdaCommand = [] }: FunctionFlags): ReadonlySet<string> {
  return new Set([...lambda.flatMap(parseLambda), ...lambdaCommand].map(({ name }) => name));
}

/** A function by name, with its file and export in the form of Lambda's `Handler` setting. */
interface LambdaOption {
  readonly name: string;
  readonly handler: string;
}

const sources = /(?<!\.d|\.test|\.spec)\.[cm]?[jt]s$/;

/**
 * Reads `--lambda`: one function (`charge=./src/charge.handler`), or a folder whose files are functions by their names,
 * each with an export `handler`. Throws HarnessError if it is neither.
 */
export function parseLambda(text: string): LambdaOption[] {
  const at = text.indexOf('=');
  if (at > 0 && at < text.length - 1) return [{ name: text.slice(0, at), handler: text.slice(at + 1) }];
  if (statSync(text, { throwIfNoEntry: false })?.isDirectory() === true) return functionsIn(text);
  throw new HarnessError(
    `--lambda ${text} is neither NAME=FILE.EXPORT nor a folder. ` +
      'Write, for example, --lambda charge=./src/charge.handler, or --lambda ./src for every file in it.',
  );
}

function functionsIn(folder: string): LambdaOption[] {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && sources.test(entry.name))
    .map(({ name }) => ({ name: parse(name).name, handler: `${join(folder, name)}.handler` }));
  if (files.length > 0) return files;
  throw new HarnessError(`--lambda ${folder}: there is no JavaScript or TypeScript file in it.`);
}
