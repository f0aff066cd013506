import { findService, sdkServiceName } from '../awsServices/awsServices';
import { findServiceSchema } from '../schemas/serviceSchema';
import { misspelt } from '../../util/nearest';

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
  const optimised = [...Object.keys(findService(service)?.actions ?? {}), ...more];
  if (optimised.some((known) => known.toLowerCase() === wanted)) return undefined;
  const { schema } = findServiceSchema(sdkServiceName(service));
  const known = [...optimised, ...(schema?.actions ?? [])];
  if (known.some((name) => name.toLowerCase() === wanted)) return undefined;
  return misspelt(action, known, share);
}
