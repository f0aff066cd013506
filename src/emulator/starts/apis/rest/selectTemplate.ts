import type { DeclaredRestMethod } from '../../../../contract/starts/DeclaredRestMethod';
import { GatewayAnswer } from '../GatewayAnswer';

/** A content type without its parameters: `application/json`. */
export function mediaType(contentType: string | undefined): string {
  return (contentType ?? 'application/json').split(';')[0]!.trim().toLowerCase();
}

/**
 * The mapping template for a content type; `undefined` if the body is passed through. Throws GatewayAnswer 415.
 *
 * AWS: "Method request behavior for payloads without mapping templates": a table of passthrough behaviours.
 */
export function selectTemplate(
  { requestTemplates, passthroughBehavior = 'WHEN_NO_MATCH' }: DeclaredRestMethod,
  contentType: string | undefined,
): string | undefined {
  const type = mediaType(contentType);
  const found = Object.entries(requestTemplates).find(([name]) => mediaType(name) === type);
  if (found !== undefined) return found[1];
  const types = Object.keys(requestTemplates);
  const passes =
    passthroughBehavior === 'WHEN_NO_MATCH' || (passthroughBehavior === 'WHEN_NO_TEMPLATES' && types.length === 0);
  if (passes) return undefined;
  const has = types.length === 0 ? 'It has none' : `It has one for ${types.join(', ')}`;
  throw new GatewayAnswer(
    415,
    'Unsupported Media Type',
    `No mapping template is for ${type}, and passthroughBehavior is ${passthroughBehavior}. ${has}.`,
  );
}
