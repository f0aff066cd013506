// Stepmill for Go: one server for the run; for each test an account with its own mocks and time. Copy it.
package order

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/sfn"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// What `stepmill start` serves: files (or a folder of them, a template, cdk.out), values for them, and functions.
var served = []string{"order.asl.json"}

var server string

func TestMain(m *testing.M) {
	command := append(strings.Fields(os.Getenv("STEPMILL")), "npx", "stepmill")
	if len(command) > 2 {
		command = command[:len(command)-2]
	}
	// It ends with this process, however that ends; --wait returns when it is ready, or says why it is not.
	command = append(append(command, "start"), served...)
	command = append(command, "--port", "0", "--wait", "--parent-pid", strconv.Itoa(os.Getpid()))
	start := exec.Command(command[0], command[1:]...)
	start.Stderr = os.Stderr
	printed, err := start.Output()
	if err != nil {
		log.Fatalf("stepmill start: %v", err)
	}
	_, rest, _ := strings.Cut(string(printed), "STEPMILL_URL=")
	server, _, _ = strings.Cut(rest, "\n")
	os.Exit(m.Run())
}

// Account is a Step Functions of its own: no other test sees its mocks, state machines, executions and time.
type Account struct {
	*sfn.Client
	t    *testing.T
	base string
}

// Trace is what an execution did. GET /_stepmill/openapi.json describes all its members.
type Trace struct {
	Status, Error, Cause string
	Path                 []string
	Output               json.RawMessage
	DurationSeconds      float64
}

var accounts = 100_000_000_000 + os.Getpid()*100_000

// NewAccount creates an account. At the test's end it fails the test for each mistake, such as an unmocked task.
func NewAccount(t *testing.T) *Account {
	t.Helper()
	accounts++
	id := strconv.Itoa(accounts)
	client := sfn.New(sfn.Options{
		BaseEndpoint: &server,
		Region:       "us-east-1",
		Credentials:  credentials.NewStaticCredentialsProvider(id, "any", ""),
		APIOptions:   []func(*middleware.Stack) error{withoutHostPrefix},
	})
	account := &Account{client, t, server + "/_stepmill/v1/accounts/" + id}
	account.Send("PUT", "", `{"time":"skip"}`, nil)
	t.Cleanup(func() {
		var left struct {
			Mistakes    []struct{ Message string }
			UnusedMocks []struct{ Description, Why string }
		}
		account.Send("DELETE", "", "", &left)
		for _, mistake := range left.Mistakes {
			t.Error(mistake.Message)
		}
		for _, mock := range left.UnusedMocks {
			t.Errorf("%s has answered nothing: %s", mock.Description, mock.Why)
		}
	})
	return account
}

// withoutHostPrefix keeps the SDK from sending StartSyncExecution and TestState to sync-127.0.0.1.
func withoutHostPrefix(stack *middleware.Stack) error {
	return stack.Initialize.Add(middleware.InitializeMiddlewareFunc("WithoutHostPrefix", func(
		ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler,
	) (middleware.InitializeOutput, middleware.Metadata, error) {
		return next.HandleInitialize(smithyhttp.DisableEndpointHostPrefix(ctx, true), in)
	}), middleware.Before)
}

// Send calls any route of the control API: JSON in, JSON out.
func (a *Account) Send(method, path, body string, into any) {
	a.t.Helper()
	request, err := http.NewRequest(method, a.base+path, strings.NewReader(body))
	a.check(err)
	response, err := http.DefaultClient.Do(request)
	a.check(err)
	defer response.Body.Close()
	var answer json.RawMessage
	a.check(json.NewDecoder(response.Body).Decode(&answer))
	if response.StatusCode != http.StatusOK {
		a.t.Fatalf("%s %s: %s", method, path, answer)
	}
	if into != nil {
		a.check(json.Unmarshal(answer, into))
	}
}

func (a *Account) check(err error) {
	a.t.Helper()
	if err != nil {
		a.t.Fatal(err)
	}
}

// Deploy deploys the served state machines, with the values of their template, and returns the ARN of one of them.
func (a *Account) Deploy(name string) string {
	a.t.Helper()
	var deployed struct {
		StateMachines []struct{ Name, StateMachineArn string }
		Problems      []string
	}
	a.Send("POST", "/deploy", "", &deployed)
	for _, machine := range deployed.StateMachines {
		if machine.Name == name {
			return machine.StateMachineArn
		}
	}
	a.t.Fatalf("There is no state machine %q: %v", name, deployed)
	return ""
}

// Start starts an execution, and returns its ARN.
func (a *Account) Start(machine, input string) string {
	a.t.Helper()
	started, err := a.StartExecution(context.Background(), &sfn.StartExecutionInput{StateMachineArn: &machine, Input: &input})
	a.check(err)
	return *started.ExecutionArn
}

// Wait waits until an execution ends, and returns its trace. It fails the test when nothing more can happen before.
func (a *Account) Wait(execution string) (trace Trace) {
	a.t.Helper()
	var waited struct {
		Execution struct{ Status, Mistake string }
		Waiting   string
	}
	a.Send("GET", "/executions/"+execution+"/wait?until=idle", "", &waited)
	if waited.Execution.Mistake != "" || waited.Execution.Status == "RUNNING" {
		a.t.Fatal(waited.Execution.Mistake, waited.Waiting)
	}
	a.Send("GET", "/executions/"+execution+"/trace", "", &trace)
	return trace
}

// Token waits until the task of a state waits for its token, and returns the token.
func (a *Account) Token(execution, state string) string {
	a.t.Helper()
	var waited struct{ Task struct{ TaskToken string } }
	a.Send("GET", fmt.Sprintf("/executions/%s/wait?until=task&state=%s", execution, url.QueryEscape(state)), "", &waited)
	if waited.Task.TaskToken == "" {
		a.t.Fatalf("The task of %s does not wait: %+v", state, a.Wait(execution))
	}
	return waited.Task.TaskToken
}
