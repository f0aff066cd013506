import fc from 'fast-check';
import type { DefinitionDocument, DocumentEdit } from '../../../src/definitions/document/DefinitionDocument';
import { openDocument } from '../../../src/definitions/document/openDocument';
import type { Json } from '../../../src/util/json';
import { anEdit, applyEdit, chooser, object, tries, value, writeJson, writeYaml } from './randomDocument';

const seeds = fc.array(fc.nat(10_000), { minLength: 40, maxLength: 40 });

describe.each([
  ['JSON', 'a.json', writeJson],
  ['YAML', 'a.yaml', writeYaml],
] as const)('random edits of %s', (_, file, write) => {
  test('change the data as they say, and undo restores the bytes', () => {
    fc.assert(
      fc.property(object, seeds, fc.array(value, { minLength: 4, maxLength: 4 }), (root, numbers, fresh) => {
        const choose = chooser(numbers);
        const text = write(root, choose);
        const document = openDocument(text, { file });
        expect([document.faults, JSON.stringify(document.definition)]).toEqual([[], JSON.stringify(root)]);
        const edits: DocumentEdit[] = [];
        let wanted: Json = root;
        for (const one of fresh) {
          const edit = anEdit(wanted, choose, one);
          edits.push(edit);
          wanted = applyEdit(wanted, edit);
        }
        const { document: after, changes } = document.edit(edits);
        expect(JSON.stringify(after.definition)).toBe(JSON.stringify(wanted));
        expect(undo(text, after, changes)).toBe(text);
      }),
      tries(300),
    );
  });
});

/** Makes the changes by themselves, and takes them back. */
function undo(
  text: string,
  after: DefinitionDocument,
  changes: ReturnType<DefinitionDocument['edit']>['changes'],
): string {
  let now = text;
  const inverse: { from: number; to: number; insert: string }[] = [];
  for (const { from, to, insert } of changes) {
    inverse.unshift({ from, to: from + insert.length, insert: now.slice(from, to) });
    now = now.slice(0, from) + insert + now.slice(to);
  }
  expect(now).toBe(after.text);
  return inverse.reduce((back, { from, to, insert }) => back.slice(0, from) + insert + back.slice(to), now);
}
