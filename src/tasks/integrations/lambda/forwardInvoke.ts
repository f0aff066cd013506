import type { IntegrationIo } from '../IntegrationIo';
import type { TaskRequest } from '../../../language/asl/task';
import type { Endpoint } from '../endpoints/Endpoints';
import { createClient } from '../sdk/createClient';
import { loadServiceSchema } from '../../schemas/serviceSchema';
import { sendForAnswer, type RawOutput, type SdkFailure } from '../sdk/sendForAnswer';
import type { FunctionAnswer } from './FunctionAnswer';
import type { FunctionCall } from './FunctionCall';

interface InvokeOutput {
  readonly StatusCode?: number;
  readonly FunctionError?: string;
  readonly ExecutedVersion?: string;
  readonly LogResult?: string;
  readonly Payload?: Uint8Array;
}

const reading = {
  isModelled: (errorName: string): boolean => loadServiceSchema('lambda')?.errors.includes(errorName) === true,
  read: (output: RawOutput): InvokeOutput => output,
};

/** Invokes a function at a real endpoint (SAM local, another emulator, AWS). */
export async function forwardInvoke(
  { parameters }: FunctionCall,
  endpoint: Endpoint,
  request: TaskRequest,
  io: IntegrationIo,
): Promise<FunctionAnswer | SdkFailure> {
  const client = createClient('lambda', endpoint, request, io.accountId)!;
  const { functionName, payload, qualifier, invocationType, logTail, clientContext } = parameters;
  const input = {
    FunctionName: functionName,
    Payload: Buffer.from(payload.text),
    ...(qualifier !== undefined && { Qualifier: qualifier }),
    ...(invocationType !== undefined && { InvocationType: invocationType }),
    ...(logTail && { LogType: 'Tail' }),
    ...(clientContext !== undefined && { ClientContext: clientContext }),
  };
  const answer = await sendForAnswer(client, 'invoke', input, io, reading);
  if (!('output' in answer)) return answer;
  const { output, http } = answer;
  return {
    statusCode: output.StatusCode ?? http.statusCode,
    payload: Buffer.from(output.Payload ?? []).toString('utf8'),
    functionError: output.FunctionError,
    executedVersion: output.ExecutedVersion,
    logResult: output.LogResult,
    requestId: http.requestId,
    headers: withCapital(http.headers),
  };
}

/** AWS: Lambda writes Connection with a capital, as the other services do not (recorded). */
function withCapital({ connection, ...headers }: Readonly<Record<string, string>>): Record<string, string> {
  return connection === undefined ? headers : { ...headers, Connection: connection };
}
