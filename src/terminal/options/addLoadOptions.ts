import { Option, type Command, InvalidArgumentError } from 'commander';
import type { LoadOptions } from '../../definitions/LoadedDefinition';
import { present } from '../../util/present';
import { parsePair, type Pairs } from './parseArgument';

/** The options of a command that reads definition files. */
export interface LoadFlags extends PlaceOptions {
  readonly param?: Pairs;
  readonly substitute?: Pairs;
  /** Strings that replace the content of files with these names. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** A command about one state machine of a file. */
export function machineCommand(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .argument('<file>', 'a definition, a template (SAM, CloudFormation, Serverless, Terraform), or cdk.out')
    .argument('[name]', 'the state machine, if the file has several');
}

export function addLoadOptions(command: Command): Command {
  command
    .addOption(
      new Option('--param <name=value>', 'a template parameter, Terraform variable or Serverless param').argParser(
        parsePair,
      ),
    )
    .addOption(new Option('--substitute <name=value>', 'a ${Token} of the definition').argParser(parsePair));
  return addPlaceOptions(command);
}

export function toLoadOptions({ param, substitute, account, region, texts }: LoadFlags): LoadOptions {
  return present({
    parameters: param && Object.fromEntries(param),
    substitutions: substitute && Object.fromEntries(substitute),
    account,
    region,
    texts,
  });
}

/** Account and region in the ARNs of the state machines. */
interface PlaceOptions {
  readonly account?: string | undefined;
  readonly region?: string | undefined;
}

function addPlaceOptions(command: Command): Command {
  return command
    .addOption(new Option('--account <id>', 'account of ARNs').env('AWS_ACCOUNT_ID').argParser(parseAccount))
    .addOption(new Option('--region <name>', 'region of ARNs').env('AWS_DEFAULT_REGION'));
}

function parseAccount(text: string): string {
  if (/^\d{12}$/.test(text)) return text;
  throw new InvalidArgumentError('Write twelve digits.');
}
