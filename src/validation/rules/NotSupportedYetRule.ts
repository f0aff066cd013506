import { member } from '../../util/json';
import type { Rule } from './RuleContext';

/**
 * Not supported yet
 *
 * What AWS runs and Stepmill does not is refused when the state machine is created, instead of going wrong later.
 */
export const NotSupportedYetRule: Rule = ({ states, report }) => {
  for (const { object, path, type, blocks } of states) {
    if (type !== 'Map') continue;
    for (const { distributed, path: inner } of blocks) {
      if (distributed) refuse([...inner, 'ProcessorConfig', 'Mode'], 'Distributed Map');
    }
    for (const field of ['ItemReader', 'ItemBatcher', 'ResultWriter']) {
      if (member(object, field) !== undefined) refuse([...path, field], `${field} of a Distributed Map`);
    }
  }

  function refuse(at: (string | number)[], what: string): void {
    report({ code: 'STEPMILL_NOT_SUPPORTED_YET', message: `Stepmill does not run this yet: ${what}.`, at });
  }
};
