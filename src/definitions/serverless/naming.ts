/** `hello-world` is `HelloDashworld` in logical ids. */
export function normalizedName(key: string): string {
  const name = key.replace(/-/g, 'Dash').replace(/_/g, 'Underscore');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export function functionLogicalId(key: string): string {
  return `${normalizedName(key)}LambdaFunction`;
}

export function layerLogicalId(key: string): string {
  return `${normalizedName(key)}LambdaLayer`;
}

export function activityLogicalId(name: string): string {
  return `${normalizedName(name)}StepFunctionsActivity`;
}

/** The state machine's id if it has one, or else derived from its name, or else from its key. */
export function machineLogicalId(key: string, id: string | undefined, name: string | undefined): string {
  return id ?? (name === undefined ? `${normalizedName(key)}StepFunctionsStateMachine` : normalizedName(name));
}
