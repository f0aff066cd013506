import { HarnessError } from '../../../src/errors/HarnessError';
import { describeHarnessError } from '../../../src/engine/executions/describeHarnessError';

test("a tester's mistake is told by its message, a bug as one of Stepmill, without its stack", () => {
  expect([new HarnessError('no mock'), new TypeError('broken'), 'text'].map(describeHarnessError)).toEqual([
    { error: 'Stepmill.HarnessError', cause: 'no mock' },
    { error: 'Stepmill.InternalError', cause: 'A bug in Stepmill: broken' },
    { error: 'Stepmill.InternalError', cause: 'A bug in Stepmill: text' },
  ]);
});
