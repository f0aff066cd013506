import { visitsMatcher } from './visitsMatcher';

export const toHaveExited = visitsMatcher('toHaveExited', {
  verb: 'exited',
  noun: 'output',
  counts: ({ exitedMs }) => exitedMs !== undefined,
  read: ({ output }) => output,
});
