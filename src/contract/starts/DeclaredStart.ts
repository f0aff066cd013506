import type { DeclaredBucketEvents } from './DeclaredBucketEvents';
import type { DeclaredHttpRoute } from './DeclaredHttpRoute';
import type { DeclaredPipe } from './DeclaredPipe';
import type { DeclaredRestMethod } from './DeclaredRestMethod';
import type { DeclaredRule } from './DeclaredRule';
import type { DeclaredSchedule } from './DeclaredSchedule';

/** Something that a file declares to start state machines. */
export type DeclaredStart =
  DeclaredRule | DeclaredSchedule | DeclaredPipe | DeclaredRestMethod | DeclaredHttpRoute | DeclaredBucketEvents;
