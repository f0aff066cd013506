import { rootScope } from '../cloudformation/createScope';
import type { TemplateResource } from '../cloudformation/Template';
import { loadResources } from '../cloudformation/loadResources';
import type { TemplateScope } from '../cloudformation/TemplateScope';
import {
  textNode,
  entriesOf,
  itemsOf,
  type MapEntry,
  mapNode,
  memberOf,
  type SourceNode,
  textOf,
} from '../source/SourceNode';
import type { LoadedResource } from '../LoadedDefinition';
import { aliasesOf } from '../machineSettings';
import type { Position } from '../../util/Position';
import { loadServiceFunction, namedFunctions, type ServiceFunction } from './loadServiceFunctions';
import { activityLogicalId, functionLogicalId, machineLogicalId } from './naming';
import type { ServiceScope } from './ServiceScope';

export interface ServiceTemplate {
  readonly scope: TemplateScope;
  readonly functions: readonly ServiceFunction[];
  readonly resources: readonly LoadedResource[];
  /** The logical id and key of every function in the service, because both can be used. */
  readonly functionKeys: ReadonlyMap<string, string>;
  /** The entries of `resources.Resources`, except for changes of Serverless' own resources. */
  readonly ownResources: readonly TemplateResource[];
}

/**
 * The template that Serverless would generate, as far as definitions refer to it: the functions (under their key and
 * under their logical id), the state machines, the activities, and the service's own resources.
 */
export function serviceTemplate(machines: readonly MapEntry[], service: ServiceScope): ServiceTemplate {
  const lenient = { ...service, lenient: true };
  const named = namedFunctions(lenient);
  const own = ownResources(lenient);
  const made = [
    ...named.flatMap(({ entry: { key, keyAt }, name }) => {
      const resource = (id: string): MapEntry =>
        resourceEntry(id, 'AWS::Lambda::Function', 'FunctionName', name, keyAt);
      return [resource(key), resource(functionLogicalId(key))];
    }),
    ...machines.flatMap(({ key, keyAt, value }) => {
      const name = plainMember(value, 'name', lenient);
      const id = machineLogicalId(key, plainMember(value, 'id', lenient), name);
      return [resourceEntry(id, 'AWS::StepFunctions::StateMachine', 'StateMachineName', name, keyAt)];
    }),
    ...activities(lenient),
  ];
  const entries = [...made, ...own];
  const at = service.root.at;
  const root = mapNode({ Resources: { kind: 'map', entries, at } }, at);
  const scope = rootScope(service.file, root, service.context, { format: 'serverless' });
  const functions = named.map((one) => loadServiceFunction(one, lenient, scope));
  const functionKeys = new Map(
    functions.flatMap(({ key, logicalId }) => [[key, key] as const, [logicalId, key] as const]),
  );
  const ids = new Set(made.map(({ key }) => key));
  const ownIds = new Set(own.map(({ key }) => key).filter((key) => !ids.has(key)));
  const others = [...scope.template.resources.values()].filter(({ logicalId }) => ownIds.has(logicalId));
  return { scope, functions, resources: resourcesOf(scope, functions), functionKeys, ownResources: others };
}

/** A function of the service has its key, its logical id and its name. */
function resourcesOf(scope: TemplateScope, functions: readonly ServiceFunction[]): readonly LoadedResource[] {
  const own = functions.map(({ name, key, logicalId, source }): LoadedResource => {
    return { kind: 'function', name, aliases: aliasesOf(name, [key, logicalId]), source };
  });
  const names = new Set(own.map(({ name }) => name));
  return [...own, ...loadResources(scope).filter(({ kind, name }) => kind !== 'function' || !names.has(name))];
}

function plainMember(node: SourceNode, key: string, scope: ServiceScope): string | undefined {
  const resolved = scope.resolveTop(node, scope);
  const value = memberOf(resolved, key);
  const text = value && scope.resolve(value, scope);
  return text?.kind === 'text' && text.text.holes.length === 0 ? text.text.toString() : undefined;
}

function resourceEntry(
  id: string,
  type: string,
  nameProperty: string,
  name: string | undefined,
  at: Position,
): MapEntry {
  const properties = mapNode({ [nameProperty]: name === undefined ? undefined : textNode(name, at) }, at);
  return { key: id, keyAt: at, value: mapNode({ Type: textNode(type, at), Properties: properties }, at) };
}

function activities(scope: ServiceScope): readonly MapEntry[] {
  const section = memberOf(scope.root, 'stepFunctions');
  const list = section && memberOf(scope.resolveTop(section, scope), 'activities');
  return itemsOf(list && scope.resolve(list, scope)).flatMap((item) => {
    const name = textOf(item);
    return name === undefined
      ? []
      : [resourceEntry(activityLogicalId(name), 'AWS::StepFunctions::Activity', 'Name', name, item.at)];
  });
}

/** `resources.Resources`; `resources` may be a list of such parts. */
function ownResources(scope: ServiceScope): readonly MapEntry[] {
  const section = memberOf(scope.root, 'resources');
  const resources = section && scope.resolveTop(section, scope);
  const parts = resources?.kind === 'list' ? resources.items.map((item) => scope.resolveTop(item, scope)) : [resources];
  return parts.flatMap((part) => {
    const written = memberOf(part, 'Resources');
    return entriesOf(written && scope.resolve(written, scope));
  });
}
