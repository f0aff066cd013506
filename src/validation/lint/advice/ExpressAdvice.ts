import { resourceOf, type WalkedState } from '../../../language/asl/walk';
import { member } from '../../../util/json';
import { waysOut } from '../../rules/targets';
import type { Adviser } from '../Advice';

/** A machine with a longer total wait gets no advice: an Express execution has five minutes. */
const mostWaitSeconds = 60;

/** With fewer states, there is little to save. */
const fewStates = 3;

/**
 * A STANDARD machine that only reads: it may run twice, is short, and costs less as EXPRESS.
 *
 * AWS: "Convert Standard workflows into Express workflows",
 * https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#cost-opt-exp-workflows
 */
export const ExpressAdvice: Adviser = ({ states, machine, type, advise }) => {
  if (type !== 'STANDARD' || states.length < fewStates || !states.some((state) => state.type === 'Task')) return;
  if (!states.every(fits)) return;
  const waits = states.reduce((sum, state) => sum + secondsOf(state), 0);
  if (waits > mostWaitSeconds || hasLoop(states)) return;
  advise(
    'CHEAPER_AS_EXPRESS',
    machine.path,
    'This state machine only reads, and waits for nothing, so its executions cost less with the type EXPRESS.',
    'EXPRESS is charged by request and duration, runs at least once, for at most five minutes, and keeps its history only in CloudWatch Logs: https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#cost-opt-exp-workflows',
  );
};

/** Prefixes of actions that change nothing. */
const reads =
  /^(get|batchGet|transactGet|list|describe|head|query|scan|search|lookup|select|detect|translate)(?=[A-Z]|$)/;

function fits({ object, type, blocks }: WalkedState): boolean {
  if (blocks.some(({ distributed }) => distributed)) return false;
  if (type === 'Wait') return typeof member(object, 'Seconds') === 'number';
  if (type !== 'Task') return true;
  const resource = resourceOf({ type, object });
  if (resource?.kind !== 'integration' || resource.pattern !== 'REQUEST_RESPONSE') return false;
  return reads.test(resource.action);
}

function secondsOf({ object, type }: WalkedState): number {
  const seconds = member(object, 'Seconds');
  return type === 'Wait' && typeof seconds === 'number' ? seconds : 0;
}

/** A loop may take longer than five minutes. */
function hasLoop(states: readonly WalkedState[]): boolean {
  const byName = new Map(states.map((state) => [state.name, state]));
  const done = new Set<string>();
  const visit = (name: string, way: ReadonlySet<string>): boolean => {
    if (way.has(name)) return true;
    const state = byName.get(name);
    if (state === undefined || done.has(name)) return false;
    const longer = new Set(way).add(name);
    const found = waysOut(state).some((next) => visit(next, longer));
    done.add(name);
    return found;
  };
  return states.some(({ name }) => visit(name, new Set()));
}
