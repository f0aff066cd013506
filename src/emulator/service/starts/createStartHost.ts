import { partitionOf } from '../../../util/partitionOf';
import type { CallResult, NeededRight, OutgoingCall, StartHost } from '../../starts/StartHost';
import { parseStateMachineArn } from '../../store/arns';
import type { Answers } from '../../../tasks/answering/Answers';
import type { HandlerCalls } from '../../../tasks/answering/clients/HandlerCalls';
import type { Resources } from '../../operations/OperationContext';
import type { ServiceOptions } from '../ServiceOptions';
import type { MistakeLog } from '../MistakeLog';

/** What of the service it needs. */
interface StartingService {
  readonly options: Pick<ServiceOptions, 'time' | 'schedules'>;
  readonly accountId: string;
  readonly region: string;
  readonly inside: Resources;
  readonly answers: Answers;
  readonly handlerCalls: HandlerCalls;
  readonly mistakes: MistakeLog;
  now(): number;
  callBy(by: 'start', operation: string, input: object): object | Promise<object>;
}

/** The service as rules, schedules, pipes and APIs see it. */
export function createStartHost(service: StartingService): StartHost {
  const call = (operation: string, input: object): object | Promise<object> =>
    service.callBy('start', operation, input);
  return {
    accountId: service.accountId,
    region: service.region,
    now: () => service.now(),
    firesInTime: service.options.schedules !== false,
    wake: passesByItself(service) ? (ms, callback) => service.inside.engine.clock.after(ms, callback) : undefined,
    uuid: () => service.inside.ids.uuid(),
    hasMachine: (arn) => hasMachine(service, arn),
    startExecution: (start) => (call('StartExecution', start) as { executionArn: string }).executionArn,
    startSyncExecution: async (start) => (await call('StartSyncExecution', start)) as Record<string, unknown>,
    call,
    whyDenied: (right) => whyDenied(service, right),
    callAws: (outgoing) => callAws(service, outgoing),
    startedBy: (arn) => startedBy(service, arn),
    mistake: (error) => service.mistakes.add(error),
  };
}

/** Whether its time passes by itself. Tests move the other clocks. */
function passesByItself({ options: { time = 'real' } }: StartingService): boolean {
  return time !== 'skip' && time !== 'manual';
}

function hasMachine({ inside: { stateMachines } }: StartingService, arn: string): boolean {
  if (stateMachines.get(arn) !== undefined) return true;
  if (!isMachineArn.test(arn)) return false;
  const { unqualified, qualifier } = parseStateMachineArn(arn);
  const machine = stateMachines.get(unqualified);
  return qualifier !== undefined && (machine?.aliases.has(qualifier) === true || machine?.version(arn) !== undefined);
}

const isMachineArn = /^arn:aws[a-z-]*:states:[a-z0-9-]+:\d{12}:stateMachine:[^:/]+(?::[^:/]+)?$/;

/** `deny` takes rights away, and so does a role whose policies are enforced. */
function whyDenied(
  service: StartingService,
  { roleArn, principal, action, resourceArn }: NeededRight,
): string | undefined {
  const { denials } = service.answers;
  if (!denials.ofClient(action, resourceArn)) {
    if (denials.enforced === undefined || roleArn === undefined) return undefined;
    const use = { roleArn, subject: principal, now: service.now() };
    const denied = denials.enforced.authorize(use, { service: principal, action, resource: resourceArn });
    if (denied === undefined) return undefined;
    // AWS: not recorded.
    if (denied.by === 'trust') return `The principal ${principal} is not authorized to assume the role ${roleArn}.`;
  }
  const user = roleArn ?? `arn:${partitionOf(service.region)}:iam::${resourceArn.split(':')[4]!}:role/unknown`;
  return (
    `User: ${user} is not authorized to perform: ${action} on resource: ${resourceArn} ` +
    `because no identity-based policy allows the ${action} action`
  );
}

function startedBy({ inside }: StartingService, executionArn: string): string | undefined {
  const execution = inside.engine.executions.get(executionArn);
  return execution?.parent?.arn ?? execution?.child?.parent?.arn;
}

async function callAws(
  { handlerCalls, accountId, region }: StartingService,
  { service, action, input }: OutgoingCall,
): Promise<CallResult | undefined> {
  const answer = await handlerCalls.answer({
    service,
    action,
    input,
    caller: { functionName: undefined, accountId, region },
  });
  if (answer === undefined) return undefined;
  if ('output' in answer) return { output: answer.output };
  return { error: answer.exception.code, message: answer.exception.message };
}
