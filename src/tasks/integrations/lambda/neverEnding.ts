import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { endOfNothing } from './crash';
import { afterTurn, startSystemTimer } from '../../../clock/system';
import type { FunctionEnd } from './FunctionEnd';

/** A handler that has not answered yet. */
export interface Unanswered {
  readonly isOver: boolean;
  /** Whether the handler is an asynchronous function. */
  readonly isAsync: boolean;
  /** Nothing can answer for it any more. `end`: what Lambda does then. */
  neverEnds(end: FunctionEnd): void;
}

const lookMs = 1_000;
/** A handler may get stuck after it has waited for something. */
const mostLooks = 3;

const watched = new Map<Unanswered, number>();
/** Holds what has not answered, and not what it waits for. */
const registry = new FinalizationRegistry<Unanswered>((handler) => {
  if (!handler.isOver && watched.has(handler)) handler.neverEnds(endOfNothing(handler.isAsync));
});
let collect: (() => void) | undefined;

/**
 * Tells a handler when the promise that it has returned, or the callback that it was given, can be reached from nowhere: no
 * timer, no socket and no variable holds it, so it never answers. Found out after a second, as it needs a collection of
 * garbage.
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
  // What was used in this turn is kept until its end.
  afterTurn(() => (collect ??= garbageCollector())());
}

/** As `--expose-gc` gives it, without a name in the contexts of others. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  try {
    return runInNewContext('gc') as () => void;
  } finally {
    setFlagsFromString('--no-expose-gc');
  }
}
