import type { DeclaredRestMethod } from '../../../contract/starts/DeclaredRestMethod';
import type { DeclaredStart } from '../../../contract/starts/DeclaredStart';
import { memberOf, type SourceNode } from '../../source/SourceNode';
import { objectIn, stringIn, stringsIn } from '../../starts/plain';
import { readOpenApi } from '../../starts/openApi';
import { calledAction, readRestMethod } from '../../starts/restMethod';
import type { TemplateResource } from '../Template';
import type { TemplateScope } from '../TemplateScope';
import { plainProperties } from './plainProperties';
import { startOf } from './startOf';

/** AWS::ApiGateway::Method, whose path is that of its resource. */
export function loadRestMethod(resource: TemplateResource, scope: TemplateScope): readonly DeclaredRestMethod[] {
  // Nearly all methods invoke functions; what these lack does not matter.
  const { Integration } = plainProperties(resource.properties, undefined, scope);
  if (calledAction(stringIn(Integration, 'Uri')) === undefined) return [];
  const start = startOf(resource, scope);
  const api = stringIn(start.properties, 'RestApiId') ?? '';
  const path = pathOf(stringIn(start.properties, 'ResourceId') ?? '', scope);
  return readRestMethod(start, { api, path, stageVariables: stageVariablesOf(api, scope) });
}

/** AWS::ApiGateway::RestApi, whose methods may be in an OpenAPI document. */
export function loadRestApi(resource: TemplateResource, scope: TemplateScope): readonly DeclaredStart[] {
  return loadDocument(
    resource,
    memberOf(resource.properties, 'Body'),
    scope,
    stageVariablesOf(resource.logicalId, scope),
  );
}

/** The methods of the OpenAPI document of an API. */
export function loadDocument(
  resource: TemplateResource,
  document: SourceNode | undefined,
  scope: TemplateScope,
  stageVariables: Readonly<Record<string, string>>,
): readonly DeclaredStart[] {
  if (!document) return [];
  const { logicalId: api } = resource;
  const start = startOf({ ...resource, properties: undefined }, scope);
  return readOpenApi(plainProperties(document, api, scope), start, { api, stageVariables });
}

/** The path of a resource of an API, from its parents: `/orders/{id}`. The root has no resource in the template. */
function pathOf(id: string, scope: TemplateScope, below = ''): string {
  const resource = scope.template.resources.get(id);
  if (resource?.type !== 'AWS::ApiGateway::Resource') return below === '' ? '/' : below;
  const properties = plainProperties(resource.properties, id, scope);
  const path = `/${stringIn(properties, 'PathPart') ?? ''}${below}`;
  const parent = stringIn(properties, 'ParentId') ?? '';
  return parent === id ? path : pathOf(parent, scope, path);
}

/** The variables of the first stage of an API that has some. */
function stageVariablesOf(api: string, scope: TemplateScope): Readonly<Record<string, string>> {
  for (const resource of scope.template.resources.values()) {
    const isStage = resource.type === 'AWS::ApiGateway::Stage';
    if (!isStage && resource.type !== 'AWS::ApiGateway::Deployment') continue;
    const properties = plainProperties(resource.properties, resource.logicalId, scope);
    if (stringIn(properties, 'RestApiId') !== api) continue;
    const variables = stringsIn(isStage ? properties : objectIn(properties, 'StageDescription'), 'Variables');
    if (Object.keys(variables).length > 0) return variables;
  }
  return {};
}
