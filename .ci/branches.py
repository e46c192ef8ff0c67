"""How many branches of the rooms that must not err are taken by their own tests; fails below the bar.

Run by `.venv/bin/python .ci/branches.py`; prints a figure a room, and the lines and branches that no test takes.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BAR = 95.0
# What is measured: the modules whose path begins so.
ROOMS = ("portal/records/rights/", "portal/visibility/", "portal/bibliography/", "portal/intake/")
# Folders of tests, without a browser, that go through these rooms.
TESTS = ("records", "visibility", "bibliography", "intake", "desk/intake", "desk/test_roles.py",
         "desk/test_access.py", "desk/test_hostile_session.py", "public/outputs", "site/test_search.py",
         "exchange", "returns")  # fmt: skip


def measured(folder: Path) -> dict:
    """Runs the tests and gives coverage's own report; ends the script where a test fails."""
    report = folder / "coverage.json"
    tests = [f"tests/{name}" for name in TESTS if (ROOT / "tests" / name).exists()]
    command = [sys.executable, "-m", "pytest", "-n", str(len(os.sched_getaffinity(0))), "--dist", "worksteal",
               "--cov-branch", f"--cov-report=json:{report}", "--cov=portal",
               *tests]  # fmt: skip
    surroundings = {**os.environ, "COVERAGE_FILE": str(folder / "data")}
    if subprocess.run(command, cwd=ROOT, env=surroundings, check=False).returncode:
        sys.exit("A test failed, so that nothing was measured.")
    return json.loads(report.read_text())["files"]


def of_room(files: dict, room: str) -> dict:
    """The room's own files. Its migrations ran when the tests' databases were made, which is not measured."""
    return {name: file for name, file in files.items() if name.startswith(room) and "/migrations/" not in name}


def branches(files: dict) -> str:
    """The branches taken, of how many."""
    totals = [file["summary"] for file in files.values()]
    return f"{sum(total['covered_branches'] for total in totals)} of {sum(total['num_branches'] for total in totals)}"


def share(files: dict) -> float:
    """Per cent of the files' lines and branches that some test takes, as coverage counts them."""
    totals = [file["summary"] for file in files.values()]
    taken = sum(total["covered_lines"] + total["covered_branches"] for total in totals)
    return 100 * taken / max(1, sum(total["num_statements"] + total["num_branches"] for total in totals))


def main() -> None:
    """Prints a figure a room and what is missing in it; fails where a room is below the bar."""
    with tempfile.TemporaryDirectory() as folder:
        files = measured(Path(folder))
    below = []
    for room in ROOMS:
        own = of_room(files, room)
        print(f"  {room}: {share(own):.1f} % of lines and branches, {branches(own)} branches, {len(own)} files")
        for name, file in own.items():
            if file["missing_lines"] or file["missing_branches"]:
                ways = " ".join(f"{start}->{end}" for start, end in file["missing_branches"])
                print(f"      {name}: lines {file['missing_lines']}, branches {ways}")
        if share(own) < BAR:
            below.append(room)
    if below:
        sys.exit(f"Below {BAR:.0f} %: {', '.join(below)}")


if __name__ == "__main__":
    main()
