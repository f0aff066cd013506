import type { TaskOutcome } from '../../../language/asl/task';
import { parseJson, toCompactText, type Json, type JsonObject } from '../../../util/json';
import { parseFunctionName } from '../../awsServices/lambda';
import { optionalText } from '../../awsServices/parameters';
import type { AwsAnswer } from '../../integrations/border/AwsCall';
import { readPayload } from '../../integrations/lambda/FunctionCall';
import type { ClientCall, HandlerCalls } from './HandlerCalls';

/** Invoke of the Lambda API. Scripts see the function's event and give what the function returns. */
export async function invokeLambda(call: ClientCall, calls: HandlerCalls): Promise<AwsAnswer | 'pass' | undefined> {
  const { input } = call;
  const payload = readPayload(input['Payload']);
  if ('refusal' in payload)
    return calls.failure('lambda', { error: 'Lambda.InvalidRequestContentException', cause: payload.refusal });
  const event = parseJson(payload.text);
  const invocationType = optionalText(input, 'InvocationType');
  if (invocationType === 'DryRun') return { output: { StatusCode: 204 } };
  const { arn, version } = functionOf(call);
  const outcome = calls.outcome(arn, event, call);
  if (invocationType !== 'Event' || call.mayPass === true) return answerOf(await outcome, version, input, calls);
  // AWS: nobody waits for the answer of an Event invocation. A mistake of the tester does fail the test.
  const { functions, mistakes } = calls.answers;
  functions.unawaited.add(
    outcome.then(
      () => undefined,
      (mistake: unknown) => void mistakes.add(mistake),
    ),
  );
  return { output: { StatusCode: 202 } };
}

function functionOf({ input, caller: { region, accountId } }: ClientCall): { arn: string; version: string } {
  const parsed = parseFunctionName(optionalText(input, 'FunctionName') ?? '');
  const qualifier = optionalText(input, 'Qualifier') ?? parsed.qualifier;
  const arn = `arn:aws:lambda:${region}:${accountId}:function:${parsed.name}`;
  const version = qualifier !== undefined && /^\d+$/.test(qualifier) ? qualifier : '$LATEST';
  return { arn: qualifier === undefined ? arn : `${arn}:${qualifier}`, version };
}

/** An error `Lambda.…` is one of the Invoke API; any other is the function's own. */
function answerOf(
  outcome: TaskOutcome | 'pass' | undefined,
  ExecutedVersion: string,
  input: JsonObject,
  calls: HandlerCalls,
): AwsAnswer | 'pass' | undefined {
  if (outcome === undefined || outcome === 'pass') return outcome;
  const logged = input['LogType'] === 'Tail' ? { LogResult: Buffer.from('END\n').toString('base64') } : {};
  const answer = { StatusCode: 200, ExecutedVersion, ...logged };
  if ('output' in outcome) return { output: { ...answer, Payload: toCompactText(outcome.output) } };
  const { error, cause } = outcome;
  if (error !== undefined && error.startsWith('Lambda.') && error !== 'Lambda.Unknown')
    return calls.failure('lambda', outcome);
  return { output: { ...answer, FunctionError: 'Unhandled', Payload: functionReply(error, cause) } };
}

/** The cause is the function's whole reply when it tells of this error, else only its message. */
function functionReply(error: string | undefined, cause = ''): string {
  if (isReplyOf(error, cause)) return cause;
  const unknown = /Returned payload: ([^]*)$/.exec(cause)?.[1];
  if (error === 'Lambda.Unknown') return unknown ?? JSON.stringify({ errorMessage: cause });
  return JSON.stringify({ errorType: error, errorMessage: cause, trace: [] } satisfies Record<
    string,
    Json | undefined
  >);
}

function isReplyOf(error: string | undefined, cause: string): boolean {
  try {
    return (JSON.parse(cause) as { errorType?: unknown } | null)?.errorType === error && error !== undefined;
  } catch {
    return false;
  }
}
