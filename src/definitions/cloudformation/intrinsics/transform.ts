import { includedNode } from '../includeTransform';
import type { Intrinsic } from '../arguments';

/** A transform that stands alone: what it gives is the value. */
export const transform: Intrinsic = (argument, scope, at) => {
  const included = includedNode(argument, scope);
  return included ? scope.resolve(included, scope) : { kind: 'none', at };
};
