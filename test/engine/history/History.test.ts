import { History, HistoryFullError } from '../../../src/engine/history/History';
import type { HistoryEvent } from '../../../src/contract/HistoryEvent';
import { NamedEvent, StateEvents } from '../../../src/engine/history/NamedEvent';
import { HistoryPlace, type PastEvents } from '../../../src/engine/history/readPieces';
import type { Json } from '../../../src/util/json';
import { seededRandom } from '../../../src/util/seededRandom';
import { expectSame } from '../../support/expectSame';

const at = (nowMs: number) => ({ nowMs });

test('ids count from 1', () => {
  const history = new History(10, 0);
  expect([history.append('ExecutionStarted', 0, 1), history.append('PassStateEntered', 0, 2, { name: 'A' })]).toEqual([
    1, 2,
  ]);
  expect(history.events[1]).toEqual({
    id: 2,
    previousEventId: 0,
    type: 'PassStateEntered',
    timestamp: 2,
    details: { name: 'A' },
  });
});

test('the last event may only end the execution', () => {
  const history = new History(2, 0);
  history.append('ExecutionStarted', 0, 1);
  expect(() => history.append('PassStateEntered', 0, 1)).toThrow(HistoryFullError);
  history.appendEnd('ExecutionAborted', 0, 2, { error: 'E' });
  expect(history.events[1]).toEqual({
    id: 2,
    previousEventId: 1,
    type: 'ExecutionFailed',
    timestamp: 2,
    details: { error: 'E' },
  });
});

test('success fits into the last place', () => {
  const history = new History(2, 0);
  history.append('ExecutionStarted', 0, 1);
  expect(history.append('ExecutionSucceeded', 1, 1)).toBe(2);
});

test('repeats an unchanged value with each event', () => {
  const history = new History(100, 1_000);
  const [entered, exited] = [new NamedEvent('PassStateEntered', 'A'), new NamedEvent('PassStateExited', 'A')];
  const iteration = new NamedEvent('MapIterationStarted', 'M');
  history.appendNamed(entered, 0, at(1_000), null);
  history.appendNamed(exited, 1, at(1_000), { a: 1 });
  history.appendNamed(iteration, 0, at(1_005), 7);
  history.appendNamed(iteration, 0, at(1_005), 7);
  history.append('TaskStarted', 4, 1_005);
  history.appendNamed(entered, 5, at(1_005), history.events[1]!.details!.output!);
  expect(history.events).toEqual([
    { id: 1, previousEventId: 0, type: 'PassStateEntered', timestamp: 1_000, details: { name: 'A', input: null } },
    { id: 2, previousEventId: 1, type: 'PassStateExited', timestamp: 1_000, details: { name: 'A', output: { a: 1 } } },
    { id: 3, previousEventId: 0, type: 'MapIterationStarted', timestamp: 1_005, details: { name: 'M', index: 7 } },
    { id: 4, previousEventId: 0, type: 'MapIterationStarted', timestamp: 1_005, details: { name: 'M', index: 7 } },
    { id: 5, previousEventId: 4, type: 'TaskStarted', timestamp: 1_005, details: undefined },
    { id: 6, previousEventId: 5, type: 'PassStateEntered', timestamp: 1_005, details: { name: 'A', input: { a: 1 } } },
  ]);
});

test('reads any mix of events as it was written, at once and bit by bit', () => {
  const random = seededRandom('a history');
  const pick = (count: number): number => Math.floor(random() * count);
  const data: Json[] = [null, 0, -0, 7, '', 'text', true, [], {}, { a: 1 }];
  const named = [
    { event: new NamedEvent('PassStateEntered', 'A'), member: 'input' },
    { event: new NamedEvent('PassStateExited', 'A'), member: 'output' },
    { event: new NamedEvent('MapIterationStarted', 'A'), member: 'index' },
  ];
  const events = new StateEvents('Pass', 'V');
  const history = new History(100_000, 500, 1);
  const expected: HistoryEvent[] = [];
  const place = new HistoryPlace();
  const readBitByBit: HistoryEvent[] = [];
  for (let id = 1; id <= 6_000; id++) {
    const previousEventId = pick(3) > 0 ? id - 1 : pick(id);
    const timestamp = pick(4) > 0 ? (expected.at(-1)?.timestamp ?? 500) : 400 + pick(1_000);
    const { event: namedEvent, member } = named[pick(3)]!;
    const value = data[pick(data.length)]!;
    const event = { id, previousEventId, timestamp };
    if (pick(4) === 0) {
      const details = pick(2) === 0 ? undefined : { error: 'E' };
      if (pick(2) === 0) history.append('TaskStarted', previousEventId, timestamp, details);
      else history.restore({ ...event, type: 'TaskStarted', details });
      expected.push({ ...event, type: 'TaskStarted', details });
    } else {
      history.appendNamed(namedEvent, previousEventId, at(timestamp), value);
      expected.push({ ...event, type: namedEvent.type, details: { name: 'A', [member]: value } });
    }
    if (pick(3) === 0) {
      const [input, output] = [data[pick(data.length)]!, pick(2) === 0 ? value : data[pick(data.length)]!];
      history.appendVisit(events, id, at(timestamp), input, output);
      const entered = { type: 'PassStateEntered', details: { name: 'V', input } } as const;
      const exited = { type: 'PassStateExited', details: { name: 'V', output } } as const;
      expected.push({ id: id + 1, previousEventId: id, timestamp: event.timestamp, ...entered });
      expected.push({ id: id + 2, previousEventId: id + 1, timestamp: event.timestamp, ...exited });
      id += 2;
    }
    if (pick(50) === 0) readBitByBit.push(...history.readOn(place));
    // Somebody may have heard of the first of two events that were written at once.
    for (const event of history.readOn(place)) {
      readBitByBit.push(event);
      if (pick(2) === 0) break;
    }
  }
  expectSame(history.events, expected);
  expectSame([...readBitByBit, ...history.readOn(place)], expected);
});

test('a visit keeps its values once, and reads as two events', () => {
  const history = new History(100, 0);
  const events = new StateEvents('Choice', 'C');
  const [a, b] = [{ a: 1 }, { b: 1 }];
  expect(history.appendVisit(events, 0, at(0), a, a)).toBe(2);
  expect(history.appendVisit(events, 1, at(5), a, b)).toBe(4);
  expect(history.appendVisit(events, 4, at(5), b, 7)).toBe(6);
  const [entered, exited] = [{ type: 'ChoiceStateEntered' }, { type: 'ChoiceStateExited' }];
  expect(history.events).toEqual([
    { id: 1, previousEventId: 0, timestamp: 0, ...entered, details: { name: 'C', input: a } },
    { id: 2, previousEventId: 1, timestamp: 0, ...exited, details: { name: 'C', output: a } },
    { id: 3, previousEventId: 1, timestamp: 5, ...entered, details: { name: 'C', input: a } },
    { id: 4, previousEventId: 3, timestamp: 5, ...exited, details: { name: 'C', output: b } },
    { id: 5, previousEventId: 4, timestamp: 5, ...entered, details: { name: 'C', input: b } },
    { id: 6, previousEventId: 5, timestamp: 5, ...exited, details: { name: 'C', output: 7 } },
  ]);
});

test('keeps the first event of a visit that does not fit', () => {
  const history = new History(3, 0);
  const events = new StateEvents('Pass', 'P');
  history.append('ExecutionStarted', 0, 0);
  expect(() => history.appendVisit(events, 1, at(0), 1, 2)).toThrow(HistoryFullError);
  expect(history.events.map(({ type }) => type)).toEqual(['ExecutionStarted', 'PassStateEntered']);
});

test('continues with what is left after a cut', () => {
  const history = new History(100, 0, 1);
  const entered = new NamedEvent('PassStateEntered', 'A');
  for (let id = 1; id <= 50; id++) history.appendNamed(entered, id - 1, at(id), { a: 1 });
  const kept = history.events.slice(0, 10);
  history.cut(10);
  history.appendNamed(entered, 10, at(60), null);
  const last = { id: 11, previousEventId: 10, type: 'PassStateEntered', timestamp: 60 };
  expect(history.events).toEqual([...kept, { ...last, details: { name: 'A', input: null } }]);
});

test('a snapshot of its past stays, whatever is written or dropped until it is read', () => {
  const history = new History(100_000, 1_000, 1);
  const [entered, exited] = [new NamedEvent('PassStateEntered', 'A'), new NamedEvent('PassStateExited', 'A')];
  const looks: { readonly past: PastEvents; readonly events: readonly HistoryEvent[] }[] = [];
  for (let id = 1; id <= 600; id++) {
    looks.push({ past: history.past(), events: history.events.map((event) => ({ ...event })) });
    if (id % 3 === 0) history.append('TaskStarted', 0, 1_000 + id);
    else history.appendNamed(id % 2 === 0 ? entered : exited, id - 1, at(1_000), id % 5 === 0 ? null : { id });
    if (id % 250 === 0) history.cut(5);
  }
  history.appendEnd('ExecutionAborted', 0, 2_000, { error: 'E' });
  for (const { past, events } of looks) expectSame(past.list(), events);
  expect(looks[0]!.past.list()).toEqual([]);
});
