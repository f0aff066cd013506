import { HarnessError } from '../../errors/HarnessError';
import { unknownName } from '../../util/checkMembers';
import { SentEvent } from '../run/SentEvent';
import { to } from './failure';
import type { Matcher } from './Matcher';
import { refused } from './subjects';

export const toHaveMatchedRule: Matcher<[rule: unknown]> = function (received, rule) {
  if (!(received instanceof SentEvent))
    throw refused(
      received,
      'toHaveMatchedRule looks at an event that was put',
      "expect(await sfn.events.put({ … })).toHaveMatchedRule('OrderPlaced')",
    );
  if (typeof rule !== 'string') throw new HarnessError('toHaveMatchedRule takes the name of a rule.');
  const { matched, others } = received;
  const means = ({ name, aliases }: (typeof matched | typeof others)[number]): boolean =>
    name === rule || aliases.includes(rule);
  if (![...matched, ...others].some(means))
    throw unknownName(
      'No file of the test declares a rule',
      rule,
      [...matched, ...others].map(({ name }) => name),
    );
  return {
    pass: matched.some(means),
    message: () => [`expected the event ${to(this)} have matched the rule '${rule}'`, ...received.explain()].join('\n'),
  };
};
