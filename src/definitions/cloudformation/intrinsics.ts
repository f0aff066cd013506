import type { Intrinsic } from './Intrinsic';
import { base64 } from './intrinsics/base64';
import { findInMap } from './intrinsics/findInMap';
import { getAtt } from './intrinsics/getAtt';
import { getAZs } from './intrinsics/getAZs';
import { ifFunction } from './intrinsics/ifFunction';
import { importValue } from './intrinsics/importValue';
import { join } from './intrinsics/join';
import { length } from './intrinsics/length';
import { ref } from './intrinsics/ref';
import { select } from './intrinsics/select';
import { split } from './intrinsics/split';
import { sub } from './intrinsics/sub';
import { toJsonString } from './intrinsics/toJsonString';
import { transform } from './intrinsics/transform';

/** The intrinsic functions that give a value. Those of conditions are in `conditions.ts`. */
export const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: ref,
  'Fn::Base64': base64,
  'Fn::FindInMap': findInMap,
  'Fn::GetAtt': getAtt,
  'Fn::GetAZs': getAZs,
  'Fn::If': ifFunction,
  'Fn::ImportValue': importValue,
  'Fn::Join': join,
  'Fn::Length': length,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::Sub': sub,
  'Fn::ToJsonString': toJsonString,
  'Fn::Transform': transform,
};
