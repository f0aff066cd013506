import type { Path } from '../../language/asl/path';
import type { Diagnostic } from '../../errors/Diagnostic';

/** Line and column, from 1, and how many characters are meant (1 when absent). */
export interface RemarkPlace {
  readonly line: number;
  readonly column: number;
  readonly length?: number;
}

/** A diagnostic with more for people than the API answers. */
export interface Finding extends Diagnostic {
  /** Where exactly it is; `location` is often coarser (the template, not its member). */
  readonly path: Path;
  /** Whether the name of the member at `path` is meant, not its value. */
  readonly onName?: true;
  /** What to write instead: `Did you mean 'ResultPath'?` */
  readonly hint?: string;
  /** Where no path leads to: in a text that is no JSON. */
  readonly place?: RemarkPlace;
}

/**
 * The groups in which diagnostics are reported; within a group in the order of the text.
 *
 * AWS: faults of fields come first, then targets that are missing, then the end state and what cannot be reached.
 */
export type Phase = 'fields' | 'names' | 'expressions' | 'targets' | 'reachability';

export const phases: readonly Phase[] = ['fields', 'names', 'expressions', 'targets', 'reachability'];
