import { findStandardExecution } from './execution/findStandardExecution';
import { SensitiveCause, SensitiveError, Arn } from './model/data';
import { required } from './model/shapes';
import { operation } from './Operation';
import { seconds } from './reply';

/** Aborts an execution. AWS: one that has ended answers the date of its end, and keeps its error (recorded 2026). */
export const stopExecution = operation('StopExecution', {
  input: { executionArn: required(Arn), error: SensitiveError, cause: SensitiveCause },
  handle(context, { executionArn, error, cause }) {
    const execution = findStandardExecution(context, executionArn);
    execution.stop(error, cause);
    return { stopDate: seconds(execution.stopDate ?? execution.now()) };
  },
});
