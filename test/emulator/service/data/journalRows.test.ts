import { readJournalRow, journalRowText, type JournalRow } from '../../../../src/emulator/service/data/journalRows';
import { ValuesIn, ValuesOut } from '../../../../src/emulator/service/data/Values';
import type { JournalRecord } from '../../../../src/engine/executions/replay/JournalRecord';
import { parseJson, toText, type Json } from '../../../../src/util/json';

/** What a record is after it was written into a file and read again. */
function again(record: JournalRecord): JournalRecord {
  const values = new ValuesOut();
  const row = journalRowText(record, values);
  return readJournalRow(JSON.parse(row) as JournalRow, new ValuesIn(values.texts));
}

test('the answer of a function, within that of lambda:invoke, keeps the blanks that the function has written', () => {
  const Payload = parseJson('{"amount": 5, "by": "python"}');
  const output: Json = { ExecutedVersion: '$LATEST', Payload, StatusCode: 200 };
  const record: JournalRecord = { kind: 'answered', reply: { outcome: { output } } };
  const read = again(record);
  expect(read).toEqual(record);
  const { reply } = read as unknown as { reply: { outcome: { output: { Payload: Json } } } };
  expect(toText(reply.outcome.output.Payload)).toBe('{"amount": 5, "by": "python"}');
});
