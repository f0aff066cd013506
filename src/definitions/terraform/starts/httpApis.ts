import type { DeclaredStart } from '../../../contract/starts/DeclaredStart';
import { readHttpRoute } from '../../starts/httpRoute';
import { readOpenApi } from '../../starts/openApi';
import { stringIn } from '../../starts/plain';
import { calledAction } from '../../starts/restMethod';
import { patternOf as objectOrJson } from '../../starts/rule';
import { rename, startOfResource, type TerraformResource } from './TerraformResource';

type All = readonly TerraformResource[];

/** aws_apigatewayv2_route, whose target is an integration of the files. */
export function loadRoute(route: TerraformResource, all: All): readonly DeclaredStart[] {
  const { values } = route;
  const target = stringIn(values, 'target')?.replace(/^integrations\//, '');
  const integration = all.find(
    (other) => other.type === 'aws_apigatewayv2_integration' && stringIn(other.values, 'id') === target,
  );
  if (!integration) return [];
  const api = all.find(
    (other) => other.type === 'aws_apigatewayv2_api' && stringIn(other.values, 'id') === stringIn(values, 'api_id'),
  );
  return readHttpRoute(
    startOfResource(route, rename(values, { RouteKey: 'route_key', AuthorizationType: 'authorization_type' })),
    api?.address ?? stringIn(values, 'api_id') ?? '',
    rename(integration.values, {
      IntegrationSubtype: 'integration_subtype',
      RequestParameters: 'request_parameters',
      CredentialsArn: 'credentials_arn',
      TimeoutInMillis: 'timeout_milliseconds',
    }),
  );
}

/** aws_apigatewayv2_api, whose routes may be in an OpenAPI document. */
export function loadTerraformHttpApi(api: TerraformResource): readonly DeclaredStart[] {
  const { body } = api.values;
  const document = body === undefined || body === null ? undefined : objectOrJson(body, () => undefined);
  return document ? readOpenApi(document, startOfResource(api, {}), { api: api.address, stageVariables: {} }) : [];
}

/** aws_apigatewayv2_integration: only a WebSocket API calls actions by their URIs. */
export function noteWebSocketApi({ values, note }: TerraformResource): readonly [] {
  const action = calledAction(stringIn(values, 'integration_uri'));
  if (action !== undefined) note(`calls ${action} for a WebSocket API: Stepmill does not run WebSocket APIs.`);
  return [];
}
