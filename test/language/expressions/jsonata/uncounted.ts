import { TimeBudget } from '../../../../src/language/expressions/callWithin';
import type { FunctionHost } from '../../../../src/language/expressions/jsonata/functions/functions';

/** A host for which work is free. */
export const uncounted: FunctionHost = {
  step: () => undefined,
  time: new TimeBudget(Infinity),
  random: () => 0.5,
  now: () => 0,
};
