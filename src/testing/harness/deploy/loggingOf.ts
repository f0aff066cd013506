import { deployedLogging } from '../../../definitions/deployedLogging';
import type { LoadedLogging } from '../../../definitions/LoadedDefinition';
import type { LoggingOptions, MachineOptions } from '../StepmillOptions';

/** The logging configuration of a machine: as the test says, else as its file does; `undefined` when neither says any. */
export function loggingOf(
  name: string,
  given: MachineOptions['logging'],
  fromFile: LoadedLogging | undefined,
  place: { region: string; accountId: string },
): object | undefined {
  const asked = given === undefined ? fromFile : toConfiguration(typeof given === 'string' ? { level: given } : given);
  return deployedLogging(asked, { name, ...place });
}

function toConfiguration({ level, includeExecutionData = true, logGroupArn }: LoggingOptions): LoadedLogging {
  const destinations = logGroupArn === undefined ? [] : [{ cloudWatchLogsLogGroup: { logGroupArn } }];
  return { level, includeExecutionData, destinations };
}
