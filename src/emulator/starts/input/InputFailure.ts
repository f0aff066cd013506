/** An input that cannot be created: AWS would not call the target. */
export class InputFailure extends Error {
  override readonly name = 'InputFailure';
}
