import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { endOfNothing } from './crash';
import { afterTurn, startSystemTimer } from '../../../clock/system';
import type { FunctionEnd } from './FunctionEnd';

/** A handler that has not responded yet. */
export interface Unanswered {
  readonly isOver: boolean;
  /** Whether the handler is an asynchronous function. */
  readonly isAsync: boolean;
  /** Called when nothing can respond for it any more. `end`: what Lambda does then. */
  neverEnds(end: FunctionEnd): void;
}

const lookMs = 1_000;
/** A handler may get stuck after it has waited for something. */
const mostLooks = 3;

const watched = new Map<Unanswered, number>();
/** Holds the handler, but not the promise or callback that it waits for. */
const registry = new FinalizationRegistry<Unanswered>((handler) => {
  if (!handler.isOver && watched.has(handler)) handler.neverEnds(endOfNothing(handler.isAsync));
});
let collect: (() => void) | undefined;

/**
 * Notifies a handler when the promise that it returned, or its callback, is unreachable: no timer, socket or variable
 * holds it, so it can never respond. Takes about a second, because it needs a garbage collection.
 */
export function watchNeverEnding(handler: Unanswered, waitsFor: object): void {
  registry.register(waitsFor, handler);
  if (watched.size === 0) startSystemTimer(lookMs, look, { keepsRunning: false });
  watched.set(handler, 0);
}

function look(): void {
  for (const [handler, looks] of watched)
    if (handler.isOver || looks === mostLooks) watched.delete(handler);
    else watched.set(handler, looks + 1);
  if (watched.size === 0) return;
  startSystemTimer(lookMs, look, { keepsRunning: false });
  // Objects used in this turn are kept until its end.
  afterTurn(() => (collect ??= garbageCollector())());
}

/** The function of `--expose-gc`, without adding a name to other contexts. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  try {
    return runInNewContext('gc') as () => void;
  } finally {
    setFlagsFromString('--no-expose-gc');
  }
}
