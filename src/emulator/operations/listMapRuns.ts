import { present } from '../../util/present';
import { findStandardExecution } from './execution/findStandardExecution';
import { PageSize, PageToken, Arn } from './model/data';
import { required } from './model/shapes';
import type { Operation } from './Operation';
import { listReply, seconds, secondsOf } from './reply';

/** Lists the Map Runs of an execution, newest first. */
export const listMapRuns = {
  name: 'ListMapRuns',
  input: { executionArn: required(Arn), maxResults: PageSize, nextToken: PageToken },
  reads: ['executions'],
  writes: [],
  answers: 'atOnce',
  right: 'states:ListMapRuns',
  bucket: { calls: [100, 1] },
  errors: ['ExecutionDoesNotExist', 'InvalidArn', 'InvalidToken'],
  handle(context, { executionArn, ...paging }) {
    const execution = findStandardExecution(context, executionArn);
    const runs = context.engine.executions.mapRuns.of(execution).map((run, number) => ({ run, number }));
    const page = { scope: ['ListMapRuns', executionArn], ...paging };
    return listReply(context, 'mapRuns', page, runs.reverse(), {
      key: ({ number }) => number,
      descending: true,
      print: ({ run }) =>
        present({
          executionArn,
          mapRunArn: run.arn,
          stateMachineArn: run.target.machine.arn,
          startDate: seconds(run.startDate),
          stopDate: secondsOf(run.stopDate),
        }),
    });
  },
} satisfies Operation<'ListMapRuns'>;
