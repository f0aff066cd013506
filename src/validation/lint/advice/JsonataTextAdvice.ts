import { textsIn } from '../../../util/walkJson';
import { templateKinds, templatesIn } from '../../rules/templates';
import type { Adviser } from '../Advice';

/** A text between `{%` and `%}` in a JSONPath state, where it is a text like any other. */
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
        'This looks like JSONata, but the state evaluates JSONPath and keeps the text as it is.',
        'Write "QueryLanguage": "JSONata" in the state or for the whole machine.',
      );
    }
  }
};

const kinds = new Set([...templateKinds, 'text'] as const);
