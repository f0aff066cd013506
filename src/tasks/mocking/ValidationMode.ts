/**
 * How strictly a mocked answer is compared with the API: `STRICT` requires every required member, `PRESENT` checks the
 * members that are present, `NONE` checks nothing. The modes of TestState's `fieldValidationMode`.
 */
export type ValidationMode = 'STRICT' | 'PRESENT' | 'NONE';
