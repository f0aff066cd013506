import { basename, dirname, join } from 'node:path';
import { rootScope } from '../cloudformation/createScope';
import { loadScopes, noMachines, resourceTypesIn } from '../cloudformation/loadTemplate';
import type { ExportedValue, TemplateScope } from '../cloudformation/TemplateScope';
import { DefinitionLoadError } from '../DefinitionLoadError';
import { constructPathsIn, type ConstructPaths } from './constructPaths';
import { deployedTo, type LoadContext, type LoadedParts } from '../LoadContext';
import { parseJsonSource } from '../source/parseJsonSource';
import { entriesOf, memberOf, type SourceNode, textOf } from '../source/SourceNode';
import { relativeTo, listFolder } from '../source/SourceFiles';

interface Stack {
  readonly template: string;
  readonly stackName: string;
  readonly account: string | undefined;
  readonly region: string | undefined;
  /** Where the construct paths of its logical ids are. */
  readonly metadata: () => SourceNode | undefined;
}

/** All stacks of a cloud assembly (`cdk.out`), including those of its stages. */
export function loadCloudAssembly(folder: string, context: LoadContext): LoadedParts {
  const manifest = join(folder, 'manifest.json');
  const stacks = stacksOf(folder, context, []);
  if (stacks.length === 0) {
    throw new DefinitionLoadError({ file: manifest, line: 1, column: 1 }, `${folder} has no stacks.`, 'Run cdk synth.');
  }
  const exported = (name: string): ExportedValue | undefined => exportNamed(name, scopes);
  const scopes: readonly TemplateScope[] = stacks.map(({ template, stackName, account, region, metadata }) => {
    const deployed = deployedTo(context, account, region);
    const root = parseJsonSource(context.files.read(template));
    const assetFile = assetLookup(template, context);
    let paths: ConstructPaths | undefined;
    const constructPath: ConstructPaths = (...of) => (paths ??= constructPathsIn(metadata()))(...of);
    return rootScope(template, root, deployed, { format: 'cdk', stackName, assetFile, exported, constructPath });
  });
  const parts = loadScopes(scopes);
  if (parts.machines.length + parts.unavailable.length > 0) return parts;
  throw noMachines(folder, { file: manifest, line: 1, column: 1 }, scopes.flatMap(resourceTypesIn));
}

/** A single template of a cloud assembly, or the assembly that a manifest describes. */
export function loadCdk(template: string, root: SourceNode, context: LoadContext): LoadedParts {
  if (basename(template) === 'manifest.json') return loadCloudAssembly(dirname(template), context);
  const scope = rootScope(template, root, context, { format: 'cdk', assetFile: assetLookup(template, context) });
  const parts = loadScopes([scope]);
  if (parts.machines.length + parts.unavailable.length > 0) return parts;
  throw noMachines(template, root.at, resourceTypesIn(scope));
}

/** The output that a stack exports under a name. */
function exportNamed(name: string, scopes: readonly TemplateScope[]): ExportedValue | undefined {
  for (const scope of scopes) {
    for (const { value } of entriesOf(scope.template.section('Outputs'))) {
      const exportName = memberOf(memberOf(value, 'Export'), 'Name');
      const node = memberOf(value, 'Value');
      if (node && exportName && textOf(scope.resolve(exportName, scope)) === name) return { node, scope };
    }
  }
  return undefined;
}

function stacksOf(folder: string, context: LoadContext, open: readonly string[]): readonly Stack[] {
  const manifest = join(folder, 'manifest.json');
  if (open.includes(folder)) {
    const at = { file: manifest, line: 1, column: 1 };
    throw new DefinitionLoadError(at, `The assembly contains itself: ${[...open, folder].join(' → ')}.`);
  }
  const artifacts = entriesOf(memberOf(parseJsonSource(context.files.read(manifest)), 'artifacts'));
  return artifacts.flatMap(({ key, value }): readonly Stack[] => {
    const type = textOf(memberOf(value, 'type'));
    const properties = memberOf(value, 'properties');
    if (type === 'cdk:cloud-assembly') {
      const inner = textOf(memberOf(properties, 'directoryName'));
      context.insert(value.at);
      return inner === undefined ? [] : stacksOf(join(folder, inner), context, [...open, folder]);
    }
    const file = textOf(memberOf(properties, 'templateFile'));
    if (type !== 'aws:cloudformation:stack' || file === undefined) return [];
    const [, account, region] = /^aws:\/\/([^/]*)\/(.*)$/.exec(textOf(memberOf(value, 'environment')) ?? '') ?? [];
    const stackName = textOf(memberOf(properties, 'stackName')) ?? key;
    const metadataFile = textOf(memberOf(value, 'additionalMetadataFile'));
    const metadata = (): SourceNode | undefined =>
      metadataFile === undefined
        ? memberOf(value, 'metadata')
        : parseJsonSource(context.files.read(join(folder, metadataFile), value.at));
    return [{ template: join(folder, file), stackName, account: known(account), region: known(region), metadata }];
  });
}

/** CDK writes `unknown-account` and `unknown-region` for stacks without an environment. */
function known(name: string | undefined): string | undefined {
  return name === undefined || name.startsWith('unknown-') ? undefined : name;
}

/**
 * Finds the local file of an object in the asset bucket, using the `*.assets.json` files beside a template, in which
 * CDK maps files to objects.
 */
function assetLookup(template: string, context: LoadContext): (objectKey: string) => string | undefined {
  let files: Map<string, string> | undefined;
  return (objectKey) => (files ??= readManifests(template, context)).get(objectKey);
}

function readManifests(template: string, context: LoadContext): Map<string, string> {
  const folder = dirname(template);
  const found = new Map<string, string>();
  for (const name of listFolder(folder).filter((file) => file.endsWith('.assets.json'))) {
    const manifest = join(folder, name);
    for (const { value } of entriesOf(memberOf(parseJsonSource(context.files.read(manifest)), 'files'))) {
      const path = textOf(memberOf(memberOf(value, 'source'), 'path'));
      if (path === undefined) continue;
      for (const { value: destination } of entriesOf(memberOf(value, 'destinations'))) {
        const key = textOf(memberOf(destination, 'objectKey'));
        if (key !== undefined) found.set(key, relativeTo(manifest, path));
      }
    }
  }
  return found;
}
