import type { Json, JsonObject } from '../../../util/json';
import { isObject } from '../../../util/json';
import { booleanIn, memberIn, numberIn, objectIn, stringIn, stringsIn } from '../../starts/plain';
import { bodyTemplates, proxyTemplates } from './requestTemplates';
import { optional, roleOf, type GeneratedResource, type ServiceEvent } from './ServiceEvent';

/** `- http: POST orders`, or an object. The method with the integration that the plugin makes of it, and its path. */
export function methodResource(event: ServiceEvent): GeneratedResource & { readonly path: string } {
  const { value, deployment, apiGateway } = event;
  const [spokenMethod, spokenPath] = typeof value === 'string' ? value.split(' ') : [];
  const method = (spokenMethod ?? stringIn(value, 'method') ?? 'any').toUpperCase();
  const path = (spokenPath ?? stringIn(value, 'path') ?? '').replace(/^\/|\/$/g, '');
  const action = stringIn(value, 'action');
  const timeout = numberIn(value, 'timeoutInMillis') ?? numberIn(apiGateway, 'timeoutInMillis');
  return {
    id: `ApiGatewayMethod${path.split('/').map(idPart).join('')}${idPart(method)}`,
    type: 'method',
    path: `/${path}`,
    properties: {
      HttpMethod: method,
      ...optional('AuthorizationType', authorizationType(memberIn(value, 'authorizer'))),
      ApiKeyRequired: booleanIn(value, 'private') ?? false,
      Integration: {
        IntegrationHttpMethod: 'POST',
        Uri: `arn:${deployment.partition}:apigateway:${deployment.region}:states:action/${action ?? 'StartExecution'}`,
        Credentials: roleOf(event, stringIn(value, 'iamRole'), 'ApigatewayToStepFunctionsRole'),
        PassthroughBehavior: action === undefined ? 'NEVER' : 'WHEN_NO_TEMPLATES',
        RequestTemplates: requestTemplates(event, action),
        IntegrationResponses: responses(value),
        ...optional('TimeoutInMillis', timeout),
      },
    },
  };
}

/** AWS: a method with an `action` has no template of its own, so that the body is what the action gets. */
function requestTemplates({ value, machineArn, deployment }: ServiceEvent, action: string | undefined): JsonObject {
  const request = objectIn(value, 'request');
  const own = memberIn(request, 'template');
  if (own === 'lambda_proxy') return proxyTemplates(machineArn, deployment.account);
  if (own !== undefined) return { ...bodyTemplates(machineArn), ...stringsIn(request, 'template') };
  return action === undefined ? bodyTemplates(machineArn) : {};
}

/** `responses` by the status, or `response` for all that is not 400. */
function responses(value: Json): readonly Json[] {
  const own = objectIn(value, 'responses');
  if (own) {
    return Object.entries(own).map(([status, response]): JsonObject => ({
      StatusCode: stringIn(response, 'statusCode') ?? status,
      SelectionPattern: memberIn(response, 'selectionPattern') ?? status,
      ResponseParameters: memberIn(response, 'responseParameters') ?? {},
      ResponseTemplates: memberIn(response, 'responseTemplates') ?? {},
    }));
  }
  const response = objectIn(value, 'response');
  const headers = Object.entries(stringsIn(response, 'headers'));
  return [
    {
      StatusCode: '200',
      SelectionPattern: '',
      ResponseParameters: Object.fromEntries(headers.map(([name, text]) => [`method.response.header.${name}`, text])),
      ResponseTemplates: stringsIn(response, 'template'),
    },
    { StatusCode: '400', SelectionPattern: '400' },
  ];
}

/** An authorizer by name, ARN, or as an object. */
function authorizationType(authorizer: Json | undefined): string | undefined {
  if (authorizer === undefined) return undefined;
  const name = typeof authorizer === 'string' ? authorizer : undefined;
  const type = name ?? stringIn(authorizer, 'type');
  if (type?.toUpperCase() === 'AWS_IAM') return 'AWS_IAM';
  if (isObject(authorizer) && type !== undefined && stringIn(authorizer, 'authorizerId') !== undefined) return type;
  const arn = name ?? stringIn(authorizer, 'arn') ?? '';
  return /^arn:[^:]*:cognito-idp:/.test(arn) ? 'COGNITO_USER_POOLS' : 'CUSTOM';
}

/** A part of a path, or a method, in a logical id: `orders` is `Orders`, `{id}` is `IdVar`. */
function idPart(part: string): string {
  const lower = part.charAt(0) + part.slice(1).toLowerCase();
  const plain = lower
    .replace(/-/g, 'Dash')
    .replace(/\{(.*)\}/g, '$1Var')
    .replace(/[^0-9A-Za-z]/g, '');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
