import type { Endpoint, EndpointLookup } from '../../tasks/integrations/endpoints/Endpoints';

/** Looks endpoints up for one task and remembers whether there was one: then its answer comes from outside. */
export class EndpointWatch implements EndpointLookup {
  found = false;
  private readonly endpoints: EndpointLookup;

  constructor(endpoints: EndpointLookup) {
    this.endpoints = endpoints;
  }

  find(service: string): Endpoint | undefined {
    return this.noted(this.endpoints.find(service));
  }

  findHttp(url: string): string | undefined {
    return this.noted(this.endpoints.findHttp(url));
  }

  private noted<T>(found: T | undefined): T | undefined {
    if (found !== undefined) this.found = true;
    return found;
  }
}
