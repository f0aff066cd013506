import { DefinitionLoadError } from './DefinitionLoadError';
import { maxChain } from './limits';
import type { Position } from '../util/Position';

/** The words of a message: `references` depend on one another, and `The template refers to itself` in a circle. */
interface ChainWords {
  readonly many: string;
  readonly circle: string;
  /** A name as written in the file. Default: unchanged. */
  readonly written?: (name: string) => string;
}

/**
 * The names that are being resolved, and one more. Throws DefinitionLoadError when it is one of them already, and when
 * there are too many.
 */
export function chained(
  resolving: readonly string[],
  name: string,
  at: Position,
  { many, circle, written = (text) => text }: ChainWords,
): readonly string[] {
  const first = resolving.indexOf(name);
  if (first !== -1)
    throw new DefinitionLoadError(
      at,
      `${circle} in a circle: ${[...resolving.slice(first), name].map(written).join(' → ')}.`,
    );
  if (resolving.length > maxChain)
    throw new DefinitionLoadError(at, `More than ${maxChain} ${many} depend on one another here.`);
  return [...resolving, name];
}
