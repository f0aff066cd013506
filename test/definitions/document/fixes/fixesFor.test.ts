import type { DocumentPath } from '../../../../src/definitions/document/DefinitionDocument';
import { fixesFor } from '../../../../src/definitions/document/fixes/fixesFor';
import { openJson } from '../../../../src/definitions/document/openJson';
import { validateDefinition } from '../../../../src/validation/rules/validateDefinition';
import type { JsonObject } from '../../../../src/util/json';

/** What each fix makes of a definition, by its label; and what is wrong with that. */
function fixed(definition: JsonObject, path: DocumentPath): Record<string, { states: unknown; faults: string[] }> {
  const document = openJson(JSON.stringify(definition));
  return Object.fromEntries(
    fixesFor(path, definition).map(({ label, edits }) => {
      const { text, definition: after } = document.edit(edits).document;
      const faults = validateDefinition(text).diagnostics.map(({ message }) => message);
      return [label, { states: after!['States'], faults }];
    }),
  );
}

test('a target that does not exist: another one, a new state, or the state that is named almost so', () => {
  const definition = {
    StartAt: 'A',
    States: { A: { Type: 'Pass', Next: 'Shipp' }, Ship: { Type: 'Pass', Next: 'Done' }, Done: { Type: 'Succeed' } },
  };
  const fixes = fixed(definition, ['States', 'A', 'Next']);
  expect(Object.keys(fixes)).toEqual(['Lead to Ship', 'Create Shipp', 'Rename Ship to Shipp', 'Lead to Done']);
  expect(fixes['Lead to Ship']).toEqual({
    states: { ...definition.States, A: { Type: 'Pass', Next: 'Ship' } },
    faults: [],
  });
  expect(fixes['Create Shipp']!.states).toEqual({ ...definition.States, Shipp: { Type: 'Pass', End: true } });
  expect(fixes['Rename Ship to Shipp']!.faults).toEqual([]);
});

test('a StartAt that does not exist', () => {
  const definition = { StartAt: 'B', States: { A: { Type: 'Succeed' } } };
  const fixes = fixed(definition, ['StartAt']);
  expect(Object.keys(fixes)).toContain('Lead to A');
  expect(fixes['Lead to A']!.faults).toEqual([]);
});

test('a state that nothing leads to is connected or deleted', () => {
  const definition = { StartAt: 'A', States: { A: { Type: 'Pass', End: true }, B: { Type: 'Pass', End: true } } };
  expect(fixed(definition, ['States', 'B'])).toEqual({
    'Lead from A to it': { states: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', End: true } }, faults: [] },
    'Delete B': { states: { A: { Type: 'Pass', End: true } }, faults: [] },
  });
});

test('a state that neither ends nor leads anywhere', () => {
  const definition = { StartAt: 'A', States: { A: { Type: 'Pass' }, B: { Type: 'Succeed' } } };
  const fixes = fixed(definition, ['States', 'A']);
  expect(fixes['Lead to B']).toEqual({
    states: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Succeed' } },
    faults: [],
  });
  expect(Object.keys(fixes)).toEqual(['Lead to B', 'End here']);
});

test('a Choice without Default', () => {
  const definition = {
    StartAt: 'A',
    States: {
      A: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'B' }] },
      B: { Type: 'Succeed' },
    },
  };
  const fixes = fixed(definition, ['States', 'A']);
  expect(Object.keys(fixes)).toEqual(['Fail by default in No rule matched', 'Lead to B by default']);
  expect(Object.values(fixes).map(({ faults }) => faults)).toEqual([[], []]);
});

test('a machine without an end, also inside a Map', () => {
  const definition = { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'A' } } };
  expect(fixed(definition, ['States'])).toEqual({
    'End at A': { states: { A: { Type: 'Pass', End: true } }, faults: [] },
  });
  const inner = { StartAt: 'X', States: { X: { Type: 'Pass', Next: 'Y' } } };
  const map = { StartAt: 'M', States: { M: { Type: 'Map', ItemProcessor: inner, End: true } } };
  const fixes = fixed(map, ['States', 'M', 'ItemProcessor', 'States', 'X', 'Next']);
  expect(fixes['Create Y']!.faults).toEqual([]);
});

test('a field that the state does not have is renamed or removed', () => {
  const definition = { StartAt: 'A', States: { A: { Type: 'Pass', Coment: 'x', End: true } } };
  expect(fixed(definition, ['States', 'A', 'Coment'])).toEqual({
    'Rename Coment to Comment': { states: { A: { Type: 'Pass', Comment: 'x', End: true } }, faults: [] },
    'Remove Coment': { states: { A: { Type: 'Pass', End: true } }, faults: [] },
  });
});

test('what is right needs no fix', () => {
  const definition = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
  expect(fixesFor(['States', 'A'], definition)).toEqual([]);
  expect(fixesFor(['States', 'A', 'End'], definition)).toEqual([]);
  expect(fixesFor(['States', 'Gone', 'Next'], definition)).toEqual([]);
});
