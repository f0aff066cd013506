import { Stepmill } from '../Stepmill';
import { whyUnused } from '../../tasks/mocking/Script';
import { repeatLine } from './callSubject';
import { to } from './failure';
import type { Matcher } from './Matcher';
import { refused } from './subjects';

export const toHaveUsedAllMocks: Matcher<[]> = function (received) {
  if (!(received instanceof Stepmill))
    throw refused(received, 'toHaveUsedAllMocks looks at a harness', 'expect(sfn).toHaveUsedAllMocks()');
  const pending = received.harness.scripts.pending();
  return {
    pass: pending.length === 0,
    message: () =>
      [
        `expected the test ${to(this)} have used all its mocks`,
        ...pending.map((script) =>
          script.used === 0
            ? `  ${script.description}: ${whyUnused(script, received.calls)}`
            : `  ${script.description}: left over: ${script.outstanding.join(', ')}`,
        ),
        ...repeatLine(received),
      ].join('\n'),
  };
};
