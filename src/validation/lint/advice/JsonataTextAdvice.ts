import { textsIn } from '../../../util/walkJson';
import { templateKinds, templatesIn } from '../../rules/templates';
import type { Adviser } from '../Advice';

/** A string between `{%` and `%}` in a JSONPath state, where it is an ordinary string. */
export const JsonataTextAdvice: Adviser = ({ parts, advise }) => {
  for (const [template, field] of templatesIn(
    parts.filter(({ state }) => state !== undefined),
    kinds,
  )) {
    for (const [text, at] of textsIn(template, field)) {
      if (!text.startsWith('{%') || !text.endsWith('%}')) continue;
      advise(
        'JSONATA_IN_JSONPATH',
        at,
        'This looks like JSONata, but the state uses JSONPath and keeps the string unchanged.',
        'Write "QueryLanguage": "JSONata" in the state or for the whole machine.',
      );
    }
  }
};

const kinds = new Set([...templateKinds, 'text'] as const);
