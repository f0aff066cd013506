import { dirname } from 'node:path';
import { loadTemplateMachine } from '../cloudformation/machine/loadTemplateMachine';
import { loadTemplateStarts } from '../cloudformation/starts/loadTemplateStarts';
import { loadTemplate } from '../cloudformation/loadTemplate';
import { DefinitionLoadError } from '../DefinitionLoadError';
import { deployedTo, type LoadContext, type LoadedParts, partsOfScopes } from '../LoadContext';
import { parseSource } from '../source/parseSource';
import { entriesOf, itemsOf, type MapEntry, memberOf, type SourceNode, textOf } from '../source/SourceNode';
import { eventRoles } from './events/eventRoles';
import { serviceEvents } from './events/serviceEvents';
import { loadServiceEvents } from './events/loadServiceEvents';
import { loadServiceMachine } from './loadServiceMachine';
import { loadServiceRoles } from './roles/loadServiceRoles';
import { resolveTop, resolveVariables } from './resolveVariables';
import { type ServiceScope, nodeAt } from './ServiceScope';
import { serviceTemplate } from './serviceTemplate';

/**
 * The state machines of a Serverless service (the plugin serverless-step-functions), from `serverless.yml` or from the
 * template that `serverless package` leaves in `.serverless`.
 */
export function loadServerless(file: string, root: SourceNode, context: LoadContext): LoadedParts {
  if (memberOf(root, 'Resources')) {
    return loadTemplate(file, root, context, { format: 'serverless', codeFolder: dirname(dirname(file)) });
  }
  const service = createService(file, context);
  const machines = machineEntries(service);
  const template = serviceTemplate(machines, service);
  const withoutRole = new Set(
    machines.flatMap(({ key, value }) => (memberOf(service.resolveTop(value, service), 'role') ? [] : [key])),
  );
  const parts = [
    ...machines.map((entry) => loadServiceMachine(entry, service, template)),
    ...template.ownResources.map((resource) => loadTemplateMachine(resource, template.functions, template.scope)),
  ];
  if (parts.every((part) => part.machines.length + part.unavailable.length === 0)) throw noMachines(service);
  context.given.take('parameters', optionNames(service));
  const events = serviceEvents(machines, service, template);
  const starts = [
    ...loadServiceEvents(events, service.context),
    ...loadTemplateStarts(template.scope, template.ownResources),
  ];
  const { functions, resources } = template;
  const roles = () => {
    const own = loadServiceRoles(template, parts, (key) => withoutRole.has(key));
    return { ...own, roles: [...own.roles, ...eventRoles(events)] };
  };
  return partsOfScopes([{ functions, resources, starts, roles, machines: () => parts }]);
}

function createService(file: string, context: LoadContext): ServiceScope {
  const root = parseSource(context.files.read(file), { dialect: 'serverless' });
  const scope: ServiceScope = {
    file,
    root,
    context,
    resolving: [],
    memo: new Map(),
    resolve: resolveVariables,
    resolveTop,
    lenient: false,
  };
  const region = textOf(nodeAt(root, 'provider.region', { ...scope, lenient: true }));
  return { ...scope, context: deployedTo(context, undefined, region) };
}

/**
 * The names for which a value can be given: Serverless' own options, the service's `params`, and the variables in the
 * files.
 */
function optionNames({ root, context: { files } }: ServiceScope): readonly string[] {
  const declared = entriesOf(memberOf(root, 'params')).flatMap(({ value }) => entriesOf(value).map(({ key }) => key));
  const written = files.names.flatMap((file) =>
    Array.from(
      files
        .read(file)
        .toString()
        .matchAll(/\b(?:param|opt):\s*([\w.-]+)/g),
      ([, name = '']) => name,
    ),
  );
  return ['stage', 'region', ...declared, ...written];
}

/** `stepFunctions.stateMachines`: a map, or a list of maps that are merged. */
function machineEntries(scope: ServiceScope): readonly MapEntry[] {
  const section = memberOf(scope.root, 'stepFunctions');
  const stepFunctions = section && scope.resolveTop(section, scope);
  const written = memberOf(stepFunctions, 'stateMachines');
  const machines = written && scope.resolveTop(written, scope);
  return machines?.kind === 'list'
    ? itemsOf(machines).flatMap((item) => entriesOf(scope.resolveTop(item, scope)))
    : entriesOf(machines);
}

function noMachines({ root }: ServiceScope): DefinitionLoadError {
  const sections = entriesOf(root).map(({ key }) => key);
  return new DefinitionLoadError(
    memberOf(root, 'stepFunctions')?.at ?? root.at,
    `The service declares no state machine. It has ${sections.join(', ')}.`,
    'State machines belong in stepFunctions: { stateMachines: { order: { definition: … } } }, or in resources: ' +
      '{ Resources: { Order: { Type: AWS::StepFunctions::StateMachine, … } } }.',
  );
}
