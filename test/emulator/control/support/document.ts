import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { ControlTable } from '../../../../src/emulator/control/ControlTable';
import { openApi } from '../../../../src/emulator/control/openApi';
import { featureRoutes } from '../../../../src/insight/allRoutes';

/** All routes of a server, those of features included. */
export const { controls } = new ControlTable(featureRoutes());

interface Content {
  readonly schema: object;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

interface Body {
  readonly content: { readonly 'application/json': Content };
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly schema: object;
}

export interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Body & { readonly required: boolean };
  readonly responses: Readonly<Record<string, Body | { readonly $ref: string }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly responses: Readonly<Record<string, Body>> };
}

/** The document as a client of the control API reads it. */
export const document = JSON.parse(JSON.stringify(openApi(controls))) as Document;

const operations = new Map(
  Object.values(document.paths)
    .flatMap((path) => Object.values(path))
    .map((operation) => [operation.operationId, operation]),
);

const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats(ajv);
const validators = new Map<object, ValidateFunction>();

function faultsOf(schema: object, value: unknown): readonly object[] {
  let validate = validators.get(schema);
  if (validate === undefined) {
    validate = ajv.compile({ ...schema, components: document.components });
    validators.set(schema, validate);
  }
  return validate(value) ? [] : validate.errors!;
}

/** Fails unless the document has this status for the operation, and the answer is one that it describes. */
export function expectDocumented(operationId: string, status: number, answer: unknown): void {
  const { responses } = operations.get(operationId)!;
  expect(Object.keys(responses)).toContain(String(status));
  const response = responses[status]!;
  const { content } = '$ref' in response ? document.components.responses[response.$ref.split('/').at(-1)!]! : response;
  expect(faultsOf(content['application/json'].schema, answer)).toEqual([]);
}

/** What the document says against a request. */
export function requestFaults(
  operationId: string,
  places: Readonly<Record<string, unknown>>,
  query: Readonly<Record<string, unknown>>,
  body: unknown,
): readonly unknown[] {
  const { parameters = [], requestBody } = operations.get(operationId)!;
  const given = { path: places, query };
  const known = parameters.flatMap(({ name, in: where, schema }) =>
    name in given[where] ? faultsOf(schema, given[where][name]) : where === 'path' ? [`${name} is missing`] : [],
  );
  const unknown = (['path', 'query'] as const).flatMap((where) =>
    Object.keys(given[where]).filter((name) => !parameters.some((one) => one.in === where && one.name === name)),
  );
  if (body === undefined) return [...known, ...unknown, ...(requestBody?.required ? ['no body'] : [])];
  return [...known, ...unknown, ...faultsOf(requestBody!.content['application/json'].schema, body)];
}
