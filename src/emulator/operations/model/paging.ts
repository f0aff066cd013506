import { integer, string } from './shapes';

/** 0 means the default of 100. */
export const PageSize = integer({ min: 0, max: 1000 });
export const PageToken = string({ min: 1, max: 1024 });
export const ListExecutionsPageToken = string({ min: 1, max: 3096 });
