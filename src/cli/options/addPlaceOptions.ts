import { InvalidArgumentError, Option, type Command } from 'commander';

/** Where the state machines seem to be: account and region of their ARNs. */
export interface PlaceOptions {
  readonly account?: string | undefined;
  readonly region?: string | undefined;
}

export function addPlaceOptions(command: Command): Command {
  return command
    .addOption(new Option('--account <id>', 'account of ARNs').env('AWS_ACCOUNT_ID').argParser(parseAccount))
    .addOption(new Option('--region <name>', 'region of ARNs').env('AWS_DEFAULT_REGION'));
}

function parseAccount(text: string): string {
  if (/^\d{12}$/.test(text)) return text;
  throw new InvalidArgumentError('Write twelve digits.');
}
