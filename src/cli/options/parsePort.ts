import { InvalidArgumentError } from 'commander';

export function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (port <= 65_535) return port;
  throw new InvalidArgumentError('Write a number from 0 to 65535.');
}
