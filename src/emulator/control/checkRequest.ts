import { badRequest, type Fault } from './ControlError';
import type { Control } from './Control';
import { checkSchema } from './schema/checkSchema';
import { given, type Schema } from './schema/Schema';

/** A request before it is checked. */
export interface ControlRequest {
  /** The parameters of the path, decoded. */
  readonly path: Readonly<Record<string, string>>;
  /** The parameters of the query, in order. */
  readonly query: Iterable<readonly [name: string, value: string]>;
  /** `undefined` without one. */
  readonly body: unknown;
}

const schemas = new WeakMap<Control, { readonly path: Schema; readonly query: Schema }>();

/**
 * Checks a request, and returns its parameters and body in the form that the route takes. Throws ControlError with all
 * faults.
 */
export function checkRequest(
  control: Control,
  { path, query, body }: ControlRequest,
): { readonly params: Readonly<Record<string, unknown>>; readonly body: unknown } {
  const { path: pathSchema, query: querySchema } = schemasOf(control);
  const faults: Fault[] = [];
  const inPath = readTexts(Object.entries(path), pathSchema, 'path', faults);
  const inQuery = readTexts(query, querySchema, 'query', faults);
  faults.push(...checkSchema(pathSchema, inPath, 'path'), ...checkSchema(querySchema, inQuery, 'query'));
  if (body === undefined) {
    if (control.body !== undefined && control.bodyIsOptional !== true)
      faults.push({ in: 'body', pointer: '', message: 'is missing. It must be a JSON object.' });
  } else if (control.body === undefined) {
    if (!isEmpty(body)) faults.push({ in: 'body', pointer: '', message: 'is not known here: this route takes none.' });
  } else faults.push(...checkSchema(control.body, body, 'body'));
  if (faults.length > 0) throw badRequest(faults);
  return { params: { ...inPath, ...inQuery }, body };
}

/** The parameters in a route's path, and those of its query. */
export function schemasOf(control: Control): { readonly path: Schema; readonly query: Schema } {
  let found = schemas.get(control);
  if (found === undefined) {
    const { params, path } = control;
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
    const entries = Object.entries(params);
    found = {
      path: given(Object.fromEntries(entries.filter(([name]) => names.includes(name))), names),
      query: given(Object.fromEntries(entries.filter(([name]) => !names.includes(name)))),
    };
    schemas.set(control, found);
  }
  return found;
}

/** Converts strings to the types of the schema. A string that is not a number is kept, and the schema rejects it. */
function readTexts(
  texts: Iterable<readonly [string, string]>,
  { properties = {} }: Schema,
  where: Fault['in'],
  faults: Fault[],
): Readonly<Record<string, unknown>> {
  const values = new Map<string, unknown>();
  for (const [name, value] of texts) {
    const read = readText(value, Object.hasOwn(properties, name) ? properties[name] : undefined);
    const before = values.get(name);
    // Some clients write a list as `a=1&a=2`, others as `a=1,2`.
    if (Array.isArray(before)) values.set(name, [...(before as unknown[]), ...(read as unknown[])]);
    else if (values.has(name)) faults.push({ in: where, pointer: `/${name}`, message: 'is given twice.' });
    else values.set(name, read);
  }
  return Object.fromEntries(values);
}

function readText(value: string, schema: Schema | undefined): unknown {
  switch (schema?.type) {
    case 'integer':
    case 'number':
      return /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : value;
    case 'array':
      return value === '' ? [] : value.split(',');
    default:
      return value;
  }
}

function isEmpty(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Object.keys(body).length === 0;
}
