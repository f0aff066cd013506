import type { StateMachineDefinition } from '../../../../src/language/asl/types';
import { adviseOn, type AdviceOptions } from '../../../../src/validation/lint/adviseOn';

/** Advice on a machine, as `CODE location: message`. */
export function advise(
  States: object,
  { machine = {}, ...options }: AdviceOptions & { machine?: object } = {},
): string[] {
  const definition = { StartAt: Object.keys(States)[0], ...machine, States } as unknown as StateMachineDefinition;
  return adviseOn(definition, options).map(({ code, location, message }) => `${code} ${location}: ${message}`);
}
