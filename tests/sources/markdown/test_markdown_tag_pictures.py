"""The pictures of shortcodes, of components and of directives."""

from __future__ import annotations

import pytest

from dragoman.sources import read, rebuild
from dragoman.sources.markdown.sites.tag_pictures import cut_pictured_tags
from helpers.cases import each_case
from helpers.durations import check_growth

Shown = list[tuple[str, str]]


def list_shown(data: str) -> Shown:
    """Return the text of each unit with its picture; what nobody translates is in brackets."""
    document = read(data.encode(), "a", suffix=".md")
    assert rebuild(document, {}) == data.encode()
    return [
        (unit.text if unit.translatable else f"[{unit.text}]", unit.picture)
        for unit in document.units
    ]


@each_case([
        ('{{< figure src="/i/map.png" alt="A map" caption="1900 AD" >}}',
         [("A map", "/i/map.png"), ("1900 AD", "")]),
        ('{{< figure caption="1900 AD" alt="A map" src="a.jpg" >}}',
         [("A map", "a.jpg"), ("1900 AD", "")]),
        ("{{< figure src=a.webp >}}", [("[![](a.webp)]", "")]),
        ('{{< figure src="my map.png" caption="C" >}}', [("[![](my%20map.png)]", ""), ("C", "")]),
        ("{{< figure src=`a.png` caption=`A \"fine\" map` >}}",
         [("[![](a.png)]", ""), ('A "fine" map', "")]),
        ('{{< img "a.png" >}}', [("[![](a.png)]", "")]),
        ('{{< img a.png >}} {{< img b.png alt="B" >}}', [("[![](a.png)]", ""), ("B", "b.png")]),
        ("{{ image(path='a.png', alt='A map') }}", [("A map", "a.png")]),
        ('{% include figure.html image_path="/a.svg?v=2" alt="A map" %}',
         [("A map", "/a.svg?v=2")]),
        ("{% img left /a.png %}", [("[![](/a.png)]", "")]),
        ('<Figure caption="C"\n  src="c.png" alt="A map" />', [("A map", "c.png"), ("C", "")]),
        ('<Image src={require("./c.png").default} />', [("[![](./c.png)]", "")]),
        ("<Image src={useBaseUrl('/c.png')} alt='A map' />", [("A map", "/c.png")]),
        ('<Card image="/x.svg" title="T">\nText\n</Card>',
         [("[![](/x.svg)]", ""), ("T", ""), ("Text", "")]),
        ('<img src="z.png">', [("[![](z.png)]", "")]),
        ("```{image} a.png\n:width: 9\n:alt: A map\n```", [("A map", "a.png")]),
        (":::{figure} a.png\n:alt: A map\n\nThe *map*.\n:::",
         [("A map", "a.png"), ("The *map*.", "")]),
        ("```{figure} a.png\nThe map.\n```", [("[![](a.png)]", ""), ("The map.", "")]),
        # a description without a letter is no text
        ('{{< figure src="a.png" alt="2020" >}}', [("[![](a.png)]", "")]),
        # a picture that a script loads late, not what waits in its place
        ('<img src="wait.gif" class="a" data-src="a.png">', [("[![](a.png)]", "")]),
        ('<Figure data-src="a.png" src="wait.gif" alt="A map" />', [("A map", "a.png")]),
        # tags that only compute
        ('{% assign image = "a.png" %}', []),
        ('{%- if img="a.png" %}\n{% endif %}', []),
        ('{% set image = "a.png" %}{{ image(path="b.png") }}', [("[![](b.png)]", "")]),
        # no pictures, and pictures that are somewhere else
        ('{{< video src="a.mp4" poster="a.png" title="T" >}}', [("T", "")]),
        ('{{< figure src="https://example.org/a.png" alt="A map" >}}', [("A map", "")]),
        ('{{< figure src="{{ x }}.png" >}}', []),
        ('{{< tab "a.png" >}}', [("a.png", "")]),
        ('{% include a.html data-src="a.png" %}', []),
        ('<img src="//example.org/z.png">', []),
        ('<!-- <img src="z.png"> -->', []),
        ("<script>\nlet x = '<img src=\"z.png\">';\n</script>", []),
    ])  # fmt: skip
def test_a_tag_shows_its_picture(data: str, shown: Shown) -> None:
    assert list_shown(f"{data}\n") == shown


def test_a_picture_is_in_the_list_and_the_quotation_of_its_tag() -> None:
    data = '- {{< figure src="x.png" >}}\n\n> {{< img src="y.png" alt="Y" >}}\n'
    one, two = read(data.encode(), "a", suffix=".md").units
    assert (one.place.lists, two.place.quotations) == (("-",), 1)


@pytest.mark.parametrize("quote", ['"', "'", "`"])
def test_a_translation_does_not_end_its_attribute(quote: str) -> None:
    data = f"{{{{< figure src={quote}a.png{quote} alt={quote}A map{quote} >}}}}\n".encode()
    document = read(data, "a", suffix=".md")
    (unit,) = document.units
    new = rebuild(document, {unit.key: f"x {quote} y"})
    code = {'"': "&quot;", "'": "&#39;", "`": "&#96;"}[quote]
    assert new == data.replace(b"A map", f"x {code} y".encode())


@pytest.mark.parametrize("piece", ['<A src="a.png"/>', "<!-- ", "<script ", '{{< x src="'])
def test_the_time_for_tags_grows_with_their_number(piece: str) -> None:
    check_growth(
        lambda size: (piece * size).encode(), lambda data: read(data, "a", suffix=".md"), 2000
    )


@pytest.mark.parametrize(
    "piece",
    ["{{ ", "{% ", "{", "<a ", "<img\n", "<img data-src=", " src", ' src="a.png?', "a.png?", "img"],
)
def test_the_time_for_what_is_no_tag_grows_with_its_length(piece: str) -> None:
    check_growth(lambda size: f"{{{{ {piece * size}}} }}}}", cut_pictured_tags, 12000)
