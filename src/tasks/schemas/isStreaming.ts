import type { Shape } from './Shape';

/** Whether a member is sent or arrives as a stream: `Body` of S3's putObject and getObject. */
export function isStreaming(shape: Shape): boolean {
  return 'streaming' in shape && shape.streaming;
}
