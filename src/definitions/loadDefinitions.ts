import { join, basename, dirname } from 'node:path';
import { checkMembers } from '../util/checkMembers';
import { DefinitionLoadError } from './DefinitionLoadError';
import { formats, pathFormats } from './formats';
import { GivenValues } from './GivenValues';
import { createLoadContext, type LoadContext, mergeParts, throwIfAllWrong, type LoadedParts } from './LoadContext';
import type { LoadedDefinitions, LoadOptions, DefinitionFormat } from './LoadedDefinition';
import { parseSource } from './source/parseSource';
import { type SourceNode, memberOf, entriesOf, textOf } from './source/SourceNode';
import { programError } from './programError';
import { type SourceFiles, listFolder } from './source/SourceFiles';

/**
 * Reads the state machines that a file or folder declares: a definition (JSON, JSON with comments, YAML), a SAM or
 * CloudFormation template, CDK's `cdk.out`, `serverless.yml` or `.serverless/`, Terraform (`.tf`, or the output of
 * `terraform show -json`). Only local files are read. A value that no file contains becomes a stub and is listed;
 * nothing is silently left out, and every given value must be used. Throws `DefinitionLoadError` with file, line and
 * column.
 *
 * @example
 * const { machines } = loadDefinitions('template.yaml', { parameters: { Stage: 'dev' } }); machines[0].definition; //
 * Amazon States Language, as JSON
 */
export function loadDefinitions(path: string, options: LoadOptions = {}): LoadedDefinitions {
  checkMembers(options, Object.keys(loadOptions), 'loadDefinitions(path, options)');
  const given = new GivenValues(options);
  const loaded = loadWith(given, path, options);
  given.check(path);
  return loaded;
}

const loadOptions: Readonly<Record<keyof LoadOptions, true>> = {
  parameters: true,
  substitutions: true,
  environment: true,
  account: true,
  region: true,
  format: true,
  strict: true,
  texts: true,
  noAssets: true,
};

/** The same for files that share the `given` values: the caller checks the values after the last file. */
export function loadWith(given: GivenValues, path: string, options: LoadOptions): LoadedDefinitions {
  const context = createLoadContext(options, given);
  const paths = context.files.isFolder(path) ? projectFiles(path, context.files) : [path];
  const parts = mergeParts(paths.map((each) => load(each, context)));
  throwIfAllWrong(parts);
  let roles: LoadedDefinitions['roles'] | undefined;
  return {
    ...parts,
    get roles() {
      return (roles ??= parts.roles());
    },
    notes: context.notes,
    files: context.files.names,
  };
}

function load(file: string, context: LoadContext): LoadedParts {
  const { options } = context;
  const program = programError(file, context.files);
  if (program) throw program;
  const shown = formatByName(file, context);
  if (shown !== undefined) return pathFormats[shown](file, context);
  const root = parse(file, context);
  if (!root) return pathFormats.asl(file, context);
  const format = options.format ?? detectFormat(file, root);
  if (format === undefined) throw unknownFormat(file, root);
  return formats[format](file, root, context);
}

/** Formats that need no parsing, or very little: a file may be too large to be parsed with places, or not JSON yet. */
function formatByName(path: string, { files, options: { format } }: LoadContext): keyof typeof pathFormats | undefined {
  if (files.isFolder(path)) return files.isFile(join(path, 'manifest.json')) ? 'cdk' : 'terraform';
  if (path.endsWith('.tf')) return 'terraform';
  if (/\.(?:json|tfstate)$/.test(path) && files.head(path, 1024).includes('"terraform_version"')) return 'terraform';
  if (format === undefined && /\.asl(?:\.\w+)?$|\.(?:tftpl|tpl)$/i.test(path)) return 'asl';
  return format === 'asl' || format === 'terraform' ? format : undefined;
}

/** The parsed file; `undefined` for a definition that is neither JSON nor YAML before its tokens have values. */
function parse(path: string, context: LoadContext): SourceNode | undefined {
  const text = context.files.read(path);
  try {
    return parseSource(text, { dialect: 'cloudformation', note: context.note });
  } catch (error) {
    if (DefinitionLoadError.is(error) && looksLikeAsl(text.toString())) return undefined;
    throw error;
  }
}

/** The format of a parsed file, by its content and name; `undefined` if it is unknown. */
function detectFormat(file: string, root: SourceNode): DefinitionFormat | undefined {
  const has = (key: string): boolean => memberOf(root, key) !== undefined;
  if (has('Resources')) return templateFormat(file, root);
  if (has('StartAt') || (has('States') && !has('stepFunctions'))) return 'asl';
  if (has('stepFunctions') || (has('service') && has('provider'))) return 'serverless';
  if (has('terraform_version')) return 'terraform';
  if (basename(file) === 'manifest.json' && has('artifacts')) return 'cdk';
  return undefined;
}

function templateFormat(file: string, root: SourceNode): DefinitionFormat {
  const resources = entriesOf(memberOf(root, 'Resources'));
  if (basename(dirname(file)) === '.serverless') return 'serverless';
  if (resources.some(({ value }) => textOf(memberOf(value, 'Type'))?.startsWith('AWS::Serverless::'))) return 'sam';
  const isCdk = resources.some(
    ({ value }) =>
      memberOf(memberOf(value, 'Metadata'), 'aws:cdk:path') !== undefined ||
      textOf(memberOf(value, 'Type')) === 'AWS::CDK::Metadata',
  );
  return isCdk || /\.template\.json$/.test(file) ? 'cdk' : 'cloudformation';
}

/** Whether text that is neither JSON nor YAML yet is a definition with bare tokens (`"Seconds": ${WaitSeconds}`). */
function looksLikeAsl(text: string): boolean {
  const has = (name: string): boolean => new RegExp(`["']?\\b${name}["']?\\s{0,20}:`).test(text);
  return text.includes('${') && has('StartAt') && has('States') && !has('Resources') && !has('stepFunctions');
}

function unknownFormat(file: string, root: SourceNode): DefinitionLoadError {
  const keys = entriesOf(root).map(({ key }) => key);
  const found =
    keys.length === 0 ? 'It does not contain a map.' : `Its top-level keys are ${keys.slice(0, 8).join(', ')}.`;
  return new DefinitionLoadError(
    root.at,
    `${file} has none of the formats that declare state machines. ${found}`,
    'Supported are: a definition (StartAt, States), a SAM or CloudFormation template (Resources), cdk.out, serverless.yml (stepFunctions), Terraform (.tf, or terraform show -json).',
  );
}

/** Files that declare state machines in a project, by name. */
const known: readonly RegExp[] = [
  /^template\.(?:ya?ml|json)$/,
  /^serverless\.(?:ya?ml|json)$/,
  /^cloudformation-template-update-stack\.json$/,
];

/**
 * What to read for a folder: the folder itself if it is a cloud assembly or a Terraform module, or else the one file in
 * it whose name declares state machines, or else all its definitions (`*.asl.json`).
 */
function projectFiles(folder: string, files: SourceFiles): readonly string[] {
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
      `${folder} contains several things that declare state machines: ${all}.`,
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
      : `The folder ${basename(folder) || folder} contains nothing that declares state machines.`,
    isCdkApp
      ? 'Run: npx cdk synth'
      : 'Name a definition, a template, cdk.out, serverless.yml, or a folder with .tf files.',
  );
}
