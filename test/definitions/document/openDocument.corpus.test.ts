import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listMachines, openDocument } from '../../../src/definitions/document/openDocument';
import type { JsonObject } from '../../../src/util/json';

const folder = join(__dirname, '../../../../shared/definitions');
const there = existsSync(folder);
if (!there) console.warn('Edits of published definitions: skipped, ../shared/definitions is not there.');

/** What became of each machine: how often it was edited, or why it is read only. */
const counts = new Map<string, number>();

(there ? describe : describe.skip)('one field of every published definition', () => {
  test.each(['valid', 'iac'])('%s: all bytes outside of the edited range stay', (name) => {
    for (const file of filesIn(join(folder, name))) {
      const text = readFileSync(file, 'utf8');
      for (const { name: machine } of listMachines(text, file)) {
        const document = openDocument(text, { file, machine });
        const [state] = Object.keys((document.definition?.States as JsonObject | undefined) ?? {});
        if (document.readOnly !== undefined || state === undefined) {
          count(document.readOnly?.replace(/file, .*;/, 'file;') ?? 'It has no states.');
          continue;
        }
        const edit = { kind: 'set', path: ['States', state, 'Comment'], value: 'Changed: "it"' } as const;
        const { document: after, changes } = document.edit([edit]);
        const made = changes.reduce((now, { from, to, insert }) => now.slice(0, from) + insert + now.slice(to), text);
        const states = document.definition!.States as JsonObject;
        expect([made, after.definition]).toEqual([
          after.text,
          {
            ...document.definition,
            States: { ...states, [state]: { ...(states[state] as JsonObject), Comment: 'Changed: "it"' } },
          },
        ]);
        expect(changes.reduce((sum, { from, to }) => sum + to - from, 0)).toBeLessThan(1000);
        count(`edited in ${name}`);
      }
    }
  });

  test('this many are edited, and the others say why not', () => {
    expect(Object.fromEntries([...counts].sort())).toEqual({
      'It has no states.': 1,
      'Terraform evaluates HCL, so a definition in it is edited in the text.': 25,
      'The CDK generates this template; edit the app that it comes from.': 7,
      'The definition is in another file; open that.': 36,
      'The definition is made by Fn::Join, whose value is known when it is deployed.': 22,
      'The definition is not in this file.': 8,
      'edited in iac': 95,
      'edited in valid': 351,
    });
  });
});

function count(what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

function filesIn(path: string): readonly string[] {
  return readdirSync(path)
    .map((name) => join(path, name))
    .flatMap((entry) => (statSync(entry).isDirectory() ? filesIn(entry) : [entry]))
    .filter((file) => /\.(json|asl|ya?ml|tf)$/.test(file) && !file.endsWith('/index.json'));
}
