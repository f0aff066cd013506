import { DefinitionLoadError } from '../DefinitionLoadError';
import type { LoadedResource } from '../LoadedDefinition';
import { aliasesOf } from '../machineSettings';
import { fillText } from '../stubs/fillHoles';
import { isCalledKind } from '../stubs/resourceKinds';
import type { HclBlock } from './hcl/Expression';
import { referredInstances } from './instances';
import { type ModuleScope, withNames } from './ModuleScope';
import { resourceAttribute, resourceKind } from './resourceAttribute';

/**
 * The names in the files for a function, queue, topic …: its address, its label and its name. One for each instance.
 */
export function loadTerraformResources(
  address: string,
  block: HclBlock,
  scope: ModuleScope,
): readonly LoadedResource[] {
  const kind = resourceKind(address);
  if (!isCalledKind(kind)) return [];
  const { all } = referredInstances(address, block, scope);
  return all.flatMap((instance): readonly LoadedResource[] => {
    const arn = arnOf();
    if (arn === undefined) return [];
    const name = arn.split(/[:/]/).at(-1)!;
    const label = all.length === 1 ? address.split('.').at(-1) : undefined;
    const aliases = aliasesOf(name, [scope.address + address + instance.suffix, label]);
    return [{ kind, name, aliases, source: block.at }];

    function arnOf(): string | undefined {
      try {
        const node = resourceAttribute({ address, instance }, 'arn', withNames(scope, instance.names), block.at);
        return node.kind === 'text' ? fillText(node.text, 'arn', scope.context.deployment) : undefined;
      } catch (error) {
        // The code that needs the name reports why it cannot be evaluated.
        if (DefinitionLoadError.is(error)) return undefined;
        throw error;
      }
    }
  });
}
