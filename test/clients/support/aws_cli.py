"""The AWS CLI for many commands: reads one a line, a JSON array of words, and prints its [status, output, errors]."""

import contextlib
import io
import json
import sys

from awscli.clidriver import create_clidriver

driver = create_clidriver()
for line in sys.stdin:
    output, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
        status = driver.main(json.loads(line))
    print(json.dumps([status, output.getvalue(), errors.getvalue()]), flush=True)
