import { bindFunctions } from '../../definitions/bindFunctions';
import type { LoadedFunction } from '../../definitions/LoadedDefinition';
import type { Service } from '../../emulator/service/Service';

/**
 * Lets the functions of a template run in this process, where their code is at hand. They share one environment, so a
 * variable that this process has already keeps its value, and the first function that sets one wins. Answers a sentence
 * for each variable that two functions want to be different.
 */
export function registerFunctions(service: Service, functions: readonly LoadedFunction[]): string[] {
  const given = new Map<string, { readonly value: string; readonly by: string }>();
  const conflicts: string[] = [];
  for (const { name, handler, timeoutSeconds, environment } of bindFunctions(functions)) {
    service.functions.registerFile(name, handler, { timeoutSeconds });
    for (const [variable, value] of Object.entries(environment)) {
      const first = given.get(variable);
      if (first === undefined) given.set(variable, { value, by: name });
      else if (first.value !== value)
        conflicts.push(
          `${variable} is '${first.value}' for ${first.by} and '${value}' for ${name}; both get the first.`,
        );
    }
  }
  for (const [variable, { value }] of given) process.env[variable] ??= value;
  return conflicts;
}
