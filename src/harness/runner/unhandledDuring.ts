/**
 * Runs an action, and answers the rejections that nobody has handled meanwhile. Vitest reports them beside the tests, as
 * errors of the run, and node:test those of hooks as notes: so they are taken from them, to fail the test that has caused
 * them.
 */
export async function unhandledDuring(action: () => Promise<void>): Promise<readonly unknown[]> {
  const reasons: unknown[] = [];
  const listeners = process.listeners('unhandledRejection');
  const collect = (reason: unknown): void => void reasons.push(reason);
  for (const listener of listeners) process.off('unhandledRejection', listener);
  process.on('unhandledRejection', collect);
  try {
    await action();
  } finally {
    process.off('unhandledRejection', collect);
    for (const listener of listeners) process.on('unhandledRejection', listener);
  }
  return reasons;
}
