import { MappedText } from '../../../../src/definitions/source/MappedText';
import { Scanner } from '../../../../src/definitions/terraform/hcl/Scanner';

const scan = (text: string, offset = 0, end?: number): Scanner =>
  new Scanner(MappedText.lines(text, { file: 'f', line: 1, column: 1 }), offset, end);

test('skips blanks and comments; line breaks only inside brackets', () => {
  const scanner = scan(' \t/* a\n b */ # c\n x');
  scanner.skipBlanks();
  expect(scanner.offset).toBe(16);
  scanner.bracketed(() => scanner.skipBlanks());
  expect(scanner.offset).toBe(18);
  const block = scan('\n{\n x');
  block.bracketed(() => {
    expect(block.take('{')).toBe(true);
    block.unbracketed(() => block.skipBlanks());
    expect(block.offset).toBe(2);
    block.skipBlanks();
    expect(block.offset).toBe(4);
  });
});

test('takes symbols, words, names and numbers, and leaves what is something else', () => {
  const scanner = scan(' for_each-x = 12.5e-3 forx été "s"');
  expect([
    scanner.takeWord('for'),
    scanner.identifier(),
    scanner.number(),
    scanner.take('=='),
    scanner.take('='),
    scanner.number(),
    scanner.takeWord('for'),
    scanner.identifier(),
    scanner.identifier(),
    scanner.identifier(),
    scanner.looksAt('"s"'),
    scanner.done,
  ]).toEqual([false, 'for_each-x', undefined, false, true, '12.5e-3', false, 'forx', 'été', undefined, true, false]);
});

test('reads no further than its end', () => {
  const scanner = scan('ab cd /* ', 0, 4);
  expect([scanner.looksAt('ab c'), scanner.looksAt('ab cd')]).toEqual([true, false]);
  const open = scan('a /* never closed');
  open.identifier();
  open.skipBlanks();
  expect(open.done).toBe(true);
});

test('an error has its place and what follows', () => {
  const scanner = scan('a\n  ] and so on, for a long time');
  scanner.offset = 4;
  expect([scanner.fail('A value is expected here').message, scan('').fail('A value is expected here').message]).toEqual(
    ['f:2:3: A value is expected here, before "] and so on, for a l".', 'f:1:1: A value is expected here.'],
  );
  expect(() => scanner.expect(')')).toThrow('f:2:3: A ) is expected here, before "] and so on, for a l".');
});

test('nesting is limited, and counted down again', () => {
  const scanner = scan('x');
  const nest = (depth: number): number => (depth === 0 ? 0 : scanner.nested(() => 1 + nest(depth - 1)));
  expect([nest(400), nest(400)]).toEqual([400, 400]);
  expect(() => nest(401)).toThrow('f:1:1: Expressions are nested more than 400 deep, before "x".');
  expect(nest(400)).toBe(400);
});
