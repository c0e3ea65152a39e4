"""Digests of complete event logs: every shipped company under two policies, every shipped policy in one company.

``python tests/golden/event_logs.py`` records them anew in ``event_logs.json``. Do so when a change of the model is
meant, in the commit that makes it, and say there why the logs change. The last bits of ``exp`` and ``log`` belong
to the machine's mathematics library: digests hold for the kind of machine they were recorded on.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from cxsim.config.scenarios import list_scenarios, load_company, load_policy
from cxsim.metrics.stream import Chunk
from cxsim.model.simulation import Simulation

GOLDEN = Path(__file__).with_suffix(".json")
WEEKS = 1
SEED = 20_260_101


def pairs() -> list[tuple[str, str]]:
    """Every company and every policy at least once."""
    companies = [scenario.name for scenario in list_scenarios("company")]
    policies = [scenario.name for scenario in list_scenarios("policy")]
    chosen = {(company, policy) for company in companies for policy in ("empowerment", "fear")}
    return sorted(chosen | {("grand-hotel", policy) for policy in policies})


def digest(company: str, policy: str) -> dict[str, str | int]:
    """Number of events of the first week, and the SHA-256 of all their columns."""
    hashed, events = hashlib.sha256(), 0

    def sink(chunk: Chunk) -> None:
        nonlocal events
        events += chunk[0].size
        for column in chunk:
            hashed.update(column.tobytes())

    scenario, levers = load_company(company), load_policy(policy).levers
    Simulation(scenario, levers, seed=SEED, replication=0, weeks=WEEKS, sink=sink).run()
    return {"events": events, "sha256": hashed.hexdigest()}


def recorded() -> dict[str, dict[str, str | int]]:
    """The digests on record, by ``company/policy``."""
    found: dict[str, dict[str, str | int]] = json.loads(GOLDEN.read_text(encoding="utf-8"))
    return found


def main() -> None:
    """Record all digests."""
    table = {f"{company}/{policy}": digest(company, policy) for company, policy in pairs()}
    GOLDEN.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
