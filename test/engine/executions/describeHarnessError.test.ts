import { HarnessError } from '../../../src/errors/HarnessError';
import { describeHarnessError } from '../../../src/engine/executions/describeHarnessError';

test("a tester's mistake is told by its message, a bug with its stack, anything else as text", () => {
  const bug = new TypeError('broken');
  expect([new HarnessError('no mock'), bug, 'text'].map(describeHarnessError)).toEqual([
    { error: 'Stepmill.HarnessError', cause: 'no mock' },
    { error: 'Stepmill.InternalError', cause: bug.stack },
    { error: 'Stepmill.InternalError', cause: 'text' },
  ]);
});
