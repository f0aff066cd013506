import { MAX_LABEL_LENGTH } from '../../language/asl/limits';
import { member } from '../../util/json';
import type { Rule } from './RuleContext';

/**
 * Labels
 *
 * The `Label` of a Map has 1 to 40 characters, only those that a state machine's name may have, and is unique.
 */
export const LabelsRule: Rule = ({ states, report }) => {
  const seen = new Set<string>();
  for (const { object, path, type } of states) {
    const label = member(object, 'Label');
    if (type !== 'Map' || typeof label !== 'string') continue;
    const at = [...path, 'Label'];
    const fault = faultOf(label);
    if (fault !== undefined) {
      const message = `Invalid Label name: Label '${label}' ${fault}`;
      report({ code: 'INVALID_LABEL_NAME', phase: 'names', message, at });
    }
    if (seen.has(label)) {
      report({ code: 'DUPLICATE_LABEL_NAME', phase: 'names', message: `Duplicate Label name: ${label}`, at });
    }
    seen.add(label);
  }
};

const forbidden = /[\s?*<>{}[\]"#%\\^|~`$&,;:\u0000-\u001f\u007f-\u009f\ufffe\uffff\ud800-\udfff]/;

function faultOf(label: string): string | undefined {
  if (label === '') return 'is empty';
  if ([...label].length > MAX_LABEL_LENGTH) {
    return `exceeds the ${MAX_LABEL_LENGTH}-character limit allowed by the service`;
  }
  return forbidden.test(label) ? 'contains invalid characters' : undefined;
}
