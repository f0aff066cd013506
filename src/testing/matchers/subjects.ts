import { HarnessError } from '../../errors/HarnessError';
import { Run } from '../run/Run';
import { StateView } from '../run/StateView';

/** The run that a matcher was given. Throws a HarnessError that shows how the matcher is used. */
export function asRun(received: unknown, matcher: string): Run {
  if (received instanceof Run) return received;
  const awaited = typeof received === 'object' && received !== null && 'then' in received;
  const hint = awaited ? 'It is a promise: did you forget an await?' : `It is ${describe(received)}.`;
  throw new HarnessError(`${matcher} looks at a run. ${hint}\nWrite: expect(await machine.run(input)).${matcher}(…)`);
}

/** The state of a run that a matcher was given. */
export function asState(received: unknown, matcher: string): StateView {
  if (received instanceof StateView) return received;
  throw new HarnessError(
    `${matcher} looks at one state of a run, not at ${describe(received)}.\nWrite: expect(run.state('Name')).${matcher}(…)`,
  );
}

function describe(value: unknown): string {
  if (value instanceof Run) return 'a whole run';
  if (value instanceof StateView) return `the state '${value.name}' of a run`;
  if (value === null || value === undefined) return String(value);
  return typeof value === 'object' ? `a ${value.constructor.name}` : `the ${typeof value} ${String(value)}`;
}
