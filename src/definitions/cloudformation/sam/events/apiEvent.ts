import type { JsonObject } from '../../../../util/json';
import { booleanIn, objectIn, stringIn } from '../../../starts/plain';
import { defined, generatedRoleArn, type SamEvent } from './SamEvent';

/**
 * The AWS::ApiGateway::Method of an event `Api`. AWS: SAM answers the statuses 200 and 400 as they are, and has no
 * response for others. `auth`: the settings `Auth` of the API.
 */
export function methodOf(event: SamEvent, auth: JsonObject | undefined): JsonObject {
  const { properties, deployment } = event;
  const own = objectIn(properties, 'Auth');
  return {
    HttpMethod: stringIn(properties, 'Method') ?? 'ANY',
    ...defined({ AuthorizationType: authorizationType(own, auth) }),
    ApiKeyRequired: booleanIn(own, 'ApiKeyRequired') ?? booleanIn(auth, 'ApiKeyRequired') ?? false,
    Integration: {
      IntegrationHttpMethod: 'POST',
      Uri: `arn:${deployment.partition}:apigateway:${deployment.region}:states:action/StartExecution`,
      Credentials: generatedRoleArn(event),
      RequestTemplates: { 'application/json': requestTemplate(event) },
      IntegrationResponses: ['200', '400'].map((status) => ({ StatusCode: status, SelectionPattern: status })),
    },
  };
}

/** The body as input, as text in JSON. AWS: a quote becomes `\'`, which is no JSON, unless UnescapeMappingTemplate. */
function requestTemplate({ properties, target }: SamEvent): string {
  const body = "$util.escapeJavaScript($input.json('$'))";
  const input = booleanIn(properties, 'UnescapeMappingTemplate') === true ? `${body}.replaceAll("\\\\'","'")` : body;
  return `{"input": "${input}", "stateMachineArn": "${target.arn}"}`;
}

/** The kind of the authorizer that a method names, or else of the API's default. */
function authorizationType(own: JsonObject | undefined, auth: JsonObject | undefined): string | undefined {
  const name = stringIn(own, 'Authorizer') ?? stringIn(auth, 'DefaultAuthorizer');
  if (name === undefined || name === 'NONE' || name === 'AWS_IAM') return name;
  const authorizer = objectIn(objectIn(auth, 'Authorizers'), name);
  return authorizer !== undefined && stringIn(authorizer, 'UserPoolArn') !== undefined
    ? 'COGNITO_USER_POOLS'
    : 'CUSTOM';
}
