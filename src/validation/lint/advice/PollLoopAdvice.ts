import { objectsIn, resourceOf, textIn, type BlockView, type WalkedState } from '../../../language/asl/walk';
import { findService, optimisedServiceName } from '../../../services/services';
import type { CalledIntegration } from '../../rules/RuleContext';
import type { Adviser } from '../Advice';
import { loopsOf } from '../loopsOf';

/**
 * A job that is started, and then polled between waits, although Step Functions can wait for it itself.
 *
 * AWS: "Run a Job (.sync)", https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-sync
 */
export const PollLoopAdvice: Adviser = ({ states, advise }) => {
  const startedActions = new Set<string>();
  for (const state of states) {
    const called = integrationOf(state);
    if (called?.pattern === 'REQUEST_RESPONSE') startedActions.add(called.action.toLowerCase());
  }
  const polled = new Map<BlockView, ReadonlySet<string>>();
  for (const state of states) {
    const asked = integrationOf(state);
    const job = asked && jobsDescribedBy(asked).find(({ action }) => startedActions.has(action.toLowerCase()));
    if (job === undefined) continue;
    if (!polled.has(state.block)) polled.set(state.block, polledStates(state.block));
    if (!polled.get(state.block)!.has(state.name)) continue;
    advise(
      'POLL_LOOP_WITHOUT_SYNC',
      state.path,
      `A loop polls for the end of a job that '${job.resource}' would wait for.`,
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

/** The names of the states from which a path leads through a Wait back to them, inside their block. */
function polledStates({ states }: BlockView): ReadonlySet<string> {
  const waits = new Set(states.filter(({ type }) => type === 'Wait').map(({ name }) => name));
  const loops = loopsOf(new Map(states.map((state) => [state.name, nextsOf(state)])));
  return new Set(loops.filter((loop) => [...loop].some((name) => waits.has(name))).flatMap((loop) => [...loop]));
}

function nextsOf({ object }: WalkedState): string[] {
  const inner = objectsIn(object, 'Choices').map((rule) => textIn(rule, 'Next'));
  return [textIn(object, 'Next'), textIn(object, 'Default'), ...inner].filter((name) => name !== undefined);
}
