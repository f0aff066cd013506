import { adviseOn, type AdviceOptions } from '../../../../src/validation/lint/reviewDefinition';
import { viewOf } from '../../../../src/validation/rules/RuleContext';
import type { JsonObject } from '../../../../src/util/json';

/** What is good practice for tasks as short as those of these tests, too. */
const practices = ['LAMBDA_WITHOUT_RETRY', 'JOB_WITHOUT_TIMEOUT', 'PASS_WITHOUT_EFFECT', 'CHEAPER_AS_EXPRESS'];

/** Advice on a machine, as `CODE location: message`; advice on good practice only on request. */
export function advise(
  States: object,
  { machine = {}, practice = false, ...options }: AdviceOptions & { machine?: object; practice?: boolean } = {},
): string[] {
  const definition = { StartAt: Object.keys(States)[0], ...machine, States } as unknown as JsonObject;
  return adviseOn(viewOf(definition), options)
    .filter(({ code }) => practice || !practices.includes(code))
    .map(({ code, location, message }) => `${code} ${location}: ${message}`);
}
