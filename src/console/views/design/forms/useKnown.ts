import { useEffect, useMemo, useState } from 'preact/hooks';
import { statesIn } from '../../../../language/asl/walk';
import { isArray, isObject, type Json, type JsonObject } from '../../../../util/json';
import type { Scope } from '../../../api/aws';
import { fetchIntegrations, fetchTargets, type Integration, type KnownTarget } from '../../../api/integrations';

/** What the server and the definition know that a field may name. */
export interface Known {
  /** Resources of Tasks, readers and writers. */
  readonly resources: readonly string[];
  readonly functionArns: readonly string[];
  /** Names for a parameter: functions for `FunctionName`. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** What a Resource calls; `undefined` if only its API is known. */
  actionOf(resource: string | undefined): Integration | undefined;
}

/** Which parameters name what. */
const named: Readonly<
  Record<string, { readonly kind: KnownTarget['kind']; readonly print: (name: string, place: string) => string }>
> = {
  FunctionName: { kind: 'function', print: (name) => name },
  QueueUrl: {
    kind: 'queue',
    print: (name, place) => `https://sqs.${place.split(':')[0]!}.amazonaws.com/${place.split(':')[1]!}/${name}`,
  },
  TopicArn: { kind: 'topic', print: (name, place) => `arn:aws:sns:${place}:${name}` },
  EventBusName: { kind: 'eventBus', print: (name) => name },
  StateMachineArn: { kind: 'stateMachine', print: (name, place) => `arn:aws:states:${place}:stateMachine:${name}` },
  Bucket: { kind: 'bucket', print: (name) => name },
};

export function useKnown(definition: JsonObject | undefined, scope: Scope): Known {
  const [integrations, setIntegrations] = useState<readonly Integration[]>([]);
  const [targets, setTargets] = useState<readonly KnownTarget[]>([]);
  useEffect(() => {
    const interest = new AbortController();
    const nothing = (): undefined => undefined;
    // Without them the fields take any name, as before.
    fetchIntegrations().then(setIntegrations, nothing);
    fetchTargets(scope, interest.signal).then(setTargets, nothing);
    return () => interest.abort();
  }, [scope.account, scope.region]);
  return useMemo(() => {
    const place = `${scope.region ?? 'us-east-1'}:${scope.account ?? '123456789012'}`;
    const ofKind = (kind: KnownTarget['kind']): readonly string[] =>
      targets.filter((target) => target.kind === kind).map(({ name }) => name);
    const names: Record<string, string[]> = {};
    for (const [parameter, { kind, print }] of Object.entries(named))
      names[parameter] = ofKind(kind).map((name) => print(name, place));
    for (const [parameter, values] of Object.entries(usedValues(definition)))
      names[parameter] = [...new Set([...(names[parameter] ?? []), ...values])];
    const byResource = new Map(
      integrations.flatMap((one) => one.resources.map((resource) => [resource, one] as const)),
    );
    return {
      resources: [...byResource.keys()],
      functionArns: [
        ...ofKind('function').map((name) => `arn:aws:lambda:${place}:function:${name}`),
        ...ofKind('activity').map((name) => `arn:aws:states:${place}:activity:${name}`),
      ],
      names,
      actionOf: (resource) => (resource === undefined ? undefined : byResource.get(resource)),
    };
  }, [integrations, targets, definition, scope.account, scope.region]);
}

/** What the tasks of a definition already name, by parameter: tables, for example, which the server does not list. */
export function usedValues(definition: JsonObject | undefined): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, Set<string>> = {};
  const collect = (value: Json): void => {
    if (isArray(value)) value.forEach(collect);
    else if (isObject(value))
      for (const [name, inner] of Object.entries(value)) {
        if (typeof inner === 'string' && !name.endsWith('.$') && !inner.startsWith('{%'))
          (found[name] ??= new Set()).add(inner);
        else collect(inner);
      }
  };
  for (const { object } of definition === undefined ? [] : statesIn(definition))
    for (const field of ['Parameters', 'Arguments']) collect(object[field] ?? null);
  return Object.fromEntries(Object.entries(found).map(([name, values]) => [name, [...values]]));
}
