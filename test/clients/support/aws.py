"""`aws.py SOCKET words…`: a command of the AWS CLI, run by aws_loaded.py."""

import json
import os
import socket
import sys

connection = socket.socket(socket.AF_UNIX)
connection.connect(sys.argv[1])
request = json.dumps([sys.argv[2:], os.getcwd(), dict(os.environ)]).encode()
socket.send_fds(connection, [request], [0, 1, 2])
sys.exit(int(connection.recv(9) or 255))
