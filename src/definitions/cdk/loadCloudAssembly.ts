import { basename, dirname, join } from 'node:path';
import { rootScope } from '../cloudformation/createScope';
import { loadScope, noMachines, resourceTypesIn } from '../cloudformation/loadTemplate';
import { DefinitionLoadError } from '../DefinitionLoadError';
import { deployedTo, type LoadContext } from '../LoadContext';
import { type LoadedParts, mergeParts } from '../LoadedParts';
import { parseJson } from '../source/parseJson';
import { entriesOf, memberOf, type SourceNode, textOf } from '../source/SourceNode';
import { assetLookup } from './assetManifest';

interface Stack {
  readonly template: string;
  readonly stackName: string;
  readonly account: string | undefined;
  readonly region: string | undefined;
}

/** All stacks of a cloud assembly (`cdk.out`), those of its stages included. */
export function loadCloudAssembly(folder: string, context: LoadContext): LoadedParts {
  const manifest = join(folder, 'manifest.json');
  const stacks = stacksOf(folder, context, []);
  if (stacks.length === 0) {
    throw new DefinitionLoadError({ file: manifest, line: 1, column: 1 }, `${folder} has no stacks.`, 'Run cdk synth.');
  }
  const scopes = stacks.map(({ template, stackName, account, region }) => {
    const deployed = deployedTo(context, account, region);
    const root = parseJson(context.files.read(template));
    return rootScope(template, root, deployed, { format: 'cdk', stackName, assetFile: assetLookup(template, context) });
  });
  const parts = mergeParts(scopes.map(loadScope));
  if (parts.machines.length + parts.unavailable.length > 0) return parts;
  throw noMachines(folder, { file: manifest, line: 1, column: 1 }, scopes.flatMap(resourceTypesIn));
}

/** A template of a cloud assembly by itself, or the assembly that a manifest describes. */
export function loadCdk(template: string, root: SourceNode, context: LoadContext): LoadedParts {
  if (basename(template) === 'manifest.json') return loadCloudAssembly(dirname(template), context);
  const scope = rootScope(template, root, context, { format: 'cdk', assetFile: assetLookup(template, context) });
  const parts = loadScope(scope);
  if (parts.machines.length + parts.unavailable.length > 0) return parts;
  throw noMachines(template, root.at, resourceTypesIn(scope));
}

function stacksOf(folder: string, context: LoadContext, open: readonly string[]): readonly Stack[] {
  const manifest = join(folder, 'manifest.json');
  if (open.includes(folder)) {
    const at = { file: manifest, line: 1, column: 1 };
    throw new DefinitionLoadError(at, `The assembly contains itself: ${[...open, folder].join(' → ')}.`);
  }
  const artifacts = entriesOf(memberOf(parseJson(context.files.read(manifest)), 'artifacts'));
  return artifacts.flatMap(({ key, value }): readonly Stack[] => {
    const type = textOf(memberOf(value, 'type'));
    const properties = memberOf(value, 'properties');
    if (type === 'cdk:cloud-assembly') {
      const inner = textOf(memberOf(properties, 'directoryName'));
      return inner === undefined ? [] : stacksOf(join(folder, inner), context, [...open, folder]);
    }
    const file = textOf(memberOf(properties, 'templateFile'));
    if (type !== 'aws:cloudformation:stack' || file === undefined) return [];
    const [, account, region] = /^aws:\/\/([^/]*)\/(.*)$/.exec(textOf(memberOf(value, 'environment')) ?? '') ?? [];
    const stackName = textOf(memberOf(properties, 'stackName')) ?? key;
    return [{ template: join(folder, file), stackName, account: known(account), region: known(region) }];
  });
}

/** CDK writes `unknown-account` and `unknown-region` for stacks that may go anywhere. */
function known(name: string | undefined): string | undefined {
  return name === undefined || name.startsWith('unknown-') ? undefined : name;
}
