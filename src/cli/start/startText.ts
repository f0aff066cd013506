import type { Service } from '../../emulator/service/Service';
import type { Paint } from '../../terminal/paint';
import type { FunctionFlags } from '../../terminal/options/addFunctionOptions';
import { describeDependencies, describeUncalled } from '../dependencies/describeDependencies';
import { machineDependencies, uncalledFunctions } from '../dependencies/machineDependencies';
import type { Deployments, Reloaded } from './Deployments';

/** The machines that are served: names, ARNs and files, and what each depends on. */
export function describeMachines(
  deployments: Pick<Deployments, 'machines' | 'functions' | 'definitions'>,
  service: Service,
  flags: FunctionFlags,
  paint: Paint,
): string {
  const { machines, functions } = deployments;
  const width = Math.max(0, ...machines.map(({ name }) => name.length));
  const needed = machines.map(({ machine, path }) =>
    machineDependencies(machine, deployments.definitions(path), service, flags),
  );
  const lines = machines.flatMap(({ name, arn, machine: { type, source } }, index) => {
    const place = paint('dim', `${type}, ${source.file}:${source.line}`);
    const title = `  ${paint('bold', name.padEnd(width))}  ${arn}  ${place}`;
    return [title, ...describeDependencies(needed[index]!, paint).map((row) => `    ${row}`)];
  });
  const others = describeUncalled(uncalledFunctions(functions, needed, service, flags), paint);
  const rest =
    others.length === 0 ? [] : ['  Functions that no state machine calls', ...others.map((row) => `    ${row}`)];
  return [...lines, ...rest].map((line) => `${line}\n`).join('');
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
