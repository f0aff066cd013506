import http from 'node:http';
import { lazy } from '../../../util/lazy';

const loadHttps = lazy(() => require('node:https') as typeof import('node:https'));

/** The module of Node for a server's URL: `node:http`, or `node:https`. */
export function protocolOf({ protocol }: URL): typeof http {
  return protocol === 'https:' ? (loadHttps() as unknown as typeof http) : http;
}
