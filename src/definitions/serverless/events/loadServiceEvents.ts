import type { DeclaredStart } from '../../../contract/starts/DeclaredStart';
import type { Json } from '../../../util/json';
import { resourceName } from '../../cloudformation/resourceTypes';
import { plainProperties } from '../../cloudformation/starts/plainProperties';
import { noted } from '../../cloudformation/starts/startOf';
import { entriesOf, itemsOf, memberOf, type MapEntry, type SourceNode, textOf } from '../../source/SourceNode';
import { stringIn } from '../../starts/plain';
import { plainValue } from '../../starts/plainValue';
import { readRestMethod } from '../../starts/restMethod';
import { readRule } from '../../starts/rule';
import { readSchedule } from '../../starts/schedule';
import type { StartSource } from '../../starts/StartSource';
import { kindNamed } from '../../stubs/resourceKinds';
import { machineLogicalId } from '../naming';
import { nodeAt, type ServiceScope } from '../ServiceScope';
import type { ServiceTemplate } from '../serviceTemplate';
import { stageOf } from '../variableSources';
import { methodResource } from './http';
import { patternResource } from './pattern';
import { scheduleResource } from './schedule';
import type { ServiceEvent } from './ServiceEvent';

/**
 * What the `events` of a state machine declare: each is read as the resource that the plugin makes of it. Source:
 * github.com/serverless-operations/serverless-step-functions, lib/deploy/events and lib/naming.js.
 */
export function loadServiceEvents(
  machine: MapEntry,
  service: ServiceScope,
  template: ServiceTemplate,
): readonly DeclaredStart[] {
  const lenient = { ...service, lenient: true };
  const declared = lenient.resolveTop(machine.value, lenient);
  const written = memberOf(declared, 'events');
  const events = itemsOf(written && lenient.resolveTop(written, lenient)).flatMap((item) =>
    entriesOf(lenient.resolveTop(item, lenient)),
  );
  const counts = new Map<EventType | undefined, number>();
  return events.flatMap(({ key, keyAt, value }) => {
    const type = Object.hasOwn(eventTypes, key) ? eventTypes[key] : undefined;
    const number = (counts.get(type) ?? 0) + 1;
    counts.set(type, number);
    const subject = `The event ${key} of ${machine.key}`;
    return noted(subject, keyAt, template.scope, () => {
      const note: StartSource['note'] = (message, kind) => service.context.note(`${subject} ${message}`, keyAt, kind);
      if (!type) {
        note('is none that the plugin serverless-step-functions has.', 'refusedByAws');
        return [];
      }
      const event = {
        ...machineOf(machine, declared, lenient, template),
        number,
        value: plain(value, subject, lenient, template),
      };
      return type(event, { source: keyAt, note });
    });
  });
}

type EventType = (event: ServiceEvent, declared: Pick<StartSource, 'source' | 'note'>) => readonly DeclaredStart[];

const schedule: EventType = (event, declared) => {
  const { id, type, properties } = scheduleResource(event);
  return (type === 'rule' ? readRule : readSchedule)({ ...declared, id, aliases: [], properties });
};

const pattern: EventType = (event, declared) => {
  const { id, properties } = patternResource(event);
  return readRule({ ...declared, id, aliases: [], properties });
};

const eventTypes: Readonly<Record<string, EventType>> = {
  schedule,
  cloudwatchEvent: pattern,
  eventBridge: pattern,
  http: (event, declared) => {
    const { id, path, properties } = methodResource(event);
    // Serverless makes one API for all, unless the service names another.
    const api = stringIn(event.apiGateway, 'restApiId') ?? 'ApiGatewayRestApi';
    return readRestMethod(
      { ...declared, id, aliases: [], properties },
      { api, path, stage: event.stage, stageVariables: {} },
    );
  },
};

function machineOf(
  { key, keyAt }: MapEntry,
  declared: SourceNode,
  service: ServiceScope,
  { scope }: ServiceTemplate,
): Omit<ServiceEvent, 'number' | 'value'> {
  const own = (name: string): string | undefined => {
    const node = memberOf(declared, name);
    const resolved = node && service.resolve(node, service);
    return resolved?.kind === 'text' && resolved.text.holes.length > 0 ? undefined : textOf(resolved);
  };
  const resource = scope.template.resources.get(machineLogicalId(key, own('id'), own('name')))!;
  const { deployment } = service.context;
  return {
    machine: key,
    machineArn: kindNamed('stateMachine').arn(resourceName(resource, scope, keyAt).name, deployment),
    deployment,
    stage: textOf(stageOf(service, keyAt)),
    apiGateway: plainProperties(nodeAt(service.root, 'provider.apiGateway', service), undefined, scope),
  };
}

/** The settings of an event, with the variables of the service and the functions of CloudFormation resolved. */
function plain(value: SourceNode, subject: string, service: ServiceScope, { scope }: ServiceTemplate): Json {
  return plainValue(scope.resolve(service.resolve(value, service), scope), subject, scope.context);
}
