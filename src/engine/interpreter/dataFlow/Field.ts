import type { Json } from '../../../util/json';
import type { Scope } from '../Scope';

/** A compiled field of a state: what it says for the scope and the value that it looks at. */
export type Field<T> = (scope: Scope, value: Json) => T;
