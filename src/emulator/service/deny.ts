import type { DenialFilter } from '../../tasks/answering/denials/Denial';
import type { MockScope } from '../../tasks/mocking/Mocks';
import type { Service } from './Service';
import { lazy } from '../../util/lazy';

/** Denies an action, or the use of a key. Throws HarnessError for an unknown action. */
export function deny({ answers, inside }: Service, scope: MockScope, action: string, filter: DenialFilter): void {
  answers.denials.add(scope, action, filter);
  if (filter.kmsKeyState !== undefined) load().failWithoutKey(inside.engine, answers.denials);
}

/** Loaded late: few tests have keys. */
const load = lazy(() => require('./kms/failWithoutKey') as typeof import('./kms/failWithoutKey'));
