"""The trail from a claim to who paid: every box in its column, none over another, joined from side to side."""

from itertools import combinations

from portal.drawings.trail import Column, Node, draw

COLUMNS = [
    Column("Finding", [Node("f", "Finding 1", first=True)]),
    Column("Evidence", [Node(f"e{n}", f"Evidence {n}", "Supports") for n in range(4)]),
    Column("Outputs", [Node("o", "A very long title of an output that cannot fit", "Report", "/outputs/o/")]),
    Column("Grants", [Node("g", "Phase 1")]),
]
LINKS = [("f", "e0"), ("f", "e1"), ("f", "e2"), ("f", "e3"), ("e3", "o"), ("o", "g"), ("e0", "g"), ("e0", "nowhere")]


def test_every_node_is_drawn_once_and_every_link_between_drawn_ones():
    drawing = draw(COLUMNS, LINKS)
    assert [box.node.key for box in drawing.nodes] == ["f", "e0", "e1", "e2", "e3", "o", "g"]
    assert len(drawing.links) == len(LINKS) - 1


def test_no_box_lies_over_another_and_all_lie_inside():
    drawing = draw(COLUMNS, LINKS)
    for box, other in combinations(drawing.nodes, 2):
        beside = box.x + box.w <= other.x or other.x + other.w <= box.x
        assert beside or box.y + box.h <= other.y or other.y + other.h <= box.y
    assert all(box.x >= 0 and box.x + box.w <= drawing.width for box in drawing.nodes)
    assert all(box.y >= 0 and box.y + box.h <= drawing.height for box in drawing.nodes)


def test_an_output_stands_beside_the_evidence_that_names_it():
    boxes = {box.node.key: box for box in draw(COLUMNS, LINKS).nodes}
    assert boxes["o"].middle == boxes["e3"].middle


def test_an_empty_column_takes_no_room():
    drawing = draw([COLUMNS[0], Column("Outputs", []), COLUMNS[3]], [("f", "g")])
    assert [head.text for head in drawing.heads] == ["Finding", "Grants"]


def test_words_that_do_not_fit_are_cut_in_the_box_and_whole_in_the_list():
    drawing = draw(COLUMNS, LINKS)
    box = next(box for box in drawing.nodes if box.node.key == "o")
    assert box.lines[0].text.endswith("…")
    assert drawing.columns[2].nodes[0].text == "A very long title of an output that cannot fit"


def test_nothing_gives_an_empty_drawing():
    assert draw([], []).nodes == []
