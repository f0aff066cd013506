import { isArray, isExact, isNumber, isObject, toCompactText, type Json } from '../../../util/json';
import { findService } from '../../../services/services';
import type { ServiceShape, ServiceStructure } from '../../../services/schemas/ServiceShape';
import { javaClassName } from '../../../services/serviceNames';

/**
 * The first thing that AWS finds wrong in a parameter's value, in its own words; `undefined` if it accepts the value.
 *
 * AWS: null is accepted anywhere, any JSON for a blob, and booleans in all spellings of its JSON library, whose own
 * messages are shown.
 */
export function faultOfValue(name: string, value: Json, shape: ServiceShape, service: string): string | undefined {
  if (value === null || isExpression(value)) return undefined;
  switch (shape.kind) {
    case 'string':
      return typeof value === 'string' || takesJson(name, service) ? undefined : mustBe(name, 'a STRING');
    case 'number':
      return isNumber(value) && (isWhole(value) || !hasWholeNumbers(service)) ? undefined : mustBe(name, 'an INTEGER');
    case 'boolean':
      return faultOfBoolean(value);
    case 'list':
      if (!isArray(value)) return mustBe(name, 'an ARRAY');
      return firstFault(value, (item) => faultOfValue(name, item, shape.item, service));
    case 'map':
      if (!isObject(value)) return mustBe(name, 'an OBJECT');
      return firstFault(Object.entries(value), ([key, item]) => {
        return isDynamic(key) ? undefined : faultOfValue(key, item, shape.value, service);
      });
    case 'structure':
    case 'union':
      return faultOfStructure(value, shape, service);
    default:
      return undefined;
  }
}

export function unknownField(name: string): string {
  return `The field "${name}" is not supported by Step Functions`;
}

function faultOfStructure(value: Json, shape: ServiceStructure, service: string): string | undefined {
  if (!isObject(value)) return notConstructed(value, shape, service);
  return firstFault(Object.entries(value), ([written, item]) => {
    const name = isDynamic(written) ? written.slice(0, -2) : written;
    const known = shape.member(name) ?? shape.members.find(({ apiName }) => apiName === name && /^[A-Z]/.test(name));
    if (known === undefined) return unknownField(name);
    return isDynamic(written) ? undefined : faultOfValue(name, item, known.shape, service);
  });
}

function firstFault<T>(items: readonly T[], faultOf: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const fault = faultOf(item);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** A JSONata expression may have any value, and so may a token that deployment replaces (`${Count}`). */
function isExpression(value: Json): boolean {
  return typeof value === 'string' && (/^\{%[^]*%\}$/.test(value) || value.includes('${'));
}

/** AWS: strings that contain JSON may be written as JSON. */
function takesJson(name: string, service: string): boolean {
  return findService(service, true)?.jsonTexts?.includes(name) === true;
}

function hasWholeNumbers(service: string): boolean {
  return findService(service, true)?.wholeNumbers === true;
}

/** AWS: 2 is a whole number, 2.0 is not. */
function isWhole(value: number): boolean {
  return isExact(value) ? value.isWhole : Number.isInteger(value);
}

function isDynamic(name: string): boolean {
  return name.endsWith('.$');
}

function mustBe(name: string, kind: string): string {
  return `The value for the field '${name}' must be ${kind}`;
}

function faultOfBoolean(value: Json): string | undefined {
  if (typeof value === 'boolean' || (isNumber(value) && isWhole(value))) return undefined;
  if (typeof value !== 'string') return `Cannot deserialize value of type \`java.lang.Boolean\` from ${tokenOf(value)}`;
  const text = value.trim();
  if (/^(?:true|TRUE|True|false|FALSE|False|null|)$/.test(text)) return undefined;
  return (
    `Cannot deserialize value of type \`java.lang.Boolean\` from String "${value}": ` +
    'only "true" or "false" recognized'
  );
}

function tokenOf(value: Json): string {
  if (isArray(value)) return 'Array value (token `JsonToken.START_ARRAY`)';
  if (isObject(value)) return 'Object value (token `JsonToken.START_OBJECT`)';
  return 'Floating-point value (token `JsonToken.VALUE_NUMBER_FLOAT`)';
}

function notConstructed(value: Json, { name }: ServiceStructure, service: string): string {
  const type = `\`software.amazon.awssdk.services.${service}.model.${javaClassName(name)}$BuilderImpl\``;
  if (isArray(value)) return `Cannot deserialize value of type ${type} from ${tokenOf(value)}`;
  const argument =
    typeof value === 'string'
      ? `String-argument constructor/factory method to deserialize from String value ('${value}')`
      : isNumber(value)
        ? `${isWhole(value) ? 'int/Int' : 'double/Double'}-argument constructor/factory method to deserialize from Number value (${toCompactText(value)})`
        : `boolean/Boolean-argument constructor/factory method to deserialize from boolean value (${toCompactText(value)})`;
  return `Cannot construct instance of ${type} (although at least one Creator exists): no ${argument}`;
}
