import { resourceOf } from '../../../language/asl/walk';
import { member } from '../../../util/json';
import type { Adviser } from '../Advice';

/**
 * A job that is awaited without a timeout.
 *
 * AWS: "Use timeouts to avoid stuck Step Functions workflow executions",
 * https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#sfn-stuck-execution
 */
export const SyncTimeoutAdvice: Adviser = ({ states, machine, advise }) => {
  // The whole machine has a timeout.
  if (member(machine.object, 'TimeoutSeconds') !== undefined) return;
  for (const { object, path, type } of states) {
    const resource = resourceOf({ type, object });
    if (resource?.kind !== 'integration' || resource.pattern !== 'SYNC') continue;
    if (limits.some((name) => member(object, name) !== undefined)) continue;
    advise(
      'JOB_WITHOUT_TIMEOUT',
      path,
      'This state waits for a job to end and has no TimeoutSeconds, nor has the state machine.',
      'A job that hangs leaves the execution running for up to a year: https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#sfn-stuck-execution',
    );
  }
};

const limits = ['TimeoutSeconds', 'TimeoutSecondsPath'] as const;
