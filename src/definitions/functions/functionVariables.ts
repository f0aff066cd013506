import type { LoadContext } from '../LoadContext';
import { entriesOf, plainTextOf, type SourceNode } from '../source/SourceNode';
import { fillText } from '../stubs/fillHoles';

/**
 * The environment variables of a function, with stubs for unknown values. Notes each value that is missing, and each
 * that is not a string.
 */
export function functionVariables(
  functionName: string,
  variables: SourceNode | undefined,
  { deployment, note }: LoadContext,
): Record<string, string> {
  const entries = entriesOf(variables).flatMap(({ key, value }): [string, string][] => {
    const what = `The variable ${key} of function '${functionName}'`;
    if (value.kind !== 'text') {
      const plain = plainTextOf(value);
      if (plain === undefined) note(`${what} is not a string, so the function does not get it.`, value.at);
      return plain === undefined ? [] : [[key, plain]];
    }
    const text = fillText(value.text, key, deployment);
    const unknown = value.text.holes.filter(({ kind }) => kind === 'unknown');
    for (const hole of unknown)
      note(`${what} needs ${hole.value}, which has no value here, so it gets '${text}'.`, value.at);
    return [[key, text]];
  });
  return Object.fromEntries(entries);
}
