import type { TaskOutcome } from '../../../contract/task';
import { parseJson, toCompactText, type Json, type JsonObject } from '../../../util/json';
import { optionalText } from '../../../services/parameters';
import type { AwsAnswer } from '../../integrations/border/AwsCall';
import { readPayload } from '../../integrations/lambda/FunctionCall';
import type { ClientTask } from './ClientTask';
import type { ClientCall, HandlerCalls } from './HandlerCalls';
import { awsFailure } from './serviceException';
import { parseFunctionName } from '../../../services/functionName';

/** Invoke of the Lambda API. Scripts receive the function's event and return the function's result. */
export async function invokeLambda(call: ClientCall, calls: HandlerCalls): Promise<AwsAnswer | 'pass' | undefined> {
  const { input } = call;
  const { arn, version } = functionOf(call);
  const payload = readPayload(input['Payload']);
  const task = calls.task(arn, 'refusal' in payload ? null : parseJson(payload.text), call);
  const { requestId } = task;
  if ('refusal' in payload) {
    const failure = { error: 'Lambda.InvalidRequestContentException', cause: payload.refusal };
    return awsFailure('lambda', failure, task);
  }
  const invocationType = optionalText(input, 'InvocationType');
  if (invocationType === 'DryRun') return { output: { StatusCode: 204 }, requestId };
  const outcome = calls.outcome(task, call);
  if (invocationType !== 'Event' || call.mayPass === true) return answerOf(await outcome, version, input, task);
  // AWS: an Event invocation returns before the function ends. A HarnessError still fails the test.
  const { functions, mistakes } = calls.answers;
  functions.unawaited.add(
    outcome.then(
      () => undefined,
      (mistake: unknown) => void mistakes.add(mistake),
    ),
  );
  return { output: { StatusCode: 202 }, requestId };
}

function functionOf({ input, caller: { region, accountId } }: ClientCall): { arn: string; version: string } {
  const parsed = parseFunctionName(optionalText(input, 'FunctionName') ?? '');
  const qualifier = optionalText(input, 'Qualifier') ?? parsed.qualifier;
  const arn = `arn:aws:lambda:${region}:${accountId}:function:${parsed.name}`;
  const version = qualifier !== undefined && /^\d+$/.test(qualifier) ? qualifier : '$LATEST';
  return { arn: qualifier === undefined ? arn : `${arn}:${qualifier}`, version };
}

/** An error `Lambda.…` comes from the Invoke API; any other is the function's own. */
function answerOf(
  outcome: TaskOutcome | 'pass' | undefined,
  ExecutedVersion: string,
  input: JsonObject,
  task: ClientTask,
): AwsAnswer | 'pass' | undefined {
  if (outcome === undefined || outcome === 'pass') return outcome;
  const logged = input['LogType'] === 'Tail' ? { LogResult: Buffer.from('END\n').toString('base64') } : {};
  const answer = { StatusCode: 200, ExecutedVersion, ...logged };
  const { requestId } = task;
  if ('output' in outcome) return { output: { ...answer, Payload: toCompactText(outcome.output) }, requestId };
  const { error, cause } = outcome;
  if (error !== undefined && error.startsWith('Lambda.') && error !== 'Lambda.Unknown')
    return awsFailure('lambda', outcome, task);
  return { output: { ...answer, FunctionError: 'Unhandled', Payload: functionReply(error, cause) }, requestId };
}

/** The cause is the function's whole response if it describes this error, or else only its message. */
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
