package order

import (
	"context"
	"reflect"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sfn"
)

func TestShipsWhenTheCarrierIsBack(t *testing.T) {
	account := NewAccount(t)
	order := account.Deploy("order")
	account.Send("POST", "/mocks", `{"lambda":"charge","returns":{"id":"c-1"}}`, nil)
	account.Send("POST", "/mocks",
		`{"lambda":"ship","answers":[{"throws":"Shipping.Down","times":2},{"returns":{"parcel":"p-1"}}]}`, nil)

	execution := account.Start(order, `{"amount":10}`)
	_, err := account.SendTaskSuccess(context.Background(), &sfn.SendTaskSuccessInput{
		TaskToken: aws.String(account.Token(execution, "Approve")),
		Output:    aws.String(`{"by":"Ada"}`),
	})
	if err != nil {
		t.Fatal(err)
	}
	run := account.Wait(execution)

	if path := []string{"Charge", "Approve", "Ship"}; !reflect.DeepEqual(run.Path, path) {
		t.Errorf("path %v, want %v", run.Path, path)
	}
	if string(run.Output) != `{"parcel":"p-1"}` {
		t.Errorf("output %s", run.Output)
	}
	if hours := run.DurationSeconds / 3600; hours < 3 {
		t.Errorf("it took %v hours, want 1 + 2", hours)
	}
	var sent struct {
		Calls []struct{ Received struct{ Id string } }
	}
	account.Send("GET", "/calls?lambda=ship", "", &sent)
	if len(sent.Calls) != 3 || sent.Calls[2].Received.Id != "c-1" {
		t.Errorf("ship got %+v", sent.Calls)
	}
}

func TestRefusesADeclinedCard(t *testing.T) {
	account := NewAccount(t)
	account.Send("POST", "/mocks", `{"lambda":"charge","throws":"Declined"}`, nil)

	run := account.Wait(account.Start(account.Deploy("order"), `{"amount":10}`))

	if run.Status != "FAILED" || run.Error != "Refused" {
		t.Errorf("%s %s", run.Status, run.Error)
	}
}
