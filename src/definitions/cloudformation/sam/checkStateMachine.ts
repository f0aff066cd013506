import { DefinitionLoadError } from '../../DefinitionLoadError';
import { entryOf, memberOf, nodeKind, type SourceNode } from '../../source/SourceNode';
import { intrinsicCall } from '../Intrinsic';
import type { TemplateResource } from '../Template';
import { checkEvents } from './checkEvents';

/** What the SAM transform refuses in an AWS::Serverless::StateMachine; it would never get as far as Step Functions. */
export function checkStateMachine({ logicalId, at, properties }: TemplateResource): void {
  const definition = entryOf(properties, 'Definition');
  const uri = entryOf(properties, 'DefinitionUri');
  if (definition && uri) {
    throw new DefinitionLoadError(
      uri.keyAt,
      `${logicalId} has both Definition and DefinitionUri.`,
      'Keep one of the two.',
    );
  }
  if (!definition && !uri) {
    throw new DefinitionLoadError(at, `${logicalId} has no definition.`, 'Write Definition or DefinitionUri.');
  }
  if (definition && definition.value.kind !== 'map') {
    throw new DefinitionLoadError(
      definition.value.at,
      `The Definition of ${logicalId} is ${nodeKind(definition.value)}: SAM takes a map.`,
      'Write the states as YAML or JSON members, or put the text into a file and name it in DefinitionUri.',
    );
  }
  if (uri) checkUri(logicalId, uri.value);
  const preference = entryOf(properties, 'DeploymentPreference');
  if (preference && !memberOf(properties, 'AutoPublishAlias')) {
    throw new DefinitionLoadError(
      preference.keyAt,
      `${logicalId} has a DeploymentPreference without AutoPublishAlias.`,
      'Add AutoPublishAlias: <name>, or remove DeploymentPreference.',
    );
  }
  checkEvents(memberOf(properties, 'Events'));
}

function checkUri(logicalId: string, uri: SourceNode): void {
  if (uri.kind !== 'map' || intrinsicCall(uri)) return;
  if (memberOf(uri, 'Bucket') && memberOf(uri, 'Key')) return;
  throw new DefinitionLoadError(
    uri.at,
    `The DefinitionUri of ${logicalId} is a map without Bucket and Key.`,
    'Write the path of a local file, or { Bucket: …, Key: … }.',
  );
}
