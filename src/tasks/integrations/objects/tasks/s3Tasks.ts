import { copyObject } from './copyObject';
import { deleteObject } from './deleteObject';
import { deleteObjects } from './deleteObjects';
import { getObject } from './getObject';
import { headObject } from './headObject';
import { listObjectsV2 } from './listObjectsV2';
import { putObject } from './putObject';
import type { S3Task } from './S3Task';

/** The actions of S3 that the store answers, by name. */
export const s3Tasks: ReadonlyMap<string, S3Task> = new Map(
  Object.entries({ getObject, headObject, listObjectsV2, putObject, copyObject, deleteObject, deleteObjects }),
);
