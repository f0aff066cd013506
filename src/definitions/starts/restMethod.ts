import type { DeclaredRestMethod, DeclaredRestResponse } from '../../contract/starts/DeclaredRestMethod';
import type { Json, JsonObject } from '../../util/json';
import { present } from '../../util/present';
import { declaredAs } from './declaredAs';
import { itemsIn, memberIn, numberIn, objectIn, stringIn, stringsIn } from './plain';
import type { StartSource } from './StartSource';

/** Where a method of an API is. */
export interface RestPlace {
  readonly api: string;
  /** `/orders/{id}` */
  readonly path: string;
  readonly stageVariables: Readonly<Record<string, string>>;
  /** The name of its first stage, if the file says it. */
  readonly stage?: string | undefined;
}

/**
 * A method of a REST API that calls the API of Step Functions; nothing for a method with another integration.
 * AWS::ApiGateway::Method
 */
export function readRestMethod(
  start: StartSource,
  { api, path, stageVariables, stage }: RestPlace,
): readonly DeclaredRestMethod[] {
  const { properties, note } = start;
  const integration = objectIn(properties, 'Integration');
  const action = calledAction(stringIn(integration, 'Uri'));
  if (action === undefined) return [];
  if (!actions.has(action)) {
    note(`calls ${action}: Stepmill answers ${[...actions].join(', ')} for REST APIs.`);
    return [];
  }
  const authorization = authorizationOf(start);
  return [
    {
      kind: 'restMethod',
      ...declaredAs(start, undefined),
      api,
      ...present({ stage }),
      httpMethod: (stringIn(properties, 'HttpMethod') ?? 'ANY').toUpperCase(),
      path,
      action,
      ...present({ roleArn: stringIn(integration, 'Credentials'), problem: problemOf(integration) }),
      requestTemplates: stringsIn(integration, 'RequestTemplates'),
      requestParameters: stringsIn(integration, 'RequestParameters'),
      ...present({ passthroughBehavior: behaviors.find((known) => known === passthrough(integration)) }),
      responses: itemsIn(integration, 'IntegrationResponses').map(responseOf),
      stageVariables,
      ...present({ timeoutMs: numberIn(integration, 'TimeoutInMillis'), authorization }),
    },
  ];
}

/** The operation of Step Functions in an integration's URI: `arn:aws:apigateway:us-east-1:states:action/StartExecution`. */
export function calledAction(uri: string | undefined): string | undefined {
  return /^arn:[^:]*:apigateway:[^:]*:states:action\/(\w+)$/.exec(uri ?? '')?.[1];
}

/**
 * AWS: integrations of type AWS call the service with the role in `credentials`, and need an `httpMethod`, which is POST
 * for the API of Step Functions. Source: API Gateway REST API reference, PutIntegration.
 */
function problemOf(integration: JsonObject | undefined): string | undefined {
  const method = stringIn(integration, 'IntegrationHttpMethod')?.toUpperCase();
  if (method !== 'POST')
    return `Its integration calls Step Functions with ${method ?? 'no method'}; the API of Step Functions takes POST. Write the integration's HTTP method: POST.`;
  const role = memberIn(integration, 'Credentials');
  return role === undefined || role === null || role === ''
    ? 'Its integration has no credentials, so API Gateway cannot call Step Functions. Give it a role that may.'
    : undefined;
}

/** The authorization of a route, noted because it is not checked; `undefined` without one. */
export function authorizationOf({ properties, note }: Pick<StartSource, 'properties' | 'note'>): string | undefined {
  const type = stringIn(properties, 'AuthorizationType');
  if (stringIn(properties, 'ApiKeyRequired') === 'true') note('needs an API key, which Stepmill does not check.');
  if (type === undefined || type === 'NONE') return undefined;
  note(`is for callers that ${type} authorizes, which Stepmill does not check.`);
  return type;
}

const actions: ReadonlySet<string> = new Set([
  'StartExecution',
  'StartSyncExecution',
  'DescribeExecution',
  'StopExecution',
]);

const behaviors = ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'] as const;

function passthrough(integration: JsonObject | undefined): string | undefined {
  return stringIn(integration, 'PassthroughBehavior')?.toUpperCase();
}

function responseOf(response: Json): DeclaredRestResponse {
  return {
    statusCode: stringIn(response, 'StatusCode') ?? '200',
    ...present({ selectionPattern: stringIn(response, 'SelectionPattern') }),
    responseTemplates: stringsIn(response, 'ResponseTemplates'),
    responseParameters: stringsIn(response, 'ResponseParameters'),
  };
}
