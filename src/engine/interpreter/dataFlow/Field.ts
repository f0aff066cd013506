import type { Json } from '../../../util/json';
import type { Scope } from '../Scope';

/** A compiled field of a state: evaluates it for a scope and an input. */
export type Field<T> = (scope: Scope, value: Json) => T;
