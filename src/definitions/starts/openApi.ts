import type { DeclaredStart } from '../../contract/starts/DeclaredStart';
import { isObject, type Json, type JsonObject } from '../../util/json';
import { readHttpRoute } from './httpRoute';
import { itemsIn, memberIn, objectIn, stringIn } from './plain';
import { readRestMethod, type RestPlace } from './restMethod';
import type { StartSource } from './StartSource';

/**
 * The methods of an OpenAPI document (or of Swagger 2) with integrations of Step Functions, which
 * `x-amazon-apigateway-integration` describes. `start`: the API.
 */
export function readOpenApi(
  document: JsonObject,
  start: Omit<StartSource, 'properties'>,
  place: Omit<RestPlace, 'path'>,
): readonly DeclaredStart[] {
  const paths = Object.entries(objectIn(document, 'paths') ?? {});
  return paths.flatMap(([path, item]) =>
    methods.flatMap((name): readonly DeclaredStart[] => {
      const operation = objectIn(item, name);
      const integration = operation && integrationOf(operation, document);
      if (!integration) return [];
      const httpMethod = name === anyMethod ? 'ANY' : name.toUpperCase();
      const id = stringIn(operation, 'operationId') ?? `${httpMethod} ${path}`;
      const route: StartSource = {
        id,
        aliases: [`${httpMethod} ${path}`],
        source: start.source,
        properties: {
          HttpMethod: httpMethod,
          RouteKey: path === '/$default' ? '$default' : `${httpMethod} ${path}`,
          ...securityOf(operation, document),
          Integration: restIntegration(integration),
        },
        note: (message, kind) => start.note(`(${httpMethod} ${path}) ${message}`, kind),
      };
      return stringIn(integration, 'integrationSubtype') === undefined
        ? readRestMethod(route, { ...place, path })
        : readHttpRoute(route, place.api, httpIntegration(integration));
    }),
  );
}

const anyMethod = 'x-amazon-apigateway-any-method';
const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', anyMethod];

/** The extension, or what it refers to: `$ref: '#/components/x-amazon-apigateway-integrations/Start'`. */
function integrationOf(operation: JsonObject, document: JsonObject): JsonObject | undefined {
  const integration = objectIn(operation, 'x-amazon-apigateway-integration');
  const reference = stringIn(integration, '$ref');
  if (reference === undefined) return integration;
  const found = reference
    .replace(/^#\//, '')
    .split('/')
    .reduce<Json | undefined>((value, name) => memberIn(value, name), document);
  return isObject(found) ? found : undefined;
}

/** The extension as CloudFormation's `Integration`. The keys of its responses are patterns for the status. */
function restIntegration(integration: JsonObject): JsonObject {
  const responses = Object.entries(objectIn(integration, 'responses') ?? {}).map(([pattern, response]): JsonObject => ({
    StatusCode: stringIn(response, 'statusCode') ?? pattern,
    SelectionPattern: pattern === 'default' ? '' : pattern,
    ResponseTemplates: memberIn(response, 'responseTemplates') ?? {},
    ResponseParameters: memberIn(response, 'responseParameters') ?? {},
  }));
  return {
    Uri: memberIn(integration, 'uri') ?? '',
    IntegrationHttpMethod: memberIn(integration, 'httpMethod') ?? '',
    Credentials: memberIn(integration, 'credentials') ?? '',
    RequestTemplates: memberIn(integration, 'requestTemplates') ?? {},
    RequestParameters: memberIn(integration, 'requestParameters') ?? {},
    PassthroughBehavior: memberIn(integration, 'passthroughBehavior') ?? '',
    TimeoutInMillis: memberIn(integration, 'timeoutInMillis') ?? '',
    IntegrationResponses: responses,
  };
}

function httpIntegration(integration: JsonObject): JsonObject {
  return {
    IntegrationSubtype: memberIn(integration, 'integrationSubtype') ?? '',
    CredentialsArn: memberIn(integration, 'credentials') ?? '',
    RequestParameters: memberIn(integration, 'requestParameters') ?? {},
    TimeoutInMillis: memberIn(integration, 'timeoutInMillis') ?? '',
  };
}

/** The authorization of a method: by its own security, or by that of the document. */
function securityOf(operation: JsonObject, document: JsonObject): JsonObject {
  const required = (
    memberIn(operation, 'security') === undefined ? itemsIn(document, 'security') : itemsIn(operation, 'security')
  ).flatMap((one) => (isObject(one) ? Object.keys(one) : []));
  const schemes =
    objectIn(objectIn(document, 'components'), 'securitySchemes') ?? objectIn(document, 'securityDefinitions');
  const types = required.map((name) => schemeType(objectIn(schemes, name)));
  const type = types.find((one) => one !== 'API_KEY');
  return {
    ...(type === undefined ? {} : { AuthorizationType: type }),
    ApiKeyRequired: types.includes('API_KEY'),
  };
}

function schemeType(scheme: JsonObject | undefined): string {
  const type = stringIn(scheme, 'x-amazon-apigateway-authtype')?.toLowerCase();
  if (type === 'awssigv4') return 'AWS_IAM';
  if (type === 'cognito_user_pools') return 'COGNITO_USER_POOLS';
  const authorizer = stringIn(objectIn(scheme, 'x-amazon-apigateway-authorizer'), 'type');
  if (authorizer === 'jwt') return 'JWT';
  return type === undefined && authorizer === undefined && stringIn(scheme, 'type') === 'apiKey' ? 'API_KEY' : 'CUSTOM';
}
