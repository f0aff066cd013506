import { Option, type Command } from 'commander';
import type { LoadOptions } from '../../definitions/LoadedDefinition';
import { addPlaceOptions, type PlaceOptions } from './addPlaceOptions';
import { parsePair, type Pairs } from './parsePair';

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
