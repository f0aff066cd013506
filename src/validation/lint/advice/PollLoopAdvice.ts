import { objectsIn, resourceOf, textIn, type WalkedState } from '../../../language/asl/walk';
import { findService, optimisedServiceName } from '../../../tasks/awsServices/awsServices';
import type { CalledIntegration } from '../../rules/RuleContext';
import type { Adviser } from '../Advice';

/**
 * A job that is started, and then asked about between waits, where Step Functions can wait for it itself.
 *
 * AWS: "Run a Job (.sync)", https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-sync
 */
export const PollLoopAdvice: Adviser = ({ states, advise }) => {
  for (const state of states) {
    const asked = integrationOf(state);
    if (asked === undefined || !isPolled(state)) continue;
    const started = states.map(integrationOf).filter((other) => other?.pattern === 'REQUEST_RESPONSE');
    const job = jobsDescribedBy(asked).find(({ action }) =>
      started.some((other) => other!.action.toLowerCase() === action.toLowerCase()),
    );
    if (job === undefined) continue;
    advise(
      'POLL_LOOP_WITHOUT_SYNC',
      state.path,
      `A loop asks for the end of a job that '${job.resource}' would wait for.`,
      'Each round costs transitions and events. Start the job with .sync: https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-sync',
    );
  }
};

/** The jobs that a call describes: what starts each, and the Resource with which Step Functions waits for its end. */
function jobsDescribedBy(asked: CalledIntegration): readonly { readonly action: string; readonly resource: string }[] {
  const name = optimisedServiceName(asked.service);
  return Object.entries(findService(name)?.actions ?? {})
    .filter(([, { job }]) => job?.describe.action.toLowerCase() === asked.action.toLowerCase())
    .map(([action, { syncVersion }]) => ({
      action,
      resource: `${name}:${action}.sync${syncVersion === undefined ? '' : `:${syncVersion}`}`,
    }));
}

function integrationOf(state: WalkedState): CalledIntegration | undefined {
  const resource = resourceOf(state);
  return resource?.kind === 'integration' ? resource : undefined;
}

/** Whether a way leads from a state over a Wait back to it, inside of its block. */
function isPolled(state: WalkedState): boolean {
  const siblings = new Map(state.block.states.map((other) => [other.name, other]));
  const seen = new Set<string>();
  const open: { readonly name: string; readonly waited: boolean }[] = nextsOf(state).map((name) => ({
    name,
    waited: false,
  }));
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { name, waited } = at;
    if (name === state.name && waited) return true;
    const other = siblings.get(name);
    const key = `${String(waited)} ${name}`;
    if (other === undefined || name === state.name || seen.has(key)) continue;
    seen.add(key);
    open.push(...nextsOf(other).map((next) => ({ name: next, waited: waited || other.type === 'Wait' })));
  }
  return false;
}

function nextsOf({ object }: WalkedState): string[] {
  const inner = objectsIn(object, 'Choices').map((rule) => textIn(rule, 'Next'));
  return [textIn(object, 'Next'), textIn(object, 'Default'), ...inner].filter((name) => name !== undefined);
}
