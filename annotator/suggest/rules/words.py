"""Word classes that hardly change: the closed lists from which the shape of an English sentence is read."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """Return the words of a line as a set."""
    return frozenset(words.split())


BE = word_set("is are was were be been being am isn't aren't wasn't weren't 's 're 'm")
HAVE = word_set("has have had having hasn't haven't hadn't 've")
DO = word_set("do does did don't doesn't didn't")
MODALS = word_set(
    "will would could may might must shall should can cannot won't wouldn't couldn't mightn't mustn't shouldn't can't "
    "'ll 'd"
)
AUXILIARIES = BE | HAVE | DO | MODALS
ADVERBS = word_set(
    "not never also always already again often once now then still just even ever soon later recently first further "
    "instead simply yet rather quite almost twice thus so far too both all only repeatedly long perhaps maybe "
    "reportedly previously largely earlier openly since each seldom sometimes"
)
DETERMINERS = word_set(
    "the a an this these those some any each every no another both many several few most more all such other one two "
    "three four five six seven eight nine ten dozens hundreds thousands half"
)
POSSESSIVES = word_set("his her its their my our your whose 's '")
SUBJECT_PRONOUNS = word_set("he she they it we i you")
OBJECT_PRONOUNS = word_set("him her them us me you it himself herself themselves itself myself")
LOOSE_PRONOUNS = word_set(
    "some many others most few those both everyone everybody nobody someone one several all"
)
RELATIVES = word_set("who which that whom whose where when")
WH_WORDS = word_set("whether how what why if who where when which")
PREPOSITIONS = word_set(
    "of in on at by for with from to about into over after before during against among between under through without "
    "within since until upon toward towards across behind beyond despite amid via as like near per around along "
    "alongside outside inside following regarding concerning throughout"
)
ADVERBIAL_STARTS = word_set(
    "in on at during after before from by with via to while when as following amid about over outside inside near "
    "through under earlier later last this late early ahead because since shortly speaking according when where after "
    "for throughout upon without despite against within among until between just only"
)
CONJUNCTIONS = word_set(
    "and but or nor yet so while because although though if when as since whereas unless until than after before"
)
LEADING = word_set(
    "and but so yet or however meanwhile still also then now thus therefore instead moreover later earlier indeed "
    "nevertheless nonetheless additionally besides finally today yesterday tomorrow recently again perhaps though "
    "although while when as because since if after before even once eventually afterwards separately similarly "
    "likewise soon sometimes often ultimately initially previously both either where"
)
GOING_ON = word_set("keep keeps kept keeping begin begins began start starts started stopped resumed")
ASIDES = word_set("however though nonetheless nevertheless moreover meanwhile too also again instead")
WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = word_set(
    "january february march april may june july august september october november december jan. feb. aug. sept. oct. "
    "nov. dec."
)
TIMES = WEEKDAYS | word_set("today yesterday tonight tomorrow")
TIME_NOUNS = word_set(
    "week month year day night morning afternoon evening weekend summer winter spring fall century decade"
)
TIME_LEADS = word_set("last this late early earlier later next that")
ADJECTIVES = word_set(
    "new false recent previous latest early public own strong similar major big key serious political official top "
    "senior other good bad great real full final possible personal local national foreign first second third old high "
    "low long short own only same very such general common clear past future current former early late annual own "
    "baseless unfounded explosive damaging live special so-called alleged repeated widespread initial frequent"
)
NOT_BEFORE_NAMES = PREPOSITIONS | DETERMINERS | POSSESSIVES | ADJECTIVES
# Past forms of common verbs that are no cues: they end a noun phrase that would be a subject.
PAST_VERBS = word_set(
    "took went came made got gave had won lost ran held kept left met paid put sat sent set sold spent stood began "
    "became broke brought built bought caught chose cut did drew drove ate fell fought flew forgot grew hung hid hit "
    "hurt led let lay lit meant rose saw shot shook sang slept spoke stole struck swam threw wore woke went faces "
    "makes takes goes comes gets gives runs wins leads"
)
NOT_PEOPLE = word_set("there here this that it what which how why where when")
# Heads of a headline or a paragraph before a colon that are nobody.
NO_SOURCES = word_set(
    "explainer analysis opinion live breaking video watch exclusive update updated correction editorial review photos "
    "podcast interview transcript newsletter factbox timeline column commentary feature special read listen note poll "
    "latest question answer example abstract text title section step part q a date time location contact source via "
    "related tags more advertisement share results bottom-line background here this these following include includes "
    "including are is"
)


def is_adverb(word: str) -> bool:
    """Tell whether a word (in small letters) may stand inside a verb group."""
    return word in ADVERBS or (
        len(word) > 4
        and word.endswith("ly")
        and word not in {"family", "only", "july", "italy", "reply", "supply", "ally", "rally"}
    )


def is_plural(word: str) -> bool:
    """Tell whether a word may be a plural noun."""
    return (word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))) or word in {
        "people",
        "men",
        "women",
        "police",
        "children",
        "media",
        "data",
        "percent",
        "%",
    }
