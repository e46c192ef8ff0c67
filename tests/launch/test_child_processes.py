"""Children end with their parent, also with one that was gone before they could ask the kernel."""

import os
import subprocess
import sys

from portal.launch import child_processes, layout

PARENT = """
import os, time
from portal.launch import child_processes
parent = os.getpid()
if os.fork() == 0:
    child_processes.end_with_parent(parent)
    print("child", flush=True)
    time.sleep(60)
time.sleep(60)
"""


def test_a_child_ends_when_its_parent_is_killed():
    parent = subprocess.Popen([sys.executable, "-c", PARENT], cwd=layout.ROOT, stdout=subprocess.PIPE, text=True)
    assert parent.stdout.readline() == "child\n"
    parent.kill()
    # The pipe closes when the last process that holds it has ended.
    parent.communicate(timeout=10)


def test_a_child_whose_parent_is_gone_already_ends_at_once():
    number = os.fork()
    if number == 0:
        try:
            child_processes.end_with_parent(parent=-1)
        except SystemExit:
            os._exit(7)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(number, 0)[1]) == 7
