"""The looks of a text that ``style`` says are marks, as those that a tag says."""

from __future__ import annotations

import pytest

from dragoman.sources import read, rebuild


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ('<span style="font-weight:bold">b</span>', "a **b** c"),
        ('<span style="FONT-WEIGHT: 700 ; color:red">b</span>', "a **b** c"),
        ('<font style="font-style: italic">b</font>', "a *b* c"),
        ('<span style="text-decoration: underline">b</span>', "a <u>b</u> c"),
        ('<span style="text-decoration-line: line-through">b</span>', "a ~~b~~ c"),
        ('<span style="vertical-align:super;font-size:60%">b</span>', "a <sup>b</sup> c"),
        ('<span style="vertical-align: sub">b</span>', "a <sub>b</sub> c"),
        ('<b style="color:red">b</b>', "a **b** c"),
        # none of these
        ('<span style="font-weight:400">b</span>', "a <g1>b</g1> c"),
        ('<span style="color:red">b</span>', "a <g1>b</g1> c"),
        ('<span style="font-style:normal;text-decoration:none">b</span>', "a <g1>b</g1> c"),
        ('<b style="font-weight:normal">b</b>', "a <g1>b</g1> c"),
        ('<em style="font-style:normal">b</em>', "a <g1>b</g1> c"),
        ('<button style="font-weight:bold">b</button>', "a <g1>b</g1> c"),
    ],
)
def test_a_look_is_a_mark(tag: str, text: str) -> None:
    data = f"<html lang=en><body><p>a {tag} c</p></body></html>"
    document = read(data.encode(), "a", suffix=".html")
    (unit,) = document.units
    assert unit.text == text
    new = text.replace("a ", "x ").replace(" c", " z")
    assert f"<p>x {tag} z</p>" in rebuild(document, {unit.key: new}, "en").decode()
