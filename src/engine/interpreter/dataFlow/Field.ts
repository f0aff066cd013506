import type { Json } from '../../../util/json';
import type { Steps } from '../effects';
import type { Scope } from '../Scope';

/** A compiled field of a state: what it says for the scope and the value that it looks at. */
export interface Field<T> {
  /** There when nothing has to be waited for: the same, without steps. */
  readonly now: ((scope: Scope, value: Json) => T) | undefined;
  steps(scope: Scope, value: Json): Steps<T>;
}

/** A field that has its value at once. */
export function fieldNow<T>(now: (scope: Scope, value: Json) => T): Field<T> {
  return {
    now,
    // eslint-disable-next-line require-yield -- there is nothing to wait for
    *steps(scope, value) {
      return now(scope, value);
    },
  };
}

/** A field whose value is worked out further. */
export function mapField<A, B>(field: Field<A>, convert: (value: A, scope: Scope) => B): Field<B> {
  const { now } = field;
  if (now !== undefined) return fieldNow((scope, value) => convert(now(scope, value), scope));
  return {
    now: undefined,
    *steps(scope, value) {
      return convert(yield* field.steps(scope, value), scope);
    },
  };
}
