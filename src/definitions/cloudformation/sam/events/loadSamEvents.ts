import type { DeclaredStart } from '../../../../contract/starts/DeclaredStart';
import type { JsonObject } from '../../../../util/json';
import { entriesOf, memberOf, textOf, type MapEntry } from '../../../source/SourceNode';
import { readRule } from '../../../starts/rule';
import { readSchedule } from '../../../starts/schedule';
import type { ReadStart } from '../../../starts/StartSource';
import { kindNamed } from '../../../stubs/resourceKinds';
import { namesOfResource } from '../../loadResources';
import { resourceName } from '../../resourceTypes';
import { plainProperties } from '../../starts/plainProperties';
import { noted } from '../../starts/startOf';
import type { TemplateResource } from '../../Template';
import type { TemplateScope } from '../../TemplateScope';
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
  const target = targetOf(resource, scope);
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
  return known.read({
    id,
    aliases: [...nested, key],
    source,
    properties: known.expand(event),
    note: (message, kind) => scope.context.note(`${subject} ${message}`, source, kind),
  });
}

/** SAM starts the state machine itself, not the alias that AutoPublishAlias makes; of a function, it invokes the alias. */
function targetOf(resource: TemplateResource, scope: TemplateScope): SamTarget {
  const kind = resource.type === 'AWS::Serverless::StateMachine' ? 'stateMachine' : 'function';
  const arn = kindNamed(kind).arn(resourceName(resource, scope, resource.at).name, scope.context.deployment);
  const alias = kind === 'function' ? textOf(memberOf(resource.properties, 'AutoPublishAlias')) : undefined;
  return { kind, arn: alias === undefined ? arn : `${arn}:${alias}` };
}

/** A type of event: the CloudFormation resource that it becomes, and how that is read. */
interface EventType {
  readonly expand: (event: SamEvent) => JsonObject;
  readonly read: ReadStart;
}

const eventTypes: Readonly<Record<string, EventType>> = {
  Schedule: { expand: ruleOfSchedule, read: readRule },
  ScheduleV2: { expand: scheduleOf, read: readSchedule },
  CloudWatchEvent: { expand: ruleOfPattern, read: readRule },
  EventBridgeRule: { expand: ruleOfPattern, read: readRule },
};
