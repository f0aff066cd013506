import type { HistoryEvent } from '../../contract/HistoryEvent';
import { eventToWire } from '../../engine/history/toWire';
import { toText } from '../../util/json';
import { findStandardExecution } from './execution/findStandardExecution';
import { PageSize, PageToken, Arn } from './model/data';
import { boolean, required } from './model/shapes';
import type { Operation } from './Operation';
import { listReply } from './reply';

/** The events of a Standard execution, oldest first unless `reverseOrder` is set. */
export const getExecutionHistory = {
  name: 'GetExecutionHistory',
  input: {
    executionArn: required(Arn),
    maxResults: PageSize,
    reverseOrder: boolean(),
    nextToken: PageToken,
    includeExecutionData: boolean(),
  },
  reads: ['executions'],
  writes: [],
  answers: 'atOnce',
  right: 'states:GetExecutionHistory',
  key: { rights: ['kms:Decrypt'] },
  bucket: { calls: [400, 20] },
  errors: [
    'ExecutionDoesNotExist',
    'InvalidArn',
    'InvalidToken',
    'KmsAccessDeniedException',
    'KmsInvalidStateException',
    'KmsThrottlingException',
  ],
  handle(context, { executionArn, reverseOrder = false, includeExecutionData = true, ...paging }) {
    const { history } = findStandardExecution(context, executionArn);
    const events = reverseOrder ? [...history.events].reverse() : history.events;
    const scope = ['GetExecutionHistory', executionArn, reverseOrder, includeExecutionData];
    return listReply(context, 'events', { scope, ...paging }, events, {
      key: ({ id }) => id,
      descending: reverseOrder,
      bytes: includeExecutionData ? dataBytes : undefined,
      print: (event) => eventToWire(event, includeExecutionData),
    });
  },
} satisfies Operation<'GetExecutionHistory'>;

/** The response needs the JSON string anyway. */
function dataBytes({ details: { input, output, parameters, cause = '' } = {} }: HistoryEvent): number {
  let bytes = cause.length;
  for (const value of [input, output, parameters]) if (value !== undefined) bytes += toText(value).length;
  return bytes;
}
