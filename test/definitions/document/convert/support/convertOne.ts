import { convertDefinition } from '../../../../../src/definitions/document/convert/convertDefinition';
import { openJson } from '../../../../../src/definitions/document/openJson';
import { validateDefinition } from '../../../../../src/validation/rules/validateDefinition';
import type { JsonObject } from '../../../../../src/util/json';

/** A machine of one state, converted: the state, or why it is left; and the codes of its notes. */
export function convertOne(state: JsonObject): { readonly state: unknown; readonly notes: readonly string[] } {
  const others = { Done: { Type: 'Succeed' }, Other: { Type: 'Succeed' } };
  const definition = {
    StartAt: 'S',
    States: { S: state, ...(state['Next'] === undefined && state['Type'] !== 'Choice' ? {} : others) },
  };
  const { edits, left, notes } = convertDefinition(definition);
  const { text, definition: after } = openJson(JSON.stringify(definition)).edit(edits).document;
  const faults = validateDefinition(text).diagnostics.filter(({ severity }) => severity === 'ERROR');
  expect(faults.filter(({ message }) => !message.includes('not reachable'))).toEqual([]);
  const reason = left.find(({ state: name }) => name === 'S')?.reason;
  return { state: reason ?? (after!['States'] as JsonObject)['S'], notes: notes.map(({ code }) => code) };
}
