import type { Json } from '../../../util/json';
import { setMember } from '../../../util/setMember';
import { ArgumentError, objectArgument, type IntrinsicFunction } from './IntrinsicFunction';

/**
 * `States.JsonMerge(first, second, false)`: the members of both; if both have a member, the second one's.
 *
 * AWS: `true`, the deep merge of the States Language, is rejected; a third argument that is not a Boolean counts as
 * false. The members of the first keep their positions, new ones of the second come last (recorded 2026).
 */
export const jsonMerge: IntrinsicFunction = {
  name: 'States.JsonMerge',
  returns: 'other',
  count: 3,
  call(args) {
    const first = objectArgument(args, 0);
    const second = objectArgument(args, 1);
    if (args[2] === true || args[2] === 'true') throw new ArgumentError();
    const merged: Record<string, Json> = {};
    for (const name of Object.keys(first)) setMember(merged, name, first[name]!);
    for (const name of Object.keys(second)) setMember(merged, name, second[name]!);
    return merged;
  },
};
