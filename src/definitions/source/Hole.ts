import type { Position } from './Position';
import type { SourceNode } from './SourceNode';

/**
 * A value of the definition that no file tells. It is a value like any other until the definition is complete; then
 * the text around it decides what stands in for it (`fillHoles`).
 */
export interface Hole {
  /** As its author wrote it: `${HelloFunctionArn}`, `Ref Stage`, `var.prefix`. */
  readonly value: string;
  /** What a stub is made from: a logical id, a token's or a variable's name. */
  readonly id: string;
  /** `generated`: AWS makes it when a resource of this file is deployed. `unknown`: nobody has said it yet. */
  readonly kind: 'generated' | 'unknown';
  /** Why it is not known, as a sentence. */
  readonly reason: string;
  /** The name that was probably meant, as it is written. */
  readonly meant?: string | undefined;
  /** The stub, where it does not depend on the text around it. */
  readonly stub?: string | undefined;
  /** Whether it may be more than a string: a bare value of a field that takes a number becomes a number. */
  readonly untyped?: boolean;
  /** A part of it (`.arn`), where it is an object whose parts have stubs of their own. */
  readonly part?: ((name: string, at: Position) => SourceNode) | undefined;
  readonly at: Position;
}
