import { executionStarted } from '../history/NamedEvent';
import type { Steps } from '../interpreter/effects';
import type { PartEnd } from '../interpreter/part/PartScope';
import type { Block } from '../interpreter/Program';
import { finishBlock, Rest, resumeBlock, runBlock, walk } from '../interpreter/runBlock';
import type { Json } from '../../util/json';
import { lazy } from '../../util/lazy';
import { fail, succeed, type EndingExecution } from './endExecution';
import { Fiber, type FiberOwner, type FiberScheduler } from './Fiber';

const loadPartScope = lazy(
  () => require('../interpreter/part/PartScope') as typeof import('../interpreter/part/PartScope'),
);
const loadRunPart = lazy(() => require('../interpreter/part/runPart') as typeof import('../interpreter/part/runPart'));

/** An execution that runs the program of its machine. It owns the fiber of its outermost states. */
export interface ProgramExecution extends EndingExecution, FiberOwner {
  fiber: Fiber | undefined;
  readonly engine: EndingExecution['engine'] & {
    readonly scheduler: FiberScheduler & {
      /** Whether an execution may run now, in the turn of its caller. */
      takeTurn(): boolean;
    };
  };
}

/**
 * Begins the program. A machine that never waits runs to its end here if nothing else is running. The scheduler runs all
 * others.
 */
export function beginProgram(execution: ProgramExecution): void {
  const { start, root, child, engine } = execution;
  const { block } = start.target.revision.program;
  writeStart(execution);
  if (start.part !== undefined) return runLater(execution, loadRunPart().runPart(root, start.part));
  // Children run in the turn of their Map Run.
  if (block.alone && (child !== undefined || engine.scheduler.takeTurn())) runNow(execution, block);
  else runLater(execution, runBlock(root, block, start.input));
}

/** Resumes the program from where it failed. */
export function resumeProgram(execution: ProgramExecution): void {
  const { start, root } = execution;
  if (start.part !== undefined) runLater(execution, loadRunPart().resumePart(root, start.part));
  else
    runLater(
      execution,
      resumeBlock(root, start.target.revision.program.block, () => execution.start.input),
    );
}

/** The program has thrown an error, or left the state after which its part ends, maybe in a branch. */
export function endProgram(execution: ProgramExecution, thrown: unknown): void {
  if (execution.start.part !== undefined && thrown instanceof loadPartScope().PartEnd) partEnded(execution, thrown);
  else fail(execution, thrown);
}

function partEnded(execution: ProgramExecution, { output, eventId }: PartEnd): void {
  const { root } = execution;
  root.state = undefined;
  root.inner = undefined;
  root.pointer = eventId;
  succeed(execution, output);
}

function writeStart({ history, start }: ProgramExecution): void {
  const { input, target } = start;
  const { aliasArn, versionArn } = target;
  const { roleArn } = target.revision;
  if (aliasArn === undefined && versionArn === undefined) history.appendStart(executionStarted(roleArn), input);
  else {
    const details = { input, roleArn, stateMachineAliasArn: aliasArn, stateMachineVersionArn: versionArn };
    history.append('ExecutionStarted', 0, history.startMs, details);
  }
}

function runLater(execution: ProgramExecution, steps: Steps<Json>): void {
  execution.queue.beginTime();
  execution.fiber = new Fiber(execution, steps, execution);
  execution.fiber.resume();
}

function runNow(execution: ProgramExecution, block: Block): void {
  let output: Json | Rest;
  try {
    output = walk(execution.root, block, execution.start.input, block.startAt);
  } catch (error) {
    // A redrive counts from here.
    execution.queue.beginTime();
    endProgram(execution, error);
    return;
  }
  if (!(output instanceof Rest)) return succeed(execution, output);
  execution.watchTime();
  runLater(execution, finishBlock(output));
}
