import { canonicalService } from '../services';
import { lazy } from '../../util/lazy';

/** The API's limits of a member: the minimum length of a string, or the range of a number. */
interface MemberLimits {
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

type Limits = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, MemberLimits>>>>>>;

const loadLimits = lazy(() => require('./replyLimits.json') as Limits);

/**
 * The limits of a member in a reply. AWS's models have them, and TestState checks them; client packages leave them out.
 *
 * @param service as in the name of its client package: `eventbridge`
 */
export function modelLimits(service: string, structure: string, apiName: string): MemberLimits | undefined {
  const structures = own(loadLimits(), canonicalService(service));
  const members = structures && own(structures, structure);
  return members && own(members, apiName);
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
