import { bindFunctions } from '../../definitions/bindFunctions';
import { machineName, namesInFiles } from '../../definitions/findDefinition';
import type { LoadedDefinition, LoadedDefinitions, LoadedFunction } from '../../definitions/LoadedDefinition';
import type { Service } from '../../emulator/service/Service';
import { dependenciesOf } from '../../insight/dependencies/dependenciesOf';
import type { ExpectedAnswer, Answering, Dependency } from '../../insight/dependencies/Dependency';
import { startsOf } from '../../insight/dependencies/startsOf';
import type { JsonObject } from '../../util/json';
import type { FunctionFlags } from '../../terminal/options/addFunctionOptions';

/** What a machine needs and what starts it. */
export interface MachineDependencies {
  /** Its role, by name; `undefined` for a definition without a template. */
  readonly role: string | undefined;
  readonly startedBy: readonly string[];
  readonly dependencies: readonly Dependency[];
}

/** The dependencies of a machine of some files in a service, where the functions of the files are registered. */
export function machineDependencies(
  machine: LoadedDefinition,
  { functions, machines, starts, roles }: Pick<LoadedDefinitions, 'functions' | 'machines' | 'starts' | 'roles'>,
  service: Service,
  flags: FunctionFlags = {},
): MachineDependencies {
  const definition = JSON.parse(machine.definition) as JsonObject;
  const own = [...machine.functions, ...functions];
  const answering: Answering = {
    function: (name) => functionAnswer(name, own, service, flags),
    endpoint: (name) => urlOf(service.answers.endpoints.find(name)),
    http: (url) => service.answers.endpoints.findHttp(url)?.url,
    hasBucket: (bucket) => service.answers.objects.bucket(bucket) !== undefined,
    hasMachine: (name) => machines.some((each) => namesInFiles(each).includes(name)),
    mockedIn: (state) => service.mocks.testCasesOf(machineName(machine), state),
  };
  return {
    role: roleOf(machine, roles),
    startedBy: startsOf(namesInFiles(machine), starts),
    dependencies: dependenciesOf(definition, answering),
  };
}

function roleOf({ roleArn, format }: LoadedDefinition, roles: LoadedDefinitions['roles']): string | undefined {
  if (roleArn === undefined) return format === 'asl' ? undefined : 'not in the file';
  const name = roleArn.includes(':role/') ? roleArn.slice(roleArn.indexOf(':role/') + 6) : roleArn;
  return roles.some(({ arn }) => arn === roleArn) ? name : `${name}, whose policies are not in the file`;
}

function urlOf(endpoint: ReturnType<Service['answers']['endpoints']['find']>): string | undefined {
  return endpoint === undefined ? undefined : 'url' in endpoint ? endpoint.url : 'AWS';
}

/** A function of the files or the command line that no definition names, and how it runs. */
export interface UncalledFunction extends ExpectedAnswer {
  readonly name: string;
}

/** The functions that none of the machines calls by a constant name. */
export function uncalledFunctions(
  functions: readonly LoadedFunction[],
  machines: readonly MachineDependencies[],
  service: Service,
  flags: FunctionFlags = {},
): readonly UncalledFunction[] {
  const called = new Set(machines.flatMap(({ dependencies }) => dependencies.map(({ target }) => target)));
  const names = [...new Set([...service.functions.names(), ...functions.map(({ name }) => name)])];
  return names
    .filter((name) => !called.has(name))
    .map((name) => ({ name, ...functionAnswer(name, functions, service, flags) }));
}

/** How a function runs here. */
function functionAnswer(
  name: string,
  functions: readonly LoadedFunction[],
  service: Service,
  { lambda = [], lambdaCommand = [] }: FunctionFlags,
): ExpectedAnswer {
  const command = lambdaCommand.find((each) => each.name === name);
  if (command !== undefined) return { by: 'command', detail: command.command };
  const declared = functions.find((each) => each.name === name);
  const [bound] = declared === undefined ? [] : bindFunctions([declared]);
  const runs = service.functions.find(name) !== undefined;
  if (runs && (bound === undefined || lambda.some((text) => text.startsWith(`${name}=`)))) return { by: 'in process' };
  if (bound === undefined) return { by: 'nothing', detail: whyNothing(declared) };
  if (bound.process === undefined) return { by: 'in process', detail: bound.handler };
  const { runtime } = bound.process;
  return { by: /^python/i.test(runtime) ? 'warm process' : 'runtime', detail: `${bound.handler} with ${runtime}` };
}

/** In a few words; the message about a task that needs it has the line to write. */
function whyNothing(declared: LoadedFunction | undefined): string {
  if (declared === undefined) return 'not declared here';
  const { image, inlineCode, runtime = '', missingCode, handler } = declared;
  if (image === true) return 'a container image';
  if (/^(?:java|dotnet|ruby)/i.test(runtime)) return `${runtime}, name its command`;
  if (inlineCode !== undefined) return 'its code is in the template';
  if (missingCode !== undefined) return `${missingCode} does not exist`;
  const why = handler === undefined ? 'without a handler' : `no file for ${handler}`;
  return runtime === '' ? why : `${runtime}, ${why}`;
}
