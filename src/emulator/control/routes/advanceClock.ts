import { route } from '../Control';
import { move } from '../clock/move';
import { printAccount } from '../clock/printClock';
import { findExecution } from '../executions/findExecution';
import { described, given, named, number, text } from '../schema/Schema';

export const advanceClock = route('POST /clock/advance', {
  summary: 'Moves time on, and answers when all has happened that then can.',
  body: given(
    {
      seconds: { ...number, minimum: 0 },
      executionArn: described(text, 'Only the time of this execution, and of those nested with it.'),
    },
    ['seconds'],
  ),
  answer: named('Account'),
  formerly: ['/advance'],
  async handle({ service }, _params, { seconds, executionArn }) {
    if (executionArn !== undefined) findExecution(service, executionArn);
    // 1.1 seconds are 1100 milliseconds, and not 1100.0000000000002.
    await move(service, Math.round(seconds * 1e6) / 1e3, executionArn);
    return printAccount(service);
  },
});
