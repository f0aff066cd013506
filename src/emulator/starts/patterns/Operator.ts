import type { Json } from '../../../util/json';

/** A value of an event that a pattern can compare. A number may be an exact one. */
export type Leaf = string | number | boolean | null;

/** One element of the list that a pattern has for a field. */
export interface Alternative {
  /** Whether a value fits. */
  readonly fits: (value: Leaf) => boolean;
  /** Whether it fits if the event has no such field. */
  readonly fitsAbsent?: true;
}

/** Compiles the argument of an operator. Throws InvalidEventPattern. */
export type Operator = (argument: Json) => Alternative;
