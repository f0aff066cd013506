import { placeOfHandler } from '../FunctionCall';
import type { Invocation } from '../Invocation';
import type { LocalFunction } from '../LocalFunction';
import type { HandlerVariables } from './HandlerVariables';
import { variablesOf } from './variablesOf';

/** By function, then by account and region: what a handler sets stays for its next invocation, as in Lambda. */
const known = new WeakMap<LocalFunction, Map<string, HandlerVariables>>();

/** The environment of a function that runs in this process; `undefined` where nobody has registered it. */
export function variablesInProcess({ local, call, io: { functions } }: Invocation): HandlerVariables | undefined {
  if (functions === undefined) return undefined;
  const { accountId, region } = placeOfHandler(call);
  let places = known.get(local);
  if (places === undefined) known.set(local, (places = new Map()));
  const key = `${accountId}/${region}`;
  let variables = places.get(key);
  if (variables === undefined) {
    const { name: functionName, memoryMb, environment: template } = local;
    const { passing, runtimes } = functions;
    const about = { template, given: runtimes.environment, passing };
    places.set(key, (variables = variablesOf({ functionName, memoryMb, region, accountId }, about)));
  }
  return variables;
}
