import { MappedText } from '../../source/MappedText';
import type { Expression, ObjectEntry, SplatStep } from './Expression';
import { parseFor } from './parseFor';
import { parseQuoted, parseHeredoc } from './parseQuoted';
import type { Scanner } from './Scanner';

/** Binary operators, the loosest first. */
const operators: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/', '%'],
];

/** An HCL expression at the scanner's position. */
export function parseHclExpression(scanner: Scanner): Expression {
  return scanner.nested(() => {
    const condition = parseBinary(scanner, 0);
    if (!scanner.take('?')) return condition;
    const then = parseHclExpression(scanner);
    scanner.expect(':');
    return { kind: 'conditional', condition, then, otherwise: parseHclExpression(scanner), at: condition.at };
  });
}

function parseBinary(scanner: Scanner, level: number): Expression {
  const symbols = operators[level];
  if (!symbols) return parseUnary(scanner);
  let left = parseBinary(scanner, level + 1);
  for (;;) {
    const operator = symbols.find((symbol) => isOperator(scanner, symbol));
    if (operator === undefined) return left;
    scanner.take(operator);
    left = { kind: 'binary', operator, left, right: parseBinary(scanner, level + 1), at: left.at };
  }
}

/**
 * `%` is not an operator at the start of a template's `%{`, nor `/` at the start of a comment; `=>` is not a
 * comparison.
 */
function isOperator(scanner: Scanner, symbol: string): boolean {
  if (!scanner.looksAt(symbol)) return false;
  const next = scanner.source[scanner.offset + symbol.length];
  return !(symbol === '%' && next === '{');
}

function parseUnary(scanner: Scanner): Expression {
  const operator = (['-', '!'] as const).find((symbol) => scanner.looksAt(symbol));
  if (operator === undefined) return parsePostfix(scanner, parsePrimary(scanner));
  const at = scanner.at();
  scanner.take(operator);
  return { kind: 'unary', operator, operand: scanner.nested(() => parseUnary(scanner)), at };
}

function parsePrimary(scanner: Scanner): Expression {
  scanner.skipBlanks();
  const at = scanner.at();
  if (scanner.looksAt('"')) return parseQuoted(scanner, parseHclExpression);
  if (scanner.looksAt('<<')) return parseHeredoc(scanner, parseHclExpression);
  if (scanner.take('(')) return scanner.bracketed(() => closed(scanner, parseHclExpression(scanner), ')'));
  if (scanner.take('[')) return scanner.bracketed(() => parseTuple(scanner));
  if (scanner.take('{')) return scanner.bracketed(() => parseObject(scanner));
  const digits = scanner.number();
  if (digits !== undefined) return { kind: 'literal', value: Number(digits), raw: digits, at };
  const name = scanner.identifier();
  if (name === undefined) throw scanner.fail('An expression is expected here');
  if (name === 'true' || name === 'false') return { kind: 'literal', value: name === 'true', raw: name, at };
  if (name === 'null') return { kind: 'literal', value: null, raw: name, at };
  return callOrName(scanner, name, at);
}

function callOrName(scanner: Scanner, first: string, at: Expression['at']): Expression {
  let name = first;
  // `provider::aws::arn_parse(…)`
  while (scanner.source.startsWith('::', scanner.offset)) {
    scanner.offset += 2;
    name += `::${scanner.identifier() ?? ''}`;
  }
  if (scanner.source[scanner.offset] !== '(') return { kind: 'name', name, at };
  scanner.take('(');
  return scanner.bracketed(() => {
    const items: Expression[] = [];
    let expanded = false;
    while (!scanner.take(')')) {
      items.push(parseHclExpression(scanner));
      expanded = scanner.take('...');
      if (!scanner.take(',') && !scanner.looksAt(')')) throw scanner.fail('A comma or ) is expected here');
    }
    return { kind: 'call', name, arguments: items, expanded, at };
  });
}

function parsePostfix(scanner: Scanner, primary: Expression): Expression {
  let target = primary;
  for (;;) {
    const { at } = target;
    if (scanner.source.startsWith('...', scanner.offset)) return target;
    if (scanner.source.startsWith('.*', scanner.offset) || scanner.source.startsWith('[*]', scanner.offset)) {
      const dotted = scanner.source[scanner.offset] === '.';
      scanner.offset += dotted ? 2 : 3;
      target = { kind: 'splat', target, path: parseSplatPath(scanner), at };
      continue;
    }
    const step = parseStep(scanner);
    if (!step) return target;
    target =
      'name' in step ? { kind: 'member', target, name: step.name, at } : { kind: 'index', target, key: step.key, at };
  }
}

function parseSplatPath(scanner: Scanner): readonly SplatStep[] {
  const path: SplatStep[] = [];
  for (let step = parseStep(scanner); step; step = parseStep(scanner)) path.push(step);
  return path;
}

/** `.name`, `.0` or `[key]`, directly after a value. */
function parseStep(scanner: Scanner): SplatStep | undefined {
  const next = scanner.source[scanner.offset];
  if (next === '[') {
    scanner.take('[');
    return scanner.bracketed(() => ({ key: closed(scanner, parseHclExpression(scanner), ']') }));
  }
  if (next !== '.' || scanner.source[scanner.offset + 1] === '.') return undefined;
  scanner.offset++;
  const at = scanner.at();
  const digits = /^\d+/.exec(scanner.source.slice(scanner.offset, scanner.offset + 20))?.[0];
  if (digits !== undefined) {
    scanner.offset += digits.length;
    return { key: { kind: 'literal', value: Number(digits), raw: digits, at } };
  }
  const name = scanner.identifier();
  if (name === undefined) throw scanner.fail('The name of an attribute is expected here');
  return { name };
}

function closed<T>(scanner: Scanner, value: T, symbol: string): T {
  scanner.expect(symbol);
  return value;
}

function parseTuple(scanner: Scanner): Expression {
  const at = scanner.at(scanner.offset - 1);
  if (scanner.takeWord('for')) return parseFor(scanner, parseHclExpression, ']', at);
  const items: Expression[] = [];
  while (!scanner.take(']')) {
    items.push(parseHclExpression(scanner));
    if (!scanner.take(',') && !scanner.looksAt(']')) throw scanner.fail('A comma or ] is expected here');
  }
  return { kind: 'tuple', items, at };
}

function parseObject(scanner: Scanner): Expression {
  const at = scanner.at(scanner.offset - 1);
  if (isFor(scanner)) return parseFor(scanner, parseHclExpression, '}', at);
  const entries: ObjectEntry[] = [];
  while (!scanner.take('}')) {
    const key = parseKey(scanner);
    if (!scanner.take('=') && !scanner.take(':')) throw scanner.fail('A = or : is expected here');
    entries.push({ key, value: parseHclExpression(scanner) });
    scanner.take(',');
  }
  return { kind: 'object', entries, at };
}

/** `for` begins a for expression unless it is a key itself. */
function isFor(scanner: Scanner): boolean {
  const before = scanner.offset;
  if (scanner.takeWord('for') && !scanner.looksAt('=') && !scanner.looksAt(':')) return true;
  scanner.offset = before;
  return false;
}

/** A bare name is a literal key; anything else is evaluated, a name in parentheses included. */
function parseKey(scanner: Scanner): Expression {
  const isLiteral = !scanner.looksAt('(');
  const key = parseHclExpression(scanner);
  if (key.kind !== 'name' || !isLiteral) return key;
  return { kind: 'template', parts: [{ kind: 'text', text: MappedText.point(key.name, key.at) }], at: key.at };
}
