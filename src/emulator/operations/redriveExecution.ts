import type { Execution } from '../../engine/executions/Execution';
import { ServiceError } from '../../errors/ServiceError';
import { parseArn } from '../store/arns';
import { labeledArnsNotSupported } from './exceptions';
import { findStandardExecution } from './execution/findStandardExecution';
import { redriveStatus } from './execution/redriveStatus';
import { checkOpenExecutions } from './limitExceeded';
import { Arn, ClientToken } from './model/data';
import { required } from './model/shapes';
import type { Operation } from './Operation';
import { seconds } from './reply';

/** AWS: a limited number of client tokens per execution is kept, for a limited time (guide). */
const tokensKept = 10;
const tokenLifeMs = 15 * 60 * 1000;

/**
 * Resumes a Standard execution that has failed, was aborted or has timed out.
 *
 * AWS: an accepted client token returns the date of its own redrive, whatever has happened since; a rejected one is not
 * used up (recorded 2026).
 */
export const redriveExecution = {
  name: 'RedriveExecution',
  input: { executionArn: required(Arn), clientToken: ClientToken },
  reads: ['machines', 'executions'],
  writes: ['executions'],
  answers: 'atOnce',
  right: 'states:RedriveExecution',
  bucket: { calls: [800, 150] },
  errors: [
    'ExecutionDoesNotExist',
    'ExecutionLimitExceeded',
    'ExecutionNotRedrivable',
    'InvalidArn',
    'ValidationException',
  ],
  handle(context, { executionArn, clientToken }) {
    if (parseArn(executionArn, 'execution').resource.includes('/')) throw labeledArnsNotSupported('Execution');
    const execution = findStandardExecution(context, executionArn);
    const dateBefore = clientToken === undefined ? undefined : dateOf(execution, clientToken, context.engine.now());
    if (dateBefore !== undefined) return { redriveDate: seconds(dateBefore) };
    const { redriveStatusReason: reason } = redriveStatus(context, execution);
    if (reason !== undefined) throw notRedrivable(executionArn, reason);
    // AWS: such an execution still counts as redrivable (recorded 2026); its machine stays DELETING for a while.
    if (context.stateMachines.get(execution.stateMachineArn) === undefined)
      throw notRedrivable(executionArn, 'State machine is in DELETING status');
    checkOpenExecutions(context, parseArn(executionArn, 'execution'));
    const revived = context.revive(execution);
    revived.redrive(clientToken);
    return { redriveDate: seconds(revived.redriven!.timeMs) };
  },
} satisfies Operation<'RedriveExecution'>;

/** The time of a token's redrive, in epoch milliseconds, if it is still stored. */
function dateOf({ redrives = [] }: Execution, clientToken: string, nowMs: number): number | undefined {
  const kept = redrives.slice(-tokensKept).filter(({ acceptedMs }) => nowMs - acceptedMs < tokenLifeMs);
  return kept.find((redrive) => redrive.clientToken === clientToken)?.timeMs;
}

function notRedrivable(executionArn: string, reason: string): ServiceError {
  return new ServiceError('ExecutionNotRedrivable', `Execution ${executionArn} invalid for redrive as: ${reason}`);
}
