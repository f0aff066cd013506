// Histories of branches that run side by side: AWS leaves open in which order their events come. Each event of the
// scenario must have one of the history that has the same type and details and follows the same event. What closes a
// Map or a Parallel follows the last event of the branch that ended last, whichever that is.
const opening = new Set(['MapStateStarted', 'ParallelStateStarted']);
const closing = new Set(['MapStateSucceeded', 'ParallelStateSucceeded']);
/** Histories that differ in many ways at once need no more search than this. */
const patience = 50_000;

/**
 * Returns { fits }, or what does not fit: { difference } or { unequal }. `differ(wanted, got, index, mapped)` compares details;
 * `mapped` has ids of the history for ids of the scenario.
 */
export function matchCausally(expected, events, names, differ) {
  if (expected.length !== events.length) return { unequal: countDifference(expected, events) };
  const scopes = scopesOf(expected);
  const closers = expected.map((wanted) => scopes.closes.get(wanted[0]));
  const mapped = new Map([[0, 0]]);
  const used = new Set();
  /** Where AWS leaves the link open: the link of the scenario, and that of the history. */
  const links = [];
  let tries = 0;
  let deepest = { index: -1, difference: undefined };

  const place = (index) => {
    if (index === expected.length) return true;
    if (++tries > patience) return false;
    const wanted = expected[index];
    let nearest;
    for (const got of events) {
      if (used.has(got.id) || got.type !== wanted[2] || !follows(wanted, got, closers[index])) continue;
      const saved = names.save();
      const difference = differ(wanted, got, index, mapped);
      if (difference) {
        nearest ??= difference;
        names.restore(saved);
        continue;
      }
      used.add(got.id);
      mapped.set(wanted[0], got.id);
      links.push([wanted[1], got.previous]);
      if (place(index + 1)) return true;
      links.pop();
      mapped.delete(wanted[0]);
      used.delete(got.id);
      names.restore(saved);
    }
    if (index > deepest.index) deepest = { index, difference: nearest };
    return false;
  };

  const follows = (wanted, got, start) => {
    if (start !== undefined) return closes(start, got);
    if (scopes.open.has(wanted[1])) return links.some(([link, other]) => link === wanted[1] && other === got.previous);
    if (mapped.get(wanted[1]) === got.previous) return true;
    // An iteration that waited for room follows the last event of the one that made it.
    return (
      wanted[2] === 'MapIterationStarted' && scopes.typeOf(wanted[1]) !== 'MapStateStarted' && isInside(wanted, got)
    );
  };
  /** All events of the scope come before the one that closes it. */
  const closes = (start, got) => {
    const inside = [...scopes.inside(start)].map((id) => mapped.get(id));
    return inside.includes(got.previous) && inside.every((id) => id < got.id);
  };
  const isInside = (wanted, got) => {
    const start = scopes.startOf(wanted[1]);
    return [...scopes.inside(start)].some((id) => mapped.get(id) === got.previous) && got.previous < got.id;
  };

  return place(0) ? { fits: true } : { difference: deepest.difference };
}

/** The first type of which there are more or fewer. */
function countDifference(expected, events) {
  const wanted = expected.map((event) => event[2]);
  const got = events.map((event) => event.type);
  const count = (types, type) => types.filter((one) => one === type).length;
  const type = [...wanted, ...got].find((one) => count(wanted, one) !== count(got, one));
  return { expected: `${type} ${count(wanted, type)} times`, got: `${count(got, type)} times` };
}

/** What belongs to which Map or Parallel, read off the scenario. */
function scopesOf(expected) {
  const byId = new Map(expected.map((event) => [event[0], event]));
  const closes = new Map();
  const open = new Set();
  const isOpen = new Set();
  const ancestors = (id) => {
    const found = [];
    for (let event = byId.get(id); event; event = event[1] < event[0] && byId.get(event[1])) found.push(event[0]);
    return found;
  };
  for (const [id, previous, type] of expected) {
    if (opening.has(type)) isOpen.add(id);
    if (!closing.has(type)) continue;
    const start = ancestors(previous).find((ancestor) => isOpen.has(ancestor));
    if (start === undefined) continue;
    isOpen.delete(start);
    closes.set(id, start);
    open.add(previous);
  }
  const descendants = (start) =>
    new Set(expected.map((event) => event[0]).filter((id) => ancestors(id).includes(start) && !after(start, id)));
  /** Behind the end of the scope: below the event that closes it. */
  const after = (start, id) => {
    const end = [...closes].find(([, opened]) => opened === start)?.[0];
    return end !== undefined && id >= end;
  };
  return {
    closes,
    /** Links that are left open. */
    open,
    inside: descendants,
    typeOf: (id) => byId.get(id)?.[2],
    startOf: (id) => ancestors(id).find((ancestor) => byId.get(ancestor)[2] === 'MapStateStarted'),
  };
}

/** Whether AWS leaves open which event this one follows. */
export function linkIsOpen(expected, index) {
  const scopes = scopesOf(expected);
  const [id, previous, type] = expected[index];
  if (scopes.closes.has(id)) return true;
  return type === 'MapIterationStarted' && scopes.typeOf(previous) !== 'MapStateStarted';
}
