import { TemplateError } from './TemplateError';

/** AWS: a payload of API Gateway has 10 MB at most. */
const mostCharacters = 10 * 1024 * 1024;

/** Fewer than a second of work. */
const mostSteps = 500_000;

/** AWS: quotas of API Gateway, "Iterations in a #foreach ... #end loop in mapping templates". */
const mostIterations = 1_000;

const mostItems = 100_000;

/** Throws TemplateError for a string that no request has: `#set($x = "$x$x")` in a loop doubles it each time. */
export function checkTextLength(length: number): void {
  if (length > mostCharacters)
    throw new TemplateError(`The template makes a string of more than ${mostCharacters} characters.`);
}

/** Throws TemplateError for a list that no request has: `[0..999999999]`. */
export function checkItems(count: number): void {
  if (count > mostItems) throw new TemplateError(`The template makes a list of more than ${mostItems} items.`);
}

/** AWS: the quota is documented, what a longer list does is not. Here it is an error, never a list that is cut short. */
export function checkIterations(count: number): void {
  if (count > mostIterations)
    throw new TemplateError(`A #foreach has ${count} items. API Gateway allows ${mostIterations} iterations.`);
}

/** Counts the work of one template. */
export class StepCount {
  private taken = 0;

  take(): void {
    if (++this.taken > mostSteps) throw new TemplateError(`The template takes more than ${mostSteps} steps.`);
  }
}
