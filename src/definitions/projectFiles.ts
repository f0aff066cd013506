import { basename, join } from 'node:path';
import { DefinitionLoadError } from './DefinitionLoadError';
import { type SourceFiles, listFolder } from './source/SourceFiles';

/** What declares state machines in a project, by name. */
const known: readonly RegExp[] = [
  /^template\.(?:ya?ml|json)$/,
  /^serverless\.(?:ya?ml|json)$/,
  /^cloudformation-template-update-stack\.json$/,
];

/**
 * What to read for a folder: the folder itself when it is a cloud assembly or a Terraform module, else the one file in
 * it that declares state machines by its name, else all its definitions (`*.asl.json`).
 */
export function projectFiles(folder: string, files: SourceFiles): readonly string[] {
  const names = listFolder(folder);
  if (names.includes('manifest.json')) return [folder];
  const found = names.filter((name) => known.some((pattern) => pattern.test(name)));
  if (files.isFile(join(folder, 'cdk.out', 'manifest.json'))) found.push('cdk.out');
  const definitions = names.filter((name) => /\.asl\.(?:json|jsonc|ya?ml)$/.test(name));
  const terraform = names.some((name) => name.endsWith('.tf'));
  const at = { file: folder, line: 1, column: 1 };
  if (found.length + (terraform ? 1 : 0) > 1) {
    const all = [...found, ...(terraform ? ['*.tf'] : [])].join(', ');
    throw new DefinitionLoadError(
      at,
      `${folder} holds several things that declare state machines: ${all}.`,
      'Name one of them.',
    );
  }
  const [only] = found;
  if (only !== undefined) return [join(folder, only)];
  if (terraform) return [folder];
  if (definitions.length > 0) return definitions.map((name) => join(folder, name));
  const isCdkApp = names.includes('cdk.json');
  throw new DefinitionLoadError(
    at,
    isCdkApp
      ? `The CDK app in ${basename(folder) || folder} has not been synthesised: it has no cdk.out.`
      : `The folder ${basename(folder) || folder} holds nothing that declares state machines.`,
    isCdkApp
      ? 'Run: npx cdk synth'
      : 'Name a definition, a template, cdk.out, serverless.yml, or a folder with .tf files.',
  );
}
