"""Tells, as one line of JSON for each DOCX given, what python-docx finds in it."""

import json
import re
import sys

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE


def level(style):
    """The level of the heading that a style is or is based on; 0 for none."""
    while style is not None:
        if match := re.fullmatch(r"Heading (\d)", style.name):
            return int(match[1])
        style = style.base_style
    return 0


def table(t):
    """The size of a table, its header rows and its cells, each in the row in which it begins."""
    seen, header, rows = set(), 0, []
    for row in t.rows:
        texts = []
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                texts.append(cell.text)
        rows.append(texts)
        header += len(row._tr.xpath("./w:trPr/w:tblHeader"))
    return {"columns": len(t.columns), "header": header, "rows": rows}


def section(s):
    """The page of a section, lengths in twips."""
    lengths = (s.page_width, s.page_height, s.top_margin, s.right_margin, s.bottom_margin, s.left_margin)
    header = "".join(s.header.part.element.xpath(".//w:instrText/text()")).strip()
    return {
        "lengths": [round(length.twips) for length in lengths],
        "landscape": s.orientation == WD_ORIENT.LANDSCAPE,
        "title_page": s.different_first_page_header_footer,
        "number": header == "PAGE",
    }


def tell(name):
    d = docx.Document(name)
    p = d.core_properties
    return {
        "title": p.title, "subject": p.subject, "author": p.author, "keywords": p.keywords, "language": p.language,
        "identifier": p.identifier, "category": p.category,
        "created": p.created.strftime("%Y-%m-%d") if p.created else "",
        "styles": {s.name: level(s) for s in d.styles if s.type == WD_STYLE_TYPE.PARAGRAPH and not s.builtin},
        "paragraphs": [[x.style.name, x.text] for x in d.paragraphs if x.style.name != "Normal"],
        "tables": [table(t) for t in d.tables],
        "sections": [section(s) for s in d.sections],
    }


for name in sys.argv[1:]:
    print(json.dumps(tell(name), ensure_ascii=False))
