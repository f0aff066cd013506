import type { HttpExchange } from '../../../language/asl/task';
import { reply } from '../reply';

/**
 * The members `request` and `response` of an HTTP Task. AWS: all of them are texts, the headers that of a Java list (an
 * example of the guide).
 */
export function printExchange({ request, response }: HttpExchange): object {
  const protocol = new URL(request.url).protocol.replace(':', '');
  const { method, url, headers, body } = request;
  return reply({
    request: reply({ protocol, method, url, headers: headerList(headers), body }),
    response: response && {
      protocol,
      statusCode: String(response.statusCode),
      statusMessage: response.statusMessage,
      headers: headerList(response.headers),
      body: response.body,
    },
  });
}

function headerList(headers: HttpExchange['request']['headers']): string {
  return `[${headers.map(([name, value]) => `${name}: ${value}`).join(', ')}]`;
}
