type Hook = () => Promise<void>;

/**
 * `after` of node:test, where a failure also fails the process: with `--test-isolation=none`, Node reports a file's
 * failing hook, but exits with 0.
 */
export function afterFileInNode(after: (hook: Hook) => unknown): (hook: Hook) => void {
  return (hook) =>
    void after(async () => {
      try {
        await hook();
      } catch (error) {
        process.exitCode = 1;
        throw error;
      }
    });
}
