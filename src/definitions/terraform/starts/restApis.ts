import type { DeclaredStart } from '../../../contract/starts/DeclaredStart';
import type { JsonObject } from '../../../util/json';
import { readOpenApi } from '../../starts/openApi';
import { stringIn, stringsIn } from '../../starts/plain';
import { calledAction, readRestMethod, type RestPlace } from '../../starts/restMethod';
import { patternOf as objectOrJson } from '../../starts/rule';
import { rename, startOfResource, type TerraformResource } from './TerraformResource';

type All = readonly TerraformResource[];

/** aws_api_gateway_integration, with its method, its responses and the path of its resource. */
export function loadIntegration(integration: TerraformResource, all: All): readonly DeclaredStart[] {
  const { values } = integration;
  if (calledAction(stringIn(values, 'uri')) === undefined) return [];
  const same = (other: TerraformResource): boolean =>
    ['rest_api_id', 'resource_id', 'http_method'].every(
      (name) => stringIn(other.values, name) === stringIn(values, name),
    );
  const method = all.find((other) => other.type === 'aws_api_gateway_method' && same(other));
  const responses = all.filter((other) => other.type === 'aws_api_gateway_integration_response' && same(other));
  const start = startOfResource(integration, {
    HttpMethod: stringIn(values, 'http_method') ?? 'ANY',
    ...rename(method?.values, { AuthorizationType: 'authorization', ApiKeyRequired: 'api_key_required' }),
    Integration: {
      ...rename(values, {
        Uri: 'uri',
        IntegrationHttpMethod: 'integration_http_method',
        Credentials: 'credentials',
        RequestTemplates: 'request_templates',
        RequestParameters: 'request_parameters',
        PassthroughBehavior: 'passthrough_behavior',
        TimeoutInMillis: 'timeout_milliseconds',
      }),
      IntegrationResponses: responses.map((response) => responseOf(response.values)),
    },
  });
  const api = apiOf(stringIn(values, 'rest_api_id') ?? '', all);
  const path = pathOf(stringIn(values, 'resource_id') ?? '', all);
  return readRestMethod(start, { api: api.name, path, ...stageOf(api.id, all) });
}

function responseOf(values: JsonObject): JsonObject {
  return rename(values, {
    StatusCode: 'status_code',
    SelectionPattern: 'selection_pattern',
    ResponseTemplates: 'response_templates',
    ResponseParameters: 'response_parameters',
  });
}

/** aws_api_gateway_rest_api, whose methods may be in an OpenAPI document. */
export function loadTerraformRestApi(api: TerraformResource, all: All): readonly DeclaredStart[] {
  const { body } = api.values;
  const document = body === undefined || body === null ? undefined : objectOrJson(body, () => undefined);
  if (!document) return [];
  const stage = stageOf(stringIn(api.values, 'id') ?? '', all);
  return readOpenApi(document, startOfResource(api, {}), { api: api.address, ...stage });
}

/** The address of the API with an id; the id itself if these files do not declare the API. */
function apiOf(id: string, all: All): { readonly id: string; readonly name: string } {
  const api = all.find((other) => other.type === 'aws_api_gateway_rest_api' && stringIn(other.values, 'id') === id);
  return { id, name: api?.address ?? id };
}

/** The path of a resource, from its parents: `/orders/{id}`. The root is not a resource of the files. */
function pathOf(id: string, all: All, below = ''): string {
  const resource = all.find(
    (other) => other.type === 'aws_api_gateway_resource' && stringIn(other.values, 'id') === id,
  );
  if (!resource) return below === '' ? '/' : below;
  const parent = stringIn(resource.values, 'parent_id') ?? '';
  const path = `/${stringIn(resource.values, 'path_part') ?? ''}${below}`;
  return parent === id ? path : pathOf(parent, all, path);
}

/** The first stage of an API that has variables, or else the first one. */
function stageOf(api: string, all: All): Pick<RestPlace, 'stage' | 'stageVariables'> {
  const stages = ['aws_api_gateway_stage', 'aws_api_gateway_deployment'];
  const found = all
    .filter(({ type, values }) => stages.includes(type) && stringIn(values, 'rest_api_id') === api)
    .map(({ values }) => ({ stage: stringIn(values, 'stage_name'), stageVariables: stringsIn(values, 'variables') }));
  const varied = found.find(({ stageVariables }) => Object.keys(stageVariables).length > 0);
  return varied ?? found.find(({ stage }) => stage !== undefined) ?? { stageVariables: {} };
}
