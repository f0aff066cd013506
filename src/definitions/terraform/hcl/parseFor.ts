import type { Position } from '../../../util/Position';
import type { Expression, ForExpression } from './Expression';
import type { Scanner } from './Scanner';

type Parse = (scanner: Scanner) => Expression;

/** `[for k, v in collection : value if condition]`, or with braces and `key => value`; starts after the word `for`. */
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

/** `k, v in collection`, for loops in expressions and in templates. */
export function parseForHead(
  scanner: Scanner,
  parse: Parse,
): Pick<ForExpression, 'keyName' | 'valueName' | 'collection'> {
  const first = scanner.identifier();
  const second = scanner.take(',') ? scanner.identifier() : undefined;
  if (first === undefined || !scanner.takeWord('in')) throw scanner.fail('A loop has the form: for name in collection');
  const collection = parse(scanner);
  return second === undefined
    ? { keyName: undefined, valueName: first, collection }
    : { keyName: first, valueName: second, collection };
}
