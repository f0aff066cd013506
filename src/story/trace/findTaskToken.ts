import { isArray, isObject, type Json, type JsonObject } from '../../util/json';

/** The expressions for the token in a definition. */
const jsonPathToken = '$$.Task.Token';
const jsonataToken = /^\{%\s*\$states\.context\.Task\.Token\s*%\}$/;

/** Tokens are long strings of Base64 characters. Nothing else is known about them. */
const tokenForm = /^[A-Za-z0-9+/=_.-]{64,}$/;
const tokenName = /^(?:my)?(?:task)?[-_]?token$/i;
const deepest = 32;

/**
 * The task token in the parameters of a call: where the state's definition puts it, or else a string that looks like a
 * token.
 *
 * @param state the state as its definition writes it; `undefined` if that is not known
 */
export function findTaskToken(parameters: Json, state: JsonObject | undefined): string | undefined {
  const place = state && (tokenPlace(state['Parameters']) ?? tokenPlace(state['Arguments']));
  const placed = place && valueAt(parameters, place);
  return typeof placed === 'string' ? placed : tokenByForm(parameters);
}

type Path = readonly (string | number)[];

/** The places in a template whose value is the token. */
function tokenPlace(template: Json | undefined, path: Path = []): Path | undefined {
  if (path.length > deepest) return undefined;
  if (isArray(template)) return firstOf(template.map((item, index) => tokenPlace(item, [...path, index])));
  if (isObject(template)) {
    return firstOf(
      Object.entries(template).map(([name, value]) =>
        name.endsWith('.$')
          ? value === jsonPathToken
            ? [...path, name.slice(0, -2)]
            : undefined
          : tokenPlace(value, [...path, name]),
      ),
    );
  }
  return typeof template === 'string' && jsonataToken.test(template) ? path : undefined;
}

function valueAt(value: Json, path: Path): Json | undefined {
  let at: Json | undefined = value;
  for (const step of path) {
    if (isArray(at)) at = at[step as number];
    else if (isObject(at) && Object.hasOwn(at, step)) at = at[step];
    else return undefined;
  }
  return at;
}

/**
 * A string under a name like `taskToken`, or else the longest string that looks like a token, including inside JSON
 * strings.
 */
function tokenByForm(parameters: Json): string | undefined {
  const texts = [...textsIn(parameters)].filter(({ text }) => tokenForm.test(text));
  const named = texts.find(({ name }) => tokenName.test(name));
  return (named ?? texts.sort((a, b) => b.text.length - a.text.length)[0])?.text;
}

function* textsIn(value: Json, name = '', depth = 0): Generator<{ name: string; text: string }> {
  if (depth > deepest) return;
  if (typeof value === 'string') {
    yield { name, text: value };
    if (/^\s*[[{]/.test(value)) yield* textsIn(parsed(value), name, depth + 1);
  } else if (isArray(value)) for (const item of value) yield* textsIn(item, name, depth + 1);
  else if (isObject(value)) for (const [inner, item] of Object.entries(value)) yield* textsIn(item, inner, depth + 1);
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}

function firstOf<T>(values: readonly (T | undefined)[]): T | undefined {
  return values.find((value) => value !== undefined);
}
