/** The UTF-8 bytes of a text as Java makes them: half of a surrogate pair becomes a question mark. */
export function javaUtf8(text: string): Buffer {
  return Buffer.from(text.replace(/\p{Surrogate}/gu, '?'), 'utf8');
}
