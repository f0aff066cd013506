import { printJson } from '../../util/ExactNumber';
import type { Json } from '../../util/json';
import type { WrittenForm } from './tree';

/** Plain words that YAML 1.1 or 1.2 reads as something other than a string. */
const special =
  /^(?:~|null|true|false|yes|no|on|off|y|n|<<|=|[-+]?\.(?:inf|nan)|[-+]?(?:0[xob])?[\d_.,:]+(?:e[-+]?\d*)?|[-+]?0x[\da-f_]+|\d{4}-\d{1,2}-\d{1,2}.*)$/i;

/** Begins with a letter or what is harmless; no white space at the end, and nothing that ends a plain scalar. */
const plainBlock = /^[A-Za-z0-9_$./^(\u00c0-\u024f](?:[^\p{C}\u2028\u2029\ufeff:#]|:(?=[^\s,[\]{}])|(?<=\S)#)*$/u;
const inFlow = /[,[\]{}]/;

/** Whether a string means itself without quotes. */
export function isPlain(text: string, isFlow: boolean): boolean {
  if (text.length > 10_000 || /\s$/.test(text) || /[\t\r\n]/.test(text)) return false;
  return plainBlock.test(text) && !special.test(text) && !(isFlow && (inFlow.test(text) || /:/.test(text)));
}

/** A scalar on one line, in the form that its neighbours have if that can hold it. */
export function yamlScalar(value: Json, form: WrittenForm | undefined, isFlow: boolean): string {
  if (typeof value !== 'string') return printJson(value);
  const wanted = form === 'double' || form === 'single' ? form : isPlain(value, isFlow) ? 'plain' : undefined;
  if (wanted === 'plain') return value;
  const isPrintable = /^[^\p{C}\u2028\u2029\ufeff]*$/u.test(value);
  const isSingle = wanted === 'single' || (wanted === undefined && /["\\]/.test(value));
  if (isSingle && isPrintable) return `'${value.replace(/'/g, "''")}'`;
  return doubleQuoted(value);
}

/** JSON's string, in which what YAML does not print is escaped. */
function doubleQuoted(value: string): string {
  return JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/**
 * The lines of a string as a literal block (`|`), without indentation; `undefined` if it cannot be one. In a file that does not
 * end with a line break (`isEnded`), the block does not either.
 */
export function literalLines(
  value: string,
  isEnded: boolean,
): { readonly header: string; readonly lines: readonly string[] } | undefined {
  if (!value.includes('\n') || !/^[^\s]/.test(value)) return undefined;
  if (!/^(?:[^\p{C}\u2028\u2029\ufeff]|\n)*$/u.test(value) || /[ \t]$/m.test(value)) return undefined;
  const kept = /\n*$/.exec(value)![0].length;
  if (kept > 1 || (kept === 1 && !isEnded)) return undefined;
  return { header: kept === 0 ? '|-' : '|', lines: value.slice(0, value.length - kept).split('\n') };
}
