/** A bucket holds `bucket` calls, and is refilled by `refill` each second. */
export interface Bucket {
  readonly bucket: number;
  readonly refill: number;
}
