import { readEvents, writeEvents, type WrittenRow } from '../../../../src/emulator/service/data/eventRows';
import { SharedRows, type RowsRecord } from '../../../../src/emulator/service/data/SharedRows';
import { ValuesIn, ValuesOut } from '../../../../src/emulator/service/data/Values';
import { History } from '../../../../src/engine/history/History';
import { HistoryPlace } from '../../../../src/engine/history/readPieces';
import { NamedEvent, StateEvents } from '../../../../src/engine/history/NamedEvent';
import type { Json } from '../../../../src/util/json';
import { seededRandom } from '../../../../src/util/seededRandom';
import { expectSame } from '../../../support/expectSame';

let records: Buffer[];
let shared: SharedRows;

beforeEach(() => {
  records = [];
  shared = new SharedRows();
  shared.append = (text) => records.push(Buffer.from(text)) - 1;
});

/** Reads with what the records say. */
function readShared(): SharedRows {
  const read = new SharedRows();
  read.read = (place) => records[place]!;
  records.forEach((record, place) => read.found(JSON.parse(record.toString()) as RowsRecord, place));
  return read;
}

function again(history: History, place: HistoryPlace): unknown[] {
  const firstId = place.id + 1;
  const values = new ValuesOut();
  const rows = JSON.parse(writeEvents(history, place, values, shared)) as WrittenRow[];
  return [...readEvents(rows, new ValuesIn([...values.texts]), firstId, readShared())];
}

test('events of all kinds are read as they were written, at once and bit by bit, again and again', () => {
  const random = seededRandom('rows');
  const pick = (count: number): number => Math.floor(random() * count);
  const data: Json[] = [null, 7, '', 'text', true, [], {}, { a: 1 }, { a: 1 }];
  const named = [
    new NamedEvent('PassStateEntered', 'A "quoted" \\ name'),
    new NamedEvent('PassStateExited', 'ä'),
    new NamedEvent('MapIterationStarted', 'A'),
    new NamedEvent('LambdaFunctionScheduled', 'arn:aws:lambda:us-east-1:123456789012:function:f'),
    new NamedEvent('LambdaFunctionSucceeded', 'arn:aws:lambda:us-east-1:123456789012:function:f'),
  ];
  const visit = new StateEvents('Choice', 'C');
  for (let round = 0; round < 300; round++) {
    const history = new History(1_000, 500);
    const place = new HistoryPlace();
    const read: unknown[] = [];
    history.append('ExecutionStarted', 0, 500, { input: { a: 1 }, roleArn: 'arn:aws:iam::123456789012:role/r' });
    let time = 500;
    for (let id = 2; id <= 40; id++) {
      if (pick(8) === 0) time += pick(3);
      const previous = pick(8) === 0 ? pick(id) : id - 1;
      const event = named[pick(named.length)]!;
      const value = event.type === 'MapIterationStarted' ? pick(3) : data[pick(data.length)]!;
      if (pick(4) === 0) id = history.appendVisit(visit, previous, { nowMs: time }, data[pick(9)]!, data[pick(9)]!);
      else if (pick(6) > 0) history.appendNamed(event, previous, { nowMs: time }, value);
      else if (pick(2) === 0) history.append('TaskStarted', previous, time, undefined);
      else {
        const assignedVariables = JSON.parse('{"__proto__":1,"x":{"a":1}}') as Record<string, Json>;
        history.append('PassStateExited', previous, time, { name: 'B', output: value, assignedVariables });
      }
      if (pick(10) === 0) read.push(...again(history, place));
    }
    read.push(...again(history, place));
    expectSame(JSON.parse(JSON.stringify(read)), JSON.parse(JSON.stringify(history.events)));
  }
});

test('nothing new has no rows', () => {
  const history = new History(10, 0);
  expect(writeEvents(history, new HistoryPlace(), new ValuesOut(), shared)).toBe('[]');
});

test('a machine with very many ways is written as it is', () => {
  const names = Array.from({ length: 30 }, (_, index) => new NamedEvent('PassStateEntered', `S${index}`));
  const random = seededRandom('ways');
  for (let round = 0; round < 1_000; round++) {
    const history = new History(1_000, 0);
    for (let id = 1; id <= 40; id++) history.appendNamed(names[Math.floor(random() * 30)]!, id - 1, { nowMs: 0 }, null);
    expectSame(again(history, new HistoryPlace()), history.events);
  }
});

test('what executions have in common is written out once, then once more for all of them, and named from then on', () => {
  const names = ['A', 'B', 'C'].map((name) => new NamedEvent('PassStateEntered', `a state ${name} with a long name`));
  const texts = Array.from({ length: 4 }, (_, number) => {
    const history = new History(1_000, number);
    names.forEach((name, id) => history.appendNamed(name, id, { nowMs: number }, null));
    return writeEvents(history, new HistoryPlace(), new ValuesOut(), shared);
  });
  const rows = names.map(({ name }) => ['PassStateEntered', name, 0]);
  expect(texts.map((text) => JSON.parse(text) as unknown)).toEqual([
    [[0, 0], ...rows],
    [[0, 1], 1],
    [[0, 2], 1],
    [[0, 3], 1],
  ]);
  expect(records.map((record) => JSON.parse(record.toString()) as unknown)).toEqual([
    { kind: 'rows', number: 1, rows },
  ]);
});

test('rows that are not there are told', () => {
  expect(() => [...readEvents([[0, 0], 7], new ValuesIn([]), 1, shared)]).toThrow(
    'The data directory refers to rows 7 of events, which it does not contain.',
  );
});
