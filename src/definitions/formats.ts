import type * as Asl from './asl/loadAsl';
import type * as Cdk from './cdk/loadCloudAssembly';
import type * as CloudFormation from './cloudformation/loadTemplate';
import type { DefinitionFormat } from './LoadedDefinition';
import type { LoadContext, LoadedParts } from './LoadContext';
import type * as Serverless from './serverless/loadServerless';
import type { SourceNode } from './source/SourceNode';
import type * as TerraformJson from './terraform/loadTerraformJson';
import type * as TerraformModule from './terraform/loadTerraformModule';

/** Loads a parsed file. */
type TemplateLoader = (file: string, root: SourceNode, context: LoadContext) => LoadedParts;

/** Loads a file, or a folder as a unit, from its path. */
type PathLoader = (path: string, context: LoadContext) => LoadedParts;

/**
 * A format is a loader and a line here (and its detection in `detectFormat`). Each is loaded on demand: a definition in
 * JSON does not load Terraform.
 */
export const formats: Readonly<Record<DefinitionFormat, TemplateLoader>> = {
  asl: (file, _, context) => pathFormats.asl(file, context),
  sam: (file, root, context) => cloudFormation().loadTemplate(file, root, context, { format: 'sam' }),
  cloudformation: (file, root, context) =>
    cloudFormation().loadTemplate(file, root, context, { format: 'cloudformation' }),
  cdk: (file, root, context) => cdk().loadCdk(file, root, context),
  serverless: (file, root, context) =>
    (require('./serverless/loadServerless') as typeof Serverless).loadServerless(file, root, context),
  terraform: (file, _, context) => pathFormats.terraform(file, context),
};

/** Formats read from their path: they are not templates, or have more than one file. */
export const pathFormats: Readonly<Record<'asl' | 'cdk' | 'terraform', PathLoader>> = {
  asl: (file, context) => (require('./asl/loadAsl') as typeof Asl).loadAsl(file, context),
  cdk: (folder, context) => cdk().loadCloudAssembly(folder, context),
  terraform: loadTerraform,
};

function cloudFormation(): typeof CloudFormation {
  return require('./cloudformation/loadTemplate') as typeof CloudFormation;
}

function cdk(): typeof Cdk {
  return require('./cdk/loadCloudAssembly') as typeof Cdk;
}

/** HCL in a folder or a `.tf` file, or the JSON of a plan or a state. */
function loadTerraform(path: string, context: LoadContext): LoadedParts {
  return context.files.isFolder(path) || path.endsWith('.tf')
    ? (require('./terraform/loadTerraformModule') as typeof TerraformModule).loadTerraformModule(path, context)
    : (require('./terraform/loadTerraformJson') as typeof TerraformJson).loadTerraformJson(path, context);
}
