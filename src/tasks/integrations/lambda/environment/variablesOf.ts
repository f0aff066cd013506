import type { Passing } from './developerVariables';
import { HandlerVariables } from './HandlerVariables';
import {
  endpointVariables,
  identityVariables,
  lambdaVariables,
  runtimeVariables,
  statesEndpointVariables,
  type FunctionPlace,
  type ProcessPlace,
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
  readonly process?: ProcessPlace | undefined;
  /** What the developer lets through. */
  readonly passing: Passing;
  /** The URL at which this Stepmill answers AWS clients in the handler; `undefined` if there is none yet. */
  endpoint?(): string | undefined;
}

/** The environment of a function, whatever runs it. */
export function variablesOf(place: FunctionPlace, about: FunctionEnvironment): HandlerVariables {
  const { template, given, passing } = about;
  const isOpen = passing.awsCalls === 'allow';
  let ours: Variables | undefined;
  let madeFor: string | undefined;
  return new HandlerVariables({
    given,
    template,
    passing,
    identity: isOpen ? {} : identityVariables(place),
    environment: processVariables,
    ours() {
      const url = about.endpoint?.();
      if (ours === undefined || madeFor !== url) ours = ourVariables(place, about, (madeFor = url), isOpen);
      return ours;
    },
  });
}

function ourVariables(
  place: FunctionPlace,
  { process }: FunctionEnvironment,
  url: string | undefined,
  isOpen: boolean,
): Variables {
  const environment = processVariables();
  const all: Record<string, string> = { ...lambdaVariables(place), ...(process && runtimeVariables(process)) };
  if (!isOpen) return url === undefined ? all : { ...all, ...endpointVariables(url, environment) };
  // Calls go where the developer's own go; Step Functions stays here.
  for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION']) if (environment[name] !== undefined) delete all[name];
  return url === undefined ? all : { ...all, ...statesEndpointVariables(url) };
}
