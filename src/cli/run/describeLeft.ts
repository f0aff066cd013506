import type { StateType } from '../../language/asl/types';
import { formatDuration } from '../../story/trace/formatDuration';
import { errorOf, strandsOf, type Visit } from '../../story/trace/Story';
import { withoutControls } from '../../util/withoutControls';
import type { Paint } from '../terminal/paint';
import { formatCount } from '../../util/formatCount';
import { describeFailure } from './describeFailure';
import { isComposite } from './ValuePrinter';

interface LeftContext {
  /** The state that came next, where that says something. */
  readonly next: string | undefined;
  /** Of a Map with many: `1,000 items`. */
  readonly items: string | undefined;
  readonly describeTask: (visit: Visit) => string;
  readonly paint: Paint;
}

/** What there is to say of a state that is over, beside its name. */
export function describeLeft(visit: Visit, given: LeftContext): string {
  const { outcome } = visit;
  const { paint } = given;
  const next = given.next === undefined ? undefined : withoutControls(given.next);
  const context = { ...given, next };
  if (outcome === 'aborted') return paint('dim', 'cut off');
  if (outcome === 'failed') return paint('red', failure(visit));
  if (outcome === 'caught')
    return `${failure(visit)}${paint('yellow', next === undefined ? ' · caught' : ` · caught → ${next}`)}`;
  return describers[visit.type](visit, context);
}

/** Each type says what matters of it. */
const describers: Readonly<Record<StateType, (visit: Visit, context: LeftContext) => string>> = {
  Task: (visit, { describeTask, paint }) => `${describeTask(visit)}${took(visit, paint)}`,
  Wait: (visit) => `waited ${formatDuration(durationOf(visit))}`,
  Choice: (_visit, { next }) => (next === undefined ? 'choice' : `→ ${next}`),
  Pass: () => 'pass',
  Succeed: () => 'succeed',
  Fail: () => 'fail',
  Parallel: (visit, { paint }) => `${formatCount(strandsOf(visit).length, 'branch', 'branches')}${took(visit, paint)}`,
  Map: (visit, { items, paint }) => `${items ?? formatCount(strandsOf(visit).length, 'item')}${took(visit, paint)}`,
};

function took(visit: Visit, paint: Paint): string {
  const ms = durationOf(visit);
  return ms === 0 ? '' : paint('dim', ` · ${formatDuration(ms)}`);
}

function durationOf({ enteredMs, exitedMs = enteredMs }: Visit): number {
  return exitedMs - enteredMs;
}

/** The cause of what a Parallel or Map failed with has been told inside it. */
function failure(visit: Visit): string {
  const { error, cause } = errorOf(visit);
  return describeFailure(error, isComposite(visit) ? undefined : cause);
}
