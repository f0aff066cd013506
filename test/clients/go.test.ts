import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { folderWith } from '../cli/support/cli';
import { fencesOf } from '../packaging/support/markdown';
import { isInstalled } from './support/runClient';

const example = path.join(__dirname, '../../examples/go');
const stepmill = [
  process.execPath,
  '--require',
  path.join(__dirname, '../cli/support/typescript.cjs'),
  path.join(__dirname, '../../src/cli.ts'),
].join(' ');

/** Debian's packages of Go: the SDK comes from there, without a module proxy. */
const packages = '/usr/share/gocode';
const hasSdk = fs.existsSync(path.join(packages, 'src/github.com/aws/aws-sdk-go-v2/service/sfn'));
if (!hasSdk) console.warn('Skipped: golang-github-aws-aws-sdk-go-v2-dev is not installed.');
const canRun = hasSdk && isInstalled('go', ['version'], 'Go');

// Without a cache, Go compiles its own library first.
jest.setTimeout(600_000);

const [test1, helper] = fencesOf('docs/start/go.md').filter(({ language }) => language === 'go');

test('the page has the file to copy, and one of the tests', () => {
  const read = (name: string): string => fs.readFileSync(path.join(example, name), 'utf8');
  expect(helper!.code.trim()).toBe(read('stepmill_test.go').trim());
  expect(read('order_test.go')).toContain(test1!.code.trim());
});

/** Tests that must fail, and those of operations whose host the SDK would change. */
const own = `package order

import (
	"context"
	"os"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sfn"
	"github.com/aws/aws-sdk-go-v2/service/sfn/types"
)

func TestUnmocked(t *testing.T) {
	account := NewAccount(t)
	account.Start(account.Deploy("order"), "{}")
}

func TestHangs(t *testing.T) {
	account := NewAccount(t)
	account.Send("POST", "/mocks", \`{"lambda":"charge","returns":{"id":"c-1"}}\`, nil)
	account.Wait(account.Start(account.Deploy("order"), "{}"))
}

func TestUnused(t *testing.T) {
	account := NewAccount(t)
	account.Deploy("order")
	account.Send("POST", "/mocks", \`{"lambda":"ship","returns":{}}\`, nil)
}

func TestMisspelt(t *testing.T) {
	account := NewAccount(t)
	account.Send("POST", "/mocks", \`{"lamda":"ship","returns":{}}\`, nil)
}

func TestSynchronous(t *testing.T) {
	synchronous(t, NewAccount(t).Client)
}

func TestProxy(t *testing.T) {
	os.Setenv("HTTP_PROXY", server)
	synchronous(t, sfn.New(sfn.Options{BaseEndpoint: &server, Region: "us-east-1", Credentials: aws.AnonymousCredentials{}}))
}

func synchronous(t *testing.T, account *sfn.Client) {
	definition := aws.String(\`{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}\`)
	role := aws.String("arn:aws:iam::123456789012:role/r")
	created, err := account.CreateStateMachine(context.Background(), &sfn.CreateStateMachineInput{
		Name: aws.String("Quick"), Definition: definition, RoleArn: role, Type: types.StateMachineTypeExpress})
	if err != nil {
		t.Fatal(err)
	}
	ran, err := account.StartSyncExecution(context.Background(), &sfn.StartSyncExecutionInput{
		StateMachineArn: created.StateMachineArn, Input: aws.String(\`{"n":1}\`)})
	if err != nil || *ran.Output != \`{"n":1}\` {
		t.Fatal(err, ran)
	}
	state := aws.String(\`{"Type":"Pass","End":true}\`)
	tested, err := account.TestState(context.Background(), &sfn.TestStateInput{
		Definition: state, RoleArn: role, Input: aws.String(\`{"n":2}\`)})
	if err != nil || *tested.Output != \`{"n":2}\` {
		t.Fatal(err, tested)
	}
}
`;

(canRun ? describe : describe.skip)('the example for Go, with the SDK of Debian', () => {
  const folder = folderWith({ 'own_test.go': own });
  const program = path.join(folder, 'order.test');

  beforeAll(() => {
    fs.cpSync(example, folder, { recursive: true });
    const env = {
      ...process.env,
      GO111MODULE: 'off',
      GOFLAGS: '',
      GOPATH: packages,
      HOME: process.env['HOME'] ?? os.tmpdir(),
    };
    const { status, stderr } = spawnSync('go', ['test', '-c', '-o', program], { cwd: folder, encoding: 'utf8', env });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  function run(pattern: string, command = stepmill): { status: number | null; text: string } {
    const { status, stdout, stderr } = spawnSync(program, ['-test.v', '-test.run', pattern], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, STEPMILL: command },
    });
    return { status, text: stdout + stderr };
  }

  test('its tests pass, and StartSyncExecution and TestState reach the server', () => {
    const { status, text } = run('Ships|Refuses|Synchronous');
    expect(text.match(/^--- \w+: \w+/gm)).toEqual([
      '--- PASS: TestShipsWhenTheCarrierIsBack',
      '--- PASS: TestRefusesADeclinedCard',
      '--- PASS: TestSynchronous',
    ]);
    expect(status).toBe(0);
  });

  test('an unmocked task, a wait that cannot end, an unused mock and a misspelt one fail their tests', () => {
    const { status, text } = run('Unmocked|Hangs|Unused|Misspelt');
    expect(text.match(/^--- \w+: \w+/gm)).toEqual([
      '--- FAIL: TestUnmocked',
      '--- FAIL: TestHangs',
      '--- FAIL: TestUnused',
      '--- FAIL: TestMisspelt',
    ]);
    expect(text).toContain("Nothing answers the task of state 'Charge'");
    expect(text).toContain("state 'Approve' waits for its task token");
    expect(text).toContain("mock of Lambda function 'ship' has answered nothing: never used");
    expect(text).toContain("Did you mean 'lambda'?");
    expect(status).toBe(1);
  });

  test('without a switch, these operations reach it by HTTP_PROXY', () => {
    const { status, text } = run('Proxy');
    expect(text).toContain('--- PASS: TestProxy');
    expect(status).toBe(0);
  });

  test('a server that does not start ends the run with its own message', () => {
    fs.writeFileSync(path.join(folder, 'order.asl.json'), '{}');
    const { status, text } = run('Ships');
    expect(text).toContain("'order' cannot run: its definition is wrong");
    expect(status).toBe(1);
  });
});
