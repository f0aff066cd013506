import { member } from '../../util/json';
import type { Rule } from './RuleContext';

const hint = 'An execution fails here, unless the state is mocked as one step.';

/**
 * Not supported yet
 *
 * What AWS runs and Stepmill does not. Such a state machine can be created: an execution that comes to the state fails
 * with an error that says so, unless a mock stands for the state as one step.
 */
export const NotSupportedYetRule: Rule = ({ states, report }) => {
  for (const { object, path, type } of states) {
    if (type !== 'Map') continue;
    for (const field of ['ItemReader', 'ResultWriter']) {
      if (member(object, field) !== undefined) refuse([...path, field], `${field} of a Distributed Map`);
    }
  }

  function refuse(at: (string | number)[], what: string): void {
    const message = `Stepmill does not run this yet: ${what}.`;
    report({ severity: 'WARNING', code: 'STEPMILL_NOT_SUPPORTED_YET', message, at, hint });
  }
};
