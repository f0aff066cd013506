import { present } from '../../util/present';
import type { ListedExecution } from '../../engine/executions/Archive';
import type { LiveStatus } from '../../engine/executions/Execution';
import { isVersionNumber, parseStateMachineArn } from '../store/arns';
import {
  labeledArnsNotSupported,
  stateMachineDoesNotExist,
  stateMachineTypeNotSupported,
  validationException,
} from './exceptions';
import { forgetOldExecutions } from './machine/deleteMachine';
import { findMapRun, listChildren } from './mapRun/findMapRun';
import { ExecutionRedriveFilter, ExecutionStatus, ListExecutionsPageToken, PageSize, Arn, LongArn } from './model/data';
import type { Operation, OperationInput, OperationOutput } from './Operation';
import type { OperationContext } from './OperationContext';
import { listReply, seconds, secondsOf } from './reply';

/**
 * Lists the executions of a Standard machine, or the children of a Map Run, newest first.
 *
 * AWS: a version's list includes those that an alias started on it; an alias's list has all that the alias started,
 * whatever its routing was at the time (recorded 2026).
 */
export const listExecutions = {
  name: 'ListExecutions',
  input: {
    stateMachineArn: Arn,
    statusFilter: ExecutionStatus,
    maxResults: PageSize,
    nextToken: ListExecutionsPageToken,
    mapRunArn: LongArn,
    redriveFilter: ExecutionRedriveFilter,
  },
  reads: ['machines', 'executions'],
  writes: [],
  answers: 'atOnce',
  right: 'states:ListExecutions',
  bucket: { large: [200, 5], calls: [100, 2] },
  errors: [
    'InvalidArn',
    'InvalidToken',
    'ResourceNotFound',
    'StateMachineDoesNotExist',
    'StateMachineTypeNotSupported',
    'ValidationException',
  ],
  handle(context, given) {
    const { stateMachineArn: arn, mapRunArn, statusFilter, maxResults, nextToken, redriveFilter } = given;
    checkFilters(given);
    if (mapRunArn !== undefined) {
      const filter = { status: statusFilter, redrive: redriveFilter };
      const children = listChildren(findMapRun(context, mapRunArn), filter, context.engine.executions.archive);
      const page = { scope: ['ListExecutions', mapRunArn, statusFilter, redriveFilter], maxResults, nextToken };
      const order = { key: ({ child }: ListedExecution) => child!.index, descending: true };
      return listReply(context, 'executions', page, children, { ...order, print: describe });
    }
    const isWanted = filterOf(context, arn!);
    const { unqualified } = parseStateMachineArn(arn!);
    const executions = fitting(
      context.engine.executions.listed(unqualified, statusFilter as LiveStatus | undefined),
      isWanted,
    );
    const page = { scope: ['ListExecutions', arn, statusFilter], maxResults, nextToken };
    const order = { key: ({ number }: ListedExecution) => number, descending: true };
    return listReply(context, 'executions', page, executions, { ...order, print: describe });
  },
} satisfies Operation<'ListExecutions'>;

/** Filters lazily, as a page needs only the newest few. */
function* fitting(
  executions: Iterable<ListedExecution>,
  fits: (execution: ListedExecution) => boolean,
): Generator<ListedExecution> {
  for (const execution of executions) if (fits(execution)) yield execution;
}

function describe(execution: ListedExecution): OperationOutput<'ListExecutions'>['executions'][number] {
  const { child } = execution;
  return present({
    executionArn: execution.arn,
    stateMachineArn: execution.stateMachineArn,
    name: execution.name,
    status: child?.mapRun.children.statusOf(execution) ?? execution.status,
    startDate: seconds(execution.startDate),
    stopDate: secondsOf(execution.stopDate),
    mapRunArn: child?.mapRun.arn,
    itemCount: child?.itemCount,
    stateMachineVersionArn: execution.versionArn,
    stateMachineAliasArn: execution.aliasArn,
    redriveCount: execution.redriveCount ?? 0,
    redriveDate: secondsOf(execution.redriven?.timeMs),
  });
}

function checkFilters({
  stateMachineArn,
  mapRunArn,
  redriveFilter,
  statusFilter,
}: OperationInput<'ListExecutions'>): void {
  // AWS's message is known only for the third of these.
  if ((stateMachineArn === undefined) === (mapRunArn === undefined)) {
    throw validationException('Exactly one of stateMachineArn and mapRunArn must be specified');
  }
  if (mapRunArn !== undefined) return;
  if (redriveFilter !== undefined) {
    throw validationException('RedriveFilter cannot be applied to ListExecutions call with StateMachine ARN');
  }
  if (statusFilter === 'PENDING_REDRIVE') {
    throw validationException('PENDING_REDRIVE cannot be applied to ListExecutions call with StateMachine ARN');
  }
}

/** Which executions of the machine the ARN selects: all, or those of a version or an alias. */
function filterOf(context: OperationContext, arn: string): (execution: ListedExecution) => boolean {
  const { unqualified, qualifier, label } = parseStateMachineArn(arn);
  if (label !== undefined) throw labeledArnsNotSupported('State Machine');
  forgetOldExecutions(context);
  const machine = context.stateMachines.get(unqualified);
  if (machine === undefined) throw stateMachineDoesNotExist(arn);
  if (machine.type === 'EXPRESS') throw stateMachineTypeNotSupported();
  if (qualifier === undefined) return () => true;
  return isVersionNumber(qualifier) ? ({ versionArn }) => versionArn === arn : ({ aliasArn }) => aliasArn === arn;
}
