import type { DeclaredRestMethod } from '../../../contract/starts/DeclaredRestMethod';
import type { DeclaredStart } from '../../../contract/starts/DeclaredStart';
import { memberOf, type SourceNode } from '../../source/SourceNode';
import { objectIn, stringIn, stringsIn } from '../../starts/plain';
import { readOpenApi } from '../../starts/openApi';
import { calledAction, readRestMethod, type RestPlace } from '../../starts/restMethod';
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
  return readRestMethod(start, { api, path, ...stageOf(api, scope) });
}

/** AWS::ApiGateway::RestApi, whose methods may be in an OpenAPI document. */
export function loadRestApi(resource: TemplateResource, scope: TemplateScope): readonly DeclaredStart[] {
  return loadDocument(resource, memberOf(resource.properties, 'Body'), scope, stageOf(resource.logicalId, scope));
}

/** The methods of the OpenAPI document of an API. */
export function loadDocument(
  resource: TemplateResource,
  document: SourceNode | undefined,
  scope: TemplateScope,
  stage: RestStage,
): readonly DeclaredStart[] {
  if (!document) return [];
  const { logicalId: api } = resource;
  const start = startOf({ ...resource, properties: undefined }, scope);
  return readOpenApi(plainProperties(document, api, scope), start, { api, ...stage });
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

/** What a template says of the stage of an API. */
export type RestStage = Pick<RestPlace, 'stage' | 'stageVariables'>;

/** The first stage of an API that has variables, or else the first one. */
function stageOf(api: string, scope: TemplateScope): RestStage {
  let first: RestStage | undefined;
  for (const resource of scope.template.resources.values()) {
    const isStage = resource.type === 'AWS::ApiGateway::Stage';
    if (!isStage && resource.type !== 'AWS::ApiGateway::Deployment') continue;
    const properties = plainProperties(resource.properties, resource.logicalId, scope);
    if (stringIn(properties, 'RestApiId') !== api) continue;
    const stageVariables = stringsIn(isStage ? properties : objectIn(properties, 'StageDescription'), 'Variables');
    const found = { stage: stringIn(properties, 'StageName'), stageVariables };
    if (Object.keys(stageVariables).length > 0) return found;
    if (first?.stage === undefined) first = found;
  }
  return first ?? { stageVariables: {} };
}
