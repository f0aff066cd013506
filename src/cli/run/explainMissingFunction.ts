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
  const { name, runtime, handler, source, inlineCode } = declared;
  const place = `${source.file}:${source.line}`;
  if (inlineCode !== undefined)
    return `Function '${name}' (${place}) has its code in the template, which is not run here.`;
  if (runtime !== undefined && !runtime.startsWith('nodejs'))
    return `Function '${name}' (${place}) is ${runtime}; only Node.js functions run here by themselves.`;
  const what = handler === undefined ? 'has no handler' : `has the handler '${handler}', and there is no file for it`;
  return `Function '${name}' (${place}) ${what}.`;
}
