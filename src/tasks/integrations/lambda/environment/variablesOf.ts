import type { Passing } from './developerVariables';
import { HandlerVariables } from './HandlerVariables';
import {
  clientVariables,
  identityVariables,
  lambdaVariables,
  runtimeVariables,
  type FunctionPlace,
  type RuntimePlace,
} from './lambdaVariables';
import { processVariables } from './processVariables';

type Variables = Readonly<Record<string, string>>;

/** The sources of a function's environment, wherever it runs. */
export interface FunctionSources {
  /** The `Environment` of the function in its template, read on demand. */
  template(): Variables | undefined;
  /** Variables that the test or the command line sets for handlers. */
  readonly given?: Variables | undefined;
  readonly passing: Passing;
}

/** What is known of a function's environment. */
export interface FunctionEnvironment {
  /** The `Environment` of the function in its template. */
  readonly template?: Variables | undefined;
  /** Variables that the test or the command line sets for handlers. */
  readonly given?: Variables | undefined;
  /** Its separate process, if it has one. */
  readonly process?: RuntimePlace | undefined;
  /** Which of the developer's variables pass. */
  readonly passing: Passing;
  /** The URL at which this Stepmill answers the handler's AWS clients; called when the handler reads it. */
  endpoint?(): string | undefined;
}

/** The environment of a function, whatever runs it. */
export function variablesOf(place: FunctionPlace, about: FunctionEnvironment): HandlerVariables {
  const { template, given, passing } = about;
  let ours: Variables | undefined;
  return new HandlerVariables({
    given,
    template,
    passing,
    identity: passing.awsCalls === 'allow' ? {} : identityVariables(place),
    environment: processVariables,
    ours: () => (ours ??= ourVariables(place, about)),
  });
}

function ourVariables(place: FunctionPlace, { process, passing, endpoint }: FunctionEnvironment): Variables {
  const { awsCalls = 'fail' } = passing;
  const environment = processVariables();
  const all: Record<string, string> = {
    ...lambdaVariables(place),
    ...(process && runtimeVariables(process, awsCalls)),
    ...(awsCalls === 'fail' && clientVariables(environment)),
  };
  // Even if calls go to AWS, Step Functions stays here.
  const name = awsCalls === 'fail' ? 'AWS_ENDPOINT_URL' : 'AWS_ENDPOINT_URL_SFN';
  if (endpoint !== undefined) Object.defineProperty(all, name, { enumerable: true, get: endpoint });
  if (awsCalls === 'fail') return all;
  for (const given of ['AWS_REGION', 'AWS_DEFAULT_REGION']) if (environment[given] !== undefined) delete all[given];
  return all;
}
