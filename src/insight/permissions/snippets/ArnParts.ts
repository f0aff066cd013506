import type { DefinitionFormat, LoadedDefinition, LoadedResource } from '../../../definitions/LoadedDefinition';
import { deploymentOf } from '../../../definitions/stubs/AwsEnvironment';
import { kindNamed } from '../../../definitions/stubs/resourceKinds';

/**
 * A part of an ARN: text, or what a template writes for it. `text` is what stands for it where the template's own words
 * mean nothing.
 */
export type ArnPart =
  | string
  | { readonly text: string; readonly reference: string; readonly attribute?: string }
  | { readonly text: string; readonly pseudo: 'Partition' | 'Region' | 'AccountId' }
  | { readonly text: string; readonly expression: string };

/** The data about a machine's files that snippets use. */
export interface SnippetFiles {
  readonly format: DefinitionFormat;
  /** The expressions of the files, by the stub of their value. */
  readonly written: ReadonlyMap<string, Exclude<ArnPart, string>>;
  /** The beginning of the machine's name, if AWS generates it. */
  readonly ownName?: string;
  readonly region: string;
  readonly account: string;
}

/** The expressions of a machine's files for the values in its definition. */
export function snippetFiles(
  { format, unresolved, functions, name: own, stateMachineName }: LoadedDefinition,
  resources: readonly LoadedResource[],
  { region, account }: { region: string; account: string },
): SnippetFiles {
  const isTerraform = format === 'terraform';
  const ofFunctions = isTerraform
    ? []
    : functions.map(({ arn, logicalId }) => [arn, { text: arn, reference: logicalId, attribute: 'Arn' }] as const);
  const ofValues = unresolved.flatMap(({ stub, value }) => {
    const part = isTerraform ? terraformPart(stub, value) : templatePart(stub, value);
    return part === undefined || stub === '' ? [] : [[stub, part] as const];
  });
  const deployment = deploymentOf(account, region);
  // A role that refers to its machine, which refers to its role, cannot be deployed.
  const others = resources.filter(({ kind, name }) => kind !== 'stateMachine' || name !== own);
  const ofResources = others.flatMap((resource) => {
    const arn = kindNamed(resource.kind).arn(resource.name, deployment);
    const part = isTerraform ? addressPart(arn, resource) : generatedPart(arn, resource);
    return part === undefined ? [] : [[arn, part] as const];
  });
  const written = new Map([...ofResources, ...ofFunctions, ...ofValues]);
  const isGenerated = !isTerraform && format !== 'asl' && stateMachineName === undefined;
  return { format, written, ...(isGenerated && { ownName: own }), region, account };
}

/** The kinds of resources whose `Ref` is their ARN. */
const refIsArn: readonly string[] = ['topic', 'stateMachine', 'activity'];

/** A resource of a template whose name AWS generates: its name in the definition is its logical id. */
function generatedPart(text: string, { kind, name, aliases }: LoadedResource): Exclude<ArnPart, string> | undefined {
  const isNamed = aliases.some((alias) => /^[A-Za-z0-9]+$/.test(alias) && !name.startsWith(alias));
  if (isNamed || !/^[A-Za-z0-9]+$/.test(name)) return undefined;
  return { text, reference: name, ...(refIsArn.includes(kind) ? {} : { attribute: 'Arn' }) };
}

function addressPart(text: string, { aliases }: LoadedResource): Exclude<ArnPart, string> | undefined {
  const address = aliases.find((alias) => /^aws_\w+\.\w+$/.test(alias));
  return address === undefined ? undefined : { text, expression: `${address}.arn` };
}

function templatePart(text: string, value: string): (ArnPart & object) | undefined {
  const [, whole, id, attribute] =
    /^(?:Ref ([A-Za-z0-9.]+)|Fn::GetAtt ([A-Za-z0-9]+)\.([A-Za-z0-9.]+))$/.exec(value) ?? [];
  const reference = whole ?? id;
  if (reference === undefined) return undefined;
  return { text, reference, ...(attribute !== undefined && { attribute }) };
}

function terraformPart(text: string, value: string): (ArnPart & object) | undefined {
  return /^(?:[a-z][a-z0-9_]*\.)+[a-z0-9_[\]".]+$/i.test(value) ? { text, expression: value } : undefined;
}

/** The parts of an ARN, with the files' expressions, and the template's own account and region. */
export function arnParts(arn: string, files: SnippetFiles): readonly ArnPart[] {
  const whole = files.written.get(arn);
  if (whole !== undefined) return [whole];
  for (const [stub, part] of files.written) {
    const rest = arn.slice(stub.length);
    if (stub.startsWith('arn:') && arn.startsWith(stub) && /^[:/]/.test(rest)) return [part, rest];
  }
  const [scheme = '', partition = '', service = '', region = '', account = '', ...end] = arn.split(':');
  if (scheme !== 'arn' || end.length === 0) return [arn];
  return [
    'arn:',
    { text: partition, pseudo: 'Partition' },
    `:${service}:`,
    region === files.region ? { text: region, pseudo: 'Region' } : region,
    ':',
    account === files.account ? { text: account, pseudo: 'AccountId' } : account,
    ':',
    ...namedParts(end.join(':'), files, `arn:${partition}:states:${region}:${account}:stateMachine:`),
  ];
}

/** The end of an ARN, with the names that the files only refer to. */
function namedParts(end: string, files: SnippetFiles, machines: string): readonly ArnPart[] {
  const [kind] = end.split(':', 1);
  return end
    .split(/([:/])/)
    .map((segment) => {
      if (segment === files.ownName && isOfMachine(kind)) return `${segment}-*`;
      const machine = isOfMachine(kind) ? files.written.get(`${machines}${segment}`) : undefined;
      return (machine && nameOf(machine)) ?? files.written.get(segment) ?? segment;
    })
    .filter((segment) => segment !== '');
}

function isOfMachine(kind: string | undefined): boolean {
  return kind === 'stateMachine' || kind === 'execution';
}

/** The name of a machine, by what the files write for its ARN. */
function nameOf(machine: Exclude<ArnPart, string>): ArnPart | undefined {
  const text = machine.text.slice(machine.text.lastIndexOf(':') + 1);
  if ('reference' in machine) return { text, reference: machine.reference, attribute: 'Name' };
  return 'expression' in machine ? { text, expression: machine.expression.replace(/\.arn$/, '.name') } : undefined;
}
