import { schemasOf } from './checkRequest';
import { type Control, controlRoot, controlVersion } from './Control';
import { anyExample, type Example, examplesOf, samplesOf } from './examples';
import { components } from './schema/components';
import { named, type Schema } from './schema/Schema';

const errors = {
  400: ['Invalid', "The request is invalid, or an error in the tester's setup."],
  403: ['Forbidden', 'The caller is not allowed to.'],
  404: ['NotFound', 'There is no such account, execution or mock.'],
  409: ['Forgotten', 'The server has dropped some of the list.'],
  412: ['Conflict', 'The file has changed since it was read.'],
  413: ['TooLarge', 'The body is too large.'],
  500: ['InternalFailure', 'A bug in Stepmill.'],
} as const;

type ErrorStatus = keyof typeof errors;

/** The statuses with which a route may reject a request. */
function errorsOf({ of, path, params, body }: Control): readonly ErrorStatus[] {
  const isAbout = of === 'account' || path.includes('{') || asks(body, 'path', 'stateMachineArn');
  return [
    400,
    403,
    ...(isAbout ? ([404] as const) : []),
    ...('incomplete' in params ? ([409] as const) : []),
    ...(asks(body, 'revision') ? ([412] as const) : []),
    ...(body === undefined ? [] : ([413] as const)),
    500,
  ];
}

/** The OpenAPI document of the control API, made from its table. */
export function openApi(controls: readonly Control[]): object {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const control of controls) {
    const path = (paths[control.path] ??= {});
    if (control.of === 'server') path['servers'] = [servers[0]];
    path[control.method.toLowerCase()] = operationOf(control);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Stepmill control API',
      version: '1.0.0',
      description: 'What tests in any language need from a Stepmill server, besides the Step Functions API.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers,
    paths,
    components: {
      schemas: components,
      responses: Object.fromEntries(
        Object.entries(errors).map(([status, [name]]) => {
          const sample = anyExample(Number(status));
          return [name, rejection(Number(status) as ErrorStatus, samplesOf(sample, answerOf))];
        }),
      ),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'From other machines: the token of the server.' },
      },
    },
    security: [{}, { token: [] }],
  };
}

const servers = [
  { url: `${controlRoot}/${controlVersion}`, description: 'The service that accounts share.' },
  {
    url: `${controlRoot}/${controlVersion}/accounts/{account}`,
    description: 'The service of one account.',
    variables: { account: { default: '111122223333', description: 'Twelve digits.' } },
  },
];

function operationOf(control: Control): object {
  const { name, summary, description, body, bodyIsOptional = false, answer } = control;
  const { path, query } = schemasOf(control);
  const done = examplesOf(name, 200);
  const parameters = [...parametersOf(path, 'path', done), ...parametersOf(query, 'query', done)];
  return {
    operationId: name,
    summary,
    ...(description !== undefined && { description }),
    ...(parameters.length > 0 && { parameters }),
    ...(body !== undefined && {
      requestBody: {
        required: !bodyIsOptional,
        content: { 'application/json': { schema: body, ...samplesOf(done, (example) => example.body) } },
      },
    }),
    responses: {
      200: { description: 'Done.', content: { 'application/json': { schema: answer, ...samplesOf(done, answerOf) } } },
      ...Object.fromEntries(errorsOf(control).map((status) => [status, errorOf(control, status)])),
    },
  };
}

/** What a route answers to examples that fail with this status; without one, what all routes answer. */
function errorOf(control: Control, status: ErrorStatus): object {
  const failed = examplesOf(control.name, status);
  if (Object.keys(failed).length === 0) return { $ref: `#/components/responses/${errors[status][0]}` };
  return rejection(
    status,
    samplesOf(failed, answerOf, (example) => ({ description: requestOf(control, example) })),
  );
}

function rejection(status: ErrorStatus, samples: object): object {
  return { description: errors[status][1], content: { 'application/json': { schema: named('Error'), ...samples } } };
}

function answerOf({ answer }: Example): unknown {
  return answer;
}

/** The request of an example in words: `POST /mocks {"lambda":…}`. */
function requestOf({ method, path }: Control, { path: places = {}, query, body }: Example): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, place: string) => places[place]!);
  const asked = query === undefined ? '' : `?${new URLSearchParams(query as Record<string, string>).toString()}`;
  return `${method} ${filled}${asked}${body === undefined ? '' : ` ${JSON.stringify(body)}`}`;
}

function parametersOf(
  { properties = {} }: Schema,
  where: 'path' | 'query',
  done: ReturnType<typeof examplesOf>,
): object[] {
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: where,
    required: where === 'path',
    ...(description !== undefined && { description }),
    ...(schema.type === 'array' && { style: 'form', explode: false }),
    schema,
    ...samplesOf(done, (example) => example[where]?.[name]),
  }));
}

/** Whether a body, or something in it, has a member with one of these names. */
function asks(schema: Schema | undefined, ...names: readonly string[]): boolean {
  const members = Object.entries(schema?.properties ?? {});
  if (members.some(([name, inner]) => names.includes(name) || asks(inner, ...names))) return true;
  return schema?.items !== undefined && asks(schema.items, ...names);
}
