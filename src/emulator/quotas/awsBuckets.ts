import type { Bucket } from './Throttle';

type Numbers = readonly [bucket: number, refill: number];

/** AWS: these regions have larger buckets for some operations. */
const largeRegions: ReadonlySet<string> = new Set(['us-east-1', 'us-west-2', 'eu-west-1']);

/**
 * AWS: "API throttling" of its page on quotas, and, where they differ, the defaults that Service Quotas told in September
 * 2026. Two pairs: the large regions, and all others. Express starts count apart; StartSyncExecution has no bucket.
 * StateTransition is no operation: it is what Standard executions share.
 */
const buckets: Readonly<Record<string, readonly [Numbers, Numbers?]>> = {
  CreateActivity: [[100, 1]],
  CreateStateMachine: [[100, 1]],
  CreateStateMachineAlias: [[100, 1]],
  DeleteActivity: [[100, 1]],
  DeleteStateMachine: [[100, 1]],
  DeleteStateMachineAlias: [[100, 1]],
  DeleteStateMachineVersion: [[100, 1]],
  DescribeActivity: [[200, 20]],
  DescribeExecution: [[300, 50]],
  DescribeMapRun: [[200, 1]],
  DescribeStateMachine: [[200, 20]],
  DescribeStateMachineAlias: [[200, 1]],
  DescribeStateMachineForExecution: [[200, 1]],
  GetActivityTask: [
    [3_000, 500],
    [1_500, 300],
  ],
  GetExecutionHistory: [[400, 20]],
  ListActivities: [
    [100, 10],
    [100, 5],
  ],
  ListExecutions: [
    [200, 5],
    [100, 2],
  ],
  ListMapRuns: [[100, 1]],
  ListStateMachineAliases: [[100, 1]],
  ListStateMachineVersions: [[100, 1]],
  ListStateMachines: [[100, 5]],
  ListTagsForResource: [[100, 1]],
  PublishStateMachineVersion: [[100, 1]],
  RedriveExecution: [[800, 150]],
  SendTaskFailure: [
    [3_000, 500],
    [1_500, 300],
  ],
  SendTaskHeartbeat: [
    [3_000, 500],
    [1_500, 300],
  ],
  SendTaskSuccess: [
    [3_000, 500],
    [1_500, 300],
  ],
  StartExecution: [
    [1_300, 300],
    [800, 150],
  ],
  StateTransition: [
    [5_000, 5_000],
    [800, 800],
  ],
  StopExecution: [
    [1_000, 200],
    [500, 25],
  ],
  TagResource: [[200, 1]],
  TestState: [[50, 10]],
  UntagResource: [[200, 1]],
  UpdateMapRun: [[100, 1]],
  UpdateStateMachine: [[100, 1]],
  UpdateStateMachineAlias: [[100, 1]],
  ValidateStateMachineDefinition: [[100, 1]],
};

const expressStart: Bucket = { bucket: 6_000, refill: 6_000 };

/** The bucket of an operation in a region; `undefined` for one that is not throttled. */
export function awsBucket(operation: string, region: string, express: boolean): Bucket | undefined {
  if (operation === 'StartExecution' && express) return expressStart;
  const pairs = buckets[operation];
  if (pairs === undefined) return undefined;
  const [large, others = large] = pairs;
  const [bucket, refill] = largeRegions.has(region) ? large : others;
  return { bucket, refill };
}
