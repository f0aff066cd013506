import ts from 'typescript';
import { Scopes } from '../../../../../src/cli/start/edit/renames/Scopes';

/** The binding of the last `x` in a text: its module and its values (`?`: an unknown value). */
function meaning(text: string): unknown {
  const file = ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true);
  let last: ts.Identifier | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === 'x') last = node;
    ts.forEachChild(node, visit);
  };
  visit(file);
  const binding = new Scopes(ts, file).bindingOf(last!, last!);
  return binding && [binding.module, ...binding.values.map((value) => value?.getText() ?? '?')];
}

test.each([
  ['x;', undefined],
  ['const x = 1; x;', [undefined, '1']],
  ['let x; x = 1; x = 2; x;', [undefined, '1', '2']],
  ['const x = 1; { const x = 2; } x;', [undefined, '1']],
  ['const x = 1; { x; const x = 2; x; }', [undefined, '2']],
  ['const x = 1; function f(x: unknown) { x; }', [undefined, '?']],
  ['const x = 1; const f = ([x]: any) => x;', [undefined, '?']],
  ['{ var x = 1; } x;', [undefined, '1']],
  ['function f() { var x = 1; } x;', undefined],
  ['var x = 1; var x = 2; x;', [undefined, '?']],
  ['let x = 1; x += 1; x;', [undefined, '1', '?']],
  ['let x = 1; [x] = [2]; x;', [undefined, '1', '?']],
  ['let x = 1; for (x of all) ; x;', [undefined, '1', '?']],
  ['for (const x of all) x;', [undefined, '?']],
  ['try {} catch (x) { x; }', [undefined]],
  ['function x() {} x;', [undefined, '?']],
  ["import { x } from 'm'; x;", ['m#x', '?']],
  ["import { y as x } from 'm'; x;", ['m#y', '?']],
  ["import x from 'm'; x;", ['', '?']],
  ["import * as x from 'm'; x;", ['', '?']],
  ["const { y: x } = require('m'); x;", ['m#y', '?']],
  ['const { x } = other; x;', [undefined, '?']],
])('%s', (text, expected) => {
  expect(meaning(text)).toEqual(expected);
});
