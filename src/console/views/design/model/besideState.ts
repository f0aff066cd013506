import type { FragmentPlace } from '../../../../definitions/document/gestures/putFragment';
import type { WalkedState } from '../../../../language/asl/walk';

/** Where a new state goes that is put onto a state: behind it, or before it where nothing can follow. */
export function besideState({ type, path }: Pick<WalkedState, 'type' | 'path'>): FragmentPlace {
  return { kind: type === 'Succeed' || type === 'Fail' ? 'before' : 'after', path };
}
