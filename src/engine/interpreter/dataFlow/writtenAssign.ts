import { isObject, type Json } from '../../../util/json';

/** The Assign of a state, a rule or a catcher. AWS: an empty one counts as absent, also in the history (recorded). */
export function writtenAssign({ Assign }: { readonly Assign?: Json }): Json | undefined {
  return isObject(Assign) && Object.keys(Assign).length === 0 ? undefined : Assign;
}
