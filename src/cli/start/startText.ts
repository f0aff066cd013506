import { bindFunctions, type BoundFunction } from '../../definitions/bindFunctions';
import type { LoadedFunction } from '../../definitions/LoadedDefinition';
import type { Service } from '../../emulator/service/Service';
import type { Paint } from '../../terminal/paint';
import type { DeployedMachine, Reloaded } from './Deployments';

/** The machines that are served: names, ARNs and files. */
export function describeMachines(machines: readonly DeployedMachine[], paint: Paint): string {
  const width = Math.max(0, ...machines.map(({ name }) => name.length));
  return machines
    .map(({ name, arn, machine: { type, source } }) => {
      const place = paint('dim', `${type}, ${source.file}:${source.line}`);
      return `  ${paint('bold', name.padEnd(width))}  ${arn}  ${place}\n`;
    })
    .join('');
}

/** Which functions run in the server, and which do not. */
export function describeFunctions(functions: readonly LoadedFunction[], service: Service, paint: Paint): string {
  const bound = new Map(bindFunctions(functions).map((each) => [each.name, describeBound(each)]));
  const declared = functions.map(({ name }) => name);
  const names = [...new Set([...service.functions.names(), ...declared])];
  const width = Math.max(0, ...names.map((name) => name.length));
  return names
    .map((name) => {
      const runs = service.functions.find(name) !== undefined;
      const needs = 'needs a mock, --lambda, --lambda-command or an endpoint';
      const how = runs ? `runs ${bound.get(name) ?? 'here'}` : paint('yellow', needs);
      return `  ${name.padEnd(width)}  lambda, ${how}\n`;
    })
    .join('');
}

function describeBound({ handler, process }: BoundFunction): string {
  return process === undefined ? handler : `${handler} with ${process.runtime}`;
}

interface Use {
  readonly url: string;
  /** The ARN of the state machine that the commands start. */
  readonly arn: string;
  readonly region: string;
  /** The user's `AWS_SHARED_CREDENTIALS_FILE`: keys in `.env` would take precedence over it. */
  readonly keysFile: string | undefined;
}

/** Lines to paste into an SDK client, a shell, and `.env`. */
export function describeUse({ url, arn, region, keysFile }: Use, paint: Paint): string {
  const keys = keysFile
    ? [`AWS_SHARED_CREDENTIALS_FILE=${keysFile}`]
    : ['AWS_ACCESS_KEY_ID=any', 'AWS_SECRET_ACCESS_KEY=any'];
  const title = (text: string): string => `${paint('dim', text)}\n`;
  return [
    title('JavaScript'),
    `  new SFNClient({ endpoint: '${url}', region: '${region}', disableHostPrefix: true,\n`,
    `    credentials: { accessKeyId: 'any', secretAccessKey: 'any' } })\n`,
    title('AWS CLI'),
    `  aws stepfunctions start-execution --endpoint-url ${url} --region ${region} \\\n`,
    `    --state-machine-arn ${arn} --input '{}'\n`,
    title('.env'),
    `  AWS_ENDPOINT_URL_SFN=${url}\n`,
    `  AWS_REGION=${region}\n`,
    `  AWS_DISABLE_HOST_PREFIX_INJECTION=true\n`,
    ...keys.map((line) => `  ${line}\n`),
  ].join('');
}

/** One line: the file that has changed, and what has happened to its machines. */
export function describeReload(path: string, reloaded: Reloaded | undefined, paint: Paint): string {
  const { created = [], updated = [], gone = [] } = reloaded ?? {};
  const parts = [
    ...created.map(({ name }) => `${name} created`),
    ...updated.map(({ name }) => `${name} updated`),
    ...gone.map(({ name }) => `${name} is no longer in it, and stays`),
  ];
  const nothing = reloaded === undefined ? 'read again' : 'nothing to update';
  return `${paint('cyan', '⟳')} ${path}: ${parts.join(', ') || nothing}\n`;
}
