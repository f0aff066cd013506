import { callMethod } from '../../../../../../src/emulator/starts/apis/velocity/methods/callMethod';
import { print, type Value } from '../../../../../../src/emulator/starts/apis/velocity/values';

// Source: java.lang.String.
test.each<readonly [self: string, method: string, args: readonly Value[], result: string]>([
  ['a,b,,c,,', 'split', [','], '[a, b, , c]'],
  ['a,b,,c,,', 'split', [',', -1], '[a, b, , c, , ]'],
  ['a,b,c', 'split', [',', 2], '[a, b,c]'],
  ['', 'split', [','], '[]'],
  ['abc', 'split', [','], '[abc]'],
  [',a', 'split', [','], '[, a]'],
  ['a1b22', 'split', ['\\d+'], '[a, b]'],
  ['1.2', 'split', ['.'], '[]'],
  ['aaa', 'replaceFirst', ['a', 'b'], 'baa'],
  ['a.b', 'replace', ['.', '$1'], 'a$1b'],
  ['abc', 'replaceAll', ['', '-'], '-a-b-c-'],
  ['x12', 'replaceAll', ['(\\d)(\\d)', '$2$11'], 'x211'],
  ['abc', 'matches', ['ab'], 'false'],
  ['abc', 'matches', ['ab|abc'], 'true'],
  ['abc', 'indexOf', ['c', 3], '-1'],
  ['b', 'compareTo', ['abc'], '1'],
  ['ab', 'compareTo', ['abc'], '-1'],
  ['\u0001 a \u00a0', 'trim', [], 'a \u00a0'],
  [' \u2003', 'isBlank', [], 'true'],
])('%j.%s(%j)', (self, method, args, result) => {
  expect(print(callMethod(self, method, args))).toBe(result);
});
