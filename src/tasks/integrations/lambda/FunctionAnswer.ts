import type { Json } from '../../../util/json';
import { invokeHeaders } from '../../../services/lambda';
import { hexDigits, uuid } from '../ids';
import type { IntegrationServices } from '../IntegrationIo';
import type { Invocation } from './Invocation';
import { versionOf } from './FunctionCall';
import type { FunctionEnd } from './FunctionEnd';

/** What the Invoke API answers, wherever the function ran. */
export interface FunctionAnswer {
  readonly statusCode: number;
  /** Text: JSON, or empty where no answer is waited for. */
  readonly payload: string;
  /** What the payload says, where it need not be parsed. */
  readonly value?: Json | undefined;
  readonly functionError?: string | undefined;
  readonly executedVersion?: string | undefined;
  /** Base64 of the end of the log, when it was asked for. */
  readonly logResult?: string | undefined;
  readonly requestId: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The function was cut off by its own time limit. */
  readonly timedOutAfterSeconds?: number | undefined;
}

/** The answer of a function that ran here. Most tasks look at the value alone: the rest is made when it is asked for. */
export class LocalAnswer implements FunctionAnswer {
  readonly statusCode = 200;
  readonly value: Json;
  readonly functionError: string | undefined;
  readonly timedOutAfterSeconds: number | undefined;
  readonly logResult: string | undefined;
  private readonly endMs: number;
  private readonly text: string | undefined;

  constructor(
    private readonly invocation: Invocation,
    { value, payload, functionError, timedOutAfterSeconds, log }: FunctionEnd,
  ) {
    this.value = value;
    this.text = payload;
    this.functionError = functionError;
    this.timedOutAfterSeconds = timedOutAfterSeconds;
    this.endMs = invocation.io.now();
    invocation.io.detach?.();
    this.logResult = invocation.call.parameters.logTail ? invocation.logTail(log) : undefined;
  }

  get payload(): string {
    return this.text ?? JSON.stringify(this.value);
  }

  get executedVersion(): string {
    return versionOf(this.invocation.call);
  }

  get requestId(): string {
    return this.invocation.requestId;
  }

  /** Those that Lambda would have sent. */
  get headers(): Readonly<Record<string, string>> {
    const length = Buffer.byteLength(this.payload);
    const { requestId, executedVersion, functionError, logResult, endMs: nowMs } = this;
    const hex = hexDigits(this.invocation.io, 40);
    return invokeHeaders({ requestId, executedVersion, functionError, logResult, length, nowMs, hex });
  }
}

/** AWS: an Event invocation is answered at once, with no version and no content type. */
export function accepted(statusCode: number, io: Pick<IntegrationServices, 'now' | 'random'>): FunctionAnswer {
  const requestId = uuid(io);
  const nowMs = io.now();
  return {
    statusCode,
    payload: '',
    requestId,
    get headers() {
      return invokeHeaders({ requestId, length: 0, nowMs, hex: hexDigits(io, 40) });
    },
  };
}
