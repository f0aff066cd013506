import { notRunTypes } from '../../starts/notRun';
import type { TemplateResource } from '../Template';
import type { TemplateScope } from '../TemplateScope';
import { plainProperties } from './plainProperties';

/** Notes a resource that starts a state machine in a way that Stepmill does not run. */
export function noteNotRun({ logicalId, type, properties, at }: TemplateResource, scope: TemplateScope): readonly [] {
  if (notRunTypes.get(type)?.(plainProperties(properties, undefined, scope)) === true)
    scope.context.note(`${logicalId} starts state machines as an ${type}, which Stepmill does not run.`, at);
  return [];
}
