import { History, type Moment } from '../../engine/history/History';
import type { InterpretedRun } from '../../engine/interpreter/InterpretedRun';
import type { Block } from '../../engine/interpreter/Program';
import { runBlock } from '../../engine/interpreter/runBlock';
import { Scope } from '../../engine/interpreter/Scope';
import { invariant } from '../../errors/invariant';
import { StatesError } from '../../errors/StatesError';
import { MAX_HISTORY_EVENTS } from '../../language/asl/limits';
import type { TaskOutcome, TaskRequest } from '../../contract/task';
import type { StateOutcome } from './Inspection';

type Facts = 'arn' | 'name' | 'stateMachineArn' | 'stateMachineName' | 'roleArn' | 'region' | 'input' | 'startDate';

/** An execution that exists for one state alone, without an engine: the facts in its context object. */
interface DetachedExecution extends Pick<InterpretedRun, Facts> {
  /** 0 ≤ n < 1. */
  random(): number;
  newTaskToken(resourceArn: string): string;
  /** See `InterpretedRun.admitTask`. */
  admit(request: TaskRequest): TaskRequest;
  /** The result of the task, or of the whole Map or Parallel: a mock. */
  answer(request: TaskRequest): TaskOutcome;
}

/**
 * Runs a block of one state (see `compileInspected`) to its end, synchronously: time passes when the state waits, and
 * tasks are answered at once. Throws anything but errors of the workflow.
 */
export function runDetached(block: Block, execution: DetachedExecution): StateOutcome {
  const moment = { nowMs: execution.startDate };
  const run = interpreted(execution, moment);
  const steps = runBlock(new Scope(run), block, run.input);
  try {
    for (;;) {
      const step = steps.next(undefined);
      if (step.done) return { output: step.value };
      const effect = step.value;
      invariant(effect.kind === 'sleep', `a state that is run alone asked for '${effect.kind}'`);
      moment.nowMs = Math.max(moment.nowMs, effect.untilMs);
    }
  } catch (error) {
    if (!StatesError.is(error)) throw error;
    return { error: error.error, cause: error.errorCause };
  }
}

/** Such an execution, for the interpreter. */
function interpreted(execution: DetachedExecution, moment: Moment): InterpretedRun {
  return {
    ...execution,
    type: 'EXPRESS',
    redriveCount: undefined,
    redriven: undefined,
    testCase: undefined,
    iterations: [],
    history: new History(MAX_HISTORY_EVENTS, execution.startDate, 16),
    othersWait: false,
    variableBytes: 0,
    deletedCause: undefined,
    moment,
    now: () => moment.nowMs,
    randomOf: () => () => execution.random(),
    admitTask: (request) => execution.admit(request),
    mocksState: () => true,
    ask(request, scheduled) {
      scheduled?.();
      const outcome = execution.answer(request);
      return { request, next: () => ({ kind: 'ended', outcome }) };
    },
    newMapRun() {
      throw new Error('A Map that is tested alone has a mock.');
    },
    countInvocation: () => 0,
    isTimeToPause: () => false,
  };
}
