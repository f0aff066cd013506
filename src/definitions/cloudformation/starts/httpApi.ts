import type { DeclaredStart } from '../../../contract/starts/DeclaredStart';
import { memberOf } from '../../source/SourceNode';
import { readHttpRoute } from '../../starts/httpRoute';
import { stringIn } from '../../starts/plain';
import { calledAction } from '../../starts/restMethod';
import type { TemplateResource } from '../Template';
import type { TemplateScope } from '../TemplateScope';
import { plainProperties } from './plainProperties';
import { loadDocument } from './restApi';
import { startOf } from './startOf';

/** AWS::ApiGatewayV2::Route, whose target is an integration of the template. */
export function loadHttpRoute(resource: TemplateResource, scope: TemplateScope): readonly DeclaredStart[] {
  const { Target } = plainProperties(resource.properties, undefined, scope);
  const target = typeof Target === 'string' ? Target.replace(/^integrations\//, '') : '';
  const integration = scope.template.resources.get(target);
  // Nearly all routes invoke functions; what these lack does not matter.
  if (!integration || !memberOf(integration.properties, 'IntegrationSubtype')) return [];
  const start = startOf(resource, scope);
  const properties = plainProperties(integration.properties, target, scope);
  return readHttpRoute(start, stringIn(start.properties, 'ApiId') ?? '', properties);
}

/** AWS::ApiGatewayV2::Api, whose routes may be in an OpenAPI document. */
export function loadHttpApi(resource: TemplateResource, scope: TemplateScope): readonly DeclaredStart[] {
  return loadDocument(resource, memberOf(resource.properties, 'Body'), scope, { stageVariables: {} });
}

/** AWS::ApiGatewayV2::Integration: only a WebSocket API calls actions by their URIs. */
export function noteWebSocket(resource: TemplateResource, scope: TemplateScope): readonly DeclaredStart[] {
  if (!memberOf(resource.properties, 'IntegrationUri')) return [];
  const { logicalId, at } = resource;
  const action = calledAction(stringIn(plainProperties(resource.properties, undefined, scope), 'IntegrationUri'));
  if (action !== undefined)
    scope.context.note(`${logicalId} calls ${action} for a WebSocket API: Stepmill does not run WebSocket APIs.`, at);
  return [];
}
