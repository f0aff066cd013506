import { HarnessError } from '../../errors/HarnessError';
import type { Calls } from '../../tasks/mocking/Calls';
import type { MockScope } from '../../tasks/mocking/Mocks';
import { type Script, whyUnused } from '../../tasks/mocking/Script';
import { callTarget } from '../../tasks/mocking/callTarget';
import type { Place } from '../places/Place';
import type { RegisteredFunction } from '../RegisteredFunctions';

/**
 * Failures that were played and that no task matched: at most one error. Without a scope, those of tests and of the
 * file.
 */
export function unplayedFailures(place: Place, scope?: MockScope): readonly HarnessError[] {
  if (place.kind === 'aws') return [];
  const { mocks, calls } = place.answers('sfn.scripts');
  const lines = mocks.unused(scope).filter(({ mustBeAsked }) => mustBeAsked);
  if (lines.length === 0) return [];
  const heading = 'Failures were played but had no effect: the state did not run, or another mock answered its task.';
  return [new HarnessError([heading, ...lines.map((script) => `  ${lineOf(script, calls)}`)].join('\n'))];
}

/** The error of `unusedMocks: 'fail'` at the end of a test or of a file: at most one. */
export async function unusedMockErrors(
  scope: MockScope,
  place: Place,
  functions: readonly RegisteredFunction[],
): Promise<readonly HarnessError[]> {
  // In AWS, there are no mocks.
  if (place.kind === 'aws') return [];
  const { mocks: scripts, calls } = place.answers('sfn.scripts');
  const mocks =
    scope === 'test'
      ? scripts.unused('test').map((script) => lineOf(script, calls))
      : scripts.neverUsed().map(({ description }) => description);
  const denials = (await place.unmetDenials(scope)).map(
    ({ description }) => `${description}: no call needed this permission`,
  );
  const refusals = (await place.objects({ op: 'unmetRefusals', scope })) as readonly string[];
  const unused = [
    ...mocks,
    ...denials,
    ...refusals.map((description) => `${description}: no call matched it`),
    ...uncalled(functions, scope, calls),
  ].map((line) => `  ${line}`);
  if (unused.length === 0) return [];
  return [new HarnessError([headings[scope], ...unused].join('\n'))];
}

/** The functions of a scope that nothing has called. */
function uncalled(functions: readonly RegisteredFunction[], scope: MockScope, calls: Calls): readonly string[] {
  const called = new Set(calls.found.flatMap(({ asked }) => callTarget(asked).name ?? []));
  for (const one of functions) one.isCalled ||= called.has(one.name);
  return functions
    .filter((one) => one.scope === scope && !one.isCalled && !one.isOptional)
    .map(({ name }) => `sfn.lambda('${name}', …): never called`);
}

function lineOf(script: Script, calls: Calls): string {
  return `${script.description}: ${whyUnused(script, calls)}`;
}

const headings: Readonly<Record<MockScope, string>> = {
  test: "Mocks of this test were never used (option unusedMocks: 'fail'):",
  file: "No test that ran used these mocks of this file (option unusedMocks: 'fail'):",
};

/**
 * Whether the command line selects only some tests of a file. Other tests may use the mocks that these leave unused.
 */
export function runsSomeTestsOnly(args: readonly string[] = [...process.execArgv, ...process.argv]): boolean {
  return args.some((arg) =>
    /^(?:-t|--testNamePattern|--test-name-pattern|--test-skip-pattern|--test-only)(?:=|$)/.test(arg),
  );
}
