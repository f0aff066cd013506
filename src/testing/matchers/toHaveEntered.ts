import { visitsMatcher } from './visitsMatcher';

export const toHaveEntered = visitsMatcher('toHaveEntered', {
  verb: 'entered',
  noun: 'input',
  counts: () => true,
  read: ({ input }) => input,
});
