import { NotAtHandError } from './DefinitionLoadError';
import type { LoadContext } from './LoadContext';
import type { LoadedDefinition, LoadedFunction, UnavailableDefinition } from './LoadedDefinition';

/** What a loader found in one file or stack. */
export interface LoadedParts {
  readonly machines: readonly LoadedDefinition[];
  readonly unavailable: readonly UnavailableDefinition[];
  readonly functions: readonly LoadedFunction[];
}

export const nothingLoaded: LoadedParts = { machines: [], unavailable: [], functions: [] };

export function mergeParts(parts: readonly LoadedParts[]): LoadedParts {
  return {
    machines: parts.flatMap(({ machines }) => machines),
    unavailable: parts.flatMap(({ unavailable }) => unavailable),
    functions: parts.flatMap(({ functions }) => functions),
  };
}

/** The machine that `load` gives; listed as unavailable when its definition is not at hand (an error when `strict`). */
export function orUnavailable(
  named: Omit<UnavailableDefinition, 'error'>,
  { options }: LoadContext,
  load: () => LoadedDefinition,
): LoadedParts {
  try {
    return { ...nothingLoaded, machines: [load()] };
  } catch (error) {
    if (!(error instanceof NotAtHandError) || options.strict) throw error;
    return { ...nothingLoaded, unavailable: [{ ...named, error }] };
  }
}
