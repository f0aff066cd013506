/**
 * The largest template or definition that is read: CloudFormation allows templates of 1 MiB, Step Functions definitions
 * of 1 MiB, so four times that leaves room for comments.
 */
export const maxSourceBytes = 4 * 1024 * 1024;

/** `terraform show -json` prints the whole state of a root module; it is parsed without places, which is cheap. */
export const maxTerraformJsonBytes = 128 * 1024 * 1024;

/** How long a string may grow while references are inserted. */
export const maxTextLength = 8 * 1024 * 1024;

/** How many values a YAML document may have after its aliases are expanded. */
export const maxNodes = 500_000;

/** The maximum nesting of values. */
export const maxNesting = 400;

/** The maximum number of expressions of one Terraform module that are evaluated. */
export const maxEvaluations = 2_000_000;

/** The maximum number of included files (includes, nested stacks, modules) in one load, counting repetitions. */
export const maxInsertions = 1000;

/** The maximum length of a chain of references. */
export const maxChain = 200;

/** The maximum number of pieces of a string: a definition of 1 MiB has room for a fifth of them. */
export const maxPieces = 250_000;
