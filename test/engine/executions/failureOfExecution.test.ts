import { failureOfExecution } from '../../../src/engine/executions/failureOfExecution';
import { HistoryFullError } from '../../../src/engine/history/History';
import { HarnessError } from '../../../src/errors/HarnessError';
import { StatesError } from '../../../src/errors/StatesError';

test('reports a mistake of the test by its message, and a bug as one of Stepmill, without its stack', () => {
  expect([new HarnessError('no mock'), new TypeError('broken'), 'text'].map(failureOfExecution)).toEqual([
    { error: 'Stepmill.HarnessError', cause: 'no mock' },
    { error: 'Stepmill.InternalError', cause: 'A bug in Stepmill: broken' },
    { error: 'Stepmill.InternalError', cause: 'A bug in Stepmill: text' },
  ]);
});

test('reports an error of the workflow in its own words, and a full history in those of AWS', () => {
  expect(
    [new StatesError('E', 'why'), new StatesError(undefined), new HistoryFullError()].map(failureOfExecution),
  ).toEqual([
    { error: 'E', cause: 'why' },
    { error: undefined, cause: undefined },
    {
      error: 'States.Runtime',
      cause: 'The execution reached the maximum number of history events (25000).',
    },
  ]);
});
