import type { LoadedResource } from '../LoadedDefinition';
import { aliasesOf } from '../machineSettings';
import { fillText } from '../stubs/fillHoles';
import { isCalledKind } from '../stubs/resourceKinds';
import type { HclBlock } from './hcl/Expression';
import type { ModuleScope } from './ModuleScope';
import { resourceAttribute, resourceKind } from './resourceAttribute';

/** What the files call a function, queue, topic …: its address, its label and its name. */
export function loadTerraformResource(
  address: string,
  block: HclBlock,
  scope: ModuleScope,
): LoadedResource | undefined {
  const kind = resourceKind(address);
  if (!isCalledKind(kind)) return undefined;
  const arn = resourceAttribute(address, 'arn', scope, block.at);
  if (arn.kind !== 'text') return undefined;
  const name = fillText(arn.text, 'arn', scope.context.deployment).split(/[:/]/).at(-1)!;
  const label = address.split('.').at(-1);
  return { kind, name, aliases: aliasesOf(name, [scope.address + address, label]), source: block.at };
}
