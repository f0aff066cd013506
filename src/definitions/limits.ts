/**
 * The largest text that is read as a template or a definition: CloudFormation takes 1 MiB of template, Step Functions
 * 1 MiB of definition, so four times that is room for every comment.
 */
export const maxSourceBytes = 4 * 1024 * 1024;

/** `terraform show -json` prints the whole state of a root module; it is parsed without places, hence cheaply. */
export const maxTerraformJsonBytes = 128 * 1024 * 1024;

/** How long a text may grow while references are put in. */
export const maxTextLength = 8 * 1024 * 1024;

/** How many values a YAML document may stand for once its aliases are followed. */
export const maxNodes = 500_000;

/** How deep values may be nested in one another. */
export const maxNesting = 400;

/** How many expressions of one Terraform module are evaluated before it is given up. */
export const maxEvaluations = 2_000_000;

/** How many files are put into others (includes, nested stacks, modules) in one load, repetitions counted. */
export const maxInsertions = 1000;

/** How long a chain of references may be, each resolved while the one before it is. */
export const maxChain = 200;

/** From how many pieces a text may be put together: a definition of 1 MiB has room for a fifth of them. */
export const maxPieces = 250_000;
