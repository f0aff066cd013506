import { validationException } from './exceptions';
import { findMapRun } from './mapRun/findMapRun';
import { LongArn } from './model/data';
import { float, integer, long, required } from './model/shapes';
import type { Operation } from './Operation';

/** Changes the limits of a running Map Run, which affects children that have not begun. */
export const updateMapRun = {
  name: 'UpdateMapRun',
  input: {
    mapRunArn: required(LongArn),
    maxConcurrency: integer({ min: 0 }),
    toleratedFailurePercentage: float({ min: 0, max: 100 }),
    toleratedFailureCount: long({ min: 0 }),
  },
  reads: ['executions'],
  writes: ['executions'],
  answers: 'atOnce',
  right: 'states:UpdateMapRun',
  bucket: { calls: [100, 1] },
  errors: ['InvalidArn', 'ResourceNotFound', 'ValidationException'],
  handle(context, { mapRunArn, ...limits }) {
    const run = findMapRun(context, mapRunArn);
    if (run.status !== 'RUNNING') {
      // AWS's message is not known, but its reason is.
      throw validationException('Completed Map Run cannot be updated', 'CANNOT_UPDATE_COMPLETED_MAP_RUN');
    }
    run.update(limits);
    return {};
  },
} satisfies Operation<'UpdateMapRun'>;
