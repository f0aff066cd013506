import { findService, sdkServiceName } from '../awsServices/awsServices';
import { findServiceSchema } from '../schemas/serviceSchema';
import { isMisspelling, misspelt, wordsOf } from '../../util/nearest';

/** Actions of AWS that are nearly one that Step Functions has optimised: `glue:getJobRun`, `batch:terminateJob`. */
const plurals = ['getJobRuns', 'terminateJobs'];

/** What else is known of a service. */
interface Spelling {
  /** Names that are actions, too. */
  readonly more?: readonly string[];
  /** The part of a name that may be wrong. */
  readonly share?: number;
}

/**
 * The action of a service that was most likely meant, where it has none of this name; `undefined` where it has, or
 * where nobody knows: its client package is not installed, and none that Step Functions has optimised is near.
 *
 * @example misspeltAction('dynamodb', 'putItme') // 'putItem'
 */
export function misspeltAction(
  service: string,
  action: string,
  { more = [], share }: Spelling = {},
): string | undefined {
  const wanted = action.toLowerCase();
  const { actions = {} } = findService(service) ?? {};
  const asked = Object.values(actions).flatMap(({ job }) =>
    [job?.describe.action ?? [], job?.stop?.action ?? []].flat(),
  );
  const optimised = [...Object.keys(actions), ...asked, ...plurals, ...more];
  if (optimised.some((known) => known.toLowerCase() === wanted)) return undefined;
  const { schema } = findServiceSchema(sdkServiceName(service));
  const known = [...optimised, ...(schema?.actions ?? [])];
  if (known.some((name) => name.toLowerCase() === wanted)) return undefined;
  if (share !== undefined) return misspelt(action, known, share);
  // Without the client package most actions are not known, and many of them are nearly one that is: createJob, deleteJob.
  return known.find((name) => (schema === undefined ? isTypo(action, name) : isNearly(action, name)));
}

/**
 * Whether a name is another one with a letter wrong, missing or too many, or with letters that have changed places. Actions
 * of AWS may be as near as two letters: `listCrawls` and `listCrawlers`.
 */
export function isTypo(name: string, known: string): boolean {
  return isNearly(name, known) && misspelt(name, [known], 1 / name.length) !== undefined;
}

/** Whether each word of a name is nearly the other's. */
function isNearly(name: string, known: string): boolean {
  return !areVersions(name, known) && isMisspelling(wordsOf(name), wordsOf(known));
}

/** `listObjects` and `listObjectsV2`. */
function areVersions(one: string, other: string): boolean {
  const bare = (name: string): string => name.replace(/(?:V?\d+)+$/, '');
  return one !== other && bare(one) === bare(other);
}
