import { isLogged } from '../../../src/emulator/telemetry/logRecords';
import type { HistoryEventType } from '../../../src/contract/historyEvents';

/** AWS: "Log levels for CloudWatch Logs" in the developer guide. */
const error: readonly HistoryEventType[] = [
  'FailStateEntered',
  'LambdaFunctionFailed',
  'LambdaFunctionScheduleFailed',
  'LambdaFunctionStartFailed',
  'LambdaFunctionTimedOut',
  'MapIterationAborted',
  'MapIterationFailed',
  'MapRunAborted',
  'MapRunFailed',
  'MapStateAborted',
  'MapStateFailed',
  'ParallelStateAborted',
  'ParallelStateFailed',
  'TaskFailed',
  'TaskStartFailed',
  'TaskStateAborted',
  'TaskSubmitFailed',
  'TaskTimedOut',
  'WaitStateAborted',
];
const all: readonly HistoryEventType[] = ['ExecutionStarted', 'ExecutionSucceeded', 'TaskSubmitted', 'MapRunStarted'];

test.each(error)('%s is logged at ERROR and ALL', (type) => {
  expect(levelsOf(type)).toEqual(['ERROR', 'ALL']);
});

test.each(all)('%s is logged at ALL', (type) => {
  expect(levelsOf(type)).toEqual(['ALL']);
});

test.each<HistoryEventType>(['ExecutionAborted', 'ExecutionFailed', 'ExecutionTimedOut'])(
  '%s is logged at every level but OFF',
  (type) => {
    expect(levelsOf(type)).toEqual(['FATAL', 'ERROR', 'ALL']);
  },
);

function levelsOf(type: HistoryEventType): string[] {
  return (['OFF', 'FATAL', 'ERROR', 'ALL'] as const).filter((level) => isLogged(type, level));
}
