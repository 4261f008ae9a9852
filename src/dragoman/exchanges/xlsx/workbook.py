"""The parts of a workbook that hardly differ: what is in it, and what belongs together.

There is no part with properties, so nothing names a person, a program or a day.
"""

from __future__ import annotations

from dragoman.containers.ooxml import HEAD, PACKAGE, R

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
SHEET_NAME = "Translation"

CONTENT_TYPES = (
    f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
)
PACKAGE_RELATIONS = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>"
)
RELATIONS = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{R}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{R}/sharedStrings" Target="sharedStrings.xml"/>'
    f'<Relationship Id="rId3" Type="{R}/styles" Target="styles.xml"/></Relationships>'
)


def write_workbook(area: str) -> str:
    """Return the list of sheets. ``area`` has all cells, as in "$A$1:$H$21": they can be filtered.

    The row with the names is printed on each page.
    """
    return (
        f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{R}">'
        "<bookViews><workbookView/></bookViews>"  # each sheet names its view, and Excel wants it
        f'<sheets><sheet name="{SHEET_NAME}" sheetId="1" r:id="rId1"/></sheets><definedNames>'
        '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'
        f"{SHEET_NAME}!{area}</definedName>"
        f'<definedName name="_xlnm.Print_Titles" localSheetId="0">{SHEET_NAME}!$1:$1</definedName>'
        "</definedNames></workbook>"
    )
