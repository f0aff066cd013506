type Hook = () => Promise<void>;

/**
 * `after` of node:test, whose failure fails the process, too: with `--test-isolation=none`, Node reports a hook of a file
 * that throws, and exits with 0.
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
