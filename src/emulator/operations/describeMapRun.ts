import { present } from '../../util/present';
import type { Counts } from '../../engine/executions/mapRuns/Counts';
import { findMapRun } from './mapRun/findMapRun';
import { LongArn } from './model/data';
import { required } from './model/shapes';
import type { Operation, OperationOutput } from './Operation';
import { seconds, secondsOf } from './reply';

/** AWS: the value for a Map without MaxConcurrency (measured 2026). */
const unlimited = 2_147_483_647;

/** Describes a Map Run. AWS: thresholds that the state does not set are 0 (recorded). */
export const describeMapRun = {
  name: 'DescribeMapRun',
  input: { mapRunArn: required(LongArn) },
  reads: ['executions'],
  writes: [],
  answers: 'atOnce',
  right: 'states:DescribeMapRun',
  bucket: { calls: [200, 1] },
  errors: ['InvalidArn', 'ResourceNotFound'],
  handle(context, { mapRunArn }) {
    const run = findMapRun(context, mapRunArn);
    const { maxConcurrency = 0, toleratedFailureCount = 0, toleratedFailurePercentage = 0 } = run.limits;
    const isWritten = run.status === 'SUCCEEDED' || run.status === 'FAILED';
    return present({
      mapRunArn: run.arn,
      executionArn: run.execution.arn,
      status: run.status,
      startDate: seconds(run.startDate),
      stopDate: secondsOf(run.stopDate),
      maxConcurrency: maxConcurrency === 0 ? unlimited : maxConcurrency,
      toleratedFailurePercentage,
      toleratedFailureCount,
      itemCounts: countsOf(run.children.itemCounts, isWritten),
      executionCounts: countsOf(run.children.executionCounts, isWritten),
      redriveCount: run.redriveCount,
      redriveDate: secondsOf(run.redriveDate),
    });
  },
} satisfies Operation<'DescribeMapRun'>;

/**
 * AWS: results count as written once the run has ended, even those of pending items, with or without a writer (recorded
 * 2026).
 */
function countsOf(counts: Counts, isWritten: boolean): OperationOutput<'DescribeMapRun'>['itemCounts'] {
  return {
    pending: counts.pending,
    running: counts.running,
    succeeded: counts.succeeded,
    failed: counts.failed,
    timedOut: counts.timedOut,
    aborted: counts.aborted,
    total: counts.total,
    resultsWritten: isWritten ? counts.total : 0,
    failuresNotRedrivable: counts.failuresNotRedrivable,
    pendingRedrive: counts.pendingRedrive,
  };
}
