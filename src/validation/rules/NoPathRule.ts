import type { Rule } from './RuleContext';
import { dynamicMessage } from './templates';

/**
 * No `Path`
 *
 * A warning: a field with a fixed string looks like a path, and there is a field with the same name plus `Path`.
 */
export const NoPathRule: Rule = ({ parts, report }) => {
  for (const { shape, object, path, language } of parts) {
    if (language !== 'JSONPath') continue;
    for (const [name, value] of Object.entries(object)) {
      if (typeof value !== 'string' || !Object.hasOwn(shape.fields, `${name}Path`)) continue;
      const message = dynamicMessage(name, value, `${name}Path`);
      if (message !== undefined) report({ severity: 'WARNING', code: 'NO_PATH', message, at: [...path, name] });
    }
  }
};
