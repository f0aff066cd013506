import { Draft } from '../../../src/definitions/document/Draft';
import { joinPieces, piecesIn } from '../../../src/definitions/document/pieces';
import { readJsonText } from '../../../src/definitions/document/readJsonText';
import { readYamlText } from '../../../src/definitions/document/readYamlText';
import { styleOf } from '../../../src/definitions/document/styleOf';
import { dataOf, followPath } from '../../../src/definitions/document/tree';

function draftOf(text: string, language: 'json' | 'yaml'): Draft {
  const reader = { language, read: language === 'json' ? readJsonText : (source: string) => readYamlText(source) };
  const { root } = reader.read(text);
  return new Draft(text, root!, reader, styleOf(text, root, language));
}

/** The members of the map `m` as one text for it, in another column, and what follows that. */
function joined(text: string, language: 'json' | 'yaml', names: readonly string[], isCopy = false): readonly string[] {
  const draft = draftOf(text, language);
  const { found } = followPath(draft.root, ['m']);
  const data = dataOf(found.node) as Record<string, never>;
  const members = names.map((name) => ({ name, as: name, value: data[name]! }));
  const { render, behind } = joinPieces(draft, found, piecesIn(draft, found, members, isCopy));
  return [render('      '), behind('      ')];
}

test('a comma between members stands in front of a comment', () => {
  const text = '{\n  "m": {\n    "a": 1 /* 1 */, // one\n    "b": 2, // two\n    "c": 3 // three\n  }\n}\n';
  expect(joined(text, 'json', ['a', 'c'])).toEqual(['"a": 1, /* 1 */ // one\n      "c": 3', ' // three']);
});

test('comments at the end go along with all members', () => {
  const text = '{\n  "m": {\n    "a": 1\n    // end\n  }\n}\n';
  expect(joined(text, 'json', ['a'])).toEqual(['"a": 1', '\n      // end']);
  expect(joined(text, 'json', ['a'], true)).toEqual(['"a": 1', '']);
});

test('comments that an empty line keeps apart stay, unless the member in front goes, too', () => {
  const text = 'm:\n  a: 1\n  # part\n\n  # b\n  b: 2\n';
  expect(joined(text, 'yaml', ['b'])).toEqual(['# b\n      b: 2', '']);
  expect(joined(text, 'yaml', ['a', 'b'])).toEqual(['a: 1\n      # part\n\n      # b\n      b: 2', '']);
});

test('a copy has no anchors', () => {
  expect(joined('m:\n  a: &x\n    b: &y 1\nn: *x\n', 'yaml', ['a'], true)).toEqual(['a:\n        b: 1', '']);
});
