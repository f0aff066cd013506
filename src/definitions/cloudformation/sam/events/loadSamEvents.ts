import type { DeclaredStart } from '../../../../contract/starts/DeclaredStart';
import type { JsonObject } from '../../../../util/json';
import { entriesOf, memberOf, textOf, type MapEntry } from '../../../source/SourceNode';
import { readRule } from '../../../starts/rule';
import { readSchedule } from '../../../starts/schedule';
import type { ReadStart, StartSource } from '../../../starts/StartSource';
import { kindNamed } from '../../../stubs/resourceKinds';
import { namesOfResource } from '../../loadResources';
import { resourceName } from '../../resourceTypes';
import { plainProperties } from '../../starts/plainProperties';
import { noted } from '../../starts/startOf';
import type { TemplateResource } from '../../Template';
import type { TemplateScope } from '../../TemplateScope';
import { loadApiEvent } from './loadSamApi';
import { ruleOfPattern, ruleOfSchedule } from './rules';
import type { SamEvent, SamTarget } from './SamEvent';
import { scheduleOf } from './scheduleV2';

/**
 * What the `Events` of a SAM resource declare: each is read as the resource that the SAM transform makes of it. Source:
 * github.com/aws/serverless-application-model, samtranslator/model/stepfunctions/events.py and eventsources/.
 */
export function loadSamEvents(resource: TemplateResource, scope: TemplateScope): readonly DeclaredStart[] {
  return entriesOf(memberOf(resource.properties, 'Events')).flatMap((entry) => {
    const subject = `The event ${entry.key} of ${resource.logicalId}`;
    return noted(subject, entry.keyAt, scope, () => loadEvent(entry, subject, resource, scope));
  });
}

function loadEvent(
  { key, keyAt: source, value }: MapEntry,
  subject: string,
  resource: TemplateResource,
  scope: TemplateScope,
): readonly DeclaredStart[] {
  const type = textOf(memberOf(value, 'Type')) ?? '';
  const known = Object.hasOwn(eventTypes, type) ? eventTypes[type] : undefined;
  const target = samTarget(resource, scope);
  if (!known) {
    // What starts a function that starts a state machine is no event of the machine.
    if (target.kind === 'stateMachine')
      scope.context.note(
        `${subject} has the type ${type}, which SAM does not have for state machines.`,
        source,
        'refusedByAws',
      );
    return [];
  }
  const id = resource.logicalId + key;
  const properties = plainProperties(memberOf(value, 'Properties'), subject, scope);
  const event: SamEvent = { id, properties, target, deployment: scope.context.deployment };
  const nested = namesOfResource({ ...resource, logicalId: id, metadata: undefined }, scope);
  const note: StartSource['note'] = (message, kind) => scope.context.note(`${subject} ${message}`, source, kind);
  return known(event, { id, aliases: [...nested, key], source, properties, note }, scope);
}

/** SAM starts the state machine itself, not the alias that AutoPublishAlias makes; of a function, it invokes the alias. */
export function samTarget(resource: TemplateResource, scope: TemplateScope): SamTarget {
  const kind = resource.type === 'AWS::Serverless::StateMachine' ? 'stateMachine' : 'function';
  const arn = kindNamed(kind).arn(resourceName(resource, scope, resource.at).name, scope.context.deployment);
  const alias = kind === 'function' ? textOf(memberOf(resource.properties, 'AutoPublishAlias')) : undefined;
  return { kind, arn: alias === undefined ? arn : `${arn}:${alias}` };
}

type ReadEvent = (event: SamEvent, start: StartSource, scope: TemplateScope) => readonly DeclaredStart[];

/** A type of event: the CloudFormation resource that it becomes, and how that is read. */
const as =
  (read: ReadStart, expand: (event: SamEvent) => JsonObject): ReadEvent =>
  (event, start) =>
    read({ ...start, properties: expand(event) });

const eventTypes: Readonly<Record<string, ReadEvent>> = {
  Schedule: as(readRule, ruleOfSchedule),
  ScheduleV2: as(readSchedule, scheduleOf),
  CloudWatchEvent: as(readRule, ruleOfPattern),
  EventBridgeRule: as(readRule, ruleOfPattern),
  // The methods of an API that invoke functions start nothing.
  Api: (event, start, scope) => (event.target.kind === 'stateMachine' ? loadApiEvent(event, start, scope) : []),
};
