import { didYouMean } from '../../../util/nearest';
import { statesErrors } from '../../../language/asl/statesErrors';
import { errorNamesIn } from '../../rules/errorNames';
import type { Adviser } from '../Advice';

/** A name that begins with `States.` but is not one of Step Functions' own. */
export const ErrorNamesAdvice: Adviser = ({ states, advise }) => {
  for (const { name, at } of states.flatMap((state) => [...errorNamesIn(state)])) {
    if (!name.startsWith('States.') || statesErrors.has(name) || /^States\.Http\./.test(name)) continue;
    advise(
      'UNKNOWN_ERROR_NAME',
      at,
      `Step Functions has no error '${name}', and your own may not begin with 'States.'.`,
      didYouMean(name, [...statesErrors]),
    );
  }
};
