import type { TaskResource } from '../../language/asl/resource';
import { findService, sdkServiceName } from '../../services/services';
import { sdkServiceNames } from '../../services/serviceNames';
import { findServiceSchema } from '../../services/schemas/serviceSchema';
import { nearest, isMisspelling, misspelt } from '../../util/nearest';
import { wordsOf } from '../../util/words';

/** A service or an action of `aws-sdk:` that is not known here. */
export interface UnknownAction {
  /** `@aws-sdk/client-s3 3.1000.0 has no action 'getObjct'`; it may be newer. */
  readonly reason: string;
  /** What was probably meant: `aws-sdk:s3:getObject`. */
  readonly meant: string | undefined;
  /** Whether it is so close to an action that it must be a misspelling. */
  readonly misspelt: boolean;
}

/**
 * What is wrong with the name of an SDK integration; `undefined` if it is known, or cannot be checked.
 *
 * AWS rejects services and actions that it does not have. New ones come every month, so only a name close to an action
 * of the installed client package is certainly misspelt.
 */
export function unknownAction(resource: TaskResource): UnknownAction | undefined {
  if (resource.kind !== 'integration' || !resource.awsSdk) return undefined;
  const { service, action } = resource;
  const found = findServiceSchema(service);
  if (found.schema === undefined)
    return isKnownService(service) ? undefined : unknownService(service, action, found.reason);
  const { schema } = found;
  // The case of letters (`describeDBInstances` or `describeDbInstances`) is not checked here.
  const wanted = action.toLowerCase();
  if (schema.action(action) !== undefined || schema.actions.some((name) => name.toLowerCase() === wanted))
    return undefined;
  const misspelt = schema.actions.find((name) => !differsInPlural(action, name) && isTypo(action, name));
  const meant = misspelt ?? nearest(action, schema.actions);
  return {
    reason: `${schema.package.name} ${schema.package.version} has no action '${action}'`,
    meant: meant && `aws-sdk:${service}:${meant}`,
    misspelt: misspelt !== undefined,
  };
}

function isKnownService(service: string): boolean {
  return sdkServiceNames.includes(service) || findService(service, true) !== undefined;
}

function unknownService(service: string, action: string, why: string): UnknownAction {
  const meant = nearest(service, sdkServiceNames);
  return {
    reason: `no service '${service}' is known here, and ${why}`,
    meant: meant && `aws-sdk:${meant}:${action}`,
    misspelt: false,
  };
}

/** `getJob` and `getJobs` may both exist. */
function differsInPlural(one: string, other: string): boolean {
  const bare = (name: string): string => name.replace(/s(?=[A-Z]|\d|$)/g, '');
  return bare(one) === bare(other);
}

/** Actions of AWS that are close to an optimised one of Step Functions: `glue:getJobRun`, `batch:terminateJob`. */
const plurals = ['getJobRuns', 'terminateJobs'];

/** What else is known of a service. */
interface Spelling {
  /** Names that are actions, too. */
  readonly more?: readonly string[];
  /** The share of a name that may be wrong. */
  readonly share?: number;
}

/**
 * The action of a service that was most likely meant, if this one does not exist. `undefined` if it exists, or if that
 * is unknown: the client package is not installed, and no optimised action is close.
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
  // Without the client package, most actions are unknown, and many of them resemble a known one: createJob, deleteJob.
  return known.find((name) => (schema === undefined ? isTypo(action, name) : isNearly(action, name)));
}

/**
 * Whether a name is another one with a wrong, missing, extra or transposed letter. Actions of AWS may differ by only
 * two letters: `listCrawls` and `listCrawlers`.
 */
function isTypo(name: string, known: string): boolean {
  return isNearly(name, known) && misspelt(name, [known], 1 / name.length) !== undefined;
}

/** Whether each word of a name is close to the other's. */
function isNearly(name: string, known: string): boolean {
  return !areVersions(name, known) && isMisspelling(wordsOf(name), wordsOf(known));
}

/** `listObjects` and `listObjectsV2`. */
function areVersions(one: string, other: string): boolean {
  const bare = (name: string): string => name.replace(/(?:V?\d+)+$/, '');
  return one !== other && bare(one) === bare(other);
}
