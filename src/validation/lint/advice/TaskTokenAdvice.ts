import { resourceOf } from '../../../language/asl/walk';
import { member, toCompactText } from '../../../util/json';
import type { Adviser } from '../Advice';

/** A task that waits for its token but does not pass it on. */
export const TaskTokenAdvice: Adviser = ({ states, advise }) => {
  for (const { object, path, type, language } of states) {
    const resource = resourceOf({ type, object });
    if (resource?.kind !== 'integration' || resource.pattern !== 'WAIT_FOR_TASK_TOKEN') continue;
    const field = language === 'JSONata' ? 'Arguments' : 'Parameters';
    const parameters = member(object, field);
    if (parameters === undefined || mayCarryToken(toCompactText(parameters))) continue;
    const source = language === 'JSONata' ? '{% $states.context.Task.Token %}' : '$$.Task.Token';
    advise(
      'TASK_TOKEN_NOT_SENT',
      [...path, field],
      'This state waits for its task token, but nothing in its parameters passes the token on.',
      `Put ${source} where the other side finds it.`,
    );
  }
};

/** The token itself, the whole context object, or an expression that may contain either. */
function mayCarryToken(text: string): boolean {
  return (
    /Task\s*\.\s*Token|"\$\$"|\$\$\.Task"|\$states\.context|\$states\s*[^.\w]|\['Task'\]/.test(text) ||
    /\{%[^"]*\$(?!states)/.test(text)
  );
}
