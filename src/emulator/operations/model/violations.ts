import { memberShapeOf, type Converted, type ConvertedStructure } from './convert';
import type { ListShape, NumberShape, Shape, StringShape, StructureShape } from './shapes';

/**
 * All constraints that a converted value violates, as worded by the service.
 *
 * AWS: members are named by their path, and list items count from 1
 * (`routingConfiguration.1.member.weight`). Sensitive values are left out, even if they are null; any other null is
 * printed.
 */
export function violations(shape: StructureShape, value: ConvertedStructure, path = ''): string[] {
  const found: string[] = [];
  for (const name of Object.keys(shape.members)) {
    const memberShape = shape.members[name]!;
    const memberPath = path === '' ? name : `${path}.${name}`;
    const memberValue = value[name];
    const inner = memberShapeOf(memberShape);
    if (memberValue !== undefined) collect(inner, memberValue, memberPath, found);
    else if ('required' in memberShape) found.push(notNull(inner, memberPath));
  }
  return found;
}

function collect(shape: Shape, value: Converted, path: string, found: string[]): void {
  switch (shape.kind) {
    case 'string':
      return collectString(shape, value as string, path, found);
    case 'list':
      return collectList(shape, value as readonly Converted[], path, found);
    case 'structure':
      found.push(...violations(shape, value as ConvertedStructure, path));
      return;
    case 'Boolean':
      return;
    default:
      return collectNumber(shape, value as number, path, found);
  }
}

function collectString(shape: StringShape, value: string, path: string, found: string[]): void {
  const { pattern, values, upTo } = shape;
  const end = upTo === undefined ? -1 : value.indexOf(upTo);
  const text = end === -1 ? value : value.slice(0, end);
  const subject = (): string => subjectOf(shape, text, path);
  if (pattern !== undefined && !pattern.expression.test(text)) {
    found.push(`${subject()} satisfy regular expression pattern: ${pattern.text}`);
  }
  collectLength(shape, text.length, subject, found);
  if (values !== undefined && !values.includes(text))
    found.push(`${subject()} satisfy enum value set: [${values.join(', ')}]`);
}

function collectNumber(shape: NumberShape, value: number, path: string, found: string[]): void {
  const { min, max } = shape;
  const subject = (): string => subjectOf(shape, value, path);
  if (min !== undefined && value < min) found.push(`${subject()} have value greater than or equal to ${min}`);
  if (max !== undefined && value > max) found.push(`${subject()} have value less than or equal to ${max}`);
}

function collectList(shape: ListShape, value: readonly Converted[], path: string, found: string[]): void {
  collectLength(shape, value.length, () => subjectOf(shape, value, path), found);
  value.forEach((item, index) => {
    const itemPath = `${path}.${index + 1}.member`;
    if (item === undefined) found.push(notNull(shape.element, itemPath));
    else collect(shape.element, item, itemPath, found);
  });
}

function collectLength(
  { min, max }: StringShape | ListShape,
  length: number,
  subject: () => string,
  found: string[],
): void {
  if (min !== undefined && length < min) found.push(`${subject()} have length greater than or equal to ${min}`);
  if (max !== undefined && length > max) found.push(`${subject()} have length less than or equal to ${max}`);
}

function subjectOf(shape: Shape, value: Converted, path: string): string {
  const printed = isSensitive(shape) ? '' : ` '${print(shape, value)}'`;
  return `Value${printed} at '${path}' failed to satisfy constraint: Member must`;
}

function notNull(shape: Shape, path: string): string {
  return `Value${isSensitive(shape) ? '' : ' null'} at '${path}' failed to satisfy constraint: Member must not be null`;
}

function isSensitive(shape: Shape): boolean {
  return shape.kind === 'string' && shape.sensitive === true;
}

/**
 * A value as printed in the service's messages: the way Java prints an object.
 *
 * @example print(list(...), [{ weight: 50 }]) // '[RoutingConfigurationListItem(stateMachineVersionArn=null,
 * weight=50)]'
 */
function print(shape: Shape, value: Converted): string {
  if (value === undefined) return 'null';
  if (shape.kind === 'list') {
    return `[${(value as readonly Converted[]).map((item) => print(shape.element, item)).join(', ')}]`;
  }
  if (shape.kind === 'structure') {
    const members = Object.entries(shape.members).map(([name, memberShape]) => {
      return `${name}=${print(memberShapeOf(memberShape), (value as Record<string, Converted>)[name])}`;
    });
    return `${shape.name}(${members.join(', ')})`;
  }
  const scalar = value as string | number | boolean;
  return shape.kind === 'Float' && Number.isInteger(scalar) ? `${scalar}.0` : String(scalar);
}
