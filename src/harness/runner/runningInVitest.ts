import type { RunnerKnowledge } from './TestInProgress';

/** The parts of Vitest's files, suites and tests that are read. */
interface VitestTask {
  readonly type?: string;
  /** Only a file has it. */
  readonly filepath?: string;
  readonly mode?: string;
  readonly result?: { readonly state: string } | undefined;
  readonly tasks?: readonly VitestTask[];
  /** The suite around it; `undefined` at the top of the file. */
  readonly suite?: VitestTask | undefined;
  readonly file?: VitestTask;
}

/**
 * What Vitest knows: the suite whose hooks or tests run, whether the file is still being loaded, and whether tests of
 * it were skipped or have failed. Empty if its worker does not say.
 */
export function runningInVitest(): RunnerKnowledge {
  return {
    isPartial: (context) => isPartial((context as VitestContext | undefined)?.task?.file),
    hasBegun() {
      const now = current();
      return now !== undefined && !(now.filepath !== undefined && now.result === undefined);
    },
    block() {
      const now = current();
      return now?.type === 'suite' && now.filepath === undefined ? now : undefined;
    },
    blocksAround: () => suitesAround(current()),
  };
}

interface VitestContext {
  readonly task?: VitestTask;
}

function current(): VitestTask | undefined {
  const { __vitest_worker__: worker } = globalThis as { __vitest_worker__?: { readonly current?: VitestTask } };
  return worker?.current;
}

/** The suites around a task, including itself. */
function suitesAround(task: VitestTask | undefined): readonly object[] {
  const suites: object[] = [];
  for (let suite = task; suite !== undefined; suite = suite.suite) suites.push(suite);
  return suites;
}

/** Whether a test of a file or suite was skipped or has failed. */
function isPartial({ mode, result, tasks = [] }: VitestTask = {}): boolean {
  return mode === 'skip' || result?.state === 'skip' || result?.state === 'fail' || tasks.some(isPartial);
}
