import { canonicalService, findService } from '../services';

/** The API's limits of a member: the minimum length of a string, or the range of a number. */
interface MemberLimits {
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

const read = new Map<string, ReadonlyMap<string, MemberLimits>>();

/** The limits of a member. `service` as in the name of its client package: `eventbridge`. */
export function modelLimits(service: string, structure: string, apiName: string): MemberLimits | undefined {
  const written = findService(canonicalService(service), true)?.replyLimits?.[structure];
  if (written === undefined) return undefined;
  const key = `${service} ${structure}`;
  let limits = read.get(key);
  if (limits === undefined) read.set(key, (limits = new Map(written.split(' ').map(readMember))));
  return limits.get(apiName);
}

function readMember(written: string): [name: string, limits: MemberLimits] {
  const [name = '', range] = written.split('=');
  if (range !== undefined) {
    const [minimum, maximum] = range.split('..');
    return [name, { ...(minimum && { minimum: Number(minimum) }), ...(maximum && { maximum: Number(maximum) }) }];
  }
  const [text = '', length = '1'] = name.split(':');
  return [text, { minLength: Number(length) }];
}
