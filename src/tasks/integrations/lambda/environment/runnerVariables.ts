import { runInThisContext } from 'node:vm';

type Variables = Readonly<Record<string, string | undefined>>;

/** Jest gives each test file a copy of `process`. These are the runner's own. */
const atStart: Variables = { ...(runInThisContext('process') as NodeJS.Process).env };

/**
 * The variables with which the runner of the tests was started: in Jest, those of the runner; elsewhere, as they were
 * when Stepmill was imported. Whatever differs from them was set by the tests or by their set-up.
 */
export function runnerVariables(): Variables {
  return atStart;
}
