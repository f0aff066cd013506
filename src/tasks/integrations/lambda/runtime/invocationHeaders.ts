import type { Invocation } from '../Invocation';
import { functionArnOf } from '../FunctionCall';

/** The headers of an invocation that may take `limitMs` from now on. */
export function invocationHeaders({ requestId, call, io }: Invocation, limitMs: number): Record<string, string> {
  const client = decodeClientContext(call.parameters.clientContext);
  return {
    'Lambda-Runtime-Aws-Request-Id': requestId,
    'Lambda-Runtime-Deadline-Ms': String(Math.floor(io.realNow() + limitMs)),
    'Lambda-Runtime-Invoked-Function-Arn': functionArnOf(call),
    'Lambda-Runtime-Trace-Id': traceId(requestId, io.now()),
    ...(client !== undefined && { 'Lambda-Runtime-Client-Context': client }),
  };
}

/** AWS: the header contains the JSON itself. */
function decodeClientContext(base64: string | undefined): string | undefined {
  if (base64 === undefined) return undefined;
  const text = Buffer.from(base64, 'base64').toString('utf8');
  // Only characters that are allowed in a header.
  return /^[\x20-\x7e]+$/.test(text) ? text : undefined;
}

function traceId(requestId: string, nowMs: number): string {
  const hex = requestId.replaceAll('-', '');
  const seconds = Math.floor(nowMs / 1000)
    .toString(16)
    .padStart(8, '0');
  return `Root=1-${seconds}-${hex.slice(0, 24)};Parent=${hex.slice(16)};Sampled=0`;
}
