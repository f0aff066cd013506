import type { HttpWatch } from '../../../language/asl/task';
import type { IntegrationIo } from '../IntegrationIo';
import { sendHttp, type HttpCall, type HttpResult } from './sendHttp';

/** As `sendHttp`, and tells somebody of it: of the request as `shown`, and of the whole answer. */
export async function sendWatched(
  call: HttpCall,
  shown: HttpCall,
  watch: HttpWatch,
  io: IntegrationIo,
): Promise<HttpResult> {
  const request = { method: shown.method, url: shown.url, headers: shown.headers, body: shown.body };
  try {
    const result = await sendHttp(call, io);
    const { statusCode, statusText: statusMessage, body } = result;
    const headers = Object.entries(result.headers).flatMap(([name, values]) =>
      values.map((value) => [name, value] as const),
    );
    watch.hear({ request, response: { statusCode, statusMessage, headers, body } });
    return result;
  } catch (error) {
    watch.hear({ request });
    throw error;
  }
}
