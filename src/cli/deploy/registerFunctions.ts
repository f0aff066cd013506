import { bindFunctions } from '../../definitions/bindFunctions';
import type { LoadedFunction } from '../../definitions/LoadedDefinition';
import type { Service } from '../../emulator/service/Service';
import { parseLambda } from '../options/parseLambda';
import type { FunctionFlags } from '../options/addFunctionOptions';

/** Lets the functions of a template run here, where their code is at hand, each with its own variables. */
export function registerFunctions(
  { functions: registry }: Service,
  functions: readonly LoadedFunction[],
  flags: FunctionFlags,
): void {
  const named = namesOf(flags);
  for (const { name, handler, timeoutSeconds, environment, process } of bindFunctions(functions)) {
    // What the command line names goes before, also when the template is read again.
    if (named.has(name)) continue;
    if (process === undefined) registry.registerFile(name, handler, { timeoutSeconds, environment });
    else registry.registerRuntime(name, { ...process, handler, timeoutSeconds, environment });
  }
}

/** Lets the functions run that the command line names. */
export function registerNamedFunctions({ functions }: Service, { lambda, lambdaCommand = [] }: FunctionFlags): void {
  for (const { name, handler } of (lambda ?? []).flatMap(parseLambda)) functions.registerFile(name, handler);
  for (const { name, command } of lambdaCommand) functions.registerCommand(name, { command });
}

function namesOf({ lambda = [], lambdaCommand = [] }: FunctionFlags): ReadonlySet<string> {
  return new Set([...lambda.flatMap(parseLambda), ...lambdaCommand].map(({ name }) => name));
}
