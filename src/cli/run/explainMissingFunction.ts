import { whyNotHere } from '../../definitions/functions/whyNotHere';
import type { LoadedFunction } from '../../definitions/LoadedDefinition';
import type { Service } from '../../emulator/service/Service';

/**
 * Why a function that the template declares was not there to answer the task that nobody answered, in a sentence.
 * `undefined` when that is not the reason.
 */
export function explainMissingFunction(service: Service, functions: readonly LoadedFunction[]): string | undefined {
  const call = service.calls.all.findLast(({ answeredBy }) => answeredBy === 'unmocked');
  const declared = functions.find(({ name }) => name === call?.target);
  if (declared === undefined) return undefined;
  const { name, source } = declared;
  return `Function '${name}' (${source.file}:${source.line}) ${whyNotHere(declared)}`;
}
