import { isDeepStrictEqual } from 'node:util';
import type { Engine } from '../../../engine/executions/Engine';
import type { EngineHost } from '../../../engine/executions/EngineHost';
import { ChildStart } from '../../../engine/executions/mapRuns/ChildStart';
import { playAgain, type Revived } from '../../../engine/executions/replay/revive';
import type { HistoryEvent } from '../../../contract/HistoryEvent';
import { eventToWire } from '../../../engine/history/toWire';
import type { ReadExecution } from './readExecution';
import type { StoredExecution } from './StoredExecution';

/** Replays an execution from its records. Returns it, or why that is impossible. */
export function playStored(
  stored: StoredExecution,
  read: ReadExecution,
  { seed }: Engine,
  host: EngineHost,
): Revived | string {
  if (read.isCut) return 'Stepmill has dropped some of its events to save memory';
  const { start, told: records } = read;
  const isChild = start instanceof ChildStart;
  if (isChild && start.mapRun.status !== 'RUNNING') return 'the Map Run that it belongs to has ended';
  if (isChild) start.isAlone = true;
  let played: Revived;
  try {
    const recorded = { start, startMs: stored.startDate, seed, number: stored.number, records };
    played = playAgain(recorded, host);
  } catch (error) {
    return `this version of Stepmill cannot replay it: ${(error as Error).message}`;
  }
  const where = whereOther(played.execution.history.events, read.events);
  if (where === undefined && played.player.isOver) return played;
  played.execution.stop();
  return `this version of Stepmill makes another history from its records (${where ?? 'after its last event'}), so it was started by another version`;
}

/** Where events differ from the recorded ones, in words; `undefined` if they begin with all of them. */
function whereOther(events: readonly HistoryEvent[], recorded: readonly HistoryEvent[]): string | undefined {
  const at = recorded.findIndex((event, index) => !isSameEvent(event, events[index]));
  return at < 0 ? undefined : `at its event ${at + 1}`;
}

/** Compares values as texts, and ignores absent members and the order of members. */
function isSameEvent(event: HistoryEvent, other: HistoryEvent | undefined): boolean {
  if (other === undefined) return false;
  const [text, otherText] = [event, other].map((one) => JSON.stringify(eventToWire(one))) as [string, string];
  return text === otherText || isDeepStrictEqual(JSON.parse(text), JSON.parse(otherText));
}
