"""A workflow tested as a user would test it."""

import threading
from datetime import timedelta

import pytest

from pytest_stepmill import StepmillError, failures


def packs_and_approves(sfn):
    sfn.mock.service("dynamodb", "putItem").succeeds()
    sfn.mock.sqs("Approvals").succeeds_token({"by": "Ada"})


def test_ships_364_days_later(sfn, order, given):
    packs_and_approves(sfn)
    run = order.run(given)
    assert run.succeeded
    assert run.status == "SUCCEEDED"
    assert run.path == ["Charge", "Pack", "Approve", "Keep", "Ship"]
    assert run.output == {"parcel": "o-1", "charge": "c-10"}
    assert run.duration >= timedelta(days=364)
    assert run.transitions == 8
    assert run.cost == pytest.approx(8 * 0.000025)
    assert run.state("Charge").retries == 0
    assert [call["parameters"]["Item"]["id"]["S"] for call in run.calls("dynamodb")] == ["cup", "pot"]
    assert run.calls("sqs").only["received"]["order"] == "o-1"
    assert repr(run).startswith("<Run ")


def test_charges_again_while_the_bank_is_busy(sfn, order, given):
    packs_and_approves(sfn)
    order.mock("Charge").throws("Busy", times=2).returns({"id": "c-9"})
    run = order.run(given)
    charge = run.state("Charge")
    assert (charge.retries, charge.entered, charge.outcome) == (2, 1, "succeeded")
    assert [attempt["outcome"] for attempt in charge.attempts] == ["failed", "failed", "succeeded"]
    assert run.state("Ship").output == {"parcel": "o-1", "charge": "c-9"}


def test_refuses_a_card_that_the_handler_of_the_file_declines(sfn, order, given):
    run = order.run({**given, "amount": 1000})
    assert run.path == ["Charge", "Refuse"]
    assert (run.error, run.cause) == ("Refused", "Declined")
    assert run.state("Charge").error == "Declined"
    assert "The card is empty." in run.state("Charge").cause
    with pytest.raises(StepmillError, match="The execution has no output"):
        run.output


def test_one_item_of_a_map_fails(sfn, order, given):
    sfn.mock.service("dynamodb", "putItem").succeeds()
    order.mock("PackItem").for_item(1).throws("Pack.Broken", "The pot is broken.")
    run = order.run(given)
    assert run.path == ["Charge", "Pack", "Refuse"]
    assert run.state("PackItem", item=0).outcome == "succeeded"
    assert run.state("PackItem", item=1).error == "Pack.Broken"
    with pytest.raises(StepmillError, match="has entered 'PackItem' 2 times"):
        run.state("PackItem").input


def test_somebody_approves(sfn, order, given):
    sfn.mock.service("dynamodb", "putItem").succeeds()
    started = order.start(given)
    task = started.task("Approve")
    assert task.parameters["MessageBody"]["order"] == "o-1"
    task.succeed({"by": "Ada"})
    run = started.ended()
    assert run.state("Approve").output["approval"] == {"by": "Ada"}
    assert [message["json"]["order"] for message in run.messages("Approvals")] == ["o-1"]


def test_nobody_approves(sfn, order, given):
    sfn.mock.service("dynamodb", "putItem").succeeds()
    with pytest.raises(StepmillError, match="The execution cannot go on"):
        order.run(given)
    sfn.reset()


def test_what_an_execution_never_comes_to(sfn, order, given):
    started = order.start({**given, "amount": 1000})
    with pytest.raises(StepmillError, match="The execution has ended, and it has not entered 'Ship'"):
        started.entered("Ship")
    with pytest.raises(StepmillError, match="The execution has ended, and 'Approve' has no task that waits for its token"):
        started.task("Approve")


def test_functions_of_this_process(sfn, order, given):
    packs_and_approves(sfn)
    asked = []

    @sfn.function("ChargeFunction")
    def charge(event, context):
        assert threading.current_thread() is threading.main_thread()
        asked.append((event["amount"], context.function_name, context.get_remaining_time_in_millis() > 0))
        return {"id": "c-here"}

    sfn.function("ShipFunction", lambda event: {"shipped": event["charge"]["id"]})
    run = order.run(given)
    assert run.output == {"shipped": "c-here"}
    assert [(amount, left) for amount, _, left in asked] == [(10, True)]


def test_an_exception_of_a_function_is_its_error(sfn, order, given):
    class Declined(Exception):
        pass

    @sfn.function("ChargeFunction")
    def charge(event):
        raise Declined("no")

    run = order.run(given)
    assert run.path == ["Charge", "Refuse"]
    assert '"errorMessage": "no"' in run.state("Charge").cause


def test_an_assertion_in_a_function_is_the_tests(sfn, order, given):
    @sfn.function("ChargeFunction")
    def charge(event):
        assert event["amount"] == 11

    with pytest.raises(AssertionError):
        order.run(given)


def test_a_task_that_nothing_answers_fails_whatever_a_catch_does(sfn, order, given):
    with pytest.raises(StepmillError, match="putItem"):
        order.run(given)


def test_misspelt_names_throw(sfn, order, given):
    with pytest.raises(StepmillError, match="has no state 'Shp'. Did you mean 'Ship'?"):
        order.mock("Shp")
    with pytest.raises(StepmillError, match="Did you mean 'Order'?"):
        sfn.machine("template.yaml", "Oder")
    with pytest.raises(StepmillError, match="declares several state machines: name one of Order"):
        sfn.machine("template.yaml")
    with pytest.raises(StepmillError, match="There is no file"):
        sfn.machine("lost.yaml")
    packs_and_approves(sfn)
    run = order.run(given)
    with pytest.raises(StepmillError, match="no state 'Refund'"):
        run.state("Refund")
    with pytest.raises(StepmillError, match="never entered 'Refuse'"):
        run.state("Refuse").output


def test_values_of_the_template(sfn):
    with pytest.raises(StepmillError, match="Dais"):
        sfn.machine("template.yaml", "Order", parameters={"Dais": 3})
    assert sfn.machine("template.yaml", "Empty", parameters={"Days": 3}).run({"a": 1}).output == {"a": 1}


@pytest.mark.parametrize(
    "failure",
    [one for one in failures(__file__.replace("test_order.py", "template.yaml"), "Order") if one.state == "Charge"],
    ids=lambda failure: failure.name,
)
def test_each_failure_of_charge_ends_as_predicted(sfn, order, given, failure):
    packs_and_approves(sfn)
    order.mock("Charge").returns({"id": "c-1"})
    failure.play(order)
    run = order.run(given)
    ends = {"works": "SUCCEEDED", "caught": "FAILED", "fails": "FAILED"}
    assert run.status == ends[failure.leads_to["end"]]
    assert run.state("Charge").retries == failure.leads_to["retries"]


def test_manual_time(stepmill_url, given):
    from pytest_stepmill import Stepmill

    with Stepmill(stepmill_url, time="manual", start_time="2030-01-01T00:00:00Z") as sfn:
        machine = sfn.create({"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 7200, "End": True}}})
        started = machine.start()
        assert started.idle().status == "RUNNING"
        sfn.clock.advance(hours=1)
        assert started.read().status == "RUNNING"
        assert sfn.clock.advance(minutes=60).isoformat() == "2030-01-01T02:00:00+00:00"
        assert started.ended().succeeded
        assert not sfn.clock.next_timer()


def test_real_time(stepmill_url):
    from pytest_stepmill import Stepmill

    with Stepmill(stepmill_url, time={"scale": 1000}) as sfn:
        machine = sfn.create({"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 100, "End": True}}})
        assert machine.run().succeeded


def test_boto3_and_the_environment(sfn, order, given):
    boto3 = pytest.importorskip("boto3")
    packs_and_approves(sfn)
    client = sfn.boto3()
    names = [machine["name"] for machine in client.list_state_machines()["stateMachines"]]
    assert order.name in names
    env = sfn.env()
    other = boto3.client(
        "stepfunctions",
        endpoint_url=env["AWS_ENDPOINT_URL"],
        region_name=env["AWS_REGION"],
        aws_access_key_id=env["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=env["AWS_SECRET_ACCESS_KEY"],
    )
    started = other.start_execution(stateMachineArn=order.arn, input='{"a": 1}')
    assert started["executionArn"].split(":")[4] == sfn.account.account_id


def test_objects_in_buckets(sfn):
    sfn.put_object("orders", "in/one.json", {"a": 1})
    machine = sfn.create(
        {
            "StartAt": "Read",
            "States": {
                "Read": {
                    "Type": "Task",
                    "Resource": "arn:aws:states:::aws-sdk:s3:getObject",
                    "Parameters": {"Bucket": "orders", "Key": "in/one.json"},
                    "ResultSelector": {"body.$": "States.StringToJson($.Body)"},
                    "End": True,
                }
            },
        }
    )
    assert machine.run().output == {"body": {"a": 1}}
