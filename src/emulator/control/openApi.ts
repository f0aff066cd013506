import { schemasOf } from './checkRequest';
import { type Control, controlRoot, controlVersion } from './Control';
import { components } from './schema/components';
import { named, type Schema } from './schema/Schema';

const errors: Readonly<Record<string, string>> = {
  400: "The request is invalid, or an error in the tester's setup.",
  403: 'The caller is not allowed to.',
  404: 'There is no such account, execution or mock.',
  413: 'The body is too large.',
  500: 'A bug in Stepmill.',
};

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
  const parameters = [...parametersOf(path, 'path'), ...parametersOf(query, 'query')];
  return {
    operationId: name,
    summary,
    ...(description !== undefined && { description }),
    ...(parameters.length > 0 && { parameters }),
    ...(body !== undefined && {
      requestBody: { required: !bodyIsOptional, content: { 'application/json': { schema: body } } },
    }),
    responses: {
      200: { description: 'Done.', content: { 'application/json': { schema: answer } } },
      ...Object.fromEntries(
        Object.entries(errors).map(([status, text]) => [
          status,
          { description: text, content: { 'application/json': { schema: named('Error') } } },
        ]),
      ),
    },
  };
}

function parametersOf({ properties = {} }: Schema, where: 'path' | 'query'): object[] {
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: where,
    required: where === 'path',
    ...(description !== undefined && { description }),
    ...(schema.type === 'array' && { style: 'form', explode: false }),
    schema,
  }));
}
