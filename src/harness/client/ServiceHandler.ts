import { TextDecoder } from 'node:util';
import { accountForm } from '../../emulator/control/accounts/Accounts';
import { credentialScope } from '../../emulator/control/accounts/credentialScope';
import { HarnessError } from '../../errors/HarnessError';
import { errorReply } from '../../emulator/server/errorReply';
import type { Service } from '../../emulator/service/Service';
import { newRequestId } from '../../emulator/store/ids';

/** The part of the SDK's HttpRequest that is read. */
interface SdkRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface SdkResponse {
  readonly response: {
    readonly statusCode: number;
    readonly headers: Record<string, string>;
    readonly body: Uint8Array;
  };
}

/** Returns the requests of an SDK client from a service in the same process: the same bytes as over HTTP, no socket. */
export class ServiceHandler {
  readonly metadata = { handlerProtocol: 'http/1.1' };

  /** `onMistake` is called with each harness error sent as a response, because code under test may swallow it. */
  constructor(
    private readonly service: Service,
    private readonly onMistake: (error: HarnessError) => void = () => undefined,
  ) {}

  async handle(request: SdkRequest, { abortSignal }: { abortSignal?: unknown } = {}): Promise<SdkResponse> {
    const signal = abortSignal as AbortSignal | undefined;
    if (signal?.aborted) throw abortError();
    const answer = this.answer(request, signal);
    return signal === undefined ? answer : Promise.race([answer, whenAborted(signal)]);
  }

  /** The SDK requires these of every handler. Here there is nothing to configure or to close. */
  updateHttpClientConfig(): void {}
  httpHandlerConfigs(): Record<string, never> {
    return {};
  }
  destroy(): void {}

  private async answer({ headers, body }: SdkRequest, signal: AbortSignal | undefined): Promise<SdkResponse> {
    const operation = (headers['x-amz-target'] ?? '').replace(/^AWSStepFunctions\./, '');
    try {
      const input: unknown = JSON.parse(bodyText(body));
      return this.respond(200, await this.service.call(operation, input, this.caller(headers, signal)));
    } catch (error) {
      if (HarnessError.is(error)) this.onMistake(error);
      const reply = errorReply(error);
      return this.respond(reply.status, reply.body);
    }
  }

  private caller(headers: SdkRequest['headers'], signal: AbortSignal | undefined) {
    const { accountId, region } = this.service;
    const scope = credentialScope(headers['authorization']);
    return {
      accountId: scope !== undefined && accountForm.test(scope.accessKeyId) ? scope.accessKeyId : accountId,
      region: scope?.region ?? region,
      traceHeader: headers['x-amzn-trace-id'],
      signal,
    };
  }

  private respond(statusCode: number, body: object): SdkResponse {
    const headers = { 'x-amzn-requestid': newRequestId(), 'content-type': 'application/x-amz-json-1.0' };
    return { response: { statusCode, headers, body: Buffer.from(JSON.stringify(body)) } };
  }
}

function bodyText(body: unknown): string {
  if (typeof body === 'string') return body;
  return body === undefined || body === null ? '' : new TextDecoder().decode(body as Uint8Array);
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(abortError()), { once: true });
  });
}

function abortError(): Error {
  return Object.assign(new Error('Request aborted'), { name: 'AbortError' });
}
