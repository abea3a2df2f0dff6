"""Edges of TRN006."""

import pytest

from mtlint.rules.truncation.missing_sentence_end import MissingSentenceEnd
from mtlint.testing import run, unmark


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("The guests came to see the new hall in [[Macau The]] hosts showed them round.", id="after a name"),
        pytest.param("Shops earn from users “that do [[not come” In]] this way they live on.", id="after a quotation"),
        pytest.param("The river rose for the third time in [[May According]] to the council it will fall.", id="according"),
        pytest.param("The team went on in spite of the [[rain The]] U.S. team did not.", id="an acronym after the article"),
        pytest.param("He said it was the answer to the new [[threat Ana Lopez]], a fellow at the centre, agreed.", id="name"),
        pytest.param("5 % ' The. The committee approved the annual budget for the bridge. '", id="a stop that is there"),
        pytest.param("He said it was written by the new mayor Ana Lopez, a fellow at the centre.", id="office"),
        pytest.param("It had a bad effect on the [[trust Negative]] reports about shops are frequent.", id="adjective"),
        pytest.param("The police were told of several kinds of [[fraud Unlawful]] callers pose as banks.", id="un-"),
        pytest.param("They run a new shop on [[Douyin Imitating]] the tone of old films, it is a success.", id="participle"),
        pytest.param("It looks the same as the other [[site Check]] the address with care.", id="command"),
        pytest.param("It was shot down again last [[week A]] spy balloon from there fell too.", id="indefinite article"),
        pytest.param(
            "The firm lost 300 people in the last two [[quarters Global]] banks lost more.", id="adjective behind a plural"
        ),
        pytest.param(
            "It is a part of the world [[community Strengthening]] ties with it is wise.", id="participle behind a quality"
        ),
        pytest.param(
            "They paid for the flat and the [[difference Mr. Lee]] said that it was fair.", id="name that says something"
        ),
        pytest.param(
            "They asked who had paid for [[China The]] United States paid for all.", id="body with an article behind a name"
        ),
        pytest.param("They spoke of the costs China has to bear and the rights Miller had.", id="relative clause"),
        pytest.param("They work for the organisation Greenpeace said to be green.", id="body before its name"),
        pytest.param("It is known that a lack of vitamin A deficiency does harm.", id="a letter"),
        pytest.param("He said on Monday in the new House that many Democratic senators agree.", id="adjective of a party"),
        pytest.param("The flight was the first to Beijing the day it opened.", id="a name that looks like a participle"),
        pytest.param("The troops showed no mercy to the other [[side In]] April 1864 they came back.", id="time"),
        pytest.param("He was born in Randers in the east of [[Jutland He]] was moved by the work.", id="pronoun after a name"),
        pytest.param("They get in shape but never learn to [[exercise You]] can keep at it.", id="pronoun"),
        pytest.param(
            "He asked the World Bank first. The problem is easily [[fixed The]] World Bank knows it.",
            id="the name stands elsewhere",
        ),
        pytest.param("The total sales of The Power of Now and other books rose.", id="a name that holds words of grammar"),
        pytest.param("As a President, I will serve ALL of the people here.", id="emphasis"),
        pytest.param("It is far below the old Stock Exchange, hung upside-down now as a den.", id="no person"),
        pytest.param("(Report of the 11th) On the evening of the 8th the parade was held.", id="remark in brackets"),
        pytest.param("The paper is owned by the magazine The Economist and others.", id="a name after the article"),
        pytest.param("WASHINGTON (AP) The council met on Monday.", id="dateline"),
        pytest.param("Question: What is it? Answer: The river.", id="colon"),
        pytest.param("He asked the man: Where is the river?", id="question after a colon"),
        pytest.param("He came in. The river rose again. In May it fell.", id="stops"),
        pytest.param(
            "He was freed by the old supreme [[leader Nationwide]] strikes followed. The nationwide row is old.", id="small"
        ),
        pytest.param("They told nobody about it and [[closed Consumers]] could have been calm.", id="plural before its verb"),
        pytest.param("Nobody is forbidden to go through [[it Planets]] may have left water there.", id="behind an object"),
        pytest.param("They were found under a pile of [[concrete Two]] more women came to help.", id="number"),
        pytest.param("At the time it cost less than 5% in [[France Sadly]], the price has risen.", id="adverb of an adjective"),
        pytest.param("He said that it was a gift of Emily, a friend of the house.", id="a name like an adverb"),
        pytest.param("They saw each other again in [[Shaoshan They]] probably liked it there.", id="pronoun behind a place"),
        pytest.param("They met at the building site in [[Sochi A]] course is two days long.", id="article behind a place"),
        pytest.param("They play again this year in Serie A clubs only.", id="a letter behind a name"),
        pytest.param("The balloon of last week was shot [[down The]] Pentagon also believes it.", id="name and its verb"),
        pytest.param("After that, Mikhail was [[called In]] March 1990, Hans called for elections.", id="a date"),
        pytest.param("For us the content is very [[important Fangfang Li]], a girl from the south, says.", id="predicate"),
        pytest.param(
            "They quarrel about the payment of fence [[costs Von der Leyen]] has repeatedly stated that it is so.", id="van"
        ),
        pytest.param("It is told in a study in the journal Science reported by all.", id="a thing and its name"),
        pytest.param("It will be broken by the new Status field. The status is new.", id="plain adjective"),
        pytest.param("The name of The Open Group may be used. It is the Open Group that says so.", id="article in a name"),
        pytest.param("The boy who reads USA Today was late for it.", id="name that ends on an adverb"),
    ],
)
def test_spans(marked):
    text, spans = unmark(marked.replace("[[not come” In]]", "not [[come” In]]"))
    assert [finding.span for finding in run(MissingSentenceEnd(), text)] == spans
