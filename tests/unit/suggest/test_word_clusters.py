"""Words that are used alike are near each other in the tree, and the file of them is what its maker writes."""

from __future__ import annotations

from annotator.environment.resources import resource
from annotator.suggest.word_clusters import UNKNOWN, Clusters


def common(one: str, other: str) -> int:
    """Return how many classes, coarse to fine, two words share."""
    clusters = Clusters.load()
    return sum(a == b for a, b in zip(clusters.of(one), clusters.of(other), strict=True))


def test_verbs_of_saying_are_used_alike_and_not_like_nouns() -> None:
    assert common("insisted", "argued") == 4
    assert common("believe", "suggest") == 4
    assert common("insisted", "spokesman") < 2
    assert common("spokesman", "spokeswoman") == 4


def test_a_word_in_no_cluster_says_so() -> None:
    assert Clusters.load().of("xyzzyx") == UNKNOWN
    assert Clusters.load().of("") == UNKNOWN


def test_a_short_path_goes_on_with_zeros_so_that_classes_of_one_depth_compare() -> None:
    clusters = Clusters(["0111 a b", "01110000000000000001 c", "1 d"])
    assert clusters.of("a") == clusters.of("b") == ("4 7", "8 70", "12 700", "20 70000")
    assert clusters.of("c")[:3] == clusters.of("a")[:3]
    assert clusters.of("c")[3] == "20 70001"
    assert clusters.of("d")[0] == "4 8"


def test_each_word_of_the_file_stands_once_in_small_letters() -> None:
    lines = resource("words/clusters.txt").read_text("utf-8").splitlines()
    assert lines[0].startswith("# Made by packaging/words/clusters.py")
    paths = [line.partition(" ")[0] for line in lines[1:]]
    words = [word for line in lines[1:] for word in line.split(" ")[1:]]
    assert paths == sorted(set(paths))
    assert all(set(path) <= {"0", "1"} and len(path) <= 20 for path in paths)
    assert len(words) == len(set(words)) > 30_000
    assert all(word and word == word.lower() for word in words)
