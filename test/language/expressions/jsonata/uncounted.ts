import type { FunctionHost } from '../../../../src/language/expressions/jsonata/functions/PlainFunction';

/** A host for which work is free. */
export const uncounted: FunctionHost = { step: () => undefined, random: () => 0.5, now: () => 0 };
