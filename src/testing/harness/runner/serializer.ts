import { Run } from '../run/Run';

/** Writes runs into snapshots; in the form that Jest's and Vitest's `expect.addSnapshotSerializer` take. */
export const runSerializer = {
  test: (value: unknown): boolean => value instanceof Run,
  serialize: (run: Run): string => run.toSnapshot(),
};
