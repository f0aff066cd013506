import { join } from 'node:path';
import { DefinitionLoadError } from './DefinitionLoadError';
import { detectFormat, looksLikeAsl, unknownFormat } from './detectFormat';
import { formats, pathFormats } from './formats';
import { createLoadContext, type LoadContext } from './LoadContext';
import type { LoadedDefinitions, LoadOptions } from './LoadedDefinition';
import { mergeParts, type LoadedParts } from './LoadedParts';
import { projectFiles } from './projectFiles';
import { parseSource } from './source/parseSource';
import type { SourceNode } from './source/SourceNode';

/**
 * Reads the state machines that a file or folder declares: a definition (JSON, JSON with comments, YAML), a SAM or
 * CloudFormation template, CDK's `cdk.out`, `serverless.yml` or `.serverless/`, Terraform (`.tf`, or what
 * `terraform show -json` prints). Only local files are read. What no file tells becomes a stub and is listed; nothing
 * is left out in silence. Throws `DefinitionLoadError` with file, line and column.
 *
 * @example
 * const { machines } = loadDefinitions('template.yaml', { parameters: { Stage: 'dev' } });
 * machines[0].definition; // Amazon States Language, as JSON text
 */
export function loadDefinitions(path: string, options: LoadOptions = {}): LoadedDefinitions {
  const context = createLoadContext(options);
  const paths = context.files.isFolder(path) ? projectFiles(path, context.files) : [path];
  const parts = mergeParts(paths.map((each) => load(each, context)));
  return { ...parts, notes: context.notes, files: context.files.names };
}

function load(file: string, context: LoadContext): LoadedParts {
  const { options } = context;
  if (/\.[cm]?[jt]s$/.test(file)) throw isProgram(file);
  const shown = formatByName(file, context);
  if (shown !== undefined) return pathFormats[shown](file, context);
  const root = parse(file, context);
  if (!root) return pathFormats.asl(file, context);
  const format = options.format ?? detectFormat(file, root);
  if (format === undefined) throw unknownFormat(file, root);
  return formats[format](file, root, context);
}

/** What needs no look into the file, or a short one: it may be too large to be parsed with places, or not JSON yet. */
function formatByName(path: string, { files, options: { format } }: LoadContext): keyof typeof pathFormats | undefined {
  if (files.isFolder(path)) return files.isFile(join(path, 'manifest.json')) ? 'cdk' : 'terraform';
  if (path.endsWith('.tf')) return 'terraform';
  if (/\.(?:json|tfstate)$/.test(path) && files.head(path, 1024).includes('"terraform_version"')) return 'terraform';
  if (format === undefined && /\.asl(?:\.\w+)?$|\.(?:tftpl|tpl)$/i.test(path)) return 'asl';
  return format === 'asl' || format === 'terraform' ? format : undefined;
}

/** The file as values; `undefined` for a definition that is neither JSON nor YAML before its tokens have values. */
function parse(path: string, context: LoadContext): SourceNode | undefined {
  const text = context.files.read(path);
  try {
    return parseSource(text, { dialect: 'cloudformation', note: context.note });
  } catch (error) {
    if (DefinitionLoadError.is(error) && looksLikeAsl(text.toString())) return undefined;
    throw error;
  }
}

function isProgram(path: string): DefinitionLoadError {
  return new DefinitionLoadError(
    { file: path, line: 1, column: 1 },
    `${path} is a program, which is not run here.`,
    'Run what it is for (cdk synth, serverless package) and name the folder it writes: cdk.out, .serverless.',
  );
}
