import { loadAsl } from './asl/loadAsl';
import { DefinitionLoadError } from './DefinitionLoadError';
import { detectFormat, looksLikeAsl, unknownFormat } from './detectFormat';
import { loadCloudAssembly } from './cdk/loadCloudAssembly';
import { projectFile } from './projectFiles';
import { join } from 'node:path';
import { loadModule } from './terraform/loadModule';
import { loadTerraformJson } from './terraform/loadTerraformJson';
import { formats } from './formats';
import { createLoadContext, type LoadContext } from './LoadContext';
import type { LoadedDefinitions, LoadOptions } from './LoadedDefinition';
import type { LoadedParts } from './LoadedParts';
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
  const parts = load(path, context);
  return { ...parts, notes: context.notes };
}

function load(path: string, context: LoadContext): LoadedParts {
  const { files, options } = context;
  const file = files.isFolder(path) ? projectFile(path, files) : path;
  if (files.isFolder(file)) return loadFolder(file, context);
  if (/\.tf$/.test(file)) return loadModule(file, context);
  if (/\.[cm]?[jt]s$/.test(file)) throw isProgram(file);
  if (/\.(?:json|tfstate)$/.test(file) && files.head(file, 1024).includes('"terraform_version"')) {
    return loadTerraformJson(file, context);
  }
  const asl = options.format === undefined && /\.asl(?:\.\w+)?$|\.(?:tftpl|tpl)$/i.test(file);
  const root = asl || options.format === 'asl' ? undefined : parse(file, context);
  if (!root) return loadAsl(file, context);
  const format = options.format ?? detectFormat(file, root);
  if (format === undefined) throw unknownFormat(file, root);
  return formats[format](file, root, context);
}

function loadFolder(folder: string, context: LoadContext): LoadedParts {
  const isAssembly = context.files.isFile(join(folder, 'manifest.json'));
  return isAssembly ? loadCloudAssembly(folder, context) : loadModule(folder, context);
}

/** The file as values; `undefined` for a definition that is neither JSON nor YAML before its tokens have values. */
function parse(path: string, context: LoadContext): SourceNode | undefined {
  const text = context.files.read(path);
  try {
    return parseSource(text, { dialect: 'cloudformation', note: context.note });
  } catch (error) {
    if (DefinitionLoadError.is(error) && looksLikeAsl(text.toString()) && text.toString().includes('${'))
      return undefined;
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
