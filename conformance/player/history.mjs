// Compares a history with the events that a scenario expects: [id, previousEventId, type, details, seconds].
import { compare } from './compare.mjs';
import { matchCausally } from './causal.mjs';

/** How much later than on AWS an event may come, in seconds. Less than what tells one backoff from the next. */
const slack = 0.9;

/** An event of GetExecutionHistory as { id, previous, type, details, time }; time in epoch seconds. */
export function readEvent(event) {
  const member = Object.keys(event).find((name) => name.endsWith('EventDetails'));
  return {
    id: event.id,
    previous: event.previousEventId ?? 0,
    type: event.type,
    details: member && event[member],
    time: event.timestamp,
  };
}

/** Returns the first difference, or undefined. `expected` stands at `pointer` in the scenario. */
export function compareHistory(expected, history, order, pointer, names) {
  const events = history.map(readEvent);
  const saved = names.save();
  const strict = inOrder(expected, events, pointer, names);
  if (!strict || orderOf(expected, order) === 'exact') return strict;
  names.restore(saved);
  const causal = matchCausally(expected, events, names, (wanted, got, i, mapped) =>
    compareEvent(wanted, got, `${pointer}/${i}`, names, mapped),
  );
  if (causal.fits) return undefined;
  if (causal.unequal) return { pointer, ...causal.unequal };
  // Events in the expected order: what differs there is what people look for.
  const alike = expected.every((event, i) => event[2] === events[i].type);
  return alike ? strict : (causal.difference ?? strict);
}

/** Whether branches or iterations run side by side. */
export function orderOf(expected, order) {
  if (order) return order;
  return expected.some(([, , type]) => type === 'MapStateStarted' || type === 'ParallelStateStarted')
    ? 'causal'
    : 'exact';
}

function inOrder(expected, events, pointer, names) {
  const byId = new Map(events.map((event) => [event.id, event]));
  for (const [i, wanted] of expected.entries()) {
    const got = events[i];
    const at = `${pointer}/${i}`;
    if (!got) return { pointer: `${at}/2`, expected: wanted[2], got: 'the end of the history' };
    if (got.type !== wanted[2]) return { pointer: `${at}/2`, expected: wanted[2], got: `${got.type}${reason(got)}` };
    if (got.id !== wanted[0]) return { pointer: `${at}/0`, expected: wanted[0], got: got.id };
    if (got.previous !== wanted[1]) return { pointer: `${at}/1`, expected: wanted[1], got: got.previous };
    const difference = compareEvent(wanted, got, at, names) ?? late(wanted, got, byId, at);
    if (difference) return difference;
  }
  const next = events[expected.length];
  return next && { pointer, expected: `${expected.length} events`, got: `one more: ${next.type}${reason(next)}` };
}

/** Why something failed: the next thing that people want to know. */
const reason = ({ details }) =>
  details?.error ? ` (${details.error}: ${String(details.cause ?? '').slice(0, 300)})` : '';

function late(wanted, got, byId, at) {
  if (wanted[4] === undefined) return undefined;
  const before = byId.get(got.previous || 1);
  const seconds = Math.round((got.time - before.time) * 1000) / 1000;
  if (seconds >= wanted[4] - 0.05 && seconds <= wanted[4] + slack) return undefined;
  return { pointer: `${at}/4`, expected: `${wanted[4]} s after event ${before.id}`, got: `${seconds} s` };
}

/** Compares the details. `mapped` has the ids of this history for those of the scenario. */
function compareEvent([, , , details], got, at, names, mapped) {
  if (details === undefined) return undefined;
  const pointer = `${at}/3`;
  if (details === null)
    return got.details && Object.keys(got.details).length > 0
      ? { pointer, expected: 'no details', got: got.details }
      : undefined;
  const wanted = renumbered(details, mapped);
  if (typeof wanted === 'string') return compare(wanted, got.details?.name, pointer, names);
  return compare(wanted, got.details ?? {}, pointer, names);
}

/** Causes name events by their ids. */
function renumbered(details, mapped) {
  if (!mapped) return details;
  const text = JSON.stringify(details).replace(
    /(event id #)(\d+)/g,
    (all, words, id) => words + (mapped.get(+id) ?? id),
  );
  return JSON.parse(text);
}

/** Events that must be there in this order, with others between them. */
export function containsEvents(wanted, history, pointer, names) {
  const events = history.map(readEvent);
  let from = 0;
  for (const [i, [type, details]] of wanted.entries()) {
    const at = `${pointer}/${i}`;
    let nearest;
    const found = events.findIndex((event, index) => {
      if (index < from || event.type !== type) return false;
      const saved = names.save();
      const difference = compareLoose(details, event, at, names);
      if (difference) names.restore(saved);
      nearest ??= difference;
      return !difference;
    });
    if (found < 0) return nearest ?? { pointer: `${at}/0`, expected: type, got: 'no such event' };
    from = found + 1;
  }
  return undefined;
}

function compareLoose(details, event, at, names) {
  const difference = compareEvent([0, 0, '', details], event, at, names);
  return difference && { ...difference, pointer: difference.pointer.replace(`${at}/3`, `${at}/1`) };
}

/** Types of events that must not be there. */
export function lacksEvents(types, history, pointer) {
  for (const [i, type] of types.entries()) {
    const found = history.find((event) => event.type === type);
    if (found) return { pointer: `${pointer}/${i}`, expected: `no ${type}`, got: `event ${found.id}` };
  }
  return undefined;
}
