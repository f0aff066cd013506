import { Option, type Command } from 'commander';
import type { Cli } from '../terminal/Cli';
import type * as Graph from './graph/printGraph';
import { addLoadOptions, machineCommand } from '../terminal/options/addLoadOptions';
import { lazy } from '../util/lazy';

const loadPrintGraph = lazy(() => require('./graph/printGraph') as typeof import('./graph/printGraph'));

/** `stepmill graph`: a state machine as a picture, optionally with an execution. */
export function addGraphCommand(program: Command, cli: Cli): void {
  const command = machineCommand(program, 'graph', 'draw a state machine, optionally with an execution')
    .addOption(new Option('--format <name>', 'what to print').choices(['mermaid', 'svg']).default('mermaid'))
    .option('--history <file>', 'a response of GetExecutionHistory, as JSON: the execution to draw')
    .option('--coverage <folder>', 'coverage of tests (STEPMILL_COVERAGE): states that no test has run are red')
    .addHelpText('after', help)
    .action((file: string, name: string | undefined, options: Graph.GraphOptions) => {
      loadPrintGraph().printGraph(file, name, options, cli.terminal);
    });
  addLoadOptions(command);
}

const help = `
Examples:
  stepmill graph order.asl.json                                       text for Mermaid: GitHub shows it in Markdown
  stepmill graph template.yaml OrderWorkflow --format svg > order.svg
  stepmill run order.asl.json --history history.json; stepmill graph order.asl.json --history history.json
  aws stepfunctions get-execution-history --execution-arn … > history.json`;
