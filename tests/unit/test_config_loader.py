"""The loader: YAML 1.2 as its specification has it, places of everything, and no harm from hostile files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cxsim.config.loader import MAX_BYTES, MAX_DEPTH, Place, ScenarioError, load, parse

HOSTILE = {
    "open lists": "[" * MAX_BYTES,
    "open groups": "{a: " * (MAX_BYTES // 4),
    "nested dashes": "- " * (MAX_BYTES // 2),
    "nested questions": "? " * (MAX_BYTES // 2),
    "half-open lists": "[a," * (MAX_BYTES // 3),
    "many entries": "- a\n" * (MAX_BYTES // 4),
    "one long line of entries": "[" + "a," * (MAX_BYTES // 2 - 1),
    "many keys": "".join(f"k{number}: 1\n" for number in range(MAX_BYTES // 12)),
    "one long word": "a" * MAX_BYTES,
    "one long number": "a: " + "9" * (MAX_BYTES - 4),
    "one long block": "a: |\n" + " b\n" * (MAX_BYTES // 3 - 2),
    "one long folded text": 'a: "' + "b\n " * (MAX_BYTES // 3 - 3),
    "empty lines": "\n" * MAX_BYTES,
    "comments": "#\n" * (MAX_BYTES // 2),
    "many documents": "---\n" * (MAX_BYTES // 4),
    "billion laughs": "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)),
    "an alias of itself": "a: &a [*a]",
    "merge keys": "a: &a {b: 1}\nc:\n  <<: *a",
    "a tag that builds an object": "a: !!python/object/apply:os.system ['true']",
    "a tag of its own": "a: !danger 1",
    "a terminal escape": "kind: policy\ntitle: \x1b[2J",
    "an escaped terminal escape": 'title: "\\x1b[2J"',
    "text that runs backwards": "title: \u202egnp.exe",
    "a null character": "a: \0",
    "two keys alike": "a: 1\na: 2",
    "too large": "#" * (MAX_BYTES + 1),
}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"), ("yes", "yes"), ("on", "on"), ("off", "off"), ("y", "y"), ("NO", "NO"),
        ("true", True), ("False", False), ("TRUE", True),
        ("~", None), ("null", None), ("", None),
        ("1e-3", 0.001), ("1E3", 1000.0), ("+.5", 0.5), ("1.", 1.0), ("-0.0", -0.0), ("6.02e+23", 6.02e23),
        ("12", 12), ("-7", -7), ("012", 12), ("0o14", 12), ("0xC", 12),
        ("1_000", "1_000"), ("0b11", "0b11"), ("12:30", "12:30"), ("2024-01-31", "2024-01-31"), ("1,5", "1,5"),
        (".", "."), ("1.2.3", "1.2.3"), ("=", "="), ("'1'", "1"), ('"no"', "no"),
    ],
)  # fmt: skip
def test_scalars_follow_the_core_schema_of_yaml_1_2(text: str, value: object) -> None:
    found = parse(f"key: {text}", "x.yaml").data
    assert found == {"key": value}
    assert isinstance(found, dict)
    assert type(found["key"]) is type(value)


def test_every_key_and_value_has_a_place() -> None:
    text = 'a: 1\nb:\n  c: "two"\n  d: [3, {e: 4}]\n'
    document = parse(text, "x.yaml")
    assert document.data == {"a": 1, "b": {"c": "two", "d": [3, {"e": 4}]}}
    assert document.keys["b", "c"] == Place(3, 3, 10, 11)
    assert document.values["b", "c"] == Place(3, 6, 13, 18)
    assert (document.values["b", "d", 1, "e"].line, document.values["b", "d", 1, "e"].column) == (4, 14)
    for place in [*document.keys.values(), *document.values.values()]:
        assert text.split("\n")[place.line - 1][place.column - 1] == text[place.start]


def faults_of(text: str) -> list[str]:
    try:
        return [str(fault) for fault in parse(text, "x.yaml").faults]
    except ScenarioError as error:
        return [str(fault) for fault in error.faults]


def test_a_syntax_error_is_one_fault_with_its_place() -> None:
    [fault] = faults_of("a: 1\nb: [1\nc: 2\n")
    assert fault.startswith("x.yaml:3:2: file: is not YAML 1.2 (found ")


def test_all_faults_of_a_readable_file_come_at_once() -> None:
    faults = faults_of("a: &x 1\nb: *x\na: 2\nc: !!int 3\nd: .inf\ne: .nan\nf: 1e999\n: 5\n")
    assert [fault.split(" (")[0] for fault in faults] == [
        "x.yaml:1:4: a: has an anchor, which is not allowed",
        "x.yaml:2:4: b: is an alias, which is not allowed",
        "x.yaml:3:1: a: is given twice",
        "x.yaml:4:4: c: has a tag, which is not allowed",
        "x.yaml:5:4: d: is not a finite number",
        "x.yaml:6:4: e: is not a finite number",
        "x.yaml:7:4: f: is not a finite number",
        "x.yaml:8:1: file: is no name for a key",
    ]


def test_of_two_equal_keys_the_first_one_counts() -> None:
    document = parse("a: {x: 1}\na: {x: 2}\na: {x: 3}\n", "x.yaml")
    assert document.data == {"a": {"x": 1}}
    assert [str(fault).split(" (")[0] for fault in document.faults] == [
        "x.yaml:2:1: a: is given twice",
        "x.yaml:3:1: a: is given twice",
    ]


def test_the_depth_limit_is_exact() -> None:
    assert parse("[" * MAX_DEPTH + "]" * MAX_DEPTH, "x.yaml").faults == []
    [fault] = faults_of("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))
    assert f":1:{MAX_DEPTH + 1}: " in fault
    assert "is nested too deeply" in fault


def test_the_size_limit_is_exact(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(b"#" * MAX_BYTES)
    assert load(file).data is None
    file.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(ScenarioError, match="is too large"):
        load(file)


@pytest.mark.parametrize("name", [name for name in HOSTILE if "long word" not in name])
def test_a_hostile_text_has_faults(name: str, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(HOSTILE[name], encoding="utf-8")
    harmless = name in ("one long block", "empty lines", "comments")  # large, but what they say is read
    try:
        faults = load(file).faults
    except ScenarioError as error:
        faults = list(error.faults)
    assert bool(faults) is not harmless
    for fault in faults:
        assert str(fault).isprintable()
        assert len(str(fault)) < 400 + len(str(file))


def test_hostile_texts_stay_within_200_mb(tmp_path: Path) -> None:
    files = []
    for number, text in enumerate(HOSTILE.values()):
        files.append(str(tmp_path / f"{number}.yaml"))
        Path(files[-1]).write_text(text, encoding="utf-8")
    program = (
        "import re, resource, sys\n"
        "from cxsim.config.scenarios import ScenarioError, check_file\n"
        "for file in sys.argv[1:]:\n"
        "    try: check_file(file)\n"
        "    except ScenarioError: pass\n"
        "    else: sys.exit('accepted ' + file)\n"
        # On Linux ru_maxrss also counts the process that this one was forked from; VmHWM is its own peak.
        "if sys.platform == 'linux': peak = int(re.search(r'VmHWM:\\s*(\\d+)', open('/proc/self/status').read())[1])\n"
        "else: peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "print(peak)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, *files], capture_output=True, text=True, check=True)
    unit = 1 if sys.platform == "darwin" else 1024
    assert int(done.stdout) * unit < 200 * 1024 * 1024


@pytest.mark.parametrize(
    ("content", "place"),
    [(b"\xff\xfea\0", "1:1"), (b"a: 1\nb: \xe4", "2:4"), ("ä: ".encode() + b"\x80", "1:4"), (b"\xed\xa0\x80", "1:1")],
)
def test_other_encodings_are_refused_at_their_first_byte(content: bytes, place: str, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(content)
    with pytest.raises(ScenarioError) as caught:
        load(file)
    assert f"x.yaml:{place}: file: is not UTF-8 (found byte 0x" in str(caught.value)


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    assert load(file).data == {"a": 1, "b": 2}


def test_only_regular_files_are_read(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match=r"does not exist"):
        load(tmp_path / "none.yaml")
    with pytest.raises(ScenarioError, match=r"is not a regular file \(found a folder"):
        load(tmp_path)
    with pytest.raises(ScenarioError, match=r"cannot be read"):
        load("a\0b.yaml")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.yaml")
        with pytest.raises(ScenarioError, match="a device, pipe or socket"):
            load(tmp_path / "pipe.yaml")


def test_a_file_name_cannot_break_the_line() -> None:
    [fault] = parse("a: 1\na: 2", "bad\nname\x1b.yaml").faults
    assert str(fault).startswith("bad\\nname\\x1b.yaml:2:1: a: is given twice")
