"""Prints the bill of materials of a running site: each package of the runtime lock, with its version and hashes.

Run by `python3 .ci/sbom.py > sbom.json`. The format is CycloneDX 1.5 (JSON); standard library only.
"""

import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "docs" / "deploy" / "requirements.lock"
# A package with its version, a condition perhaps, and the hashes on the lines below it.
ENTRY = re.compile(r"^([a-z0-9._-]+)(?:\[[^]]*\])?==([^ ;\\]+)([^\n]*(?:\n    --hash[^\n]*)*)", re.MULTILINE)


def component(name: str, version: str, rest: str) -> dict[str, object]:
    """The entry of one package."""
    address = f"pkg:pypi/{name}@{version}"
    hashes = [{"alg": "SHA-256", "content": digest} for digest in re.findall(r"sha256:([0-9a-f]{64})", rest)]
    return {"type": "library", "bom-ref": address, "name": name, "version": version, "purl": address, "hashes": hashes}


def bill() -> dict[str, object]:
    """The whole bill."""
    version = re.search(r'^version = "([^"]+)"', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    portal = {"type": "application", "name": "portal", "version": version[1] if version else ""}
    components = [component(*entry) for entry in ENTRY.findall(LOCK.read_text())]
    return {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "metadata": {"component": portal},
            "components": components}  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(bill(), indent=1))
