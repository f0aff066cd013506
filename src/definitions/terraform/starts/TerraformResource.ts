import { isArray, isObject, type Json, type JsonObject } from '../../../util/json';
import type { Position } from '../../../util/Position';
import type { StartSource } from '../../starts/StartSource';
import { memberIn } from '../../starts/plain';

/** A resource as the provider has it: in HCL, in a plan or in a state. Nested blocks are lists of objects. */
export interface TerraformResource {
  /** With its modules and its instance: `module.shop.aws_pipes_pipe.orders["eu"]`. */
  readonly address: string;
  readonly type: string;
  readonly aliases: readonly string[];
  /** What the configuration names it, if it does. */
  readonly name: string | undefined;
  /** Its arguments, and the attributes by which others refer to it: `id`, `name`, `arn`. */
  readonly values: JsonObject;
  readonly source: Position;
  /** Notes the values that no file contains; a start that is read has stubs for them. */
  readonly noteUnknown?: () => void;
  readonly note: (message: string, kind?: 'refusedByAws' | 'advice') => void;
}

/** A nested block, or an argument that is an object. */
export function blockIn(value: Json | undefined, name: string): JsonObject | undefined {
  const found = memberIn(value, name);
  const first = isArray(found) ? found[0] : found;
  return isObject(first) ? first : undefined;
}

/** Members under CloudFormation's names: `rename(values, { Name: 'name' })`. Those without a value are left out. */
export function rename(value: Json | undefined, names: Readonly<Record<string, string>>): JsonObject {
  const entries = Object.entries(names).map(([name, own]) => [name, memberIn(value, own)] as const);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, Json] => entry[1] !== undefined && entry[1] !== null),
  );
}

/** A resource as what it starts is read. */
export function startOfResource(
  { address: id, aliases, name, source, note }: TerraformResource,
  properties: JsonObject,
): StartSource {
  return { id, aliases, source, note, properties: { ...properties, ...(name === undefined ? {} : { Name: name }) } };
}
