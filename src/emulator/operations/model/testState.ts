import { SensitiveCause, SensitiveData, SensitiveError } from './data';
import { TestStateStateName } from './names';
import { integer, oneOf, structure } from './shapes';

export const InspectionLevel = oneOf('INFO', 'DEBUG', 'TRACE');

export const MockInput = structure('MockInput', {
  result: SensitiveData,
  errorOutput: structure('MockErrorOutput', { error: SensitiveError, cause: SensitiveCause }),
  fieldValidationMode: oneOf('STRICT', 'PRESENT', 'NONE'),
});

export const TestStateConfiguration = structure('TestStateConfiguration', {
  retrierRetryCount: integer({ min: 0 }),
  errorCausedByState: TestStateStateName,
  mapIterationFailureCount: integer({ min: 0 }),
  mapItemReaderData: SensitiveData,
});
