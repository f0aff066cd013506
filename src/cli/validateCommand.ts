import { Option, type Command } from 'commander';
import type { DiagnosticFormat } from '../validation/lint/formatDiagnostics';
import type { Cli } from '../terminal/Cli';
import { addLoadOptions } from '../terminal/options/addLoadOptions';
import { readDash } from '../terminal/options/readInput';
import type * as Validate from './validate/validate';
import { lazy } from '../util/lazy';

const loadValidate = lazy(() => require('./validate/validate') as typeof import('./validate/validate'));

/** `stepmill validate`: AWS's diagnostics for definitions, and advice, in a compiler's format. */
export function addValidateCommand(program: Command, cli: Cli): void {
  const command = program
    .command('validate')
    .description('report what is wrong with definitions, and where')
    .argument(
      '<files...>',
      'definitions, templates (SAM, CloudFormation, Serverless, Terraform), cdk.out; - is the standard input',
    )
    .addOption(new Option('--format <name>', 'output format').choices(formats).default('text'))
    .addOption(new Option('--json', 'short for --format json').implies({ format: 'json' }))
    .addOption(new Option('--no-advice', 'only report what AWS itself rejects or warns about'))
    .addOption(new Option('--strict', 'report a missing value as an error'))
    .addOption(new Option('--type <type>', 'replaces the type in the file').choices(['STANDARD', 'EXPRESS']))
    .addHelpText('after', help)
    .action(async (given: string[], options: Validate.ValidateOptions) => {
      const { files, ...texts } = await readDash(given, cli.terminal);
      const { validate } = loadValidate();
      cli.exitCode = validate(files, { ...options, ...texts }, cli.terminal);
    });
  addLoadOptions(command);
}

const formats: readonly DiagnosticFormat[] = ['text', 'github', 'sarif', 'json'];

const help = `
Examples:
  stepmill validate order.asl.json
  stepmill validate template.yaml cdk.out --no-advice
  stepmill validate workflows/*.asl.yaml --format sarif > stepmill.sarif
  jq .definition deployed.json -r | stepmill validate -

The exit code is 1 if there is an error, and 0 if there are only warnings and advice.`;
