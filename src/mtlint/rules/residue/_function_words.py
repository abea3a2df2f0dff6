"""Words of grammar by which a language is told from others."""

from functools import cache

_WORDS = {
    "cs": "a ale aby bez bude byl byla by co do i jak jako je jeho jen jsou kde když která které který má na nebo není o"
    " od po pod podle pro při se si také tak ten to že za ze",
    "da": "af alle at blev blive da de den der deres det disse efter eller en er et for fra han har havde hun hvad hvor i"
    " ikke ind jeg kan kun med mellem mod men når og også om på sig sin skal som til ud under var ved vil være",
    "de": "aber alle als am an auch auf aus bei beim bis bereits da damit dann das dass dem den der des die diese dieser"
    " doch durch ein eine einem einen einer eines er es für gegen haben hat hatte ich ihr im in ist kann mehr mit"
    " nach nicht noch nun nur ob oder ohne schon sein seine seit sich sie sind so soll sowie über um und unter vom"
    " von vor war waren was wegen wenn werden wie wieder wir wird wurde wurden zu zum zur zwischen",
    "en": "about after also although an and are as at be because been before being but by can could did do does during each for"
    " from had has have he her him his how i if into is it its may might more most must my no not of on or our over she"
    " should since so some such than that the their them then there these they this those through to under until up us"
    " was we were what when where which while who whose why will with would you your",
    "es": "al aunque como con contra cuando de del desde donde durante el ella ellos en entre era es esta este están fue"
    " ha han hasta hay la las le les lo los más me mientras mi muy ni no nos o para pero por porque que quien se ser"
    " si sin sobre son su sus también tras un una uno y ya",
    "fr": "afin alors après au aussi autre aux avait avant avec car ce celle celui ces cet cette chez comme contre dans"
    " de depuis des deux donc dont du elle elles en encore entre est et était été être il ils je jusque la le les"
    " leur leurs lors lui mais même ne nos notre nous on ont ou où par pas pendant peut plus pour qu que qui quoi sa"
    " sans se selon ses si son sont sous sur très tous tout un une vers vos vous",
    "id": "ada adalah akan atau bahwa bagi bisa dalam dan dapat dari dengan di hanya ini itu juga karena ke kepada lebih"
    " mereka oleh pada para sebagai sebuah secara seperti sudah telah tersebut tidak untuk yang",
    "it": "a ai al alla alle anche che chi ci come con contro cui da dal dalla degli dei del della delle di dopo due e è"
    " era essere fra gli ha hanno i il in io la le lo loro ma mentre nei nel nella non o per perché più poi quando"
    " questa questo se si sia sono stata stato su sua sul sulla suo tra tutti tutto un una",
    "nl": "aan al als bij dan dat de deze die dit door een en er haar had heb heeft het hij hoe hun in is je kan maar"
    " meer met na naar niet nog nu of om ook op over te tegen tot uit van veel voor waar was wat werd wordt zich zij"
    " zijn zo zonder zou",
    "pl": "ale bez być był była było co czy dla do gdy gdzie i ich jak jako jego jej jest już która które który lub ma"
    " może na nad nie o od oraz po pod przed przez przy się są także tak tego ten to tylko tym w we więc z za ze że",
    "pt": "ao aos as até com como da das de depois do dos e ela ele em entre era essa este está foi foram há isso já mais"
    " mas mesmo na nas não nem no nos o os ou para pela pelas pelo pelos por quando que quem se sem ser seu sua"
    " também tem um uma",
    "ro": "a acest această ai al ale asupra au ca care ce cel cu că dacă de dar din după este fi fost în între la le lor"
    " lui mai nu o oare pe pentru prin sau să se sunt și un una unei unui",
    "sv": "alla att av de den det deras detta där efter eller en ett från för ha hade han har hon hur i icke inte jag kan"
    " kommer men med mellan mot när och också om på sedan sig sin ska skulle som till under upp ut var vid vill än"
    " är",
    "tr": "ama ancak bir bu çok da daha de değil diye en gibi göre hem her için ile ise kadar ki mi ne olan olarak sonra"
    " ve veya ya",
}  # fmt: skip


@cache
def function_words(language: str) -> frozenset[str]:
    """The words of grammar of a language; none where it is not known."""
    return frozenset(_WORDS.get(language.split("-", maxsplit=1)[0].lower(), "").split())


def language_of(words: list[str], least: int = 2) -> str | None:
    """The language whose words of grammar stand most often among lower-case words, if `least` of them do."""
    counts = {code: sum(map(function_words(code).__contains__, words)) for code in _WORDS}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= least else None
