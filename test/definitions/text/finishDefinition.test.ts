import { loadDefinitions } from '../../../src/definitions/loadDefinitions';
import { MappedText } from '../../../src/definitions/source/MappedText';
import { parseJsonSource } from '../../../src/definitions/source/parseJsonSource';
import { locateIn } from '../../../src/definitions/text/finishDefinition';

const root = parseJsonSource(
  MappedText.lines('{\n "a/b": [\n  1,\n  { "~": 2 }\n ],\n "c[0]": 3\n}', { file: 'f', line: 1, column: 1 }),
);

test.each([
  ['', 1],
  ['/', 1],
  ['/a~1b', 2],
  ['/a~1b/0', 3],
  ['/a~1b/1/~0', 4],
  ['/a~1b[1]/~0', 4],
  ['/c[0]', 6],
  ['/a~1b/1/missing/deeper', 4],
  ['/a~1b/7', 2],
])('%s is in line %d', (pointer, line) => {
  expect(locateIn(root, pointer)?.line).toBe(line);
});

test('a place without an existing part has no line', () => {
  expect(locateIn(root, '/x/y')).toBeUndefined();
});

test('parses a definition in a template with its places on request', () => {
  const states = Object.fromEntries(
    Array.from({ length: 50 }, (_, at) => [
      `P${at}`,
      { Type: 'Pass', ...(at < 49 ? { Next: `P${at + 1}` } : { End: true }) },
    ]),
  );
  const Definition = { StartAt: 'P0', States: states };
  const resource = { Type: 'AWS::StepFunctions::StateMachine', Properties: { Definition } };
  const text = JSON.stringify({ Resources: { A: resource, B: resource } });
  const places = jest.spyOn(MappedText.prototype, 'positionAt');
  try {
    parseJsonSource(MappedText.lines(text, { file: 'template.json', line: 1, column: 1 }));
    const ofTemplate = places.mock.calls.length;
    places.mockClear();
    const { machines } = loadDefinitions('template.json', { texts: { 'template.json': text } });
    expect(places.mock.calls.length).toBeLessThan(ofTemplate + 20);
    expect(JSON.parse(machines[1]!.definition)).toEqual(Definition);
    expect(machines[1]!.locate('/States/P7')).toEqual({
      file: 'template.json',
      line: 1,
      column: text.indexOf('"P7":{', text.indexOf('"B":')) + 1,
    });
  } finally {
    places.mockRestore();
  }
});
