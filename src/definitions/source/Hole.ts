import type { Position } from '../../util/Position';
import type { SourceNode } from './SourceNode';

/**
 * A value of the definition that no file contains. It is treated like any other until the definition is complete; then
 * the surrounding text decides its stub (`fillHoles`).
 */
export interface Hole {
  /** As its author wrote it: `${HelloFunctionArn}`, `Ref Stage`, `var.prefix`. */
  readonly value: string;
  /** The source of the stub: a logical id, or the name of a token or variable. */
  readonly id: string;
  /** `generated`: AWS creates it when a resource of this file is deployed. `unknown`: it has no value yet. */
  readonly kind: 'generated' | 'unknown';
  /** Why it is not known, as a sentence. */
  readonly reason: string;
  /** The name that was probably meant, as written. */
  readonly meant?: string | undefined;
  /** The stub, if it does not depend on the surrounding text. */
  readonly stub?: string | undefined;
  /** Whether it may be other than a string: a bare value of a numeric field becomes a number. */
  readonly untyped?: boolean;
  /** A part of it (`.arn`), if it is an object whose parts have their own stubs. */
  readonly part?: ((name: string, at: Position) => SourceNode) | undefined;
  readonly at: Position;
}
