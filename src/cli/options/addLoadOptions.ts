import { Option, type Command, InvalidArgumentError } from 'commander';
import type { LoadOptions } from '../../definitions/LoadedDefinition';
import { parsePair, type Pairs } from './parseArgument';

/** What a command that reads definition files is told about them. */
export interface LoadFlags extends PlaceOptions {
  readonly param?: Pairs;
  readonly substitute?: Pairs;
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

export function toLoadOptions({ param, substitute, account, region }: LoadFlags): LoadOptions {
  return {
    ...(param === undefined ? {} : { parameters: Object.fromEntries(param) }),
    ...(substitute === undefined ? {} : { substitutions: Object.fromEntries(substitute) }),
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
  };
}

/** Where the state machines seem to be: account and region of their ARNs. */
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
