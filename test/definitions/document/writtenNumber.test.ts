import { openDocument } from '../../../src/definitions/document/openDocument';
import { copyStates, duplicateStates, pasteStates } from '../../../src/definitions/document/gestures/clipboard';
import type { Gesture } from '../../../src/definitions/document/gestures/Gesture';
import { wrapStates } from '../../../src/definitions/document/gestures/wrapStates';
import { writtenNumber } from '../../../src/definitions/document/writtenNumber';
import type { JsonObject } from '../../../src/util/json';

const long = '12345678901234567890';
const json = `{"StartAt":"A","States":{"A":{"Type":"Pass","Result":{"id":${long},"n":[${long},1]},"End":true}}}`;
const yaml = `StartAt: A\nStates:\n  A:\n    Type: Pass\n    Result: { id: ${long}, n: [${long}, 1] }\n    End: true\n`;
const place = ['States', 'A'];

test('only whole numbers that a double cannot hold are more than numbers', () => {
  expect([writtenNumber('1'), writtenNumber('-9007199254740991'), writtenNumber('1.0'), writtenNumber('1e30')]).toEqual(
    [1, -9007199254740991, 1, 1e30],
  );
  expect(String(writtenNumber(`-${long}`))).toBe(`-${long}`);
});

test.each([
  ['JSON', 'a.asl.json', json],
  ['YAML', 'a.asl.yaml', yaml],
])('gestures that write states anew keep the digits of long numbers: %s', (_, file, text) => {
  const document = openDocument(text, { file });
  const definition: JsonObject = document.definition!;
  const gestures: readonly Gesture[] = [
    wrapStates(definition, [place], 'Parallel'),
    duplicateStates(definition, [place]),
    pasteStates(definition, { kind: 'after', path: place }, copyStates(definition, [place])),
  ];
  const digits = gestures.map(({ edits }) => document.edit(edits).document.text.match(/\d{10,}/g));
  expect(digits).toEqual([
    [long, long],
    [long, long, long, long],
    [long, long, long, long],
  ]);
});
