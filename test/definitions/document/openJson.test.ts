import { openJson } from '../../../src/definitions/document/openJson';

const text = `{
  // Where it begins.
  "StartAt": "Ship",
  "States": {
    "Ship": { "Type": "Pass", "Next": "Done" }, // ships
    "Done": { "Type": "Succeed" }
  }
}
`;

describe('a definition in JSON', () => {
  test('is read as data, with places both ways', () => {
    const document = openJson(text);
    const range = document.rangeOf(['States', 'Ship', 'Next'], 'name')!;
    expect(text.slice(range.from, range.to)).toBe('"Next"');
    expect([document.definition!.StartAt, document.faults, document.placeAt(range.from + 1)]).toEqual([
      'Ship',
      [],
      { path: ['States', 'Ship', 'Next'], part: 'name' },
    ]);
  });

  test('edits leave every other byte as it was', () => {
    const { document, changes } = openJson(text).edit([
      { kind: 'set', path: ['States', 'Ship', 'Next'], value: 'End' },
      { kind: 'rename', path: ['States', 'Done'], name: 'End' },
    ]);
    expect(document.text).toBe(text.replace('"Next": "Done"', '"Next": "End"').replace('"Done": {', '"End": {'));
    expect(changes).toHaveLength(2);
  });

  test('throws for a path that leads nowhere', () => {
    expect(() => openJson(text).edit([{ kind: 'remove', path: ['States', 'Nope'] }])).toThrow(
      'There is nothing at ["States","Nope"].',
    );
  });
});
