import type { DeclaredStart } from '../contract/starts/DeclaredStart';
import { DefinitionLoadError, NotAtHandError } from './DefinitionLoadError';
import { GivenValues } from './GivenValues';
import { maxInsertions } from './limits';
import type {
  LoadNote,
  LoadOptions,
  LoadedDefinition,
  LoadedFunction,
  LoadedResource,
  UnavailableDefinition,
} from './LoadedDefinition';
import type { DeclaredRole } from '../contract/DeclaredRole';
import { buildRoles } from './roles/buildRoles';
import { mergeRoleParts, type RoleParts } from './roles/RoleParts';
import type { Position } from '../util/Position';
import { present } from '../util/present';
import { SourceFiles } from './source/SourceFiles';
import { type AwsEnvironment, deploymentOf } from './stubs/AwsEnvironment';

/** Shared by every step of one load. */
export interface LoadContext {
  readonly options: LoadOptions;
  readonly deployment: AwsEnvironment;
  readonly files: SourceFiles;
  readonly notes: LoadNote[];
  /** `kind`: whether AWS would reject the file for it, or accepts it although it looks like a mistake. */
  readonly note: (message: string, at: Position, kind?: 'refusedByAws' | 'advice') => void;
  /** The values of `options`, and which of them the files use. */
  readonly given: GivenValues;
  /** Counts a file that is included in another; throws if there are too many. */
  readonly insert: (at: Position) => void;
}

export function createLoadContext(options: LoadOptions, given = new GivenValues(options)): LoadContext {
  const notes: LoadNote[] = [];
  const noted = new Set<string>();
  let insertions = 0;
  const { parameters, substitutions } = options;
  return {
    // A value that is undefined (`process.env.STAGE`) counts as missing.
    options: {
      ...options,
      ...(parameters && { parameters: present(parameters) }),
      ...(substitutions && { substitutions: present(substitutions) }),
    },
    deployment: deploymentOf(options.account, options.region),
    files: new SourceFiles(options.texts),
    notes,
    given,
    note: (message, { file, line, column }, kind) => {
      // An expression may be evaluated many times.
      const key = JSON.stringify([message, file, line, column]);
      if (noted.has(key)) return;
      noted.add(key);
      notes.push({ message, file, line, column, ...(kind === undefined ? {} : { [kind]: true }) });
    },
    insert: (at) => {
      insertions += 1;
      if (insertions > maxInsertions) {
        throw new DefinitionLoadError(at, `More than ${String(maxInsertions)} files are included here.`);
      }
    },
  };
}

/** The same load for a part that is deployed elsewhere (a CDK stack with its own environment). */
export function deployedTo(context: LoadContext, account: string | undefined, region: string | undefined): LoadContext {
  const { options } = context;
  return { ...context, deployment: deploymentOf(options.account ?? account, options.region ?? region) };
}

/** What a loader found in one file or stack. */
export interface LoadedParts {
  readonly machines: readonly LoadedDefinition[];
  readonly unavailable: readonly UnavailableDefinition[];
  readonly functions: readonly LoadedFunction[];
  readonly resources: readonly LoadedResource[];
  readonly starts: readonly DeclaredStart[];
  /** Read when somebody asks: most do not. */
  readonly roles: () => readonly DeclaredRole[];
}

export const nothingLoaded: LoadedParts = {
  machines: [],
  unavailable: [],
  functions: [],
  resources: [],
  starts: [],
  roles: () => [],
};

export function mergeParts(parts: readonly LoadedParts[]): LoadedParts {
  return {
    machines: parts.flatMap(({ machines }) => machines),
    unavailable: parts.flatMap(({ unavailable }) => unavailable),
    functions: parts.flatMap(({ functions }) => functions),
    resources: parts.flatMap(({ resources }) => resources),
    starts: parts.flatMap(({ starts }) => starts),
    roles: () => parts.flatMap(({ roles }) => roles()),
  };
}

/**
 * What related scopes declare. A machine may invoke the functions of all of them. Of several with the same name, as
 * stacks of one class have them, it gets that of its own scope, or else that of its own folder (the stage of an app).
 */
export function partsOfScopes(
  scopes: readonly {
    readonly folder?: string;
    readonly functions: readonly LoadedFunction[];
    readonly resources: readonly LoadedResource[];
    readonly starts: readonly DeclaredStart[];
    roles(): RoleParts;
    machines(callable: readonly LoadedFunction[]): readonly LoadedParts[];
  }[],
): LoadedParts {
  const all = scopes.flatMap(({ functions }) => functions);
  const machines = scopes.flatMap((scope) => {
    const beside = scopes.filter(({ folder }) => folder === scope.folder).flatMap(({ functions }) => functions);
    return scope.machines(firstOfName([...scope.functions, ...beside, ...all]));
  });
  const resources = scopes.flatMap((scope) => scope.resources);
  const starts = scopes.flatMap((scope) => scope.starts);
  // A policy of one file may be attached to a role of another.
  const roles = (): readonly DeclaredRole[] => buildRoles(mergeRoleParts(scopes.map((scope) => scope.roles())));
  return mergeParts([{ ...nothingLoaded, functions: all, resources, starts, roles }, ...machines]);
}

function firstOfName(functions: readonly LoadedFunction[]): readonly LoadedFunction[] {
  const byName = new Map<string, LoadedFunction>();
  for (const declared of functions) if (!byName.has(declared.name)) byName.set(declared.name, declared);
  return [...byName.values()];
}

/** The machines that `load` returns; listed as unavailable if they cannot be loaded (an error if `strict`). */
export function orUnavailable(
  named: Omit<UnavailableDefinition, 'error'>,
  { options, given }: LoadContext,
  load: () => LoadedParts,
): LoadedParts {
  try {
    return load();
  } catch (error) {
    if (!DefinitionLoadError.is(error) || options.strict) throw error;
    given.miss('substitutions');
    return { ...nothingLoaded, unavailable: [{ ...named, error }] };
  }
}

/** Throws the error of a wrong definition if no machine of the files could be loaded. */
export function throwIfAllWrong({ machines, unavailable }: LoadedParts): void {
  const wrong = unavailable.find(({ error }) => !(error instanceof NotAtHandError));
  if (machines.length === 0 && wrong) throw wrong.error;
}
