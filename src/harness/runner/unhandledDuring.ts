/**
 * Runs an action, and returns the rejections that were not handled meanwhile. Vitest reports them outside of the tests,
 * as errors of the run, and node:test reports those of hooks as notes. They are taken over here, so that the test that
 * caused them fails.
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
