import { isArray, type Json } from './json';

/**
 * A JSON value as `String.valueOf` of the Java object that it becomes: maps print as `{a=1, b=[]}`, texts as they are.
 *
 * @example javaText({ Arg1: 1, Arg2: [] }) // '{Arg1=1, Arg2=[]}'
 */
export function javaText(value: Json): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return javaNumber(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (isArray(value)) return `[${value.map(javaText).join(', ')}]`;
  return `{${Object.keys(value)
    .map((name) => `${name}=${javaText(value[name]!)}`)
    .join(', ')}}`;
}

/**
 * A number as Java prints it: whole numbers in full, fractions as `Double.toString` does it (`1.5E-5` below 0.001 and
 * from 10,000,000 on). A JSON number has lost whether it was written `1` or `1.0`; it prints as `1`.
 */
export function javaNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return String(value === 0 ? 0 : value);
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) return String(value);
  const [digits, exponent] = value.toExponential().split('e') as [string, string];
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}
