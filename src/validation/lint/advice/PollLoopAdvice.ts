import { objectsIn, resourceOf, textIn, type WalkedState } from '../../../language/asl/walk';
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
    const job = asked && jobs[`${asked.service.toLowerCase()}:${asked.action.toLowerCase()}`];
    if (job === undefined || !isPolled(state)) continue;
    const starts = states.some((other) => {
      const started = integrationOf(other);
      return started?.pattern === 'REQUEST_RESPONSE' && started.action.toLowerCase() === job.action.toLowerCase();
    });
    if (!starts) continue;
    advise(
      'POLL_LOOP_WITHOUT_SYNC',
      state.path,
      `A loop asks for the end of a job that '${job.resource}' would wait for.`,
      'Each round costs transitions and events. Start the job with .sync: https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-sync',
    );
  }
};

/** What describes a job, and what starts it so that Step Functions waits for its end. */
const jobs: Readonly<Record<string, { readonly action: string; readonly resource: string }>> = {
  'glue:getjobrun': { action: 'startJobRun', resource: 'glue:startJobRun.sync' },
  'athena:getqueryexecution': { action: 'startQueryExecution', resource: 'athena:startQueryExecution.sync' },
  'batch:describejobs': { action: 'submitJob', resource: 'batch:submitJob.sync' },
  'ecs:describetasks': { action: 'runTask', resource: 'ecs:runTask.sync' },
  'codebuild:batchgetbuilds': { action: 'startBuild', resource: 'codebuild:startBuild.sync' },
  'sfn:describeexecution': { action: 'startExecution', resource: 'states:startExecution.sync:2' },
  'sagemaker:describetrainingjob': { action: 'createTrainingJob', resource: 'sagemaker:createTrainingJob.sync' },
  'sagemaker:describetransformjob': { action: 'createTransformJob', resource: 'sagemaker:createTransformJob.sync' },
  'sagemaker:describeprocessingjob': { action: 'createProcessingJob', resource: 'sagemaker:createProcessingJob.sync' },
};

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
