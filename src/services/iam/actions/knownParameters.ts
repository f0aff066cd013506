import type { QueryLanguage } from '../../../language/asl/types';
import { isArray, isObject, type Json, type JsonObject } from '../../../util/json';
import { atRunTime } from './NeededAction';

/**
 * Returns the parameters that a template makes, with {@link atRunTime} for every value, or part of a string, that only
 * run time knows.
 *
 * @example
 * knownParameters({ Bucket: 'reports', 'Key.$': "States.Format('in/{}', $.id)" }, 'JSONPath')
 * // { Bucket: 'reports', Key: `in/${atRunTime}` }
 */
export function knownParameters(template: Json | undefined, language: QueryLanguage): JsonObject {
  const known = template === undefined ? {} : valueOf(template, language);
  return isObject(known) ? known : {};
}

function valueOf(template: Json, language: QueryLanguage): Json {
  if (isArray(template)) return template.map((each) => valueOf(each, language));
  if (isObject(template)) {
    const entries = Object.entries(template).map(([name, value]): [string, Json] =>
      language === 'JSONPath' && name.endsWith('.$')
        ? [name.slice(0, -2), typeof value === 'string' ? jsonPathText(value) : valueOf(value, language)]
        : [name, valueOf(value, language)],
    );
    return Object.fromEntries(entries);
  }
  return language === 'JSONata' && typeof template === 'string' ? jsonataText(template) : template;
}

/** What is known of an expression in JSONPath: the literal parts of `States.Format`. */
function jsonPathText(expression: string): string {
  const format = /^\s*States\.Format\(\s*'((?:[^'\\]|\\.)*)'/.exec(expression)?.[1];
  return format === undefined ? atRunTime : format.replaceAll('{}', atRunTime).replace(/\\(.)/g, '$1');
}

const literal = /^(?:'([^'\\]*)'|"([^"\\]*)")$/;

/** What is known of an expression in JSONata: the literal parts of a concatenation. */
function jsonataText(text: string): string {
  const expression = /^\{%([^]*)%\}$/.exec(text.trim())?.[1];
  if (expression === undefined) return text;
  const parts = expression.split('&').map((part) => part.trim());
  // An `&` inside a string or parentheses would be cut in two.
  if (!parts.every((part) => literal.test(part) || /^[$\w.[\]]+$/.test(part))) return atRunTime;
  const known = parts.map((part) => {
    const [, single, double] = literal.exec(part) ?? [];
    return single ?? double ?? atRunTime;
  });
  return known.join('');
}
