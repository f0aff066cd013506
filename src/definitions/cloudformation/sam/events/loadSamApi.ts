import type { DeclaredStart } from '../../../../contract/starts/DeclaredStart';
import type { JsonObject } from '../../../../util/json';
import { parseSource } from '../../../source/parseSource';
import { relativeTo } from '../../../source/SourceFiles';
import { mapNode, memberOf, type SourceNode } from '../../../source/SourceNode';
import { objectIn, stringIn, stringsIn } from '../../../starts/plain';
import { readRestMethod } from '../../../starts/restMethod';
import type { StartSource } from '../../../starts/StartSource';
import { loadDocument, type RestStage } from '../../starts/restApi';
import { plainProperties } from '../../starts/plainProperties';
import type { TemplateResource } from '../../Template';
import type { TemplateScope } from '../../TemplateScope';
import { methodOf } from './apiEvent';
import type { SamEvent } from './SamEvent';

/** AWS::Serverless::Api and AWS::Serverless::HttpApi, with an OpenAPI document in the template or in a local file. */
export function loadSamApi(resource: TemplateResource, scope: TemplateScope): readonly DeclaredStart[] {
  const document = memberOf(resource.properties, 'DefinitionBody') ?? documentFile(resource, scope);
  return loadDocument(resource, document, scope, settingsOf(resource, scope).stage);
}

function documentFile({ logicalId, properties }: TemplateResource, scope: TemplateScope): SourceNode | undefined {
  const written = memberOf(properties, 'DefinitionUri');
  const location = written && scope.resolve(written, scope);
  if (!written || !location) return undefined;
  const path = location.kind === 'text' && location.text.holes.length === 0 ? location.text.toString() : '';
  const file = relativeTo(scope.template.file, path);
  if (path !== '' && scope.context.files.isFile(file))
    return parseSource(scope.context.files.read(file, written.at), {
      dialect: 'cloudformation',
      note: scope.context.note,
    });
  scope.context.note(
    `The DefinitionUri of ${logicalId} is not read: there is no local file ${path || 'that it names'}.`,
    written.at,
  );
  return undefined;
}

/** The method that an event `Api` adds to its API: the one that it names, or the one that SAM makes for the template. */
export function loadApiEvent(event: SamEvent, start: StartSource, scope: TemplateScope): readonly DeclaredStart[] {
  const api = stringIn(event.properties, 'RestApiId') ?? 'ServerlessRestApi';
  const explicit = scope.template.resources.get(api);
  if (explicit && (memberOf(explicit.properties, 'DefinitionBody') ?? memberOf(explicit.properties, 'DefinitionUri'))) {
    start.note(`adds nothing to ${api}: SAM leaves the document of an API as it is, which must contain the method.`);
    return [];
  }
  const { auth, stage } = settingsOf(explicit, scope);
  const method = { ...start, properties: methodOf(event, auth) };
  return readRestMethod(method, { api, path: stringIn(event.properties, 'Path') ?? '/', ...stage });
}

/** What an API of SAM has for all its methods; one that SAM makes has the template's Globals. */
function settingsOf(
  api: TemplateResource | undefined,
  scope: TemplateScope,
): { readonly auth: JsonObject | undefined; readonly stage: RestStage } {
  const properties = api ? api.properties : memberOf(scope.template.section('Globals'), 'Api');
  const at = properties?.at ?? scope.template.root.at;
  const members = ['Auth', 'Variables', 'StageName'].map((name) => [name, memberOf(properties, name)]);
  const settings = mapNode(Object.fromEntries(members) as Record<string, SourceNode | undefined>, at);
  const plain = plainProperties(settings, api?.logicalId ?? 'Globals', scope);
  // The stage of the API that SAM makes is Prod.
  const stage = api ? stringIn(plain, 'StageName') : 'Prod';
  return { auth: objectIn(plain, 'Auth'), stage: { stage, stageVariables: stringsIn(plain, 'Variables') } };
}
