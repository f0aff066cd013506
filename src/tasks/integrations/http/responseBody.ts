import { parsedOrText } from '../../awsServices/jsonText';
import type { Json } from '../../../util/json';

/** AWS: answers of these kinds fail the task. */
export function isUnsupportedContent(contentType: string): boolean {
  return /^\s*(?:application\/octet-stream|image\/|video\/|audio\/)/i.test(contentType);
}

/** The body as a value: JSON where the content type says so or says nothing, else the text. */
export function parseBody(body: string, contentType: string): Json {
  const isJson = contentType === '' || /^[^;]*[/+]json\s*(?:;|$)/i.test(contentType);
  return isJson ? parsedOrText(body) : body;
}
