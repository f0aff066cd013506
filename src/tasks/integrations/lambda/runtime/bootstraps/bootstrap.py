"""Runs a Lambda handler written in Python: asks the Runtime API of Lambda for events and sends it the answers.

    python3 bootstrap.py app.handler

The handler is found as Lambda finds it, from LAMBDA_TASK_ROOT (else the current folder). Where awslambdaric, AWS's own
client of the Runtime API, is installed, it does the work. Python 3.7 and later.
"""

import decimal
import importlib
import importlib.util
import json
import logging
import math
import os
import re
import socket
import sys
import time
import traceback

PREFIX = "/2018-06-01/runtime/"
ERROR_TYPE = "Lambda-Runtime-Function-Error-Type"


class Gone(Exception):
    """The server has ended."""


class Api:
    """One connection that stays open. http.client would cost more than most handlers do."""

    def __init__(self, address):
        host, port = address.rsplit(":", 1)
        self.address = address
        self.socket = socket.create_connection((host, int(port)))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.reader = self.socket.makefile("rb")

    def send(self, *requests):
        self.socket.sendall(b"".join(requests))

    def ask(self, method, path, body=b"", error_type=None):
        """A request in bytes."""
        lines = ["%s %s%s HTTP/1.1" % (method, PREFIX, path), "Host: " + self.address]
        if method == "POST":
            lines += ["Content-Type: application/json", "Content-Length: %d" % len(body)]
        if error_type is not None:
            lines.append("%s: %s" % (ERROR_TYPE, error_type.encode("ascii", "replace").decode()))
        return "\r\n".join(lines + ["", ""]).encode("latin-1") + body

    def post(self, path, result, error_type=None):
        return self.ask("POST", path, result.encode("utf-8", "surrogatepass"), error_type)

    def receive(self):
        """Status, headers and body of the next response."""
        status = self.reader.readline().split(b" ", 2)
        if len(status) < 2:
            raise Gone()
        headers = {}
        while True:
            line = self.reader.readline().strip()
            if not line:
                break
            name, _, value = line.decode("utf-8").partition(":")
            headers[name.strip().lower()] = value.strip()
        return int(status[1]), headers, self.reader.read(int(headers.get("content-length", 0)))


class CognitoIdentity:
    cognito_identity_id = None
    cognito_identity_pool_id = None


class Client:
    def __init__(self, given):
        for name in ("installation_id", "app_title", "app_version_name", "app_version_code", "app_package_name"):
            setattr(self, name, given.get(name))


class ClientContext:
    def __init__(self, given):
        self.custom = given.get("custom")
        self.env = given.get("env")
        self.client = Client(given.get("client") or {})


class LambdaContext:
    def __init__(self, headers):
        environment = os.environ
        self.aws_request_id = headers["lambda-runtime-aws-request-id"]
        self.invoked_function_arn = headers.get("lambda-runtime-invoked-function-arn")
        self.function_name = environment.get("AWS_LAMBDA_FUNCTION_NAME")
        self.function_version = environment.get("AWS_LAMBDA_FUNCTION_VERSION")
        self.memory_limit_in_mb = environment.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")
        self.log_group_name = environment.get("AWS_LAMBDA_LOG_GROUP_NAME")
        self.log_stream_name = environment.get("AWS_LAMBDA_LOG_STREAM_NAME")
        self.identity = CognitoIdentity()
        given = headers.get("lambda-runtime-client-context")
        self.client_context = ClientContext(json.loads(given)) if given else None
        self._deadline_ms = int(headers.get("lambda-runtime-deadline-ms", 0))

    def get_remaining_time_in_millis(self):
        return max(0, self._deadline_ms - int(time.time() * 1000))

    def log(self, message):
        print(message)


class RequestIds(logging.Filter):
    current = ""

    def filter(self, record):
        record.aws_request_id = RequestIds.current
        return True


def set_up_logging():
    """AWS: the root logger has a handler before the function's code is loaded."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(line_buffering=True, errors="backslashreplace")
    handler = logging.StreamHandler(sys.stdout)
    form = logging.Formatter(
        "[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s", "%Y-%m-%dT%H:%M:%S"
    )
    form.converter = time.gmtime
    handler.setFormatter(form)
    handler.addFilter(RequestIds())
    logging.getLogger().addHandler(handler)


def error_text(message, error_type, request_id, stack=()):
    """AWS: the members in this order."""
    error = {"errorMessage": message, "errorType": error_type, "requestId": request_id, "stackTrace": list(stack)}
    return json.dumps(error, ensure_ascii=False)


def failure(error, request_id):
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if frame.filename != __file__]
    stack = traceback.format_list(own)
    name = type(error).__name__
    print("[ERROR] %s: %s\nTraceback (most recent call last):\n%s" % (name, error, "".join(stack)))
    return error_text(str(error), name, request_id, stack), name


# A Decimal (what boto3 reads from DynamoDB) is written as the number that it is, digit for digit.
DECIMAL = re.compile(r'"\\u0000decimal:([^"\\]*)"')


def plain(value):
    if isinstance(value, decimal.Decimal):
        if value.is_nan():
            return math.nan
        plain.found = True
        return "\0decimal:%s" % value
    raise TypeError("Object of type %s is not JSON serializable" % type(value).__name__)


def is_ascii():
    """AWS: up to Python 3.11, what is not ASCII is escaped. A function that does not say its runtime is as on 3.12."""
    version = re.match(r"AWS_Lambda_python3\.(\d+)$", os.environ.get("AWS_EXECUTION_ENV", ""))
    return version is not None and int(version.group(1)) < 12


IS_ASCII = is_ascii()


def to_json(value):
    plain.found = False
    text = json.dumps(value, default=plain, ensure_ascii=IS_ASCII)
    return DECIMAL.sub(r"\1", text) if plain.found else text


def load(name):
    """Answers the handler, or an error's type and message."""
    try:
        module_name, function_name = name.rsplit(".", 1)
    except ValueError as error:
        return None, ("Runtime.MalformedHandlerName", "Bad handler '%s': %s" % (name, error), ())
    try:
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as error:
        return None, ("Runtime.ImportModuleError", "Unable to import module '%s': %s" % (module_name, error), ())
    except SyntaxError as error:
        stack = ['  File "%s" Line %s\n    %s' % (error.filename, error.lineno, (error.text or "").rstrip())]
        message = "Syntax error in module '%s': %s" % (module_name, error)
        return None, ("Runtime.UserCodeSyntaxError", message, stack)
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        own = [each for each in frames if each.filename != __file__ and "importlib" not in each.filename]
        return None, (type(error).__name__, str(error), traceback.format_list(own))
    handler = getattr(module, function_name, None)
    if callable(handler):
        return handler, None
    return None, ("Runtime.HandlerNotFound", "Handler '%s' missing on module '%s'" % (function_name, module_name), ())


def answer(handler, event, context):
    """The path to post to, the text, and the type of the error if it is one."""
    request_id = context.aws_request_id
    try:
        value = handler(json.loads(event), context)
    except Exception as error:
        return ("error",) + failure(error, request_id)
    try:
        return "response", to_json(value), None
    except Exception as error:
        name = "Runtime.MarshalError"
        message = "Unable to marshal response: %s" % error
        print("[ERROR] %s: %s" % (name, message))
        return "error", error_text(message, name, request_id), name


def serve(handler, api):
    process = os.getpid()
    ask_next = api.ask("GET", "invocation/next")
    api.send(ask_next)
    while True:
        status, headers, event = api.receive()
        if status != 200:
            raise SystemExit("The Runtime API answers %d: %s" % (status, event.decode("utf-8", "replace")))
        RequestIds.current = headers["lambda-runtime-aws-request-id"]
        os.environ["_X_AMZN_TRACE_ID"] = headers.get("lambda-runtime-trace-id", "")
        context = LambdaContext(headers)
        kind, text, error_type = answer(handler, event, context)
        if os.getpid() != process:
            # The handler has forked, and this is the child.
            os._exit(0)
        sys.stdout.flush()
        sys.stderr.flush()
        # In one piece: the server is woken once.
        api.send(api.post("invocation/%s/%s" % (context.aws_request_id, kind), text, error_type), ask_next)
        api.receive()


HOSTS_OF_AWS = re.compile(
    r"(^|\.)(amazonaws\.(com(\.cn)?|eu)|api\.aws)$|^169\.254\.(169\.254|170\.2)$", re.IGNORECASE
)


def stay_here(address):
    """Nothing connects to AWS, unless an endpoint is named so: Stepmill hears of it, and fails the test."""
    if os.environ.get("STEPMILL_AWS_CALLS") != "fail":
        return
    original = socket.getaddrinfo
    named = [url for name, url in os.environ.items() if name.startswith("AWS_ENDPOINT_URL_")]

    def getaddrinfo(host, *args, **kwargs):
        name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
        if not isinstance(name, str) or not HOSTS_OF_AWS.search(name) or any(name in url for url in named):
            return original(host, *args, **kwargs)
        import http.client

        connection = http.client.HTTPConnection(address)
        connection.request("POST", "/stepmill/refused", name)
        connection.getresponse().read()
        connection.close()
        raise socket.gaierror(socket.EAI_NONAME, "Stepmill lets no handler connect to %s" % name)

    socket.getaddrinfo = getaddrinfo


def main(name):
    stay_here(os.environ["AWS_LAMBDA_RUNTIME_API"])
    root = os.environ.get("LAMBDA_TASK_ROOT") or os.getcwd()
    # In the place of the folder of this file.
    sys.path[0] = root
    set_up_logging()
    if importlib.util.find_spec("awslambdaric") is not None:
        import runpy

        sys.argv = ["awslambdaric", name]
        return runpy.run_module("awslambdaric", run_name="__main__", alter_sys=True)
    api = Api(os.environ["AWS_LAMBDA_RUNTIME_API"])
    handler, error = load(name)
    if error is not None:
        error_type, message, stack = error
        print("[ERROR] %s: %s\n%s" % (error_type, message, "".join(stack)))
        sys.stdout.flush()
        api.send(api.post("init/error", error_text(message, error_type, "", stack), error_type))
        api.receive()
        sys.exit(1)
    serve(handler, api)


if __name__ == "__main__":
    try:
        main(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("_HANDLER", ""))
    except (Gone, ConnectionError, BrokenPipeError):
        os._exit(0)
    except KeyboardInterrupt:
        os._exit(130)
