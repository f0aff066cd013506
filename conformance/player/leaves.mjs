// The asserted leaves of a scenario, each with another value: the player must name the leaf.
import { jsonTexts } from './compare.mjs';
import { linkIsOpen } from './causal.mjs';
import { orderOf } from './history.mjs';
import { placeholderOf } from './names.mjs';

/** Returns [{ pointer, alter() }]; `alter` returns the scenario with that leaf changed. */
export function leavesOf(scenario) {
  const paths = scenario.steps.flatMap((step, i) => {
    if (step.call) {
      const part = step.error ? 'error' : 'answer';
      return step[part] ? inside(step[part], ['steps', i, part], false) : [];
    }
    if (step.expect) return ofExpect(step.expect, ['steps', i, 'expect']);
    return 'holds' in step ? inside(step.holds, ['steps', i, 'holds'], true) : [];
  });
  return paths.map((path) => ({
    pointer: path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    alter: () => changed(scenario, path),
  }));
}

function ofExpect({ events = [], contains = [], lacks = [], order, ...members }, path) {
  const causal = events.length > 0 && orderOf(events, order) === 'causal';
  const ofEvents = events.flatMap((event, i) => {
    const at = [...path, 'events', i];
    // AWS leaves open what is not compared causally.
    const links = causal
      ? linkIsOpen(events, i)
        ? []
        : [[...at, 1]]
      : [
          [...at, 0],
          [...at, 1],
        ];
    const seconds = event[4] !== undefined && !causal ? [[...at, 4]] : [];
    return [...links, [...at, 2], ...ofDetails(event[3], [...at, 3]), ...seconds];
  });
  const ofContains = contains.flatMap((event, i) => {
    const at = [...path, 'contains', i];
    return [[...at, 0], ...ofDetails(event[1], [...at, 1])];
  });
  const ofLacks = lacks.map((_, i) => [...path, 'lacks', i]);
  return [
    ...ofEvents,
    ...ofContains,
    ...(events.length + contains.length > 0 ? ofLacks : []),
    ...inside(members, path, false),
  ];
}

const ofDetails = (details, path) =>
  details === undefined ? [] : details === null ? [path] : inside(details, path, false);

/** Paths of all leaves. `json`: inside a JSON value, where an empty object is a leaf, too. */
function inside(value, path, json, texts) {
  if (value === null || typeof value !== 'object') return [path];
  const entries = Object.entries(value).filter(([key]) => key !== '$only' && key !== '$more');
  if (entries.length === 0) return Array.isArray(value) || (json && !value.$more) ? [path] : [];
  return entries.flatMap(([key, member]) => {
    const isText = !json && typeof member !== 'string' && !Array.isArray(value) && (texts || jsonTexts.has(key));
    return inside(
      member,
      [...path, Array.isArray(value) ? Number(key) : key],
      json || isText,
      key === 'assignedVariables',
    );
  });
}

function changed(scenario, path) {
  const altered = { ...scenario, steps: structuredClone(scenario.steps) };
  const [last, ...above] = [...path].reverse();
  const parent = above.reverse().reduce((node, key) => node[key], altered);
  parent[last] = path.at(-2) === 'lacks' ? presentType(altered.steps[path[1]].expect) : other(parent[last]);
  return altered;
}

const presentType = ({ events, contains }) => (events ? events[0][2] : contains[0][0]);

function other(value) {
  if (typeof value === 'string') return placeholderOf(value) ? 'altered' : `${value}~`;
  // Not the value of the next event.
  if (typeof value === 'number') return value + 1000;
  return typeof value === 'boolean' ? !value : 'altered';
}
