import { Option } from 'commander';

/** `--lambda`, as often as one likes. `parseLambda` tells what it means. */
export function lambdaOption(): Option {
  return new Option('--lambda <name=file.export>', 'a function by name; or a folder with a file for each').argParser(
    (text: string, before: readonly string[] | undefined) => [...(before ?? []), text],
  );
}
