import { stripVTControlCharacters } from 'node:util';

/** The error with which a promise rejects, its message without colours. */
export async function rejectionOf(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    (error as Error).message = stripVTControlCharacters((error as Error).message);
    return error as Error;
  }
  throw new Error('the promise was fulfilled');
}
