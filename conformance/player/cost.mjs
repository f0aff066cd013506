// What scenarios make and use on an account, from their definitions alone: rather more than less.

/** US dollars, us-east-1. */
const perTransition = 0.025 / 1000;
const perExpressRequest = 1 / 1_000_000;
/** A history has 25,000 events at most, and a state at least two of them. */
const mostTransitions = 12_500;
const defaultAttempts = 3;

const starts = new Set(['StartExecution', 'StartSyncExecution', 'RedriveExecution']);

/** { scenarios, machines, activities, executions, transitions, dollars } */
export function costOf(scenarios) {
  const all = scenarios.map(costOfOne);
  const sum = (name) => all.reduce((total, one) => total + one[name], 0);
  const names = ['machines', 'activities', 'executions', 'transitions', 'dollars'];
  return { scenarios: scenarios.length, ...Object.fromEntries(names.map((name) => [name, sum(name)])) };
}

function costOfOne({ machine, machines = {}, type, activities = [], steps }) {
  const calls = steps.filter(({ call }) => call);
  const count = (operation) => calls.filter(({ call }) => call === operation).length;
  const created = calls.filter(({ call }) => call === 'CreateStateMachine').map(({ params }) => params ?? {});
  const all = [
    { machine, type },
    ...Object.values(machines),
    ...created.map((one) => ({ machine: one.definition, ...one })),
  ];
  const own = all.filter((one) => one.machine !== undefined);
  const started = calls.filter(({ call }) => starts.has(call)).length;
  // Each start may start all of them: children, too.
  const items = Math.max(longestArray({ machine, machines }), ...calls.map(({ params }) => longestArray(params ?? {})));
  const one = own.filter((it) => it.type !== 'EXPRESS').reduce((sum, it) => sum + transitionsOf(it.machine, items), 0);
  const transitions = started * one;
  const requests = started * own.filter((it) => it.type === 'EXPRESS').length;
  return {
    machines: own.length,
    activities: activities.length + count('CreateActivity'),
    executions: started,
    transitions,
    dollars: transitions * perTransition + requests * perExpressRequest,
  };
}

/** Of one execution. A definition that is no JSON object is never created. */
export function transitionsOf(definition, items = 1) {
  const machine = typeof definition === 'string' ? parsed(definition) : definition;
  const states = machine?.States;
  if (states === null || typeof states !== 'object') return 0;
  if (loops(states)) return mostTransitions;
  const sum = Object.values(states).reduce((total, state) => total + ofState(state ?? {}, items), 0);
  return Math.min(sum, mostTransitions);
}

function ofState(state, items) {
  const retries = list(state.Retry).reduce(
    (sum, { MaxAttempts = defaultAttempts }) => sum + (Number(MaxAttempts) || 0),
    0,
  );
  const branches = list(state.Branches).reduce((sum, branch) => sum + transitionsOf(branch, items), 0);
  const perItem = transitionsOf(state.ItemProcessor ?? state.Iterator, items);
  return (1 + branches + perItem * items) * (1 + Math.min(retries, 10));
}

/** Whether a state leads back to itself. */
function loops(states) {
  const isOpen = new Set();
  const isDone = new Set();
  const visit = (name) => {
    if (isOpen.has(name)) return true;
    if (isDone.has(name) || !states[name]) return false;
    isOpen.add(name);
    const found = nextOf(states[name]).some(visit);
    isOpen.delete(name);
    isDone.add(name);
    return found;
  };
  return Object.keys(states).some(visit);
}

const nextOf = ({ Next, Default, Choices, Catch }) =>
  [Next, Default, ...[...list(Choices), ...list(Catch)].map((one) => one?.Next)].filter((name) => name !== undefined);

const list = (value) => (Array.isArray(value) ? value : []);

function longestArray(value) {
  if (value === null || typeof value !== 'object') return 1;
  const own = Array.isArray(value) ? value.length : 1;
  return Object.values(value).reduce((most, member) => Math.max(most, longestArray(member)), own);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
