/** A mapping template that cannot be rendered. The message says why; whoever calls the API gets a status of its own. */
export class TemplateError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TemplateError';
  }
}
