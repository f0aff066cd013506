import { loadAsl } from './asl/loadAsl';
import { loadCdk } from './cdk/loadCloudAssembly';
import { loadTemplate } from './cloudformation/loadTemplate';
import type { DefinitionFormat } from './LoadedDefinition';
import type { LoadContext } from './LoadContext';
import type { LoadedParts } from './LoadedParts';
import { loadServerless } from './serverless/loadServerless';
import type { SourceNode } from './source/SourceNode';
import { loadTerraformJson } from './terraform/loadTerraformJson';

/** Reads a file of one format. */
export type Loader = (file: string, root: SourceNode, context: LoadContext) => LoadedParts;

/** A format is a loader and a line here (and how it is told apart, in `detectFormat`). */
export const formats: Readonly<Record<DefinitionFormat, Loader>> = {
  asl: (file, _, context) => loadAsl(file, context),
  sam: (file, root, context) => loadTemplate(file, root, context, { format: 'sam' }),
  cloudformation: (file, root, context) => loadTemplate(file, root, context, { format: 'cloudformation' }),
  cdk: loadCdk,
  serverless: loadServerless,
  terraform: (file, _, context) => loadTerraformJson(file, context),
};
