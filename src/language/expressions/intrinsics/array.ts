import type { IntrinsicFunction } from './IntrinsicFunction';

/** `States.Array(value, …)`: an array of its arguments. */
export const array: IntrinsicFunction = {
  name: 'States.Array',
  minArguments: 0,
  maxArguments: Infinity,
  call: (args) => args,
};
