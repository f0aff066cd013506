/** The running test file, if its runner reports it; otherwise `undefined`. */
export function testFile(): string | undefined {
  const globals = globalThis as unknown as Readonly<Record<string | symbol, unknown>>;
  // Where Jest keeps the state of `expect`, even without its globals; and what Vitest passes to its workers.
  const jest = globals[Symbol.for('$$jest-matchers-object')] as { state?: { testPath?: unknown } } | undefined;
  const vitest = globals['__vitest_worker__'] as { filepath?: unknown } | undefined;
  // `node --test` runs each file in a separate process.
  const node = process.env['NODE_TEST_CONTEXT'] === undefined ? undefined : process.argv[1];
  const found = [vitest?.filepath, jest?.state?.testPath, node].find((file) => typeof file === 'string' && file !== '');
  return found as string | undefined;
}
