import type { DeclaredHttpRoute } from '../../contract/starts/DeclaredHttpRoute';
import type { JsonObject } from '../../util/json';
import { present } from '../../util/present';
import { declaredAs } from './declaredAs';
import { numberIn, stringIn, stringsIn } from './plain';
import { authorizationOf } from './restMethod';
import type { StartSource } from './StartSource';

/**
 * A route of an HTTP API with an integration of Step Functions; nothing for another integration. AWS::ApiGatewayV2::Route
 * with its AWS::ApiGatewayV2::Integration
 */
export function readHttpRoute(start: StartSource, api: string, integration: JsonObject): readonly DeclaredHttpRoute[] {
  const { properties, note } = start;
  const written = stringIn(integration, 'IntegrationSubtype');
  if (written === undefined) return [];
  const subtype = subtypes.find((known) => known === written);
  if (subtype === undefined) {
    note(`calls ${written}: Stepmill answers ${subtypes.join(', ')} for HTTP APIs.`);
    return [];
  }
  return [
    {
      kind: 'httpRoute',
      ...declaredAs(start, undefined),
      api,
      routeKey: stringIn(properties, 'RouteKey') ?? '$default',
      subtype,
      requestParameters: stringsIn(integration, 'RequestParameters'),
      ...present({
        roleArn: stringIn(integration, 'CredentialsArn'),
        timeoutMs: numberIn(integration, 'TimeoutInMillis'),
        authorization: authorizationOf(start),
      }),
    },
  ];
}

const subtypes = [
  'StepFunctions-StartExecution',
  'StepFunctions-StartSyncExecution',
  'StepFunctions-StopExecution',
] as const;
