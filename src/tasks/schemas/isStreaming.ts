import type { ServiceShape } from './ServiceShape';

/** Whether a member is sent or arrives as a stream: `Body` of S3's putObject and getObject. */
export function isStreaming(shape: ServiceShape): boolean {
  return 'streaming' in shape && shape.streaming;
}
