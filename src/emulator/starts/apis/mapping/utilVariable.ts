import { parseJson } from '../../../../util/json';
import { TemplateError } from '../velocity/TemplateError';
import { fromJson, print, type JavaObject, type Value } from '../velocity/values';

/** `$util`. */
export const utilVariable: JavaObject = {
  kind: 'object',
  name: '$util',
  methods: {
    escapeJavaScript: ([value = null]) => (value === null ? null : escapeJavaScript(print(value))),
    parseJson: ([text = null]) => parse(text),
    urlEncode: ([text = null]) => (text === null ? null : urlEncode(print(text))),
    urlDecode: ([text = null]) => (text === null ? null : urlDecode(print(text))),
    base64Encode: ([text = null]) => (text === null ? null : Buffer.from(print(text), 'utf8').toString('base64')),
    base64Decode: ([text = null]) => (text === null ? null : Buffer.from(print(text), 'base64').toString('utf8')),
  },
};

const escaped: Readonly<Record<string, string>> = {
  "'": "\\'",
  '"': '\\"',
  '\\': '\\\\',
  '/': '\\/',
  '\b': '\\b',
  '\n': '\\n',
  '\t': '\\t',
  '\f': '\\f',
  '\r': '\\r',
};

/**
 * As Apache Commons does it.
 *
 * AWS: a single quote becomes `\'`, which JSON does not allow, so the guide appends `.replaceAll("\\'","'")`.
 */
function escapeJavaScript(text: string): string {
  return text.replace(
    /['"\\/]|[^\x20-\x7e]/g,
    (character) => escaped[character] ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}

function parse(text: Value): Value {
  try {
    return fromJson(parseJson(print(text)));
  } catch (error) {
    throw new TemplateError(`$util.parseJson: ${(error as Error).message}`);
  }
}

/** `application/x-www-form-urlencoded`, as Java's URLEncoder. */
function urlEncode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '?'))
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

function urlDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new TemplateError(`$util.urlDecode: '${text}' is not encoded.`);
  }
}
