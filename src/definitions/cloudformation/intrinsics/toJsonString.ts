import { renderJson } from '../../source/renderJson';
import type { Intrinsic } from '../arguments';

export const toJsonString: Intrinsic = (argument, scope, at) => ({
  kind: 'text',
  text: renderJson(scope.resolve(argument, scope), { compact: true }),
  at,
});
