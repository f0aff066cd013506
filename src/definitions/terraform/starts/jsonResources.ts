import { isArray, isObject, type Json, type JsonObject } from '../../../util/json';
import type { Position } from '../../../util/Position';
import type { LoadContext } from '../../LoadContext';
import { itemsIn, memberIn, objectIn, stringIn } from '../../starts/plain';
import { kindNamed, streamArn } from '../../stubs/resourceKinds';
import type { AwsEnvironment } from '../../stubs/AwsEnvironment';
import { resourceKind } from '../resourceAttribute';
import { isStartType } from './loadTerraformStarts';
import type { TerraformResource } from './TerraformResource';

/** A resource in the output of `terraform show -json`. */
interface KnownResource {
  readonly address: string;
  readonly type: string;
  readonly values: JsonObject;
}

/**
 * The resources of a plan or a state that matter for what starts a machine. A plan does not contain what AWS chooses;
 * its `configuration` says to which resource an argument refers, so that the two are found by it.
 */
export function jsonStartResources(
  resources: readonly KnownResource[],
  configuration: Json | undefined,
  placeOf: (address: string) => Position,
  { note, deployment }: LoadContext,
): readonly TerraformResource[] {
  const plan: Plan = { byAddress: new Map(resources.map((one) => [plainAddress(one.address), one])), deployment };
  const written = new Map(expressionsOf(objectIn(configuration, 'root_module'), ''));
  return resources
    .filter(({ type }) => isStartType(type))
    .flatMap((resource): readonly TerraformResource[] => {
      const { address, type } = resource;
      const source = placeOf(address);
      const unknown: string[] = [];
      const prefix = address.slice(0, address.length - lastOf(address).length);
      const expressions = written.get(plainAddress(address));
      const filled = fill(resource.values, expressions ?? {}, { plan, prefix, unknown });
      if (unknown.length > 0) {
        note(
          `${address} starts nothing here: ${unknown.join(', ')} is known after apply only. Load the .tf files, or the state.`,
          source,
        );
        return [];
      }
      const own = Object.fromEntries(['id', 'name', 'arn'].map((name) => [name, attributeOf(resource, name, plan)]));
      return [
        {
          address,
          type,
          aliases: [lastOf(address).split('.').at(-1)!],
          name: stringIn(resource.values, 'name'),
          values: { ...own, ...filled },
          source,
          note: (message, kind) => note(`${address} ${message}`, source, kind),
        },
      ];
    });
}

interface Plan {
  /** By address without indexes: references in a configuration have none that can be evaluated. */
  readonly byAddress: ReadonlyMap<string, KnownResource>;
  readonly deployment: AwsEnvironment;
}

/** Arguments that are references to one resource, as nobody writes anything else there. */
const references =
  /^(?:arn|.*_arn|credentials|rule|rest_api_id|resource_id|parent_id|api_id|http_method|target|source|enrichment|bucket|event_bus_name)$/;

/** Arguments without which nobody can say what is started, and when. */
const essential =
  /^(?:event_pattern|schedule_expression|input|input_path|input_paths|input_template|pattern|uri|body|request_templates|request_parameters|response_templates|path_part|route_key|integration_subtype)$/;

interface Filling {
  readonly plan: Plan;
  readonly prefix: string;
  readonly unknown: string[];
}

/** Values, with the ones that a plan lacks found by the resources to which their expressions refer. */
function fill(values: JsonObject, expressions: JsonObject, filling: Filling): JsonObject {
  const filled = Object.entries(expressions).map(([name, expression]): readonly [string, Json] => {
    const value = memberIn(values, name) ?? null;
    if (isArray(expression)) return [name, fillBlocks(value, expression, filling)];
    const [reference] = itemsIn(expression, 'references');
    if (value !== null || typeof reference !== 'string') return [name, value];
    const found = references.test(name) ? resolve(reference, filling) : undefined;
    if (found === undefined && essential.test(name)) filling.unknown.push(name);
    return [name, found ?? null];
  });
  const known = [...Object.entries(values), ...filled].filter(([, value]) => value !== null);
  return Object.fromEntries(known);
}

/** Nested blocks: a list of expressions, and a list of their values. */
function fillBlocks(value: Json, expressions: readonly Json[], filling: Filling): Json {
  return expressions.map((expression, index) => {
    const own = isArray(value) ? value[index] : undefined;
    return isObject(expression) ? fill(isObject(own) ? own : {}, expression, filling) : (own ?? null);
  });
}

function resolve(reference: string, { plan, prefix }: Filling): string | undefined {
  const [type, label, attribute] = plainAddress(reference).split('.');
  const resource = plan.byAddress.get(`${plainAddress(prefix)}${type ?? ''}.${label ?? ''}`);
  return resource && attribute !== undefined ? attributeOf(resource, attribute, plan) : undefined;
}

/** What a reference to a resource gives: what is known, or else what stands for it in definitions, too. */
function attributeOf({ address, type, values }: KnownResource, attribute: string, { deployment }: Plan): string {
  const known = stringIn(values, attribute);
  if (known !== undefined) return known;
  const kind = resourceKind(`${type}.x`);
  const name =
    stringIn(values, 'function_name') ??
    stringIn(values, 'name') ??
    stringIn(values, 'bucket') ??
    lastOf(address).split('.').at(-1)!;
  if (kind !== undefined && attribute === 'arn') return kindNamed(kind).arn(name, deployment);
  if (kind !== undefined && attribute === 'stream_arn') return streamArn(kindNamed(kind).arn(name, deployment));
  if (attribute === 'name' || (kind === 'bucket' && attribute === 'id')) return name;
  return `${address}.${attribute}`;
}

/** The expressions of all resources of a configuration, by address. */
function expressionsOf(module: JsonObject | undefined, prefix: string): readonly (readonly [string, JsonObject])[] {
  const own = itemsIn(module, 'resources').map(
    (resource) => [prefix + (stringIn(resource, 'address') ?? ''), objectIn(resource, 'expressions') ?? {}] as const,
  );
  const called = Object.entries(objectIn(module, 'module_calls') ?? {});
  return [
    ...own,
    ...called.flatMap(([name, call]) => expressionsOf(objectIn(call, 'module'), `${prefix}module.${name}.`)),
  ];
}

function plainAddress(address: string): string {
  return address.replace(/\[[^\]]*\]/g, '');
}

/** `aws_pipes_pipe.orders["eu"]` of an address with modules. */
function lastOf(address: string): string {
  return /[\w-]+\.[\w-]+(?:\[[^\]]*\])?$/.exec(address)?.[0] ?? address;
}
