import { Option, type Command } from 'commander';
import type { DiagnosticFormat } from '../validation/lint/formatDiagnostics';
import type { Cli } from '../terminal/Cli';
import { addLoadOptions } from '../terminal/options/addLoadOptions';
import { readDash } from '../terminal/options/readInput';
import type * as Validate from './validate/validate';
import { lazy } from '../util/lazy';

const loadValidate = lazy(() => require('./validate/validate') as typeof import('./validate/validate'));

/** `stepmill validate`: what AWS would say of definitions, and advice, as a compiler prints it. */
export function addValidateCommand(program: Command, cli: Cli): void {
  const command = program
    .command('validate')
    .description('say what is wrong with definitions, and where')
    .argument(
      '<files...>',
      'definitions, templates (SAM, CloudFormation, Serverless, Terraform), cdk.out; - is the standard input',
    )
    .addOption(new Option('--format <name>', 'how to print').choices(formats).default('text'))
    .addOption(new Option('--json', 'short for --format json').implies({ format: 'json' }))
    .addOption(new Option('--no-advice', 'only what AWS itself refuses or warns of'))
    .addOption(new Option('--strict', 'a value that is not given is an error'))
    .addOption(new Option('--type <type>', 'instead of the type in the file').choices(['STANDARD', 'EXPRESS']))
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

The exit code is 1 when there is an error, 0 when there are only warnings and advice.`;
