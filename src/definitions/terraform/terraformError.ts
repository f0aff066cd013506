import { DefinitionLoadError } from '../DefinitionLoadError';
import { suggestion } from '../suggestion';
import type { Position } from '../source/Position';

/** That a name is not there, with the one that was probably meant. */
export function noSuchName(what: string, name: string, known: Iterable<string>, at: Position): DefinitionLoadError {
  const near = suggestion(name, known);
  return new DefinitionLoadError(
    at,
    `There is no ${what} ${name}.`,
    near === undefined ? undefined : `Did you mean ${near}?`,
  );
}
