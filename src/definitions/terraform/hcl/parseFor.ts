import type { Position } from '../../source/Position';
import type { Expression, ForExpression } from './Expression';
import type { Scanner } from './Scanner';

type Parse = (scanner: Scanner) => Expression;

/** `[for k, v in collection : value if condition]`, or with braces and `key => value`; from behind the word `for`. */
export function parseFor(scanner: Scanner, parse: Parse, close: ']' | '}', at: Position): ForExpression {
  const { keyName, valueName, collection } = parseForHead(scanner, parse);
  scanner.expect(':');
  const first = parse(scanner);
  const isObject = close === '}' && scanner.take('=>');
  const value = isObject ? parse(scanner) : first;
  const grouped = scanner.take('...');
  const condition = scanner.takeWord('if') ? parse(scanner) : undefined;
  scanner.expect(close);
  return {
    kind: 'for',
    keyName,
    valueName,
    collection,
    key: isObject ? first : undefined,
    value,
    grouped,
    condition,
    at,
  };
}

/** `k, v in collection`, as loops in expressions and in templates have it. */
export function parseForHead(
  scanner: Scanner,
  parse: Parse,
): Pick<ForExpression, 'keyName' | 'valueName' | 'collection'> {
  const first = scanner.identifier();
  const second = scanner.take(',') ? scanner.identifier() : undefined;
  if (first === undefined || !scanner.takeWord('in')) throw scanner.fail('A loop is written: for name in collection');
  const collection = parse(scanner);
  return second === undefined
    ? { keyName: undefined, valueName: first, collection }
    : { keyName: first, valueName: second, collection };
}
