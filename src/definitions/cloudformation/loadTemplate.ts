import { dirname } from 'node:path';
import { DefinitionLoadError } from '../DefinitionLoadError';
import { type LoadContext, type LoadedParts, partsOfScopes } from '../LoadContext';
import type { LoadedFunction } from '../LoadedDefinition';
import type { Position } from '../../util/Position';
import type { SourceNode } from '../source/SourceNode';
import { rootScope, type ScopeSettings } from './createScope';
import { loadFunction } from './functions/loadFunction';
import { loadResources } from './loadResources';
import { loadTemplateMachine } from './machine/loadTemplateMachine';
import { loadTemplateStarts } from './starts/loadTemplateStarts';
import { loadTemplateRoles } from './roles/loadTemplateRoles';
import type { TemplateScope } from './TemplateScope';

/** The state machines and functions of a template and of the local templates that it nests. */
export function loadTemplate(
  file: string,
  root: SourceNode,
  context: LoadContext,
  settings: ScopeSettings,
): LoadedParts {
  const scope = rootScope(file, root, context, settings);
  const parts = loadScopes([scope]);
  if (parts.machines.length + parts.unavailable.length > 0) return parts;
  throw noMachines(file, root.at, resourceTypesIn(scope));
}

/** What related stacks declare. */
export function loadScopes(roots: readonly TemplateScope[]): LoadedParts {
  const stacks = roots.flatMap(withNested).map((scope) => {
    const resources = [...scope.template.resources.values()];
    return {
      folder: dirname(scope.template.file),
      functions: resources.flatMap((resource) => loadFunction(resource, scope) ?? []),
      resources: loadResources(scope),
      starts: loadTemplateStarts(scope),
      roles: () => loadTemplateRoles(scope),
      machines: (callable: readonly LoadedFunction[]) =>
        resources.map((resource) => loadTemplateMachine(resource, callable, scope)),
    };
  });
  return partsOfScopes(stacks);
}

function withNested(scope: TemplateScope): readonly TemplateScope[] {
  const nested = [...scope.template.resources.keys()].flatMap((logicalId) => scope.nested(logicalId, scope) ?? []);
  return [scope, ...nested.flatMap(withNested)];
}

export function resourceTypesIn({ template }: TemplateScope): readonly string[] {
  return [...template.resources.values()].map(({ type }) => type);
}

/** The error for files without a state machine, with what they declare instead. */
export function noMachines(subject: string, at: Position, types: readonly string[]): DefinitionLoadError {
  const counts = new Map<string, number>();
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
  const most = [...counts].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1)).slice(0, 8);
  const seen = most.map(([type, count]) => `${String(count)} ${type}`).join(', ');
  const others = counts.size > most.length ? ` and ${String(counts.size - most.length)} more types` : '';
  return new DefinitionLoadError(
    at,
    `${subject} declares no state machine. It declares ${seen === '' ? 'no resources' : seen + others}.`,
    'A state machine is an AWS::StepFunctions::StateMachine or an AWS::Serverless::StateMachine.',
  );
}
