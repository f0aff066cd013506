import fc from 'fast-check';

export const functionArn = (name: string): string => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

export type State = Record<string, unknown>;

/** The functions that the machines call, with what they remember: of the calls of `flaky` each other one fails. */
export function handlers(): Record<string, () => unknown> {
  let calls = 0;
  return {
    echo: () => ({ ok: true }),
    late: async () => {
      await new Promise(setImmediate);
      return 1;
    },
    flaky: () => {
      if ((calls += 1) % 2 === 1) throw Object.assign(new Error('once'), { name: 'Flaky' });
      return 2;
    },
    broken: () => {
      throw Object.assign(new Error('always'), { name: 'Broken' });
    },
  };
}

const retry = fc.record(
  {
    ErrorEquals: fc.constantFrom(['States.ALL'], ['Flaky'], ['States.TaskFailed']),
    IntervalSeconds: fc.integer({ min: 1, max: 5 }),
    MaxAttempts: fc.integer({ min: 0, max: 2 }),
  },
  { requiredKeys: ['ErrorEquals'] },
);
const retries = fc.oneof(
  fc.constant({}),
  retry.map((one) => ({ Retry: [one] })),
);
export const passes: fc.Arbitrary<State> = fc.constantFrom(
  { Type: 'Pass' },
  { Type: 'Pass', Result: { n: 1 }, ResultPath: '$.r' },
  { Type: 'Pass', Parameters: { 'n.$': '$.n', items: [1, 2, 3] } },
  { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $merge([$states.input, {"n": $states.input.n + 1}]) %}' },
  { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)', 'items.$': '$.items' } },
  // Fails when there is no such member.
  { Type: 'Pass', InputPath: '$.r', ResultPath: '$.s' },
);
const waits: fc.Arbitrary<State> = fc.integer({ min: 0, max: 3 }).map((Seconds) => ({ Type: 'Wait', Seconds }));
const tasks: fc.Arbitrary<State> = fc
  .tuple(fc.constantFrom('echo', 'late', 'flaky', 'broken'), retries)
  .map(([name, more]) => ({ Type: 'Task', Resource: functionArn(name), ResultPath: '$.task', ...more }));

/** The states that a block is usually made of. */
export const usual: readonly fc.Arbitrary<State>[] = [passes, passes, waits, tasks];

/** A block of states: one after the other, with ways that lead ahead and errors that are caught. */
export function blocks(depth: number, simple = usual): fc.Arbitrary<State> {
  const nested = depth === 0 ? [] : [parallels(depth - 1, simple), maps(depth - 1, simple)];
  const steps = fc.array(fc.tuple(fc.oneof(...simple, ...nested), fc.boolean(), fc.nat()), { maxLength: 5 });
  const ends = fc.constantFrom<State>(
    { Type: 'Succeed' },
    { Type: 'Pass', End: true },
    { Type: 'Fail', Error: 'Given', Cause: 'up' },
  );
  return fc.tuple(steps, ends).map(([list, end]) => {
    const states: Record<string, State> = {};
    list.forEach(([state, catches, jump], at) => {
      const next = name(at + 1);
      const ahead = name(at + 1 + (jump % (list.length - at)));
      const canCatch = catches && ['Task', 'Parallel', 'Map'].includes(String(state['Type']));
      states[name(at)] = {
        ...state,
        Next: jump % 3 === 0 ? `C${at}` : next,
        ...(canCatch ? { Catch: [{ ErrorEquals: ['States.ALL'], Next: ahead, ResultPath: '$.error' }] } : {}),
      };
      if (jump % 3 === 0)
        states[`C${at}`] = {
          Type: 'Choice',
          Choices: [{ Variable: '$.n', NumericGreaterThan: jump % 4, Next: ahead }],
          Default: next,
        };
    });
    states[name(list.length)] = end;
    return { StartAt: name(0), States: states };
  });
}

function name(at: number): string {
  return `S${at}`;
}

const selectors = fc.constantFrom<State>(
  {},
  {},
  {},
  // Fails for the last of three items.
  { 'next.$': 'States.ArrayGetItem($.items, $$.Map.Item.Value)' },
);

function parallels(depth: number, inner: readonly fc.Arbitrary<State>[]): fc.Arbitrary<State> {
  return fc
    .tuple(fc.array(blocks(depth, inner), { minLength: 1, maxLength: 3 }), retries)
    .map(([Branches, more]) => ({ Type: 'Parallel', Branches, ResultPath: '$.p', ...more }));
}

function maps(depth: number, inner: readonly fc.Arbitrary<State>[]): fc.Arbitrary<State> {
  return fc
    .tuple(blocks(depth, inner), fc.integer({ min: 0, max: 3 }), retries, selectors)
    .map(([ItemProcessor, MaxConcurrency, more, selector]) => ({
      Type: 'Map',
      ItemsPath: '$.items',
      ItemSelector: { 'n.$': '$$.Map.Item.Value', 'items.$': '$.items', ...selector },
      ItemProcessor,
      MaxConcurrency,
      ResultPath: '$.m',
      ...more,
    }));
}

/** AWS wants the names of all states to be different. */
export function withOwnNames(block: State, prefix = ''): State {
  const states = block['States'] as Record<string, State>;
  const rename = (target: unknown): unknown => (typeof target === 'string' ? prefix + target : target);
  const renamed = Object.entries(states).map(([own, state]) => {
    const { Next, Default, Choices, Catch, Branches, ItemProcessor, ...rest } = state;
    const inner = `${prefix}${own}.`;
    const moved = (list: unknown): unknown => (list as State[]).map((one) => ({ ...one, Next: rename(one['Next']) }));
    return [
      prefix + own,
      {
        ...rest,
        ...(Next === undefined ? {} : { Next: rename(Next) }),
        ...(Default === undefined ? {} : { Default: rename(Default) }),
        ...(Choices === undefined ? {} : { Choices: moved(Choices) }),
        ...(Catch === undefined ? {} : { Catch: moved(Catch) }),
        ...(Branches === undefined
          ? {}
          : { Branches: (Branches as State[]).map((branch, at) => withOwnNames(branch, `${inner}${at}.`)) }),
        ...(ItemProcessor === undefined ? {} : { ItemProcessor: withOwnNames(ItemProcessor as State, inner) }),
      },
    ];
  });
  return { StartAt: rename(block['StartAt']), States: Object.fromEntries(renamed) as State };
}
