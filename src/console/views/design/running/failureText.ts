import type { StateFailures } from '../../../../insight/coverage/failuresOf.view';
import { formatCount } from '../../../../util/formatCount';

/** How a state failed: `in 3 executions: Card.Busy in 2, Card.Declined in 1`. */
export function failureText({ executions, errors }: StateFailures): string {
  const [first, ...more] = errors;
  const list = more.length === 0 ? first?.[0] : errors.map(([error, count]) => `${error} in ${count}`).join(', ');
  return `in ${formatCount(executions, 'execution')}: ${list}`;
}
