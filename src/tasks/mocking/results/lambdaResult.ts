import { returned } from '../../awsServices/lambda';
import type { ResultForm } from '../answers/Answer';
import { callTarget } from '../callTarget';
import { isServiceRequest, scriptedCall } from './scriptedCall';

/**
 * What a task gets when the function returns `payload`: the payload itself for a function ARN, the answer of Invoke
 * around it otherwise. Tasks that call no function get the value as it is.
 */
export const lambdaResult: ResultForm = (value, request) => {
  const payload = value ?? null;
  if (!isServiceRequest(request) || callTarget(request).service !== 'lambda') return payload;
  return returned(payload, scriptedCall(request));
};
