import { Run } from '../run/Run';

/** Prints runs in snapshots; for `expect.addSnapshotSerializer` of Jest and Vitest. */
export const runSerializer = {
  test: (value: unknown): boolean => value instanceof Run,
  serialize: (run: Run): string => run.toSnapshot(),
};
