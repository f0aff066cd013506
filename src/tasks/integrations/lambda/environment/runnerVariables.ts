import { runInThisContext } from 'node:vm';

type Variables = Readonly<Record<string, string | undefined>>;

/** Jest gives each test file a copy of `process`. These variables are the runner's own. */
const atStart: Variables = { ...(runInThisContext('process') as NodeJS.Process).env };

/**
 * The variables with which the test runner was started: in Jest, the runner's; elsewhere, as they were when Stepmill
 * was imported. Differences come from the tests or their setup.
 */
export function runnerVariables(): Variables {
  return atStart;
}
