import { Option, type Command } from 'commander';
import type { Cli } from '../../terminal/Cli';
import { addLoadOptions, machineCommand } from '../../terminal/options/addLoadOptions';
import { lazy } from '../../util/lazy';
import type * as Permissions from './printPermissions.command';
import type { SnippetLanguage } from './snippets/snippets';

const loadPrintPermissionsCommand = lazy(
  () => require('./printPermissions.command') as typeof import('./printPermissions.command'),
);

/** `stepmill permissions`: what the role of a state machine must allow, and what it lacks. */
export function addPermissionsCommand(program: Command, cli: Cli): void {
  const command = machineCommand(
    program,
    'permissions',
    'list the IAM permissions that a state machine needs, and compare them with its role',
  )
    .option('--json', 'print JSON')
    .addOption(new Option('--snippet <language>', 'print the least policy for your files').choices(languages))
    .addHelpText('after', help)
    .action((file: string, name: string | undefined, options: Permissions.PermissionsOptions) => {
      cli.exitCode = loadPrintPermissionsCommand().printPermissions(file, name, options, cli.terminal);
    });
  addLoadOptions(command);
}

const languages: readonly SnippetLanguage[] = ['sam', 'cloudformation', 'cdk', 'terraform'];

const help = `
Exit code: 1 if a role in the same files lacks a permission, or if a state machine cannot be read.

Examples:
  stepmill permissions template.yaml
  stepmill permissions template.yaml OrderWorkflow --json
  stepmill permissions order.asl.json --snippet terraform`;
