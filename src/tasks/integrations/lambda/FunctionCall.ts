import type { TaskRequest } from '../../../contract/task';
import { placeOf } from '../../../services/parameters';
import { jacksonMessage } from '../../../util/jacksonMessage';
import { toJsonCopy } from '../../../util/copyJson';
import { toCompactText, type Json } from '../../../util/json';
import { parseFunctionName } from '../../../services/functionName';

/** What Invoke is asked for. */
export interface InvokeParameters {
  /** Name, partial ARN or ARN. */
  readonly functionName: string;
  readonly qualifier?: string | undefined;
  readonly payload: Payload;
  readonly invocationType?: string | undefined;
  /** `LogType: Tail`: the end of the log is wanted. */
  readonly logTail?: boolean | undefined;
  /** Base64, as the ClientContext parameter has it. */
  readonly clientContext?: string | undefined;
}

/** A call of a function by a task. */
export interface FunctionCall {
  readonly parameters: InvokeParameters;
  /** The task that calls. */
  readonly task: Pick<TaskRequest, 'executionArn' | 'now'>;
}

/** The function as it is to be known to itself: its ARN, with the qualifier when one was asked for. */
export function functionArnOf({ parameters, task }: FunctionCall): string {
  const { functionName, qualifier } = parameters;
  const isArn = functionName.startsWith('arn:');
  if (isArn && qualifier === undefined) return functionName;
  const { name, qualifier: written } = parseFunctionName(functionName);
  const { partition, region, accountId } = placeOf(isArn ? functionName : task.executionArn);
  const arn = `arn:${partition}:lambda:${region}:${accountId}:function:${name}`;
  const named = qualifier ?? written;
  return named === undefined ? arn : `${arn}:${named}`;
}

/** In the region of the function, and in the account of the execution that invokes it, whatever account its ARN has. */
export function placeOfHandler(call: FunctionCall): { readonly region: string; readonly accountId: string } {
  return { region: placeOf(functionArnOf(call)).region, accountId: placeOf(call.task.executionArn).accountId };
}

/** A number is a version; an alias points to a version, which nobody here knows. */
export function versionOf({ parameters: { qualifier } }: FunctionCall): string {
  return qualifier !== undefined && /^\d+$/.test(qualifier) ? qualifier : '$LATEST';
}

/** What a function is sent: JSON text, which is written when somebody asks for it. */
export interface Payload {
  readonly text: string;
  /** The event that a handler in this process gets: its own to change. */
  event(): unknown;
}

/** A `Payload` parameter as it is sent, or why Lambda refuses it. */
type PayloadParameter = Payload | { readonly refusal: string };

/**
 * The event that the function gets for a `Payload` parameter.
 *
 * AWS: an object is sent as its JSON, a text as it stands, so it must itself be JSON; null is as if there were none,
 * and then the function gets `{}`.
 */
export function readPayload(payload: Json | undefined): PayloadParameter {
  if (payload === undefined || payload === null) return new ValuePayload({});
  if (typeof payload !== 'string') return new ValuePayload(payload);
  try {
    JSON.parse(payload);
    return { text: payload, event: () => JSON.parse(payload) as unknown };
  } catch {
    return { refusal: refusalOf(payload) };
  }
}

class ValuePayload implements Payload {
  constructor(private readonly value: Json) {}

  get text(): string {
    return toCompactText(this.value);
  }

  event(): unknown {
    return toJsonCopy(this.value);
  }
}

function refusalOf(text: string): string {
  const { message, line, column } = jacksonMessage(text);
  const token = /^Unrecognized token/.test(message);
  const place = token ? 'line: 1, column: 1' : `line: ${line}, column: ${column}`;
  return (
    `Could not parse request body into json: Could not parse payload into json: ${message}\n` +
    ` at [Source: REDACTED (\`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION\` disabled); ${place}]`
  );
}
