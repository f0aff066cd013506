/**
 * Limits of numbers that AWS checks and the client packages do not tell, by service and by structure and member as the
 * API writes them. From the services' API references.
 */
const ranges: Readonly<Record<string, Readonly<Record<string, readonly [minimum: number, maximum?: number]>>>> = {
  lambda: {
    'FunctionConfiguration.MemorySize': [128, 10_240],
    'FunctionConfiguration.Timeout': [1],
    'EphemeralStorage.Size': [512, 10_240],
    'Concurrency.ReservedConcurrentExecutions': [0],
    'FunctionEventInvokeConfig.MaximumRetryAttempts': [0, 2],
    'FunctionEventInvokeConfig.MaximumEventAgeInSeconds': [60, 21_600],
  },
};

/** The least and the greatest value of a number, where they are known. */
export function valueRange(
  service: string,
  structure: string,
  apiName: string,
): readonly [minimum: number, maximum?: number] | undefined {
  const ofService = Object.hasOwn(ranges, service) ? ranges[service]! : {};
  const name = `${structure}.${apiName}`;
  return Object.hasOwn(ofService, name) ? ofService[name] : undefined;
}
