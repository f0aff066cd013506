import { invariant } from '../../errors/invariant';
import { StatesError } from '../../errors/StatesError';
import type { Block } from '../../engine/interpreter/Program';
import { runBlock } from '../../engine/interpreter/runBlock';
import { Scope } from '../../engine/interpreter/Scope';
import type { Json } from '../../util/json';
import { DetachedRun, type DetachedExecution } from './DetachedRun';
import type { StateOutcome } from './Inspection';

/** Runs a block of one state (see `compileInspected`) to its end, at once. Throws what is no error of the workflow. */
export function runDetached(block: Block, execution: DetachedExecution): StateOutcome {
  const run = new DetachedRun(execution);
  const steps = runBlock(new Scope(run), block, run.input);
  try {
    return { output: finish(steps, run) };
  } catch (error) {
    if (!StatesError.is(error)) throw error;
    return { error: error.error, cause: error.errorCause };
  }
}

function finish(steps: ReturnType<typeof runBlock>, run: DetachedRun): Json {
  for (;;) {
    const step = steps.next(undefined);
    if (step.done) return step.value;
    const effect = step.value;
    invariant(effect.kind === 'sleep', `a state that is run alone asked for '${effect.kind}'`);
    run.nowMs = Math.max(run.nowMs, effect.untilMs);
  }
}
