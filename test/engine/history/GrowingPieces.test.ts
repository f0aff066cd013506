import { History } from '../../../src/engine/history/History';
import { executionStarted, StateEvents } from '../../../src/engine/history/NamedEvent';
import { parseJson, toText, type Json } from '../../../src/util/json';
import { isLargerThan } from '../../../src/util/jsonSize';

const moment = { nowMs: 0 };
const limitBytes = 262_144;

/** A history of this many states, each with values of about 100 KB. */
function write(states: number, valueOf: (state: number) => Json, limit = 25_000, mostBytes?: number): History {
  const history = new History(limit, 0, undefined, mostBytes);
  const events = new StateEvents('Pass', 'P');
  let value = valueOf(0);
  history.appendStart(executionStarted('role'), value);
  for (let state = 1; state <= states; state++) {
    const output = valueOf(state);
    isLargerThan(output, limitBytes);
    history.appendVisit(events, history.length, moment, value, output);
    const variables = { type: 'TaskStateExited', name: 'T', output: { n: state } } as const;
    history.append(variables.type, history.length, 0, {
      name: 'T',
      output,
      assignedVariables: { v: output, n: state },
    });
    value = output;
  }
  return history;
}

const list = (state: number): Json => ({ state, list: Array.from({ length: 12_000 }, (_item, at) => at % 7) });
const text = (state: number): Json => `${'日x'.repeat(50_000)}\ud800${state}`;
const own = (state: number): Json =>
  parseJson(`{ "state" : ${state}, "big": 12345678901234567890, "t": "${'x'.repeat(90_000)}" }`);

test.each([
  ['lists', list],
  ['texts, with lone surrogates', text],
  ['texts of a caller, with blanks and exact numbers', own],
])('reads packed values as they were written: %s', (_what, valueOf) => {
  const history = write(350, valueOf);
  expect(history.largeBytes).toBeLessThan(40_000_000);
  expect(history.dataBytes).toBeLessThan(history.writtenBytes / 1.5);
  const { events } = history;
  expect(events.map(({ id }) => id)).toEqual(Array.from({ length: 1_051 }, (_item, at) => at + 1));
  for (const state of [1, 100, 350]) {
    const [entered, exited, left] = events.slice(state * 3 - 2, state * 3 + 1);
    const [before, after] = [toText(valueOf(state - 1)), toText(valueOf(state))];
    expect(entered!.details).toEqual({ name: 'P', input: valueOf(state - 1) });
    expect(toText(entered!.details!.input!)).toBe(before);
    expect(exited!.details).toEqual({ name: 'P', output: valueOf(state) });
    expect(left!.details).toEqual({
      name: 'T',
      output: valueOf(state),
      assignedVariables: { v: valueOf(state), n: state },
    });
    expect(
      [exited!.details!.output!, left!.details!.output!, left!.details!.assignedVariables!['v']!].map(toText),
    ).toEqual([after, after, after]);
  }
});

test('events that were read before their values were packed stay the same', () => {
  const history = write(10, list);
  const { events } = history;
  const past = history.past();
  const packed = write(350, list);
  expect(past.list()).toEqual(events);
  expect(packed.past().list().slice(0, 31)).toEqual(events.slice(0, 31));
});

test('values that share their contents are not packed, and count once', () => {
  const shared = list(0);
  const history = write(3_000, (state) => ({ state, shared }));
  expect(history.writtenBytes).toBeGreaterThan(100_000_000);
  expect(history.dataBytes).toBeLessThan(60_000_000);
  const [last] = history.events.slice(-1);
  expect((last!.details!.output as { shared: Json }).shared).toBe(shared);
  expect((history.events[1]!.details!.input as { shared: Json }).shared).toBe(shared);
});

test('a history with a limit of bytes is full when it is reached', () => {
  expect(() => write(800, list, 25_000, 20_000_000)).toThrow();
  expect(write(20, list, 25_000, 200_000_000).length).toBe(61);
});
