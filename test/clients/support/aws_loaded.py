"""The AWS CLI, loaded once for many commands: `aws_loaded.py SOCKET`, until its standard input ends.

Each command comes from aws.py and has a process, a fork of this one: with the words, the folder, the variables and the
streams of whoever has called it.
"""

import json
import os
import select
import signal
import socket
import sys

server = socket.socket(socket.AF_UNIX)
server.bind(sys.argv[1])
server.listen(16)
print('listening', flush=True)

from awscli.clidriver import create_clidriver  # noqa: E402: takes half a second, for which the first command waits

driver = create_clidriver()
driver.session.get_service_model('stepfunctions')
driver.session.get_component('data_loader').load_data('endpoints')


def run(connection: socket.socket) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    text, streams, _, _ = socket.recv_fds(connection, 1 << 20, 3)
    words, folder, variables = json.loads(text)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(variables)
    status = driver.main(words)
    sys.stdout.flush()
    sys.stderr.flush()
    connection.sendall(str(status).encode())


signal.signal(signal.SIGCHLD, signal.SIG_IGN)
while sys.stdin not in select.select([server, sys.stdin], [], [])[0]:
    connection, _ = server.accept()
    if os.fork() == 0:
        try:
            run(connection)
        finally:
            os._exit(0)
    connection.close()
