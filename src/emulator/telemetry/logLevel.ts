import type { HistoryEventType } from '../../engine/history/HistoryEvent';
import type { LoggingConfiguration } from '../store/configuration';

type Level = LoggingConfiguration['level'];

/** From the least to the most that is logged. */
const levels: readonly Level[] = ['OFF', 'FATAL', 'ERROR', 'ALL'];

const fatal: ReadonlySet<HistoryEventType> = new Set(['ExecutionAborted', 'ExecutionFailed', 'ExecutionTimedOut']);

/**
 * Whether a log of this level has the events of this type.
 *
 * AWS: its table of levels says nothing of Activity…, EvaluationFailed, ExecutionRedriven and MapRunRedriven. Here those
 * that tell of a failure count as the failures of other tasks do (unconfirmed), and the others are in ALL alone.
 */
export function isLogged(type: HistoryEventType, level: Level): boolean {
  return levels.indexOf(levelOf(type)) <= levels.indexOf(level);
}

function levelOf(type: HistoryEventType): Level {
  if (fatal.has(type)) return 'FATAL';
  return type === 'FailStateEntered' || /(?:Failed|TimedOut|Aborted)$/.test(type) ? 'ERROR' : 'ALL';
}
