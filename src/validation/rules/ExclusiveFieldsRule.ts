import { member } from '../../util/json';
import type { Rule } from './RuleContext';

/**
 * Exclusive fields
 *
 * Some fields exclude each other (`TimeoutSeconds` and `TimeoutSecondsPath`), and of some, exactly one is required
 * (`Next` or `End`). A state whose `End` is false does not end, so it needs a `Next`.
 */
export const ExclusiveFieldsRule: Rule = ({ parts, report }) => {
  for (const { shape, object, path } of parts) {
    for (const group of [...shape.exactlyOne, ...shape.atMostOne]) {
      const there = group.filter((name) => member(object, name) !== undefined && !isVoid(name, member(object, name)));
      const list = `[${group.join(', ')}]`;
      if (there.length > 1) {
        const message = `There should only be one of the following fields: ${list}`;
        report({ message, at: path, exactly: [...path, there[1]!], onName: true });
      } else if (there.length === 0 && shape.exactlyOne.includes(group)) {
        report({ message: `This object should have only one of the following fields: ${list}`, at: path });
      }
    }
  }
};

function isVoid(name: string, value: unknown): boolean {
  return name === 'End' && value === false;
}
