import type { DeclaredRestMethod, DeclaredRestResponse } from '../../../../contract/starts/DeclaredRestMethod';
import { javaRegex } from '../velocity/javaRegex';
import { configurationError } from '../GatewayAnswer';
import { headerOf } from '../mapping/RequestParts';

/**
 * The response for a status of the integration: the first whose pattern matches all of it, or the default. Throws
 * GatewayAnswer.
 *
 * AWS: none of them is a configuration error (localstack, integration_response: recorded).
 */
export function selectResponse({ responses }: DeclaredRestMethod, status: number): DeclaredRestResponse {
  const text = String(status);
  const selected =
    responses.find(({ selectionPattern = '' }) => selectionPattern !== '' && matches(selectionPattern, text)) ??
    responses.find(({ selectionPattern = '' }) => selectionPattern === '');
  if (selected !== undefined) return selected;
  throw configurationError(
    'Configuration error: No match for output mapping and no default output mapping configured. ' +
      `Endpoint Response Status Code: ${status}`,
  );
}

function matches(pattern: string, text: string): boolean {
  return javaRegex(`(?:${pattern})\\z`, text.length).exec(text)?.index === 0;
}

/**
 * The template for a response and its content type; `undefined` if the body is passed through.
 *
 * AWS: the one for the Accept header, or for application/json, or the first (localstack, integration_response).
 */
export function selectResponseTemplate(
  { responseTemplates }: DeclaredRestResponse,
  headers: Readonly<Record<string, string>>,
): { readonly type: string; readonly template: string } | undefined {
  const types = Object.keys(responseTemplates);
  const accepted = headerOf(headers, 'accept');
  const type = types.find((each) => each === accepted) ?? types.find((each) => each === 'application/json') ?? types[0];
  return type === undefined ? undefined : { type, template: responseTemplates[type]! };
}
