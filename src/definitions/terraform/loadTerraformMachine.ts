import type { WorkflowType } from '../../language/asl/types';
import { DefinitionLoadError, NotAtHandError } from '../DefinitionLoadError';
import type { LoadedFunction, LoadedLogging } from '../LoadedDefinition';
import { type LoadedParts, mergeParts, nothingLoaded, orUnavailable } from '../LoadContext';
import type { MappedText } from '../source/MappedText';
import { nodeKind, type SourceNode, textOf } from '../source/SourceNode';
import { present } from '../../util/present';
import { aliasesOf, loggingOf, workflowTypeOf } from '../machineSettings';
import { fillText } from '../stubs/fillHoles';
import { finishDefinition } from '../text/finishDefinition';
import { givenSubstitutions, substituteTokens } from '../text/substituteTokens';
import { blockSettings, innerSettings, type Settings } from './blockSettings';
import { booleanOf } from './evaluateOperator';
import type { HclBlock } from './hcl/Expression';
import { someInstances } from './instances';
import { type ModuleScope, withNames } from './ModuleScope';
import { remoteName } from './moduleOutput';
import { placeholderOf } from './placeholder';
import type { ResourceReference } from './resourceAttribute';

/** The state machines of a block: a resource "aws_sfn_state_machine", or a module with a definition. */
export function loadTerraformMachine(
  localAddress: string,
  block: HclBlock,
  functions: readonly LoadedFunction[],
  scope: ModuleScope,
): LoadedParts {
  const address = scope.address + localAddress;
  const named = { aliases: [localAddress.split('.').at(-1)!], format: 'terraform' as const, source: block.at };
  return orUnavailable({ name: address, ...named }, scope.context, () => {
    const instances = someInstances(localAddress, block, scope);
    return mergeParts(
      instances.map((instance) => loadInstance({ address: localAddress, instance }, block, functions, scope)),
    );
  });
}

function loadInstance(
  { address, instance }: ResourceReference,
  block: HclBlock,
  functions: readonly LoadedFunction[],
  outside: ModuleScope,
): LoadedParts {
  const scope = withNames(outside, instance.names);
  const settings = blockSettings(block.body, scope);
  const known = knownText(settings('name'));
  const name = scope.address + address + instance.suffix;
  const label = address.split('.').at(-1)! + instance.suffix;
  const placeholderName = machinePlaceholder({ address, instance }, block, scope);
  const named = {
    name,
    aliases: aliasesOf(name, [known, label, ...(known === undefined ? [placeholderName] : [])]),
    format: 'terraform' as const,
    ...present({ stateMachineName: known }),
  };
  return orUnavailable({ ...named, source: block.at }, scope.context, () => {
    const { text, definitionFile } = definitionOf(name, block, scope);
    const finished = finishDefinition(text, name, scope.context);
    const machine = {
      ...named,
      ...(known === undefined && { placeholderName }),
      ...machineSettings(block, settings, scope),
      functions,
      source: { ...block.at, ...present({ definitionFile }) },
      ...finished,
    };
    return { ...nothingLoaded, machines: [machine] };
  });
}

/** The name in the ARN for references to the machine. */
function machinePlaceholder(reference: ResourceReference, block: HclBlock, scope: ModuleScope): string {
  if (block.type !== 'module') return placeholderOf(reference.address, reference.instance, scope);
  return remoteName({ ...reference, name: block.labels[0] ?? '' }, [], scope);
}

function definitionOf(
  name: string,
  block: HclBlock,
  scope: ModuleScope,
): { readonly text: MappedText; readonly definitionFile?: string } {
  const attribute = block.body.attributes.get('definition');
  if (!attribute) {
    throw new DefinitionLoadError(
      block.at,
      `${name} has no definition.`,
      'Write definition = jsonencode({ … }), file(…) or templatefile(…).',
    );
  }
  const value = scope.evaluate(attribute.expression, scope);
  if (value.kind !== 'text') {
    throw new DefinitionLoadError(
      value.at,
      `The definition of ${name} is ${nodeKind(value)}, not a string.`,
      'Write jsonencode(…) around it.',
    );
  }
  const hole = value.text.onlyHole;
  if (hole) {
    throw new NotAtHandError(
      attribute.at,
      `The definition of ${name} is ${hole.value}, which has no value: ${hole.reason}.`,
      'Load the module that calls this one, or the output of terraform show -json.',
    );
  }
  const { file } = value.text.positionAt(0);
  const text = substituteTokens(value.text, givenSubstitutions(value.text, scope.context), () => undefined);
  return file === block.at.file ? { text } : { text, definitionFile: file };
}

function machineSettings(
  block: HclBlock,
  settings: Settings,
  scope: ModuleScope,
): {
  type: WorkflowType;
  roleArn?: string;
  logging?: LoadedLogging;
  tracing?: { enabled: boolean };
  kmsKeyId?: string;
} {
  const role = settings('role_arn');
  const enabled = innerSettings('tracing_configuration', block, scope)?.('enabled');
  const tracing = enabled && booleanOf(enabled);
  const logging = innerSettings('logging_configuration', block, scope);
  const key = innerSettings('encryption_configuration', block, scope)?.('kms_key_id');
  return {
    type: workflowType(settings('type'), block.type === 'module'),
    ...(role?.kind === 'text' && { roleArn: fillText(role.text, 'RoleArn', scope.context.deployment) }),
    ...(logging && { logging: loggingSettings(logging, scope) }),
    ...(tracing !== undefined && { tracing: { enabled: tracing } }),
    ...(key?.kind === 'text' && { kmsKeyId: fillText(key.text, 'KmsKeyId', scope.context.deployment) }),
  };
}

function loggingSettings(logging: Settings, scope: ModuleScope): LoadedLogging {
  const data = logging('include_execution_data');
  const destination = logging('log_destination');
  const arns =
    destination?.kind === 'text' ? [fillText(destination.text, 'LogGroupArn', scope.context.deployment)] : [];
  return loggingOf(knownText(logging('level')), data && booleanOf(data), arns);
}

/** The provider requires capitals; modules with a type (`upper(var.type)`) do not. */
function workflowType(node: SourceNode | undefined, ofModule: boolean): WorkflowType {
  const written = node && knownText(node);
  const type = ofModule ? written?.toUpperCase() : written;
  return node ? workflowTypeOf(type, node.at) : 'STANDARD';
}

function knownText(node: SourceNode | undefined): string | undefined {
  return node?.kind === 'text' && node.text.holes.length > 0 ? undefined : textOf(node);
}
