/** A block that is not run from the packed package. */
export interface NotRun {
  readonly page: string;
  /** How its code begins: that finds it. */
  readonly starts: string;
  /** What it needs, from the table below; or the file that runs it, and a string in that file which shows it. */
  readonly needs?: keyof typeof needs;
  readonly by?: readonly [file: string, text: string];
}

/** What this place has not, and what a block that needs it has in it. */
export const needs = {
  'a container engine': /\bdocker |GenericContainer|DockerContainer/,
  'a clone of the repository, and its time': /\bnpm (?:ci|install)\b|\bbench\b/,
  'the AWS SDK for Java': /SfnClient/,
  'the AWS SDK for .NET': /AmazonStepFunctionsClient/,
  Terraform: /\bterraform plan\b/,
  'runtimes and packages of other languages': /awslambdaric|debugpy/,
  'a generator of clients': /openapi-typescript/,
  'the AWS CDK': /from 'aws-cdk-lib'/,
  'the package that it moves away from': /aws-local-stepfunctions/,
  'a page that draws Mermaid': /^flowchart /,
  'the sources that it quotes': /yield\*/,
} as const;

export const notRun: readonly NotRun[] = [
  {
    page: 'docs/how-to/edit-files.md',
    starts: 'npx stepmill start template.yaml --edit',
    by: ['test/cli/start/edit/ServedFiles.test.ts', "'--edit', '--no-watch'"],
  },
  { page: 'README.md', starts: 'npm ci && npm test', needs: 'a clone of the repository, and its time' },
  {
    page: 'README.md',
    starts: 'npm ci && node .ci/pack.mjs',
    by: ['test/packaging/support/packedOnce.ts', '.ci/pack.mjs'],
  },
  {
    page: 'docs/start/install.md',
    starts: 'npm ci && node .ci/pack.mjs',
    by: ['test/packaging/support/packedOnce.ts', '.ci/pack.mjs'],
  },
  { page: 'docs/CONTRIBUTING.md', starts: 'npm ci', needs: 'a clone of the repository, and its time' },
  {
    page: 'docs/explanation/conformance.md',
    starts: 'node conformance/play.mjs --endpoint',
    by: ['test/conformance/player/play.test.ts', 'conformance/play.mjs'],
  },
  {
    page: 'docs/explanation/conformance.md',
    starts: 'npm install @aws-sdk/client-sfn\nnode conformance',
    by: ['test/conformance/player/aws.test.ts', 'conformance/play.mjs'],
  },
  { page: 'bench/README.md', starts: 'npm run build\ncd', needs: 'a clone of the repository, and its time' },
  { page: 'bench/README.md', starts: 'node bench/suite/run', needs: 'a clone of the repository, and its time' },
  { page: 'bench/README.md', starts: 'node bench/suite/start', needs: 'a clone of the repository, and its time' },
  { page: 'bench/README.md', starts: 'npm run build &&', needs: 'a clone of the repository, and its time' },
  {
    page: 'docs/start/python.md',
    starts: 'def test_charges_again_while_the_bank_is_busy(sfn):\n    order = sfn.machine',
    by: ['python/tests/test_page.py', 'def test_charges_again_while'],
  },
  {
    page: 'docs/start/python.md',
    starts: 'def test_a_function_of_the_test',
    by: ['python/tests/test_page.py', 'def test_a_function_of_the_test'],
  },
  {
    page: 'docs/start/python.md',
    starts: 'def test_somebody_approves(sfn)',
    by: ['python/tests/test_page.py', 'def test_somebody_approves'],
  },
  {
    page: 'docs/start/python.md',
    starts: 'async def approves_from_the_loop(sfn)',
    by: ['python/tests/test_page.py', 'async def approves_from_the_loop'],
  },
  {
    page: 'docs/start/python.md',
    starts: 'def test_the_definition_of_today_does_the_same',
    by: ['python/tests/test_page.py', 'def test_the_definition_of_today_does_the_same'],
  },
  {
    page: 'docs/start/python.md',
    starts: '@pytest.mark.parametrize("failure", failures(TEMPLATE',
    by: ['python/tests/test_page.py', 'def test_each_failure'],
  },
  {
    page: 'docs/start/python.md',
    starts: 'with Stepmill() as sfn',
    by: ['python/tests/test_page.py', 'def test_without_pytest'],
  },
  {
    page: 'docs/start/python.md',
    starts: 'pip install ~/packed/pytest_stepmill',
    by: ['test/clients/pytestStepmill.test.ts', "'pip', 'install'"],
  },
  {
    page: 'docs/reference/server.md',
    starts: 'npx stepmill start --tls-cert',
    by: ['test/cli/start/start.tls.test.ts', "'--tls-cert'"],
  },
  { page: 'docker/README.md', starts: 'docker build', needs: 'a container engine' },
  { page: 'docker/README.md', starts: 'docker run --rm -p 127.0.0.1:8083:8083 --init -e', needs: 'a container engine' },
  { page: 'docker/README.md', starts: 'docker run --rm -p 127.0.0.1:8083:8083 --init \\', needs: 'a container engine' },
  { page: 'docker/README.md', starts: 'docker compose', needs: 'a container engine' },
  {
    page: 'docs/how-to/beside-aws-emulator.md',
    starts: '{\n  "StartAt": "Charge"',
    by: ['test/packaging/besideAwsEmulator.test.ts', "code('json')"],
  },
  {
    page: 'docs/how-to/beside-aws-emulator.md',
    starts: 'import { stepmill }',
    by: ['test/packaging/besideAwsEmulator.test.ts', "code('ts')"],
  },
  {
    page: 'docs/how-to/beside-aws-emulator.md',
    starts: 'emulator=',
    by: ['test/packaging/besideAwsEmulator.test.ts', "code('sh')"],
  },
  {
    page: 'docs/reference/environment.md',
    starts: "State 'Save' calls",
    by: ['test/packaging/besideAwsEmulator.test.ts', "fencesOf('docs/reference/environment.md')"],
  },
  {
    page: 'docs/how-to/docker.md',
    starts: 'docker build -f docker/Dockerfile -t stepmill . ',
    by: ['test/containers/support/image.ts', "build(podman, 'stepmill')"],
  },
  {
    page: 'docs/how-to/docker.md',
    starts: 'docker run --rm -p 127.0.0.1:8083:8083 -v stepmill:/data',
    by: ['test/containers/image.test.ts', "'--volume', 'stepmill:/data'"],
  },
  {
    page: 'docs/how-to/docker.md',
    starts: 'docker build -f docker/Dockerfile -t stepmill-python',
    by: ['test/containers/image.test.ts', "'stepmill-python', 'start'"],
  },
  {
    page: 'docs/how-to/docker.md',
    starts: 'docker run -p 127.0.0.1:8083:8083 --env-file',
    by: ['test/containers/image.test.ts', "'--env-file'"],
  },
  {
    page: 'docs/how-to/testcontainers.md',
    starts: 'podman system service',
    by: ['test/containers/testcontainers.test.ts', "'system', 'service'"],
  },
  {
    page: 'docs/how-to/testcontainers-java-and-python.md',
    starts: 'try (var stepmill = new GenericContainer',
    needs: 'a container engine',
  },
  { page: 'docs/how-to/testcontainers-java-and-python.md', starts: 'from testcontainers', needs: 'a container engine' },
  { page: 'docs/how-to/move-from-step-functions-local.md', starts: '- docker run', needs: 'a container engine' },
  { page: 'docs/explanation/concepts.md', starts: 'flowchart TD', needs: 'a page that draws Mermaid' },
  { page: 'docs/explanation/time.md', starts: 'flowchart LR', needs: 'a page that draws Mermaid' },
  { page: 'docs/reference/control.md', starts: 'npx openapi-typescript', needs: 'a generator of clients' },
  {
    page: 'docs/decisions/0001-generators-that-yield-effects.md',
    starts: 'function*',
    needs: 'the sources that it quotes',
  },
  { page: 'docs/start/terraform.md', starts: 'terraform plan', needs: 'Terraform' },
  {
    page: 'docs/reference/functions.md',
    starts: 'python3 -m debugpy',
    needs: 'runtimes and packages of other languages',
  },
  { page: 'docs/start/cdk.md', starts: 'import { Stack', needs: 'the AWS CDK' },
  {
    page: 'docs/reference/functions.md',
    starts: "npx stepmill start order.asl.json --lambda-command charge='python3 -m",
    needs: 'runtimes and packages of other languages',
  },
  {
    page: 'docs/reference/cli.md',
    starts: 'npx stepmill mutate',
    by: ['docs/how-to/mutation.md', 'npx stepmill mutate order.asl.json -- npx jest order'],
  },
  {
    page: 'docs/start/go.md',
    starts: 'npm install --save-dev ~/packed/stepmill',
    by: ['test/clients/go.test.ts', "['test', '-c', '-o', program]"],
  },
  {
    page: 'docs/start/go.md',
    starts: 'func TestShipsWhenTheCarrierIsBack',
    by: ['test/clients/go.test.ts', "'order_test.go'"],
  },
  {
    page: 'docs/start/go.md',
    starts: '// Stepmill for Go',
    by: ['test/clients/go.test.ts', "'stepmill_test.go'"],
  },
  {
    page: 'examples/go/README.md',
    starts: 'npm install --save-dev ~/packed/stepmill',
    by: ['test/clients/go.test.ts', "['test', '-c', '-o', program]"],
  },
  {
    page: 'docs/start/languages.md',
    starts: '# In the background',
    by: ['test/clients/languages.test.ts', "code('sh', 'begin()')"],
  },
  {
    page: 'docs/start/languages.md',
    starts: 'import java.net.URI',
    by: ['test/clients/languages.test.ts', "code('java', 'class Stepmill')"],
  },
  { page: 'docs/start/languages.md', starts: 'var sfn = SfnClient', needs: 'the AWS SDK for Java' },
  {
    page: 'docs/start/languages.md',
    starts: 'var client = new AmazonStepFunctionsClient',
    needs: 'the AWS SDK for .NET',
  },
  {
    page: 'docs/how-to/move-from-aws-local-stepfunctions.md',
    starts: '// Before',
    needs: 'the package that it moves away from',
  },
  {
    page: 'examples/order/README.md',
    starts: 'cd examples/order',
    by: ['test/packaging/examples.test.ts', "folder('order')"],
  },
  {
    page: 'examples/workflows/README.md',
    starts: 'npx stepmill start',
    by: ['test/examples/overHttp.test.ts', "'examples/workflows/'"],
  },
  {
    page: 'examples/application/README.md',
    starts: 'npm install',
    by: ['test/packaging/examples.test.ts', "'application'"],
  },
  { page: 'examples/cdk/README.md', starts: 'npm install', by: ['test/packaging/examples.test.ts', "['cdk', "] },
  {
    page: 'examples/pytest/README.md',
    starts: 'npm install',
    by: ['test/packaging/examples.test.ts', "folder('pytest')"],
  },
  {
    page: 'examples/sam-typescript/README.md',
    starts: 'npm install',
    by: ['test/packaging/examples.test.ts', "npmRun('sam-typescript', 'test'"],
  },
  {
    page: 'examples/serverless/README.md',
    starts: 'npm install',
    by: ['test/packaging/examples.test.ts', "['serverless', "],
  },
];
