type Variables = Readonly<Record<string, string | undefined>>;

/** Jest gives each test file a copy of `process`. This is the runner's own. */
const runner = process.getBuiltinModule?.('node:process') ?? process;

const atStart: Variables | undefined = runner === process ? { ...process.env } : undefined;

/**
 * The variables with which the runner of the tests was started: in Jest, those of the runner; elsewhere, as they were
 * when Stepmill was imported. Whatever differs from them was set by the tests or by their set-up.
 */
export function runnerVariables(): Variables {
  return atStart ?? runner.env;
}
