import { isArray, isObject, type Json } from '../../../util/json';
import type { Path } from '../../../language/asl/path';
import type { Adviser } from '../Advice';

/** A text between `{%` and `%}` in a JSONPath state, where it is a text like any other. */
export const JsonataTextAdvice: Adviser = ({ parts, advise }) => {
  for (const { shape, object, path, language, state } of parts) {
    if (language !== 'JSONPath' || state === undefined) continue;
    for (const [name, value] of Object.entries(object)) {
      const kind = Object.hasOwn(shape.fields, name) ? shape.fields[name]!.kind : undefined;
      if (kind !== 'template' && kind !== 'payload' && kind !== 'assign' && kind !== 'text') continue;
      for (const at of expressionLooks(value, [...path, name])) {
        advise(
          'JSONATA_IN_JSONPATH',
          at,
          'This looks like JSONata, but the state evaluates JSONPath and keeps the text as it is.',
          'Write "QueryLanguage": "JSONata" in the state or for the whole machine.',
        );
      }
    }
  }
};

function* expressionLooks(value: Json, at: Path): Generator<Path> {
  if (typeof value === 'string') {
    if (value.startsWith('{%') && value.endsWith('%}')) yield at;
  } else if (isArray(value)) {
    for (const [index, item] of value.entries()) yield* expressionLooks(item, [...at, index]);
  } else if (isObject(value)) {
    for (const [name, item] of Object.entries(value)) yield* expressionLooks(item, [...at, name]);
  }
}
