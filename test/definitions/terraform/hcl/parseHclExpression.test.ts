import { MappedText } from '../../../../src/definitions/source/MappedText';
import type { Expression, SplatStep, TemplatePart } from '../../../../src/definitions/terraform/hcl/Expression';
import { parseHclExpression } from '../../../../src/definitions/terraform/hcl/parseHclExpression';
import { Scanner } from '../../../../src/definitions/terraform/hcl/Scanner';

const scannerOf = (text: string) => new Scanner(MappedText.lines(text, { file: 'f', line: 1, column: 1 }));

/** An expression with all its brackets. */
function shown(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return expression.raw;
    case 'name':
      return expression.name;
    case 'member':
      return `${shown(expression.target)}.${expression.name}`;
    case 'index':
      return `${shown(expression.target)}[${shown(expression.key)}]`;
    case 'splat':
      return `${shown(expression.target)}*(${expression.path.map(step).join('')})`;
    case 'call':
      return `${expression.name}(${expression.arguments.map(shown).join(', ')}${expression.expanded ? '...' : ''})`;
    case 'unary':
      return `(${expression.operator}${shown(expression.operand)})`;
    case 'binary':
      return `(${shown(expression.left)} ${expression.operator} ${shown(expression.right)})`;
    case 'conditional':
      return `(${[expression.condition, expression.then, expression.otherwise].map(shown).join(' ? ')})`;
    case 'tuple':
      return `[${expression.items.map(shown).join(', ')}]`;
    case 'object':
      return `{${expression.entries.map(({ key, value }) => `${shown(key)}: ${shown(value)}`).join(', ')}}`;
    case 'template':
      return `"${expression.parts.map(part).join('')}"`;
    case 'for': {
      const { keyName = '-', valueName, collection, key, value, grouped, condition } = expression;
      const result = key === undefined ? shown(value) : `${shown(key)} => ${shown(value)}${grouped ? '...' : ''}`;
      return `for(${keyName}, ${valueName} in ${shown(collection)}: ${result} if ${condition ? shown(condition) : '-'})`;
    }
  }
}

function step(one: SplatStep): string {
  return 'name' in one ? `.${one.name}` : `[${shown(one.key)}]`;
}

function part(one: TemplatePart): string {
  if (one.kind === 'text') return one.text.toString();
  return one.kind === 'interpolation' ? `\${${shown(one.expression)}}` : `%${one.kind}`;
}

test.each([
  ['1 + 2 * 3 - 4', '((1 + (2 * 3)) - 4)'],
  ['a || b && c == d < e + f', '(a || (b && (c == (d < (e + f)))))'],
  ['8 / 4 / 2', '((8 / 4) / 2)'],
  ['-a.b + !c', '((-a.b) + (!c))'],
  ['--1', '(-(-1))'],
  ['a ? b : c ? d : e', '(a ? b ? (c ? d ? e))'],
  ['(1 + 2) * 3', '((1 + 2) * 3)'],
  ['a >= 1 && b <= 2', '((a >= 1) && (b <= 2))'],
  ['a.b[0]["k"].0.c', 'a.b[0]["k"][0].c'],
  ['a.*.b.c', 'a*(.b.c)'],
  ['a[*].b[0]', 'a*(.b[0])'],
  ['f()', 'f()'],
  ['f(1, [2], xs...)', 'f(1, [2], xs...)'],
  ['f(\n  1,\n  2,\n)', 'f(1, 2)'],
  ['provider::aws::arn_parse(x)', 'provider::aws::arn_parse(x)'],
  ['[1, "two", [3],]', '[1, "two", [3]]'],
  ['{ a = 1, "b" : 2\n (c) = 3 }', '{"a": 1, "b": 2, c: 3}'],
  ['{ for = 1 }', '{"for": 1}'],
  ['[for x in xs : x.id if x.on]', 'for(-, x in xs: x.id if x.on)'],
  ['{ for k, v in m : k => v... }', 'for(k, v in m: k => v... if -)'],
  ['"a${b}c$${d}"', '"a${b}c${d}"'],
  ['"${f("x")}"', '"${f("x")}"'],
  ['true', 'true'],
  ['null', 'null'],
  ['a % b', '(a % b)'],
  ['1.5e3', '1.5e3'],
])('%s', (text, expected) => {
  const scanner = scannerOf(text);
  expect(shown(parseHclExpression(scanner))).toBe(expected);
  scanner.bracketed(() => scanner.skipBlanks());
  expect(scanner.done).toBe(true);
});

test('stops where the expression ends', () => {
  const ends = ['a\n+ b', 'a %{ if', 'a => b', 'a...', 'a }'].map((text) => {
    const scanner = scannerOf(text);
    return [shown(parseHclExpression(scanner)), text.slice(scanner.offset).trim()];
  });
  expect(ends).toEqual([
    ['a', '+ b'],
    ['a', '%{ if'],
    ['a', '=> b'],
    ['a', '...'],
    ['a', '}'],
  ]);
});

test.each([
  ['', 'f:1:1: An expression is expected here.'],
  ['1 +', 'f:1:4: An expression is expected here.'],
  ['a ? b', 'f:1:6: A : is expected here.'],
  ['(1', 'f:1:3: A ) is expected here.'],
  ['[1 2]', 'f:1:4: A comma or ] is expected here, before "2]".'],
  ['f(1 2)', 'f:1:5: A comma or ) is expected here, before "2)".'],
  ['{ a 1 }', 'f:1:5: A = or : is expected here, before "1 }".'],
  ['a[0', 'f:1:4: A ] is expected here.'],
  ['a.', 'f:1:3: The name of an attribute is expected here.'],
])('%j is an error', (text, message) => {
  expect(() => parseHclExpression(scannerOf(text))).toThrow(expect.objectContaining({ message }));
});
