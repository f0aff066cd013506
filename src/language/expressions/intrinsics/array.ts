import type { IntrinsicFunction } from './IntrinsicFunction';

/** `States.Array(value, …)`: an array of its arguments. */
export const array: IntrinsicFunction = {
  name: 'States.Array',
  returns: 'other',
  count: [0, Infinity],
  call: (args) => args,
};
