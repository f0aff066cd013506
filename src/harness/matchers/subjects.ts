import { inspect } from 'node:util';
import { HarnessError } from '../../errors/HarnessError';
import { Outbox } from '../../tasks/integrations/outbox/Outbox';
import { CallList } from '../../tasks/mocking/CallList';
import { Run } from '../run/Run';
import { StartedRun } from '../run/StartedRun';
import { StateView } from '../run/StateView';
import { ignoreRejection, isPending } from '../../util/pending';

/** The run that a matcher was given. For anything else, throws a HarnessError that shows how to use the matcher. */
export function asRun(received: unknown, matcher: string): Run {
  if (received instanceof Run) return sound(received as Run);
  throw refused(received, `${matcher} looks at a run`, `expect(await machine.run(input)).${matcher}(…)`);
}

/** A run whose history the place keeps. */
export function asRunWithHistory(received: unknown, matcher: string): Run {
  const run = asRun(received, matcher);
  run.checkHistory();
  return run;
}

/** The state of a run that a matcher was given. */
export function asState(received: unknown, matcher: string): StateView {
  if (received instanceof StateView) return sound(received as StateView);
  throw refused(received, `${matcher} looks at one state of a run`, `expect(run.state('Name')).${matcher}(…)`);
}

/** A run, or one of its states. */
export function asRunOrState(received: unknown, matcher: string): Run | StateView {
  if (received instanceof StateView || received instanceof Run) return sound(received);
  throw refused(
    received,
    `${matcher} looks at a run or at one of its states`,
    `expect(await machine.run(input)).${matcher}(…) or expect(run.state('Name')).${matcher}(…)`,
  );
}

/**
 * Throws the harness error that ended the execution. Also throws for an execution that has continued since it was read.
 * Neither can be judged.
 */
function sound<Subject extends Run | StateView>(subject: Subject): Subject {
  const { origin } = subject instanceof Run ? subject : subject.story;
  origin.throwMistake?.();
  origin.throwStale?.();
  return subject;
}

/** As messages name it: `the execution`, `state 'Ship'`. */
export function subjectName(subject: Run | StateView): string {
  return subject instanceof Run ? 'the execution' : subject.description;
}

/** The error for a subject that a matcher does not accept. */
export function refused(received: unknown, looks: string, write: string): HarnessError {
  return new HarnessError(`${looks}. ${hint(received)}\nWrite: ${write}`);
}

function hint(received: unknown): string {
  if (received instanceof StartedRun) return 'It was given a run in flight: await its .ended(), .until(…) or .now().';
  if (isPending(received)) {
    ignoreRejection(received);
    return 'It was given a promise: did you forget an await?';
  }
  return `It was given ${describe(received)}.`;
}

function describe(value: unknown): string {
  if (value instanceof Run) return 'a whole run';
  if (value instanceof StateView) return `${value.description} of a run`;
  if (value instanceof CallList) return 'a list of calls';
  if (value instanceof Outbox) return 'an outbox';
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'object') return `a value of type ${value.constructor?.name ?? 'object'}`;
  return typeof value === 'function' ? 'a function' : `the ${typeof value} ${inspect(value)}`;
}
