"""What a setting may be that says where something is: an address, a path."""

from __future__ import annotations

import re

_ADDRESS = r"https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~!$&'()*+,;=:@%/-]*)?"


def explain_address(value: str) -> str:
    """Return what the public address of a folder must be; nothing where it is one."""
    is_right = not value or re.fullmatch(_ADDRESS, value)
    return "" if is_right else "the address of a folder, such as 'https://example.org/letters/'"


def explain_memory_file(value: str) -> str:
    """Return what a pattern of memories must be; nothing where it is one."""
    is_relative = not value.startswith(("/", "\\", "~")) and ":" not in value[:2]
    is_memory = value.lower().endswith((".tmx", ".po")) and "\0" not in value
    return "" if is_relative and is_memory else "a path from the project to files .tmx or .po"
