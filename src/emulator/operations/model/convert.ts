import { isArray, isObject, member, type Json, type JsonObject } from '../../../util/json';
import { requestError } from './requestError';
import type { ListShape, MemberShape, NumberShape, Shape, StructureShape } from './shapes';

const javaPackage = 'com.amazonaws.swf.service.v2.model';

const ranges = { Integer: 2 ** 31, Long: 2 ** 63 } as const;

/** A value as created by the service's deserializer: only known members, with null the same as absent. */
export type Converted = undefined | string | number | boolean | readonly Converted[] | ConvertedStructure;
export interface ConvertedStructure {
  readonly [member: string]: Converted;
}

/**
 * Converts JSON to values of a shape. Throws SerializationException at the first value of the wrong type.
 *
 * AWS: this comes before all constraints; members that the model does not have are ignored. Fractions of integers
 * are truncated, as in Java.
 */
function convert(shape: Shape, json: Json): Converted {
  if (json === null) return undefined;
  switch (shape.kind) {
    case 'string':
      return convertString(json);
    case 'Boolean':
      return typeof json === 'boolean' ? json : refuseScalar(json, 'Boolean');
    case 'list':
      return convertList(shape, json);
    case 'structure':
      return convertStructure(shape, json);
    default:
      return convertNumber(shape, json);
  }
}

export function convertStructure(shape: StructureShape, json: Json): ConvertedStructure {
  if (isArray(json)) throw serializationException(`Unrecognized collection type class ${javaPackage}.${shape.name}`);
  if (!isObject(json)) throw serializationException('Unexpected value type in payload');
  const structure: Record<string, Converted> = {};
  for (const name of Object.keys(shape.members)) {
    const value = convertMember(shape.members[name]!, json, name);
    if (value !== undefined) structure[name] = value;
  }
  return structure;
}

function convertMember(memberShape: MemberShape, json: JsonObject, name: string): Converted {
  const value = member(json, name);
  return value === undefined ? undefined : convert(memberShapeOf(memberShape), value);
}

export function memberShapeOf(memberShape: MemberShape): Shape {
  return 'required' in memberShape ? memberShape.required : memberShape;
}

function convertString(json: Json): string {
  return typeof json === 'string' ? json : refuseScalar(json, 'String');
}

function convertNumber({ kind }: NumberShape, json: Json): number {
  if (typeof json !== 'number') return refuseScalar(json, kind);
  if (kind === 'Float') return json;
  const whole = Math.trunc(json);
  if (whole >= ranges[kind] || whole < -ranges[kind]) return refuseScalar(json, kind);
  return whole;
}

function convertList({ element }: ListShape, json: Json): readonly Converted[] {
  if (isArray(json)) return json.map((item) => convert(element, item));
  throw serializationException(
    isObject(json) ? 'Start of structure or map found where not expected' : 'Unexpected field type',
  );
}

function refuseScalar(json: Json, javaType: string): never {
  if (isArray(json)) throw serializationException(`Unrecognized collection type class java.lang.${javaType}`);
  if (isObject(json)) throw serializationException('Start of structure or map found where not expected');
  throw serializationException(`${tokenOf(json)} can not be converted to ${javaType}`);
}

function tokenOf(json: Json): string {
  if (typeof json === 'string') return 'STRING_VALUE';
  if (typeof json === 'boolean') return json ? 'TRUE_VALUE' : 'FALSE_VALUE';
  return Number.isInteger(json) ? 'NUMBER_VALUE' : 'DECIMAL_VALUE';
}

/** The exception for a request that is not JSON, or JSON of the wrong types. */
function serializationException(message: string): ReturnType<typeof requestError> {
  return requestError('com.amazon.coral.service', 'SerializationException', message);
}
