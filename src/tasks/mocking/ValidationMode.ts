/**
 * How strictly a mocked answer is compared with the API: `STRICT` wants every required member, `PRESENT` looks at what
 * is there, `NONE` at nothing. The modes of TestState's `fieldValidationMode`.
 */
export type ValidationMode = 'STRICT' | 'PRESENT' | 'NONE';
