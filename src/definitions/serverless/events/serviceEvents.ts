import type { Json } from '../../../util/json';
import { resourceName } from '../../cloudformation/resourceTypes';
import { plainProperties } from '../../cloudformation/starts/plainProperties';
import { noted } from '../../cloudformation/starts/startOf';
import { entriesOf, itemsOf, memberOf, type MapEntry, type SourceNode, textOf } from '../../source/SourceNode';
import { plainValue } from '../../starts/plainValue';
import { kindNamed } from '../../stubs/resourceKinds';
import { machineLogicalId } from '../naming';
import { nodeAt, type ServiceScope } from '../ServiceScope';
import type { ServiceTemplate } from '../serviceTemplate';
import type { ServiceEvent } from './ServiceEvent';

/** The `events` of all state machines of a service. One that cannot be read is noted. */
export function serviceEvents(
  machines: readonly MapEntry[],
  service: ServiceScope,
  template: ServiceTemplate,
): readonly ServiceEvent[] {
  const lenient = { ...service, lenient: true };
  return machines.flatMap((machine) => eventsOf(machine, lenient, template));
}

function eventsOf(machine: MapEntry, service: ServiceScope, template: ServiceTemplate): readonly ServiceEvent[] {
  const declared = service.resolveTop(machine.value, service);
  const written = memberOf(declared, 'events');
  const items = itemsOf(written && service.resolveTop(written, service));
  const events = items.flatMap((item) => entriesOf(service.resolveTop(item, service)));
  const counts = new Map<string, number>();
  return events.flatMap(({ key, keyAt: source, value }) => {
    const kind = key === 'eventBridge' ? 'cloudwatchEvent' : key;
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    const subject = `The event ${key} of ${machine.key}`;
    return noted(subject, source, template.scope, (): readonly ServiceEvent[] => [
      {
        ...machineOf(machine, declared, service, template),
        key,
        source,
        subject,
        number,
        value: plain(value, subject, service, template),
      },
    ]);
  });
}

function machineOf(
  { key, keyAt }: MapEntry,
  declared: SourceNode,
  service: ServiceScope,
  { scope }: ServiceTemplate,
): Pick<ServiceEvent, 'machine' | 'machineArn' | 'deployment' | 'apiGateway'> {
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
    apiGateway: plainProperties(nodeAt(service.root, 'provider.apiGateway', service), undefined, scope),
  };
}

/** The settings of an event, with the variables of the service and the functions of CloudFormation resolved. */
function plain(value: SourceNode, subject: string, service: ServiceScope, { scope }: ServiceTemplate): Json {
  return plainValue(scope.resolve(service.resolve(value, service), scope), subject, scope.context);
}
