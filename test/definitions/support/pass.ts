/** The shortest definition, with a comment that a test can look at. */
export function pass(comment: string): unknown {
  return { Comment: comment, StartAt: 'End', States: { End: { Type: 'Succeed' } } };
}
