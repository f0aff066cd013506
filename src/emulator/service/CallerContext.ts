import type { Caller, OperationContext, Resources } from '../operations/OperationContext';

/**
 * The resources for one caller. It reads them where they are: copying them for each call would take longer than starting
 * an execution, and V8 keeps an object that others inherit from until the next full garbage collection, and with it the
 * whole service.
 */
export class CallerContext implements OperationContext {
  constructor(
    private readonly resources: Resources,
    readonly caller: Caller,
  ) {}

  get stateMachines(): Resources['stateMachines'] {
    return this.resources.stateMachines;
  }

  get activities(): Resources['activities'] {
    return this.resources.activities;
  }

  get tags(): Resources['tags'] {
    return this.resources.tags;
  }

  get engine(): Resources['engine'] {
    return this.resources.engine;
  }

  get pagination(): Resources['pagination'] {
    return this.resources.pagination;
  }

  get ids(): Resources['ids'] {
    return this.resources.ids;
  }

  get quotas(): Resources['quotas'] {
    return this.resources.quotas;
  }

  get parameterCheck(): Resources['parameterCheck'] {
    return this.resources.parameterCheck;
  }

  get actionCheck(): Resources['actionCheck'] {
    return this.resources.actionCheck;
  }

  get mockResultFault(): Resources['mockResultFault'] {
    return this.resources.mockResultFault;
  }

  get readItems(): Resources['readItems'] {
    return this.resources.readItems;
  }

  get revive(): Resources['revive'] {
    return this.resources.revive;
  }

  get startTestCase(): Resources['startTestCase'] {
    return this.resources.startTestCase;
  }
}
