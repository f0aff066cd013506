import type { DefinitionFormat } from './LoadedDefinition';
import type { LoadContext, LoadedParts } from './LoadContext';
import type { SourceNode } from './source/SourceNode';
import { lazy } from '../util/lazy';

const serverless = lazy(() => require('./serverless/loadServerless') as typeof import('./serverless/loadServerless'));
const asl = lazy(() => require('./asl/loadAsl') as typeof import('./asl/loadAsl'));
const terraformModule = lazy(
  () => require('./terraform/loadTerraformModule') as typeof import('./terraform/loadTerraformModule'),
);
const terraformJson = lazy(
  () => require('./terraform/loadTerraformJson') as typeof import('./terraform/loadTerraformJson'),
);

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
  serverless: (file, root, context) => serverless().loadServerless(file, root, context),
  terraform: (file, _, context) => pathFormats.terraform(file, context),
};

/** Formats read from their path: they are not templates, or have more than one file. */
export const pathFormats: Readonly<Record<'asl' | 'cdk' | 'terraform', PathLoader>> = {
  asl: (file, context) => asl().loadAsl(file, context),
  cdk: (folder, context) => cdk().loadCloudAssembly(folder, context),
  terraform: loadTerraform,
};

const cloudFormation = lazy(
  () => require('./cloudformation/loadTemplate') as typeof import('./cloudformation/loadTemplate'),
);

const cdk = lazy(() => require('./cdk/loadCloudAssembly') as typeof import('./cdk/loadCloudAssembly'));

/** HCL in a folder or a `.tf` file, or the JSON of a plan or a state. */
function loadTerraform(path: string, context: LoadContext): LoadedParts {
  return context.files.isFolder(path) || path.endsWith('.tf')
    ? terraformModule().loadTerraformModule(path, context)
    : terraformJson().loadTerraformJson(path, context);
}
