import type { DenialFilter } from '../../tasks/answering/denials/Denial';
import type { MockScope } from '../../tasks/mocking/Mocks';
import type * as Failing from './kms/failWithoutKey';
import type { Service } from './Service';

/** Denies an action, or the use of a key. Throws HarnessError for an unknown action. */
export function deny({ answers, inside }: Service, scope: MockScope, action: string, filter: DenialFilter): void {
  answers.denials.add(scope, action, filter);
  if (filter.kmsKeyState !== undefined) load().failWithoutKey(inside.engine, answers.denials);
}

/** Loaded late: few tests have keys. */
function load(): typeof Failing {
  return require('./kms/failWithoutKey') as typeof Failing;
}
