/** Something that never belongs into a file, known by its form. */
interface Secret {
  readonly what: string;
  readonly find: RegExp;
  readonly placeholder: (match: readonly string[]) => string;
}

/** What is always taken out of a recording, beside account ids and task tokens. In JSON texts, `&` may be `\u0026`. */
export const knownSecrets: readonly Secret[] = [
  {
    what: 'signatures and credentials in URLs',
    find: /((?:[?&]|\\u0026|&amp;)(?:X-Amz-(?:Signature|Credential|Security-Token)|Signature|AWSAccessKeyId|Key-Pair-Id)=)[^&\s"'\\<>]+/gi,
    placeholder: ([, name]) => `${name}scrubbed`,
  },
  { what: 'access key ids', find: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, placeholder: () => 'AKIASCRUBBEDSCRUBBED' },
  {
    what: 'web tokens',
    find: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+/g,
    placeholder: () => '<webtoken:1>',
  },
];
