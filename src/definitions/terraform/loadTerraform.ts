import type { LoadContext } from '../LoadContext';
import type { LoadedParts } from '../LoadedParts';
import { loadTerraformModule } from './loadTerraformModule';
import { loadTerraformJson } from './loadTerraformJson';

/** HCL in a folder or a `.tf` file, or the JSON of a plan or a state. */
export function loadTerraform(path: string, context: LoadContext): LoadedParts {
  return context.files.isFolder(path) || path.endsWith('.tf')
    ? loadTerraformModule(path, context)
    : loadTerraformJson(path, context);
}
