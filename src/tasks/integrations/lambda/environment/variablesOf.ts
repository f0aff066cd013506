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

/** What the environment of a function is made of, wherever it runs. */
export interface FunctionSources {
  /** The `Environment` of the function in its template, as it is when it is asked for. */
  template(): Variables | undefined;
  /** Variables that the test or the command line names for handlers. */
  readonly given?: Variables | undefined;
  readonly passing: Passing;
}

/** What is known of a function's environment. */
export interface FunctionEnvironment {
  /** The `Environment` of the function in its template. */
  readonly template?: Variables | undefined;
  /** Variables that the test or the command line names for handlers. */
  readonly given?: Variables | undefined;
  /** Where it runs, if in a process of its own. */
  readonly process?: RuntimePlace | undefined;
  /** What the developer lets through. */
  readonly passing: Passing;
  /** The URL at which this Stepmill answers AWS clients of the handler; asked when the handler reads it. */
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
  // Where calls go to AWS, Step Functions stays here nevertheless.
  const name = awsCalls === 'fail' ? 'AWS_ENDPOINT_URL' : 'AWS_ENDPOINT_URL_SFN';
  if (endpoint !== undefined) Object.defineProperty(all, name, { enumerable: true, get: endpoint });
  if (awsCalls === 'fail') return all;
  for (const given of ['AWS_REGION', 'AWS_DEFAULT_REGION']) if (environment[given] !== undefined) delete all[given];
  return all;
}
