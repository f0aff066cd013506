import type { IntegrationPattern } from '../language/asl/resource';
import type { RequestedResource } from '../contract/task';
import type { ServiceAction } from './AwsService';
import { findOptimised, findService, serviceNames } from './services';

/** One optimised integration: an action of a service that Step Functions knows how to call and to wait for. */
interface OptimisedIntegration {
  readonly service: string;
  readonly action: string;
  /** The patterns that its Resource may have. */
  readonly patterns: readonly IntegrationPattern[];
  /** Versions of `.sync` that exist: 2 means that `.sync:2` also exists. */
  readonly syncVersion: 1 | 2;
  /** `task`: allowed in a Task. `itemReader` and `resultWriter`: only in those fields of a distributed Map. */
  readonly usedIn: 'task' | 'itemReader' | 'resultWriter';
  /** Parameters without which AWS rejects the state when it is created. */
  readonly required: readonly string[];
  /** Other parameters that AWS reports as missing. */
  readonly missing?: ServiceAction['missing'];
  /** Parameters that the service has but that Step Functions reserves. */
  readonly reserved: readonly string[];
}

const patternsOf: Readonly<Record<string, IntegrationPattern>> = {
  R: 'REQUEST_RESPONSE',
  S: 'SYNC',
  T: 'WAIT_FOR_TASK_TOKEN',
};

/** The optimised integrations of one service, or of all, one entry an action. Loads the services. */
export function optimisedIntegrations(service?: string): readonly OptimisedIntegration[] {
  const names = service === undefined ? serviceNames() : [service];
  return names.flatMap((name) =>
    Object.entries(findService(name)?.actions ?? {})
      .filter(([, { patterns }]) => patterns !== undefined)
      .map(([action, facts]) => entryOf(name, action, facts)),
  );
}

function entryOf(service: string, action: string, facts: ServiceAction): OptimisedIntegration {
  return {
    service,
    action,
    patterns: Array.from(facts.patterns ?? '', (letter) => patternsOf[letter]!),
    syncVersion: facts.syncVersion ?? 1,
    usedIn: facts.usedIn ?? 'task',
    required: facts.required ?? [],
    ...(facts.missing !== undefined && { missing: facts.missing }),
    reserved: facts.reserved ?? [],
  };
}

/** The entry for an optimised integration; `undefined` for `aws-sdk:`, functions, activities and unknown names. */
export function findIntegration(resource: RequestedResource): OptimisedIntegration | undefined {
  if (resource.kind !== 'integration') return undefined;
  const facts = findOptimised(resource);
  return facts && entryOf(resource.service, resource.action, facts);
}

/**
 * Whether Step Functions has this integration in this pattern. An `aws-sdk:` resource is assumed to exist, except for
 * the patterns it cannot have and the operations that AWS leaves out.
 */
export function isKnownIntegration(resource: RequestedResource): boolean {
  if (resource.kind !== 'integration') return true;
  if (resource.awsSdk) return resource.pattern !== 'SYNC' && !isUnsupported(resource.service, resource.action);
  const entry = findIntegration(resource);
  if (entry === undefined) return false;
  return entry.patterns.includes(resource.pattern) && resource.version <= entry.syncVersion;
}

/**
 * AWS: the SDK integrations have no event streams, nor these obsolete operations ("Unsupported API actions for
 * supported services" of the guide).
 */
const unsupported: Readonly<Record<string, string>> = {
  bedrockagentcore: 'invokeHarness invokeCodeInterpreter invokeAgentRuntimeCommand',
  bedrockagentruntime: 'invokeAgent invokeInlineAgent invokeFlow retrieveAndGenerateStream optimizePrompt',
  bedrockruntime: 'converseStream invokeModelWithResponseStream invokeModelWithBidirectionalStream',
  cloudwatchlogs: 'startLiveTail getLogObject',
  comprehendmedical: 'detectEntities',
  connecthealth: 'startMedicalScribeListeningSession',
  devopsagent: 'sendMessage',
  efs: 'createTags',
  elastictranscoder: 'testRole',
  emr: 'describeJobFlows',
  iotdeviceadvisor: 'listTestCases',
  iotsitewise: 'invokeAssistant',
  kinesis: 'subscribeToShard',
  lambda: 'invokeAsync invokeWithResponseStream',
  lexruntimev2: 'startConversation',
  mediapackage: 'rotateChannelCredentials',
  polly: 'startSpeechSynthesisStream',
  qbusiness: 'chat',
  rdsdata: 'executeSql',
  s3: 'selectObjectContent',
  sagemakerruntime: 'invokeEndpointWithResponseStream',
  shield: 'deleteSubscription',
};

/** Services that AWS has discontinued, by their names in `aws-sdk:`. */
export const endedServices: ReadonlyMap<string, string> = new Map([
  ['elastictranscoder', 'Elastic Transcoder'],
  ['lexmodelbuilding', 'Lex V1'],
  ['lexruntime', 'Lex V1'],
  ['opsworks', 'OpsWorks'],
  ['opsworkscm', 'OpsWorks'],
  ['qldb', 'QLDB'],
  ['qldbsession', 'QLDB'],
]);

function isUnsupported(service: string, action: string): boolean {
  return Object.hasOwn(unsupported, service) && unsupported[service]!.split(' ').includes(action);
}
