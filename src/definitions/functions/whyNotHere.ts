import type { LoadedFunction } from '../LoadedDefinition';

/** Commands that speak the Runtime API, by the beginning of a runtime's name. */
const commands: readonly (readonly [runtime: RegExp, command: (handler: string) => string])[] = [
  [/^java/i, (handler) => `java -cp 'target/*' com.amazonaws.services.lambda.runtime.api.client.AWSLambda ${handler}`],
  [/^dotnet/i, () => 'dotnet run --project src/MyFunction'],
  [/^ruby/i, (handler) => `bundle exec aws_lambda_ric ${handler}`],
  [/^go/i, () => 'go run .'],
  [/^(?:provided|rust)/i, () => './bootstrap'],
  [/^python/i, (handler) => `python3 -m awslambdaric ${handler}`],
];

/** Why a function of a template does not run here by itself, and the line that makes it run. */
export function whyNotHere({ name, runtime = '', handler, codePath, inlineCode, image }: LoadedFunction): string {
  if (inlineCode !== undefined) return 'has its code in the template, which is not run here.';
  const command = commands.find(([pattern]) => pattern.test(runtime))?.[1](handler ?? 'HANDLER');
  const line = (text: string): string => `--lambda-command ${name}="${text}"`;
  if (image === true)
    return `is a container image, which is not run here. Name what its image runs: ${line('COMMAND')}`;
  if (/^provided/i.test(runtime))
    return `is ${runtime}, and there is no file 'bootstrap' in ${codePath ?? 'its code, which is not at hand'}. Build it, or write ${line('COMMAND')}`;
  if (command !== undefined && !/^python/i.test(runtime))
    return `is ${runtime}, which does not run here by itself. Name what runs it, for example ${line(command)}`;
  if (handler === undefined) return 'has no handler.';
  const where = codePath === undefined ? '' : ` in ${codePath}`;
  const remedy = command === undefined ? '' : ` Name what runs it: ${line(command)}`;
  return `has the handler '${handler}', and there is no file for it${where}.${remedy}`;
}
