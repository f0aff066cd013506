import type { DenialFilter } from '../../tasks/answering/denials/Denial';
import type { MockScope } from '../../tasks/mocking/Mocks';
import type { Service } from './Service';
import { lazy } from '../../util/lazy';

/** Takes the right to an action away, or the use of a key. Throws HarnessError for what is not an action of a service. */
export function deny({ answers, inside }: Service, scope: MockScope, action: string, filter: DenialFilter): void {
  answers.denials.add(scope, action, filter);
  if (filter.kmsKeyState !== undefined) load().failWithoutKey(inside.engine, answers.denials);
}

/** Few tests have keys. */
const load = lazy(() => require('./kms/failWithoutKey') as typeof import('./kms/failWithoutKey'));
