"""A sentence → its stance, by the codebook.

Each sentence stands alone under the heading of proposal 3.2.1 in a letter from Bokverket, an agency, so that what is
tested is the whole way from words to position. What is expected is a stance with its qualifiers, or None for silence.
``…`` after a stance: whichever qualifiers. NO_STAND: silence or a bare remark, as long as no side is taken. ``not``
before a stance, where two readers may differ: anything else.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from letters import ALL, answers, compiled, from_bokverket, letter
from remiss import Consultation, Proposal

NO_STAND = "no stand"

Row = tuple[str, str | None]

SUPPORTS: list[Row] = [
    ("Bokverket tillstyrker förslaget.", "supports"),
    ("Förslaget tillstyrks.", "supports"),
    ("Tillstyrks.", "supports"),
    ("Vi tillstyrker.", "supports"),
    ("Verket ställer sig bakom att ett register inrättas.", "supports"),
    ("Vi instämmer i utredningens förslag.", "supports"),
    ("Vi delar utredningens uppfattning att registret bör vara nationellt.", "supports"),
    ("Bokverket välkomnar förslaget om ett register.", "supports"),
    ("Vi är mycket positiva till förslaget.", "supports"),
    ("Bokverket ser mycket positivt på att det inrättas ett register.", "supports"),
    ("Förslaget har vårt fulla stöd.", "supports"),
    ("Verket biträder förslaget.", "supports"),
    ("Verket godtar förslaget.", "supports"),
    ("Att registret blir nationellt välkomnas.", "supports"),
    ("Bokverket tillstyrker utan förbehåll det föreslagna registret.", "supports"),
    ("Vi står helt bakom förslaget.", "supports"),
    ("Vi kan ställa oss bakom förslaget.", "supports"),
    ("Förslaget är välgrundat och bör genomföras.", "supports"),
    ("Verket anser att förslaget är bra.", "supports"),
    ("Utredningens förslag är enligt vår mening ändamålsenligt.", "supports"),
    ("Bokverket ger förslaget sitt stöd.", "supports"),
    ("BOKVERKET TILLSTYRKER FÖRSLAGET.", "supports"),
    ("Bokverket tillstyrker\u00a0förslaget.", "supports"),
    ("Vår inställning: tillstyrks.", "supports"),
]

AGREES_WITHOUT_A_STANCE_VERB: list[Row] = [
    ("I likhet med utredningen anser Bokverket att registret bör vara nationellt.", "supports"),
    ("Vi anser, precis som utredaren, att registret ska vara rikstäckande.", "supports"),
    ("Bokverket har samma uppfattning som utredningen.", "supports"),
    ("Verket gör samma bedömning som utredningen.", "supports"),
    ("Till skillnad från utredningen anser vi att registret ska föras lokalt.", "rejects"),
    ("I motsats till utredaren anser verket att registret ska föras lokalt.", "rejects"),
    ("I stället för ett nytt register bör regeringen bygga ut det som redan finns.", "rejects"),
]

WHAT_IS_JUDGED_FIRST: list[Row] = [
    ("Att den som lånar en bok syns i registret har vårt fulla stöd.", "supports"),
    ("Mot att den som inte lånar en bok slipper registret finns inget att invända.", "supports no_objection"),
    ("Att registret nu föreslås ligga hos Bokverket är ett genombrott.", "supports"),
    ("Nu föreslås ett register, och det är på tiden.", "supports"),
    ("Att utredningen vill inrätta ett register är på tiden.", "supports"),
    ("Att registret är gratis när en bok lånas är rimligt.", "supports …"),
    ("Ett register borde ha funnits för länge sedan.", "supports"),
    ("I betänkandet föreslås att registret är öppet och att det är bra.", NO_STAND),
    ("Att utredningen vill belysa frågan är bra.", NO_STAND),
    ("Utredningen borde ha redovisat kostnaden för registret.", NO_STAND),
    ("Det kan diskuteras om registret är rimligt när böcker lånas ut.", "not supports"),
]

ON_THE_SAME_LINE_OR_NOT: list[Row] = [
    ("Det är med glädje vi ser att ett register inrättas.", "supports"),
    ("Vårt skäl är ett annat, men vi landar på samma linje.", "supports"),
    ("Den bedömningen delar verket inte.", "rejects"),
    ("Bokverket drar den rakt motsatta slutsatsen.", "rejects"),
    ("Utredningen drar den motsatta slutsatsen.", NO_STAND),
    ("Registret måste arbetas om från grunden innan verket kan godta det.", "rejects …"),
    ("Förslaget är mindre väl avvägt.", "not supports"),
    ("Låt bli det.", "rejects …"),
    ("Det får inte bli så att små bibliotek drabbas av registret.", NO_STAND),
    ("Bokverket är besviket på förslaget.", "not supports"),
]

NO_OBJECTION: list[Row] = [
    ("Bokverket har inget att erinra mot förslaget.", "supports no_objection"),
    ("Verket har ingen erinran.", "supports no_objection"),
    ("Vi har inga invändningar mot att registret inrättas.", "supports no_objection"),
    ("Förslaget lämnas utan erinran.", "supports no_objection"),
    ("Förslaget föranleder ingen erinran från verkets sida.", "supports no_objection"),
    ("Vi motsätter oss inte att registret inrättas.", "supports no_objection"),
    ("Verket avstyrker inte förslaget.", "supports no_objection"),
    ("Bokverket har inget att invända.", "supports no_objection"),
    ("Bokverket invänder inte mot förslaget.", "supports no_objection"),
    ("Vi har ingenting emot ett register.", "supports no_objection"),
    ("Mot förslaget har verket ingen erinran.", "supports no_objection"),
    ("Någon erinran mot förslaget har verket inte.", "supports no_objection"),
    ("Bokverket ser inga hinder mot att registret inrättas.", "supports no_objection"),
    (
        "Bokverket har, med hänsyn till de uppgifter som verket har att bevaka, inget att erinra mot förslaget.",
        "supports no_objection",
    ),
]

REJECTS: list[Row] = [
    ("Bokverket avstyrker förslaget.", "rejects"),
    ("Förslaget avstyrks bestämt.", "rejects"),
    ("Utredningens förslag avstyrks.", "rejects"),
    ("Verket kan inte tillstyrka förslaget.", "rejects"),
    ("Vi tillstyrker inte förslaget.", "rejects"),
    ("Vi kan inte ställa oss bakom förslaget.", "rejects"),
    ("Bokverket ställer sig inte bakom förslaget.", "rejects"),
    ("Verket delar inte utredningens bedömning.", "rejects"),
    ("Vi stödjer inte förslaget.", "rejects"),
    ("Vi motsätter oss bestämt att registret inrättas.", "rejects"),
    ("Verket säger nej till registret.", "rejects"),
    ("Förslaget bör inte genomföras.", "rejects"),
    ("Registret bör inte inrättas.", "rejects"),
    ("Registret ska enligt vår mening inte inrättas.", "rejects"),
    ("Bokverket är emot ett nationellt register.", "rejects"),
    ("Vi är negativa till förslaget.", "rejects"),
    ("Vi är inte positiva till förslaget.", "rejects"),
    ("Vi ser inte positivt på förslaget.", "rejects"),
    ("Bokverket invänder mot förslaget.", "rejects"),
    ("Bokverket avvisar förslaget om ett register.", "rejects"),
    ("Verket instämmer inte i att ett register behövs.", "rejects"),
    ("Vi avråder från att registret inrättas.", "rejects"),
    ("Inte heller det här förslaget kan verket tillstyrka.", "rejects"),
    ("Tillstyrka förslaget kan verket däremot inte.", "rejects"),
    ("Bokverket kan därför, trots de fördelar som utredningen pekar på, inte tillstyrka förslaget.", "rejects"),
    ("Förslaget kan därför inte, utan en rimlig finansiering, tillstyrkas.", "rejects …"),
    ("Verket anser att regeringen inte bör gå vidare med förslaget.", "rejects"),
    ("Förslaget bör dras tillbaka.", "rejects"),
    ("Förslaget bör inte läggas till grund för lagstiftning.", "rejects"),
    ("Förslaget kan inte accepteras.", "rejects"),
]

REMARKS: list[Row] = [
    ("Verket efterlyser en analys av kostnaderna.", "comments"),
    ("Det saknas en beskrivning av hur uppgifterna ska gallras.", "comments"),
    ("Hur ska uppgifterna skyddas?", "comments"),
    ("Vi vill framhålla att registret måste kunna nås av alla.", "comments"),
    ("Registrets ändamål behöver förtydligas.", "comments"),
    ("Förslaget bör utredas vidare.", "comments"),
    ("Bokverket anser att uppgifterna bör gallras efter fem år.", "comments"),
    ("Det framgår inte vem som ska föra in uppgifterna.", "comments"),
    ("Vi ser en risk att registret blir dyrt.", "comments"),
    ("Vi undrar hur ofta uppgifterna ska lämnas.", "comments"),
    ("Konsekvenserna för små kommuner är bristfälligt belysta.", "comments"),
    ("För full effekt krävs att registret hålls aktuellt.", "comments"),
    ("Vi ifrågasätter om det inte krävs samtycke för att uppgifterna ska få föras in.", "comments"),
]

DOUBTFUL: list[Row] = [
    ("Bokverket är tveksamt till förslaget.", "comments doubtful"),
    ("Vi ställer oss frågande till om registret behövs.", "comments doubtful"),
    ("Verket ifrågasätter behovet av ett register.", "comments doubtful"),
    ("Vi är inte övertygade om att registret behövs.", "comments doubtful"),
    ("Verket är skeptiskt till förslaget.", "comments doubtful"),
    ("Bokverket har svårt att se nyttan med registret.", "comments doubtful"),
    ("Vi ställer oss tveksamma till förslaget.", "comments doubtful"),
    ("Bokverket tvivlar på att registret kommer till användning.", "comments doubtful"),
]

NEITHER: list[Row] = [
    ("Bokverket varken tillstyrker eller avstyrker förslaget.", "comments neither"),
    ("Verket avstår från att tillstyrka eller avstyrka förslaget.", "comments neither"),
    ("Vi tar inte ställning till förslaget.", "comments neither"),
    ("Bokverket tar varken ställning för eller emot förslaget.", "comments neither"),
    ("Verket kan varken tillstyrka eller avstyrka förslaget på det underlag som finns.", "comments neither"),
    ("Förslaget varken tillstyrks eller avstyrks.", "comments neither"),
    ("Bokverket avstår från att ta ställning till förslaget.", "comments neither"),
]

NO_OPINION: list[Row] = [
    ("Bokverket har inga synpunkter på förslaget.", "comments no_opinion"),
    ("Inga synpunkter.", "comments no_opinion"),
    ("Verket har inga synpunkter i denna del.", "comments no_opinion"),
    ("Vi avstår från att yttra oss i denna del.", "comments no_opinion"),
    ("Verket avstår från att lämna synpunkter på förslaget.", "comments no_opinion"),
    (
        "Bokverket har, utifrån sitt uppdrag att främja läsning, inte några synpunkter på förslaget.",
        "comments no_opinion",
    ),
    ("Några synpunkter på förslaget har verket inte.", "comments no_opinion"),
    ("Verket berörs inte av förslaget.", "comments no_opinion"),
    ("Bokverket har inget att tillägga i denna del.", "comments no_opinion"),
    ("Vi lämnar inga synpunkter på förslaget.", "comments no_opinion"),
    ("Verket har i denna del inte något att anföra.", "comments no_opinion"),
    ("Vi väljer att inte kommentera förslaget.", "comments no_opinion"),
    ("Verket saknar synpunkter på förslaget.", "comments no_opinion"),
]

CONDITIONAL: list[Row] = [
    ("Vi tillstyrker förslaget under förutsättning att registret finansieras av staten.", "supports conditional"),
    ("Förutsatt att personuppgifterna skyddas tillstyrker verket förslaget.", "supports conditional"),
    ("Bokverket tillstyrker förslaget, med förbehåll för att kostnaderna täcks.", "supports conditional"),
    ("Verket tillstyrker förslaget om relevanta ändringar görs.", "supports conditional"),
    ("Vi tillstyrker förslaget, dock bara om kommunerna ersätts fullt ut.", "supports conditional"),
    ("Först när finansieringen är löst kan verket tillstyrka förslaget.", "supports conditional"),
    ("Bokverket avstyrker förslaget i dess nuvarande utformning.", "rejects conditional"),
    ("Verket kan i nuläget inte tillstyrka förslaget.", "rejects conditional"),
    ("Vi avstyrker förslaget så som det nu är utformat.", "rejects conditional"),
    ("Vi kan inte ställa oss bakom förslaget i den form det nu har.", "rejects conditional"),
    ("I första hand avstyrks förslaget, i andra hand bör uppgifterna begränsas.", "rejects conditional"),
    ("Förslaget bör omarbetas.", "rejects conditional"),
    ("Förslaget bör utredas på nytt.", "rejects conditional"),
]

PARTIAL: list[Row] = [
    ("Bokverket tillstyrker i huvudsak förslaget.", "supports partial"),
    ("Vi ställer oss i stort bakom förslaget.", "supports partial"),
    ("Verket är i grunden positivt till förslaget.", "supports partial"),
    ("Verket tillstyrker delvis förslaget.", "supports partial"),
    ("I princip delar vi utredningens bedömning.", "supports partial"),
    ("Bokverket stödjer i allt väsentligt förslaget.", "supports partial"),
    ("Vi tillstyrker förslaget, med undantag för de uppgifter som rör låntagarna.", "supports partial"),
    ("Verket avstyrker förslaget i stora delar.", "rejects partial"),
    ("Vi stödjer inriktningen i förslaget.", "supports partial"),
]

WITH_REMARKS: list[Row] = [
    ("Vi tillstyrker förslaget. Vi anser dock att uppgifterna bör gallras.", "supports with_remarks"),
    ("Bokverket tillstyrker förslaget men vill framhålla att arbetet tar tid.", "supports with_remarks"),
    ("Vi tillstyrker förslaget och vill samtidigt framhålla vikten av god sökbarhet.", "supports with_remarks"),
    ("Bokverket tillstyrker förslaget. Det är dock oklart hur det ska finansieras.", "supports with_remarks"),
    ("Vi tillstyrker förslaget. För full effekt krävs att registret hålls aktuellt.", "supports with_remarks"),
    ("Verket har inget att erinra mot förslaget men efterlyser en tidplan.", "supports no_objection with_remarks"),
    (
        "Vi tillstyrker förslaget under förutsättning att staten betalar. Gallringen bör dessutom övervägas.",
        "supports conditional with_remarks",
    ),
    # reasons are not remarks
    ("Vi avstyrker förslaget, eftersom nyttan är oklar.", "rejects"),
    ("Vi tillstyrker förslaget eftersom det behövs bättre uppgifter.", "supports"),
    ("Vi välkomnar förslaget, som löser ett verkligt problem.", "supports"),
]

OTHER_VOICES: list[Row] = [
    ("Utredningen föreslår att ett register inrättas.", None),
    ("Utredningen avstyrker en decentraliserad lösning.", None),
    ("Utredningen är positiv till ett sådant register.", None),
    ("Enligt utredningen bör registret föras av staten.", None),
    ("I betänkandet föreslås att registret ska vara öppet.", None),
    ("Utredaren menar att dagens ordning är oklar.", None),
    ("Utredningen har inte tagit ställning till frågan om gallring.", None),
    ("Delegationen har inga synpunkter på gallringen.", None),
    ("Registret ska enligt förslaget innehålla uppgift om ägare.", None),
    ("Bokbussarna är till antalet omkring åttio.", None),
    ("Vi har tagit del av förslaget.", None),
    ("Norrviks kommun avstyrker förslaget.", None),
    ("Region Västanå kan inte tillstyrka förslaget.", None),
    ("Vi har erfarit att Söderåsa kommun motsätter sig registret.", NO_STAND),
    ("Flera kommuner är negativa till registret.", NO_STAND),
    ("Verket noterar att utredningen är positiv till ett register.", NO_STAND),
    ("Regeringen har avvisat ett liknande register.", None),
    # statutes
    ("Uppgifter får inte föras in om den enskilde motsätter sig det.", None),
    ("Uppgifterna får behandlas även om låntagaren motsätter sig behandlingen.", None),
    ("Ansökan ska avslås om sökanden inte tillstyrker den.", None),
    # quotations
    ("Utredningen skriver: ”Vi tillstyrker en sådan ordning.”", None),
    ('I direktiven sägs att "förslaget bör inte genomföras utan stöd".', NO_STAND),
    # dissent
    ("En ledamot reserverar sig och yrkar avslag på förslaget.", None),
    ("Ledamoten Alma Påhittad yrkar att verket ska avstyrka förslaget.", None),
    # remit and limits
    ("Bokverket begränsar sitt yttrande till kapitel 3.", None),
    ("Svaret avser endast de delar som rör verkets uppdrag.", None),
    ("Verket har inte att ta ställning till förslagets lämplighet.", None),
    # resolutions
    ("Styrelsen beslutar att anta förslaget till yttrande.", None),
]

OWN_VOICE: list[Row] = [
    ("Bokverket, som har granskat förslaget, tillstyrker det.", "supports"),
    ("Till skillnad från Norrviks kommun tillstyrker Bokverket förslaget.", "supports"),
    ("Utredningen föreslår ett register, vilket Bokverket välkomnar.", "supports"),
    ("Utredningen föreslår ett register, och det tillstyrker vi.", "supports"),
    ("Enligt Bokverkets mening bör förslaget genomföras.", "supports"),
    ("Utredningens förslag tillstyrks av Bokverket.", "supports"),
    ("Verket delar utredningens bedömning.", "supports"),
    ("Det register som utredningen föreslår avstyrks.", "rejects"),
    ("Myndigheten motsätter sig det register som utredningen vill ha.", "rejects"),
    ("Som utredningen konstaterar är listorna få, och Bokverket tillstyrker förslaget.", "supports"),
]

PAST_AND_HYPOTHESIS: list[Row] = [
    ("År 2024 avstyrkte Bokverket ett liknande förslag.", None),
    ("Bokverket har tidigare tillstyrkt ett nationellt register.", None),
    ("Verket tillstyrkte utredningens förra betänkande.", None),
    ("Med en annan finansiering skulle verket tillstyrka förslaget.", NO_STAND),
    ("Hade registret varit frivilligt hade vi kunnat tillstyrka det.", NO_STAND),
    ("Verket kommer att ta ställning till förslaget i ett senare yttrande.", NO_STAND),
    ("Verket återkommer med synpunkter i nästa remiss.", NO_STAND),
    ("År 2024 avstyrkte vi ett liknande förslag, men nu tillstyrker verket registret.", "supports"),
    ("Liksom år 2024 avstyrker Bokverket ett register.", "rejects"),
]

AIMS: list[Row] = [
    ("Bokverket är positivt till syftet med förslaget.", NO_STAND),
    ("Vi delar utredningens problembild.", NO_STAND),
    ("Verket välkomnar ambitionen att samla uppgifterna.", NO_STAND),
    ("Vi stödjer intentionerna bakom förslaget.", NO_STAND),
    ("Bokverket välkomnar utredningen.", NO_STAND),
    ("Det är bra att frågan utreds.", NO_STAND),
    ("Vi uppskattar det gedigna arbetet.", NO_STAND),
    ("Vi instämmer i beskrivningen av dagens brister.", NO_STAND),
    ("Bokverket är positivt till syftet men avstyrker förslaget.", "rejects"),
    ("Verket avstyrker förslaget men är positivt till syftet.", "rejects"),
    ("Vi delar målet om bättre uppgifter men kan inte ställa oss bakom förslaget.", "rejects"),
    ("Verket stödjer syftet och tillstyrker förslaget.", "supports"),
    ("Vi ställer oss bakom både syftet och förslaget.", "supports"),
    ("Även om verket stödjer syftet kan vi inte tillstyrka förslaget.", "rejects"),
    ("Vi instämmer inte i problembeskrivningen men tillstyrker förslaget.", "supports …"),
]

NEGATION_IN_CONTENT: list[Row] = [
    ("Vi tillstyrker att uppgifterna inte ska lämnas ut.", "supports"),
    ("Bokverket tillstyrker förslaget att registret inte ska vara offentligt.", "supports"),
    ("Verket instämmer i att ingen ersättning ska tas ut.", "supports"),
    ("Vi delar bedömningen att bussar utan förare inte bör ingå.", "supports"),
    ("Vi delar bedömningen att registret inte bör genomföras i två steg.", "supports"),
    ("Bokverket avstyrker att registret inte ska vara offentligt.", "rejects"),
    ("Det är rimligt att privata bussar inte omfattas.", "supports"),
    ("Vi har inget att erinra mot att uppgifterna inte gallras.", "supports no_objection"),
    ("Bokverket motsätter sig att små kommuner inte får stöd.", "rejects"),
    ("Vi välkomnar att registret inte blir obligatoriskt för föreningar.", "supports"),
    ("Vi tillstyrker förslaget, inte minst för glesbygdens skull.", "supports"),
    ("Verket tillstyrker förslaget, även om det inte löser alla problem.", "supports …"),
    ("Det råder ingen tvekan om att registret behövs, och vi tillstyrker förslaget.", "supports"),
    ("Vi avstyrker inte bara förslaget utan varje register av det slaget.", "rejects"),
    ("Ingen annan än staten kan föra registret, och verket tillstyrker därför förslaget.", "supports"),
    ("Det finns inget skäl att vänta, och vi tillstyrker förslaget.", "supports"),
    ("Registret, som inte får bli dyrt, tillstyrks.", "supports"),
]

LATE_TURNS: list[Row] = [
    ("Bokverket ser flera fördelar med ett register, men avstyrker förslaget på grund av kostnaden.", "rejects"),
    ("Tanken är god. Bokverket avstyrker dock förslaget.", "rejects"),
    ("Trots vissa brister tillstyrker verket förslaget.", "supports …"),
    ("Även om kostnaderna är höga tillstyrker vi förslaget.", "supports …"),
    ("Förslaget är i vissa delar oklart. Sammantaget tillstyrker verket ändå förslaget.", "supports …"),
    ("Verket har förståelse för behovet. Vid en samlad bedömning kan vi dock inte tillstyrka förslaget.", "rejects"),
    ("Vi hade gärna sett en enklare lösning men motsätter oss inte förslaget.", "supports no_objection"),
    ("Efter viss tvekan tillstyrker Bokverket förslaget.", "supports …"),
    ("Verket var först tveksamt men ställer sig nu bakom förslaget.", "supports …"),
    ("Bokverket tillstyrker första stycket men avstyrker andra stycket.", "comments mixed"),
    ("Verket avstyrker inte förslaget men kan inte heller tillstyrka det.", "comments …"),
]

LEANING_ON_OTHERS: list[Row] = [
    ("Bokverket instämmer i det yttrande som Riksförbundet för Resande Bibliotek har lämnat.", None),
    ("Vi ställer oss bakom Söderåsa kommuns remissvar.", None),
    ("Verket hänvisar till Region Västanås synpunkter.", None),
    ("Vi instämmer i Riksförbundets synpunkter även i den delen.", None),
    ("Bifogat översänder vi delföreningarnas synpunkter.", None),
]

# the same again with sides only: negation near and far, other words, other subjects
FOR: list[Row] = [
    ("Vi tycker att förslaget är bra och har inga invändningar.", "supports …"),
    ("Bokverket har inte någon annan uppfattning än utredningen.", "supports …"),
    ("Vi har ingen annan uppfattning än den som utredningen redovisar.", "supports …"),
    ("Verket ser inga skäl att motsätta sig förslaget.", "supports …"),
    ("Vi finner inte skäl att avstyrka förslaget.", "supports …"),
    ("Bokverket har ingenting att invända mot vad utredningen föreslår.", "supports …"),
    ("Det finns inget som talar emot att registret inrättas.", "supports …"),
    ("Vi ser inga nackdelar med förslaget.", "supports …"),
    ("Förslaget är nödvändigt.", "supports …"),
    ("Förslaget är efterlängtat.", "supports …"),
    ("Verket förordar att registret inrättas.", "supports …"),
    ("Bokverket bejakar förslaget.", "supports …"),
    ("Vi kan bara instämma i förslaget.", "supports …"),
    ("Vi kan inte annat än tillstyrka förslaget.", "supports …"),
    ("Verket kan inte nog betona vikten av förslaget, som tillstyrks.", "supports …"),
    ("Bokverket tillstyrker förslaget, som inte är alltför betungande.", "supports …"),
    ("Vi tillstyrker, till skillnad från vad vi gjorde år 2024, förslaget.", "supports …"),
    ("Utan ett register går det inte att planera. Bokverket tillstyrker förslaget.", "supports …"),
    ("Verket ser inte några problem med förslaget och tillstyrker det.", "supports …"),
    ("Vi delar inte oron för kostnaderna, utan tillstyrker förslaget.", "supports …"),
    ("Vi tillstyrker förslaget trots att kostnaderna inte är utredda.", "supports …"),
    ("Bokverket är inte emot förslaget.", "supports …"),
    ("Verket är inte negativt till förslaget.", "supports …"),
    ("Det är inte orimligt att registret inrättas.", "supports …"),
    ("Att uppgifterna inte sprids är bra, och verket tillstyrker förslaget.", "supports …"),
    ("Vi välkomnar förslaget att avskaffa anmälan, som inte fyller någon funktion.", "supports …"),
    ("Bokverket instämmer i att det inte finns skäl att vänta.", "supports …"),
    ("Bokverket delar bedömningen att kravet inte bör gälla.", "supports …"),
    ("Det är rimligt att kravet inte gäller små kommuner.", "supports …"),
    ("Det är bra att ingen tvingas vara med.", "supports …"),
    ("Förslaget är bra eftersom ingen tvingas vara med.", "supports …"),
    ("Det är positivt att avgifter inte tas ut.", "supports …"),
    ("Vi ser positivt på att uppgifterna inte lämnas ut.", "supports …"),
    ("Bokverket är positivt till att registret inte blir offentligt.", "supports …"),
    ("Vi har inga synpunkter på förslaget utan tillstyrker det.", "supports …"),
    ("Förutom att namnet bör ändras har vi inget att erinra.", "supports …"),
    ("Bokverket stödjer att registret inrättas.", "supports …"),
    ("Vi ger vårt stöd till förslaget.", "supports …"),
    ("Vi är för ett register.", "supports …"),
    ("Jag tillstyrker förslaget.", "supports …"),
    ("Verket tillstyrker således, som framgått, förslaget.", "supports …"),
    ("Bokverket har granskat förslaget och tillstyrker det.", "supports …"),
    ("Regeringen bör genomföra förslaget.", "supports …"),
    ("Förslaget bör genomföras skyndsamt.", "supports …"),
    ("Bokverket uppmanar regeringen att gå vidare med förslaget.", "supports …"),
    ("Vi ser inget som hindrar att förslaget genomförs.", "supports …"),
    ("Verket har inte några skäl att invända mot förslaget.", "supports …"),
    ("Bokverket finner ingen anledning att ifrågasätta förslaget.", "supports …"),
    ("Det saknas anledning att motsätta sig förslaget.", "supports …"),
    ("Vi kan inte göra annat än att ställa oss bakom förslaget.", "supports …"),
    ("Kostnaderna är inte orimliga och verket tillstyrker förslaget.", "supports …"),
    ("Bokverket har inget eget register men tillstyrker förslaget.", "supports …"),
    ("Verket har ingen egen erfarenhet av frågan men instämmer i förslaget.", "supports …"),
    ("Förslaget innebär ingen ökad börda, varför det tillstyrks.", "supports …"),
    ("Vi delar inte utredningens problembild. Bokverket tillstyrker ändå förslaget.", "supports …"),
    ("Vi är inte helt nöjda men tillstyrker förslaget.", "supports …"),
    ("Även om förslaget inte är perfekt ställer vi oss bakom det.", "supports …"),
    ("Fastän vi inte ser något stort behov tillstyrker vi förslaget.", "supports …"),
    ("Inte utan tvekan tillstyrker verket förslaget.", "supports …"),
    ("Det är glädjande att uppgifterna inte ska spridas, och vi ställer oss bakom förslaget.", "supports …"),
    ("Det är lämpligt att registret inte omfattar privata bussar.", "supports …"),
    ("Det är klokt att inte göra registret offentligt.", "supports …"),
    ("Bokverket tillstyrker att någon avgift inte tas ut.", "supports …"),
    ("Bokverket anser att det är bra att ingen gallring sker.", "supports …"),
    ("Bokverket är positivt till att det inte införs någon anmälningsplikt.", "supports …"),
    ("Vi tillstyrker förslaget att inte föra in privata bussar.", "supports …"),
    ("Bokverket har inga invändningar, utan ställer sig bakom förslaget.", "supports …"),
    ("Vi stödjer förslaget och ser inte behov av ytterligare utredning.", "supports …"),
    ("Förslaget tillstyrks, men inte utan reservationer.", "supports …"),
    ("Bokverket tillstyrker, såsom verket inte gjorde år 2024, förslaget.", "supports …"),
    ("Utredningens förslag om register har Bokverkets stöd.", "supports …"),
    ("Det är, som utredningen anför, rimligt att ett register inrättas.", "supports …"),
    ("Att registret förs nationellt är rimligt.", "supports …"),
    ("Bokverket bedömer att förslaget är väl avvägt.", "supports …"),
    ("Vi är överens med utredningen om att ett register behövs.", "supports …"),
    ("Bokverket ansluter sig till utredningens förslag.", "supports …"),
    ("Bokverket ansluter sig till utredningens bedömning.", "supports …"),
    ("Bokverket ser fördelar med förslaget och tillstyrker det.", "supports …"),
    ("Förslaget tillgodoser verkets önskemål och tillstyrks.", "supports …"),
    ("Ja, vi tillstyrker.", "supports …"),
    ("Svar: Ja", "supports …"),
]

AGAINST: list[Row] = [
    ("Vi kan inte se att förslaget är bra.", "comments …"),  # criticism alone (codebook, rule 3)
    ("Förslaget är inte bra.", "comments …"),  # criticism alone (codebook, rule 3)
    ("Förslaget är inte ändamålsenligt och bör inte genomföras.", "rejects …"),
    ("Förslaget är inte rimligt.", "comments …"),  # criticism alone (codebook, rule 3)
    ("Det är inte rimligt att registret inrättas.", "rejects …"),
    ("Bokverket anser inte att förslaget är ändamålsenligt.", "comments …"),  # criticism alone (codebook, rule 3)
    ("Bokverket anser inte att förslaget bör genomföras.", "rejects …"),
    ("Vi anser inte att registret ska inrättas.", "rejects …"),
    ("Vi menar att förslaget inte ska genomföras.", "rejects …"),
    ("Verket ser inga fördelar med förslaget.", "comments …"),  # criticism alone (codebook, rule 3)
    ("Bokverket kan inte stödja förslaget.", "rejects …"),
    ("Bokverket kan inte biträda förslaget.", "rejects …"),
    ("Verket delar inte uppfattningen att ett register behövs.", "rejects …"),
    ("Vi har inte samma uppfattning som utredningen.", "rejects …"),
    ("Vi gör inte samma bedömning som utredningen.", "rejects …"),
    ("Vi är inte överens med utredningen.", "rejects …"),
    ("Bokverket har en annan uppfattning än utredningen.", "rejects …"),
    ("Bokverket gör en annan bedömning än utredningen.", "rejects …"),
    ("Vi välkomnar inte förslaget.", "rejects …"),
    ("Förslaget kan inte tillstyrkas.", "rejects …"),
    ("Förslaget kan enligt vår mening inte i någon del tillstyrkas.", "rejects …"),
    ("Bokverket ser sig inte kunna tillstyrka förslaget.", "rejects …"),
    ("Verket ser ingen möjlighet att tillstyrka förslaget.", "rejects …"),
    ("Bokverket har inte funnit skäl att tillstyrka förslaget.", "rejects …"),
    ("Vi saknar skäl att tillstyrka förslaget.", "rejects …"),
    ("Det går inte att tillstyrka förslaget.", "rejects …"),
    ("Det är inte möjligt att tillstyrka förslaget.", "rejects …"),
    ("Varken registret eller avgiften kan tillstyrkas.", "rejects …"),
    ("Inget av detta kan verket tillstyrka.", "rejects …"),
    ("Bokverket, som inte har något eget register, avstyrker förslaget.", "rejects …"),
    ("Bokverket avstyrker förslaget, som inte löser problemet.", "rejects …"),
    ("Bokverket avstyrker förslaget att uppgifterna inte ska gallras.", "rejects …"),
    ("Ett register behövs inte, och förslaget avstyrks därför.", "rejects …"),
    ("Vi ser inget behov av ett register och avstyrker förslaget.", "rejects …"),
    ("Verket finner inga skäl för förslaget och avstyrker det.", "rejects …"),
    ("Eftersom vi inte delar problembilden avstyrker vi förslaget.", "rejects …"),
    ("Vi delar problembilden men inte slutsatsen.", "rejects …"),
    ("Bokverket är inte berett att tillstyrka förslaget.", "rejects …"),
    ("Förslaget är oacceptabelt.", "rejects …"),
    ("Förslaget måste avvisas.", "rejects …"),
    ("Förslaget bör slopas.", "rejects …"),
    ("Bokverket önskar att förslaget inte genomförs.", "rejects …"),
    ("Bokverket vänder sig emot förslaget.", "rejects …"),
    ("Bokverket opponerar sig mot förslaget.", "rejects …"),
    ("Bokverket motsätter sig, i likhet med Söderåsa kommun, förslaget.", "rejects …"),
    ("Vi avstyrker, i likhet med vad vi anförde år 2024, förslaget.", "rejects …"),
    ("Bokverket avstyrker därför bestämt, och med kraft, förslaget.", "rejects …"),
    ("Regeringen bör avstå från att genomföra förslaget.", "rejects …"),
    ("Vi ser helst att registret inte inrättas.", "rejects …"),
    ("Vi tror inte på ett register.", "rejects …"),
    ("Nej, vi tillstyrker inte.", "rejects …"),
    ("Bokverket finner inte att förslaget bör genomföras.", "rejects …"),
    ("Verket kan inte finna att förslaget är motiverat.", "comments …"),  # criticism alone (codebook, rule 3)
    ("Vi bedömer inte att förslaget är ändamålsenligt.", "comments …"),  # criticism alone (codebook, rule 3)
    ("Bokverket tycker inte att det är rimligt att inrätta ett register.", "rejects …"),
    ("Det kan inte anses rimligt att registret inrättas.", "rejects …"),
    ("Bokverket har inga möjligheter att ställa sig bakom förslaget.", "rejects …"),
    ("Vi ser oss inte ha möjlighet att stödja förslaget.", "rejects …"),
    ("Bokverket saknar möjlighet att tillstyrka förslaget.", "rejects …"),
    ("Det finns inte skäl att genomföra förslaget.", "rejects …"),
    ("Det finns ingen anledning att tillstyrka förslaget.", "rejects …"),
    ("Det är svårt att förstå syftet. Bokverket avstyrker förslaget.", "rejects …"),
    ("Förslaget har inga fördelar och avstyrks.", "rejects …"),
    ("Verket har inga resurser för detta och avstyrker förslaget.", "rejects …"),
    ("Det finns inget stöd i forskningen och Bokverket motsätter sig därför förslaget.", "rejects …"),
    ("Bokverket har ingen buss men avstyrker förslaget.", "rejects …"),
    ("Inte ens i förenklad form kan förslaget tillstyrkas.", "rejects …"),
    ("Aldrig har vi kunnat ställa oss bakom ett sådant förslag, och vi gör det inte nu.", "rejects …"),
    ("Ett sådant register kan verket inte under några omständigheter tillstyrka.", "rejects …"),
    ("Det register som föreslås kan verket inte ställa sig bakom.", "rejects …"),
    ("Registret kan Bokverket inte tillstyrka.", "rejects …"),
    ("Förslaget kan Bokverket, av skäl som framgår nedan, inte tillstyrka.", "rejects …"),
    ("Bokverket kan emellertid inte, så länge finansieringen är oklar, tillstyrka förslaget.", "rejects …"),
    ("Vi är, till skillnad från utredningen, inte för ett register.", "rejects …"),
    ("Vi har inget emot register i sig men avstyrker förslaget.", "rejects …"),
    ("Bokverket har inget att invända mot syftet men avstyrker förslaget.", "rejects …"),
    ("Vi har inga synpunkter på registrets form men avstyrker förslaget.", "rejects …"),
    ("Verket är i grunden positivt till register men kan inte tillstyrka förslaget.", "rejects …"),
    ("Bokverket stödjer inte, och har aldrig stött, ett register.", "rejects …"),
    ("Bokverket förordar att förslaget inte genomförs.", "rejects …"),
    ("Bokverket föreslår att förslaget avslås.", "rejects …"),
    ("Bokverket yrkar avslag på förslaget.", "rejects …"),
    ("Bokverket motsätter sig att registret inrättas utan att kommunerna hörs.", "rejects …"),
    ("Bokverket avstyrker att registret inrättas.", "rejects …"),
    ("Bokverket avstyrker att förslaget genomförs.", "rejects …"),
    ("Vi motsätter oss att förslaget genomförs.", "rejects …"),
    ("Vi delar inte bedömningen att förslaget bör genomföras.", "rejects …"),
    ("Vi delar inte uppfattningen att det är rimligt att inrätta ett register.", "rejects …"),
    ("Vi tror inte att förslaget är bra.", "comments …"),  # criticism alone (codebook, rule 3)
    ("Vi ställer oss avvisande till förslaget.", "rejects …"),
    ("Bokverket är kritiskt till förslaget och avstyrker det.", "rejects …"),
    ("Bokverket efterlyser andra lösningar och kan inte tillstyrka förslaget.", "rejects …"),
    ("Förslaget går för långt och bör därför inte genomföras.", "rejects …"),
    ("Vi vill se en annan lösning än den föreslagna.", "rejects …"),
    ("Bokverket vill inte se något register.", "rejects …"),
]

NO_SIDE: list[Row] = [
    ("Utredningen anser inte att det behövs fler register.", NO_STAND),
    ("Utredningens experter var inte överens, och två avstyrkte registret.", NO_STAND),
    ("Många motsätter sig avgifter.", NO_STAND),
    ("Bibliotekarierna tillstyrker förslaget.", NO_STAND),
    ("Fackförbunden är positiva till förslaget.", NO_STAND),
    ("Den som motsätter sig registrering ska anmäla det.", NO_STAND),
    ("Om kommunen motsätter sig det får uppgiften inte föras in.", NO_STAND),
    ("Uppgifter ska lämnas om inte låntagaren motsätter sig det.", NO_STAND),
    ("Det är kommunen som ska tillstyrka ansökan.", NO_STAND),
    ("Tillstånd får ges om Trafiknämnden tillstyrker det.", NO_STAND),
    ("Nämnden ska avstyrka ansökan om sökanden saknar buss.", NO_STAND),
    ("Förslaget innebär att kommunen ska tillstyrka varje ansökan.", NO_STAND),
    ("Utredningen har övervägt men avvisat en annan lösning.", NO_STAND),
    ("I direktiven avvisas tanken på ett centralt register.", NO_STAND),
    ("Riksdagen har avslagit flera motioner om register.", NO_STAND),
    ("Tidigare utredningar har varit positiva till ett register.", NO_STAND),
    ("Bokverket har i andra sammanhang varit kritiskt till register.", NO_STAND),
    ("Bokverket avstyrkte i sitt förra yttrande ett register.", NO_STAND),
    ("Regeringen anser att det inte finns något hinder mot ett register.", NO_STAND),
    ("Förslaget välkomnas av många bibliotek.", NO_STAND),
    ("Det är inte Bokverkets uppgift att tillstyrka eller avstyrka förslaget.", NO_STAND),
    ("Utredningens bedömning är att registret inte bör vara offentligt.", NO_STAND),
    ("Skälen för förslaget är att dagens listor inte är bra.", NO_STAND),
    ("Frågan är om förslaget är rimligt.", NO_STAND),
    ("Är förslaget rimligt?", NO_STAND),
    ("Om förslaget genomförs behövs resurser.", NO_STAND),
    ("Om förslaget bör genomföras är svårt att säga.", NO_STAND),
    ("Det är viktigt att förslaget genomförs på ett bra sätt.", NO_STAND),
    ("När förslaget genomförs bör kommunerna få stöd.", NO_STAND),
    ("Bokverket kan komma att avstyrka förslaget.", NO_STAND),
    ("Skulle avgiften höjas avstyrker vi förslaget.", NO_STAND),
    ("Vi har svårt att tillstyrka förslaget.", "comments …"),
    ("Bokverket saknar underlag för att tillstyrka förslaget.", NO_STAND),
    ("Bokverket kan inte bedöma om förslaget är ändamålsenligt.", NO_STAND),
    ("Verket kan inte ta ställning till förslaget.", "comments …"),
    ("Vi tar varken ställning för eller emot förslaget.", "comments …"),
    ("Bokverket avstår från att tillstyrka förslaget.", NO_STAND),
    ("Vår avsikt är inte att tillstyrka eller avstyrka.", NO_STAND),
    ("Kommunerna har inget att invända mot förslaget.", NO_STAND),
    ("Ingen kommun har motsatt sig registret.", NO_STAND),
    ("Personalen ser positivt på förslaget.", NO_STAND),
    ("Barn och unga ser positivt på bussarna.", NO_STAND),
    ("Låntagarna är positiva till bussarna.", NO_STAND),
    ("En majoritet av ledamöterna är emot förslaget.", NO_STAND),
    ("Ordföranden tillstyrker förslaget, men styrelsen har inte beslutat.", NO_STAND),
    ("Remissinstanserna var då positiva till förslaget.", NO_STAND),
    ("Regeringens bedömning är att förslaget bör genomföras.", NO_STAND),
    ("Utredningens uppfattning är att det inte är rimligt med ett lokalt register.", NO_STAND),
    ("Kommittén kunde inte ställa sig bakom tanken.", NO_STAND),
    ("Lagrådet avstyrkte det förra förslaget.", NO_STAND),
    ("Lagrådet avstyrker förslaget i sin nuvarande form.", NO_STAND),
    ("En särskild utredare har avvisat modellen.", NO_STAND),
    ("Om registret vore frivilligt kunde vi tillstyrka det.", NO_STAND),
    ("Vi kunde ha tillstyrkt ett frivilligt register.", NO_STAND),
    ("Verket skulle gärna se att registret var frivilligt.", NO_STAND),
    ("Hade kostnaden varit lägre skulle verket inte haft något att invända.", NO_STAND),
    ("Ett frivilligt register skulle ha vårt stöd.", NO_STAND),
    ("Den som inte tillstyrker ansökan ska ange skälen.", NO_STAND),
    ("Föräldrar som motsätter sig utlåning ska anmäla det.", NO_STAND),
    ("Ägaren får inte motsätta sig kontroll.", NO_STAND),
    ("Trafiknämnden får inte avstyrka utan skäl.", NO_STAND),
    ("Kommunen får motsätta sig registrering.", NO_STAND),
    ("Bokverket ska enligt förslaget tillstyrka registreringen.", NO_STAND),
    ("Verket föreslås få rätt att avstyrka registrering.", NO_STAND),
    ("Enligt 4 § får nämnden avstyrka ansökan.", NO_STAND),
    ("I remissen föreslås att kommunen ska kunna motsätta sig registrering.", NO_STAND),
    ("Frågan om vem som ska tillstyrka ansökan behandlas inte.", NO_STAND),
    ("Det framgår inte om kommunen kan motsätta sig registrering.", NO_STAND),
    ("Bokverket undrar om kommunen kan motsätta sig registrering.", NO_STAND),
    ("Hur görs om kommunen motsätter sig registrering?", NO_STAND),
    ("Bokverkets tillstyrkan ska bifogas ansökan.", NO_STAND),
    ("Vi delar ut böcker i hela länet.", NO_STAND),
    ("Vi delar lokal med kommunen.", NO_STAND),
    ("Verket stödjer läsning i hela landet.", NO_STAND),
    ("Bokverket stöder kommunerna i deras arbete.", NO_STAND),
    ("Bokverket välkomnar en fortsatt dialog.", NO_STAND),
    ("Bokverket välkomnar att utredningen lyfter frågan.", NO_STAND),
    ("Vi ser positivt på utredningens arbete.", NO_STAND),
    ("Bokverket instämmer i utredningens beskrivning av läget.", NO_STAND),
    ("Det är positivt att frågan uppmärksammas.", NO_STAND),
    ("Det är viktigt att kommunerna får tid.", NO_STAND),
    ("Det är bra om kommunerna får tid.", NO_STAND),
    ("Bra register behövs.", NO_STAND),
    ("Det är rimligt att kräva mer av ett register.", NO_STAND),
]

# --- polarity: words that turn, words that look as if they did --------------------------------------------------------

FRONTED_CLAUSES: list[Row] = [
    ("Att registret inte får omfatta föreningsdrivna bussar motsätter vi oss.", "rejects …"),
    ("Att uppgifterna inte får lämnas ut välkomnar Bokverket.", "supports …"),
    ("Att registret inte blir frivilligt avstyrks.", "rejects …"),
    ("Att ingen behöver samtycka tillstyrker verket.", "supports …"),
    ("Att små kommuner inte ska få stöd kan Bokverket inte ställa sig bakom.", "rejects …"),
    ("Att registret inte ska gälla privata bussar har vi inget att invända mot.", "supports …"),
    ("Att uppgifterna inte gallras är för Bokverket inget hinder, och verket tillstyrker förslaget.", "supports …"),
    ("Att inte inrätta registret vore ett misstag, och verket tillstyrker förslaget.", "supports …"),
    ("Att registret inrättas utan att kommunerna har tillfrågats kan vi inte godta.", "rejects …"),
    ("Att registret ska föras av en privat aktör kan verket aldrig godta.", "rejects …"),
    ("Att registret förs av staten och inte av kommunerna tillstyrks.", "supports …"),
    ("Att förslaget inte är finansierat gör att Bokverket avstyrker det.", "rejects …"),
    ("Att utredningen inte har räknat på kostnaderna hindrar inte att vi tillstyrker förslaget.", "supports …"),
    ("Registret, och att det inte blir frivilligt, motsätter vi oss.", "rejects …"),
]

OPENING_CLAUSES: list[Row] = [
    ("Även om kostnaderna inte är utredda vill Bokverket tillstyrka förslaget.", "supports …"),
    ("Även om kostnaderna inte är utredda kan vi tillstyrka förslaget.", "supports …"),
    ("Trots att vi inte har hörts kan verket ställa sig bakom förslaget.", "supports …"),
    ("Trots att utredningen inte vill ha samtycke kan verket godta förslaget.", "supports …"),
    ("Eftersom något alternativ inte finns får verket godta förslaget.", "supports …"),
    ("Eftersom frågan inte är brådskande bör förslaget avslås.", "rejects …"),
    ("När samtycke inte krävs bör förslaget avvisas.", "rejects …"),
    ("Då kostnaderna inte är kända avstyrks förslaget.", "rejects …"),
    ("Då kostnaderna inte är kända måste förslaget avstyrkas.", "rejects …"),
    ("Eftersom verket inte har något register i dag välkomnas förslaget.", "supports …"),
    ("Mot bakgrund av att registret inte kostar något tillstyrks förslaget.", "supports …"),
    ("Med tanke på att inga kostnader har redovisats avstyrks förslaget.", "rejects …"),
    ("I brist på utredning om kostnaderna kan förslaget inte tillstyrkas.", "rejects …"),
    ("Om än inte övertygade om alla delar ställer vi oss bakom förslaget.", "supports …"),
    ("Även om vi inte motsätter oss register i allmänhet avstyrker vi detta.", "rejects …"),
    ("Även om vi inte kan tillstyrka alla detaljer ställer sig verket bakom förslaget.", "supports …"),
    ("Trots att utredningen inte tillstyrker frivillighet avstyrker verket registret.", "rejects …"),
    ("Utan att ta ställning till alla detaljer tillstyrker verket förslaget.", "supports …"),
    ("Utan att göra någon egen utredning ställer sig verket bakom förslaget.", "supports …"),
    ("Utan någon närmare motivering föreslås ett register. Bokverket avstyrker.", "rejects …"),
    ("Så länge kostnaderna inte är kända avstyrker verket förslaget.", "rejects …"),
    ("Så länge registret inte blir offentligt tillstyrker verket förslaget.", "supports …"),
    ("Så länge frågorna är olösta kan Bokverket inte tillstyrka förslaget.", "rejects …"),
    ("Så länge det är så kan vi inte ställa oss bakom förslaget.", "rejects …"),
    ("Så länge kostnaderna inte är utredda kan vi inte tillstyrka förslaget.", "rejects …"),
    ("Bokverket kan inte tillstyrka förslaget så länge kostnaderna är okända.", "rejects …"),
    ("Bokverket tillstyrker förslaget så länge det inte medför kostnader.", "supports …"),
]

WHAT_IS_SAID: list[Row] = [
    ("Vi anser att förslaget inte kan tillstyrkas.", "rejects …"),
    ("Bokverket finner att förslaget inte kan tillstyrkas.", "rejects …"),
    ("Verkets slutsats är att förslaget inte kan tillstyrkas.", "rejects …"),
    ("Vår uppfattning är att förslaget inte kan godtas.", "rejects …"),
    ("Bokverkets bedömning är att registret inte bör inrättas.", "rejects …"),
    ("Bokverket menar att det inte finns skäl att avstyrka förslaget.", "supports …"),
    ("Vi anser att det inte finns något att invända mot förslaget.", "supports …"),
    ("Bokverket vidhåller att förslaget bör avvisas.", "rejects …"),
    ("Bedömningen att registret inte bör omfatta privata bussar delas av Bokverket.", "supports …"),
    ("Bedömningen att registret inte bör omfatta privata bussar delas inte av Bokverket.", "rejects …"),
    ("Bedömningen att registret bör vara slutet delas inte.", "rejects …"),
    ("Utredningens bedömning att uppgifterna inte bör gallras delar vi.", "supports …"),
    ("Utredningens bedömning att uppgifterna inte bör gallras delar vi inte.", "rejects …"),
    ("Utredningens bedömning att uppgifterna bör gallras delar vi inte.", "rejects …"),
    ("Slutsatsen att det inte krävs samtycke kan Bokverket inte dela.", "rejects …"),
    ("Slutsatsen att det inte krävs samtycke har vi ingen invändning mot.", "supports …"),
    ("Vi delar inte bedömningen att registret inte bör vara offentligt.", "rejects …"),
    ("Bokverket instämmer inte i att uppgifterna inte ska få lämnas ut.", "rejects …"),
    ("Vi motsätter oss inte att uppgifterna inte gallras.", "supports …"),
    ("Bokverket kan inte ställa sig bakom att föreningarna inte får vara med.", "rejects …"),
    ("Vi tillstyrker inte förslaget att registret ska vara slutet.", "rejects …"),
    ("Bokverket har svårt att invända mot förslaget.", "not rejects"),
]

INSERTIONS: list[Row] = [
    ("Bokverket kan, med den analys som finns, inte godta förslaget.", "rejects …"),
    ("Vi kan, i vart fall på det underlag som nu finns, inte tillstyrka förslaget.", "rejects …"),
    ("Bokverket har, även med beaktande av det som andra har anfört, ingen erinran mot förslaget.", "supports …"),
    ("Bokverket tillstyrker, om än inte utan tvekan, förslaget.", "supports …"),
    ("Förslaget bör, till skillnad från vad utredningen anser, inte genomföras.", "rejects …"),
    ("Registret bör, som utredningen föreslår, inrättas.", "supports …"),
    ("Registret bör, trots vad utredningen anför, inte inrättas.", "rejects …"),
    ("Bokverket avstyrker, som tidigare inte varit fallet, förslaget.", "rejects …"),
    ("Vi tillstyrker, även om vi inte delar utredningens alla skäl, förslaget.", "supports …"),
    ("Bokverket motsätter sig, med undantag som inte rör registret, förslaget.", "rejects …"),
    ("Förslaget, som inte saknar förtjänster, kan dock inte tillstyrkas.", "rejects …"),
    ("Förslaget, som vi inte har några invändningar mot, bör genomföras.", "supports …"),
    ("Bokverket kan – efter att ha hört landets förare – inte ställa sig bakom förslaget.", "rejects …"),
    ("Bokverket ställer sig (efter viss tvekan) bakom förslaget.", "supports …"),
    ("Bokverket vill inte, vilket bör understrykas, motsätta sig förslaget.", "supports …"),
    (
        "Bokverket ställer sig, långt mer än utredningen, avvisande till samtycke och tillstyrker förslaget.",
        "supports …",
    ),
]

CONDITIONS_AND_TIME: list[Row] = [
    ("Bokverket kan inte tillstyrka förslaget innan kostnaderna har utretts.", "rejects …"),
    ("Förslaget bör inte genomföras förrän kostnaderna är klarlagda.", "rejects …"),
    ("Innan kostnaderna har utretts kan förslaget inte tillstyrkas.", "rejects …"),
    ("Vi avstyrker förslaget till dess att finansieringen är löst.", "rejects …"),
    ("Registret bör inte inrättas innan det har prövats i ett par län.", "rejects …"),
    ("Bokverket avstyrker att registret inrättas innan kommunerna har fått svara.", "rejects …"),
    ("Bokverket tillstyrker att registret prövas innan det görs obligatoriskt.", "supports …"),
    ("Det är inte förrän nu som vi kan tillstyrka förslaget.", "supports …"),
    ("Utan en sådan ordning avstyrker Bokverket förslaget.", NO_STAND),
    ("Bokverket tillstyrker förslaget om staten betalar, annars avstyrks det.", "supports …"),
    (
        "Bokverket tillstyrker förslaget under förutsättning att staten betalar. I annat fall avstyrker verket det.",
        "supports …",
    ),
    ("Såvida inte staten betalar kan verket inte tillstyrka förslaget.", "rejects …"),
    ("Bokverket avstyrker förslaget såvida inte staten betalar.", "rejects …"),
    ("Bokverket avstyrker förslaget om inte staten betalar.", "rejects …"),
    ("Vi tillstyrker förslaget, såvida inte kostnaderna läggs på kommunerna.", "supports …"),
    ("Utan statlig finansiering kan vi inte ställa oss bakom förslaget.", "rejects …"),
    ("Om regeringen ändå går vidare med förslaget bör kommunerna få ersättning.", NO_STAND),
    ("Förslaget bör inte genomföras. Om det ändå genomförs tillstyrker vi att staten betalar.", "rejects …"),
    ("Bokverket avstyrker förslaget. Går regeringen ändå vidare förordar verket en frivillig ordning.", "rejects …"),
    ("I första hand tillstyrks förslaget, i andra hand bör registret göras frivilligt.", "supports …"),
    (
        "Bokverket avstyrker i första hand förslaget. I andra hand tillstyrker verket ett frivilligt register.",
        "rejects …",
    ),
    ("Bokverket avstyrker förslaget i första hand och tillstyrker i andra hand ett frivilligt register.", "rejects …"),
    ("Vi förordar i första hand ett frivilligt register och avstyrker därför förslaget.", "rejects …"),
    ("Bokverket avstyrker inte längre förslaget.", "supports …"),
    ("Bokverket tillstyrker inte längre förslaget.", "rejects …"),
    ("Bokverket, som tidigare avstyrkte, tillstyrker nu förslaget.", "supports …"),
    ("Bokverket har ändrat uppfattning och tillstyrker inte förslaget.", "rejects …"),
    ("Vi har tidigare inte kunnat tillstyrka ett register, men gör det nu.", "supports …"),
    ("Bokverket vidhåller sitt avstyrkande.", "rejects …"),
    ("Bokverket vidhåller sin tillstyrkan.", "supports …"),
    ("Bokverket återtar sin tidigare tillstyrkan.", "not supports"),
]

VARKEN: list[Row] = [
    ("Bokverket har varken invändningar eller synpunkter.", "supports …"),
    ("Vi ser varken hinder mot eller nackdelar med förslaget.", "supports …"),
    ("Bokverket kan vare sig tillstyrka eller avstyrka förslaget.", "comments neither"),
    ("Verket vill vare sig stödja eller motsätta sig förslaget.", "comments neither"),
    ("Bokverket ställer sig varken bakom eller emot förslaget.", "comments neither"),
    ("Vi säger varken ja eller nej till förslaget.", "comments neither"),
    ("Bokverket är varken för eller emot förslaget.", "comments neither"),
    ("Vi är varken positiva eller negativa till förslaget.", "comments neither"),
    ("Vi tar inte ställning vare sig för eller emot.", "comments neither"),
    ("Förslaget är varken genomtänkt eller finansierat.", "comments …"),
    ("Förslaget är varken genomtänkt eller finansierat och avstyrks.", "rejects …"),
    ("Förslaget kan varken i sin helhet eller i någon del tillstyrkas.", "rejects …"),
    ("Varken utredningens skäl eller dess beräkningar övertygar, och verket avstyrker förslaget.", "rejects …"),
    ("Vi kan varken tillstyrka registret eller gallringen.", "rejects …"),
    ("Bokverket motsätter sig varken registret eller gallringen.", "supports …"),
    ("Varken registret i sig eller den föreslagna gallringen möter någon erinran från verket.", "supports …"),
    ("Bokverket kan inte vare sig helt eller delvis ställa sig bakom förslaget.", "rejects …"),
    ("Bokverket varken kan eller vill tillstyrka förslaget.", "rejects …"),
]

WEAK_PRAISE_AND_BLAME: list[Row] = [
    ("Det är bra att frågan lyfts och tanken är god, men Bokverket motsätter sig registret.", "rejects …"),
    ("Ett register vore bra för planeringen. Bokverket avstyrker dock förslaget.", "rejects …"),
    ("Registret kan vara lämpligt för större städer. För landet i stort avstyrker verket det.", "rejects …"),
    ("Bokverket välkomnar utredningens ambition, uppskattar arbetet och avstyrker förslaget.", "rejects …"),
    ("Det är rimligt att uppgifter samlas. Det register som föreslås kan verket däremot inte tillstyrka.", "rejects …"),
    ("Syftet är gott. Medlen är fel. Bokverket avstyrker.", "rejects …"),
    ("Bokverket ser fördelar, men fler nackdelar, och säger nej till registret.", "rejects …"),
    ("Visst är det positivt med ordning och reda, men förslaget bör inte genomföras.", "rejects …"),
    ("Vi är i grunden positiva till register men detta kan vi inte ställa oss bakom.", "rejects …"),
    ("Förslaget är väl genomarbetat. Verket anser trots det att det inte bör genomföras.", "rejects …"),
    ("Förslaget är välskrivet men bör avslås.", "rejects …"),
    ("Kostnaden är orimlig och gallringen olämplig, men Bokverket tillstyrker förslaget.", "supports …"),
    ("Förslaget är krångligt och ogenomtänkt i detaljerna. Verket tillstyrker det ändå.", "supports …"),
    ("Det är olyckligt att frågan har dröjt, och Bokverket tillstyrker förslaget.", "supports …"),
    ("Det är fel att kommunerna inte har hörts. Förslaget tillstyrks likväl.", "supports …"),
    ("Dagens ordning är inte bra. Bokverket tillstyrker förslaget.", "supports …"),
    ("Dagens ordning är bra. Bokverket avstyrker förslaget.", "rejects …"),
    ("Dagens ordning är olämplig, varför förslaget tillstyrks.", "supports …"),
    ("Nuvarande lösning är ändamålsenlig och Bokverket kan därför inte tillstyrka förslaget.", "rejects …"),
    ("Bokverket är negativt till dagens frivilliga ordning och tillstyrker därför registret.", "supports …"),
    ("Bokverket är positivt till dagens frivilliga ordning och avstyrker därför registret.", "rejects …"),
    ("Bokverket avvisar alternativet med frivillighet och ställer sig bakom registret.", "supports …"),
    ("Bokverket ser inget värde i frivillighet. Registret tillstyrks.", "supports …"),
    ("Det är inte acceptabelt att kommunerna inte får ersättning.", NO_STAND),
    ("Ett nej till förslaget är enligt verket det enda rimliga.", "not supports"),
]

DOUBT_ABOUT_GOODNESS: list[Row] = [
    ("Bokverket är tveksamt till om förslaget är ändamålsenligt.", "comments …"),
    ("Vi ifrågasätter att det är rimligt med ett register.", "comments …"),
    ("Det kan ifrågasättas om registret är lämpligt.", "comments …"),
    ("Bokverket är inte säkert på att registret är rätt väg att gå.", "comments …"),
    ("Vi är osäkra på om ett register är bra.", "comments …"),
    ("Det är tveksamt om det är lämpligt att registret inrättas.", "comments …"),
    ("Det är inte självklart att ett register är nödvändigt.", "comments …"),
    ("Bokverket tvivlar på att det är bra att registret blir offentligt.", "comments …"),
    ("Det är svårt att avgöra om förslaget är bra.", NO_STAND),
    ("Vi vet inte om det är lämpligt att registret blir offentligt.", NO_STAND),
    ("Det är långt ifrån givet att förslaget bör genomföras.", "not supports"),
    ("Man kan fråga sig om förslaget bör genomföras.", NO_STAND),
    ("Bokverket hyser inga tvivel om att registret behövs och tillstyrker förslaget.", "supports …"),
    ("Bokverket tvekar inte att tillstyrka förslaget.", "supports …"),
    ("Vi tvekar att tillstyrka förslaget.", "comments …"),
    ("Bör registret verkligen inrättas?", NO_STAND),
    ("Varför ska kommunerna inte få ersättning?", NO_STAND),
    ("Är det rimligt att registret blir offentligt?", NO_STAND),
    ("Vem kan tillstyrka ett register utan gallring?", NO_STAND),
    ("Ska kommunen avstyrka en ansökan som saknar uppgifter?", NO_STAND),
    ("Är registret nödvändigt? Bokverket avstyrker förslaget.", "rejects …"),
    ("Finns det något att invända mot registret? Nej, Bokverket tillstyrker förslaget.", "supports …"),
]

MORE_VOICES: list[Row] = [
    ("Kulturutskottet har uttalat att det inte ställer sig bakom ett register.", NO_STAND),
    ("Nordliga Biblioteksrådet har uttalat att det avstyrker registret.", NO_STAND),
    ("Svenska Läsfrämjandet har i en skrivelse motsatt sig registret.", NO_STAND),
    ("Enligt Svenska Läsfrämjandet bör registret inte inrättas.", NO_STAND),
    ("Svenska Läsfrämjandet anser att förslaget bör avslås.", NO_STAND),
    ("Våra medlemmar är negativa till registret.", NO_STAND),
    ("Av våra medlemmar har hälften avstyrkt registret.", NO_STAND),
    ("Flera av de tillfrågade biblioteken ställer sig inte bakom förslaget.", NO_STAND),
    ("En av våra avdelningar avstyrker förslaget.", NO_STAND),
    ("Integritetsutredningen avvisade ett liknande register.", NO_STAND),
    ("Regeringen har i direktiven uttalat att ett register inte bör inrättas.", NO_STAND),
    ("Utredningen anser inte att det finns skäl att avstå från ett register.", NO_STAND),
    ("Utredningen menar att en decentraliserad ordning inte är lämplig.", NO_STAND),
    (
        "Utredningen har funnit att ett frivilligt register inte är ändamålsenligt. Bokverket delar den bedömningen.",
        "supports …",
    ),
    ("Utredningen bedömer att samtycke inte bör krävas, en bedömning som Bokverket inte delar.", "rejects …"),
    ("Utredningen bedömer att samtycke inte bör krävas, en bedömning som Bokverket delar.", "supports …"),
    ("Till skillnad från utredningen, som förordar ett register, avstyrker Bokverket förslaget.", "rejects …"),
    (
        "Norrviks kommun har motsatt sig registret. Bokverket gör en annan bedömning och tillstyrker förslaget.",
        "supports …",
    ),
    ("Det har framförts kritik mot registret. Bokverket delar inte den kritiken.", NO_STAND),
    ("Den kritik som har riktats mot förslaget delar Bokverket inte, utan tillstyrker det.", "supports …"),
    ("Kritikerna menar att registret inte behövs, men Bokverket tillstyrker förslaget.", "supports …"),
    ("Medan Söderåsa kommun avstyrker registret ställer sig Bokverket bakom det.", "supports …"),
    ("Medan Söderåsa kommun tillstyrker registret motsätter sig Bokverket det.", "rejects …"),
    ("Söderåsa kommun tillstyrker registret, vilket Bokverket inte gör.", "not supports"),
    # a clause without a subject goes on with that of the one before
    ("Utredningen förordar ett register och avstyrker frivillighet.", NO_STAND),
    ("Utredningen avvisar samtycke och tillstyrker ett obligatoriskt register.", NO_STAND),
    ("Utredningen har övervägt ett frivilligt register men avstyrker det.", NO_STAND),
    ("Norrviks kommun driver två bussar och avstyrker registret.", NO_STAND),
    ("Länsstyrelsen har hört kommunerna och tillstyrker registret.", NO_STAND),
    ("Regeringen avser att återkomma och ställer sig inte bakom ett register.", NO_STAND),
    ("Bokverket har hört utredningen och avstyrker förslaget.", "rejects …"),
    ("Bokverket förordar frivillighet och avstyrker registret.", "rejects …"),
    ("Promemorian är tydlig och Bokverket tillstyrker förslaget.", "supports …"),
]

RELATIVE_CLAUSES: list[Row] = [
    ("Det är ett förslag som Bokverket inte kan ställa sig bakom.", "rejects …"),
    ("Det är ett förslag som vi inte har något att invända mot.", "supports …"),
    ("Det är ett förslag som vi gärna ställer oss bakom.", "supports …"),
    ("Det är en lösning som verket avvisar.", "rejects …"),
    ("Det är ett förslag som saknar vårt stöd.", "rejects …"),
    ("Det är ett förslag som inte har vårt stöd.", "rejects …"),
    ("Det är ett förslag som har vårt stöd.", "supports …"),
    ("Det register som föreslås har inte verkets stöd.", "rejects …"),
    ("Ett register som inte gallras motsätter sig verket.", "rejects …"),
    ("Ett register som inte är offentligt kan verket godta.", "supports …"),
    ("De invändningar som har framförts delar inte verket. Förslaget tillstyrks.", "supports …"),
    ("De argument mot registret som har framförts övertygar inte verket, som tillstyrker förslaget.", "supports …"),
    ("De skäl som utredningen anför för registret övertygar inte, och verket avstyrker.", "rejects …"),
    ("Registret är inget som Bokverket kan ställa sig bakom.", "rejects …"),
    ("Registret är inget som Bokverket motsätter sig.", "supports …"),
    ("Inget talar för förslaget, som avstyrks.", "rejects …"),
    ("Inget talar mot förslaget, som tillstyrks.", "supports …"),
]

HALF_NEGATIONS: list[Row] = [
    ("Vi är långt ifrån positiva till förslaget.", "not supports"),
    ("Vi är allt annat än positiva till förslaget.", "not supports"),
    ("Vi är allt annat än negativa till förslaget.", "not rejects"),
    ("Bokverket är föga positivt till förslaget.", "not supports"),
    ("Bokverket är inte odelat positivt till förslaget.", "not rejects"),
    ("Vi kan inte till fullo ställa oss bakom förslaget.", "not rejects"),
    ("Vi kan endast delvis ställa oss bakom förslaget.", "supports partial"),
    ("Bokverket tillstyrker endast delvis förslaget.", "supports partial"),
    ("Bokverket kan svårligen tillstyrka förslaget.", "not supports"),
    ("Bokverket kan svårligen avstyrka ett så väl berett förslag.", "not rejects"),
    ("Det finns knappast skäl att tillstyrka förslaget.", "rejects …"),
    ("Bokverket undviker att tillstyrka förslaget.", NO_STAND),
    ("Bokverket tar inte avstånd från förslaget.", "not rejects"),
    ("Bokverket har inget emot ett register, tvärtom.", "supports …"),
    ("Det finns goda skäl att inte genomföra förslaget.", "not supports"),
    ("Det finns goda skäl att inte avstyrka förslaget.", "supports …"),
    ("Bokverket är av motsatt uppfattning.", "rejects …"),
    ("Bokverket är inte av motsatt uppfattning.", "supports …"),
    ("Det vore olyckligt om förslaget inte genomfördes.", "not rejects"),
    ("Det vore olyckligt om förslaget genomfördes.", "not supports"),
]


# --- what says yes or no to one of two, in lists, tables and headings -------------------------------------------------

Letter = tuple[str, Mapping[str, str | None]]

SPREAD: list[Letter] = [
    # one-word answers beside titles that look like stands
    ("| 3.2.2 | Avgiften ska slopas | Nej |", {"3.2.2": "rejects …"}),
    ("| 3.2.2 | Avgiften ska slopas | Ja |", {"3.2.2": "supports …"}),
    ("| 3.2.2 | Avgift bör inte tas ut | Tillstyrks |", {"3.2.2": "supports …"}),
    (
        "| 3.2.1 | Ett nationellt bokbussregister ska inrättas | Ja |\n| 3.2.2 | En årlig avgift | Nej |\n"
        "| 3.3 | Utbildning i brandskydd | Tveksamma |\n| 4.1 | Tillsynen ska samlas | Avstår |\n"
        "| 4.2 | Grannkommuner bör dela reservfordon | Ja, delvis |",
        {
            "3.2.1": "supports", "3.2.2": "rejects", "3.3": "comments doubtful", "4.1": "comments no_opinion",
            "4.2": "supports partial",
        },
    ),
    ("| 3.2.1 | Ett nationellt bokbussregister | Avstyrker inte |", {"3.2.1": "supports no_objection"}),
    ("| 3.2.1 | Ett nationellt bokbussregister | Tillstyrker inte |", {"3.2.1": "rejects"}),
    ("| 3.2.1 | Ett nationellt bokbussregister | Ingen erinran |", {"3.2.1": "supports no_objection"}),
    ("| 3.2.1 | Ett nationellt bokbussregister | Nej, hellre ett frivilligt |", {"3.2.1": "rejects …"}),
    ("| 3.2.1 | Ett nationellt bokbussregister | Ja, men gallringen bör ses över |", {"3.2.1": "supports …"}),
    # ticks in columns, and beside words
    (
        "| Förslag | Tillstyrks | Avstyrks |\n| 3.2.1 | X | |\n| 3.2.2 | | X |",
        {"3.2.1": "supports", "3.2.2": "rejects"},
    ),
    (
        "| | Ja | Nej |\n| 3.2.1 | ☒ | ☐ |\n| 3.2.2 | ☐ | ☒ |\n| 3.3 | ☐ | ☐ |",
        {"3.2.1": "supports", "3.2.2": "rejects"},
    ),
    (
        "| Förslag | Svar |\n| | Tillstyrker | Avstyrker | Avstår |\n# Kapitel 3\n| 3.2.1 | | ✓ | |\n"
        "| 3.3 | | | x | Sent. |",
        {"3.2.1": "rejects", "3.3": "comments no_opinion"},
    ),
    ("| Förslag | Tillstyrks | Avstyrks |\n| 3.2.1 | X | X |", {"3.2.1": "comments mixed"}),
    # what the head of a column says of other things than a stand leaves the row as it was
    ("| Förslag | Berör oss |\n| 3.2.1 Avstyrks | X |\n| 3.2.2 | |", {"3.2.1": "rejects"}),
    ("| 3.2.1 | ☒ Tillstyrker ☐ Avstyrker |\n| 3.2.2 | ☐ Ja ☒ Nej |", {"3.2.1": "supports", "3.2.2": "rejects"}),
    ("Avsnitt 3.2.1 Tillstyrker ☐ Avstyrker ☒ Avstår ☐\nAvsnitt 4.1 ☐ Tillstyrker ☐ Avstyrker", {"3.2.1": "rejects"}),
    (
        "| Förslag | Inställning | Kommentar |\n| 3.2.2 Avgift | Avstyrks | En avgift bör inte införas. |\n"
        "| 3.2.1 Register | Tillstyrks | Privata bussar bör inte ingå |",
        {"3.2.2": "rejects …", "3.2.1": "supports …"},
    ),
    ("| 3.2.1 | Avstyrks |\n| 4.1 | Som ovan |\n| 4.2 | Tillstyrks |\n| 3.3 | Se ovan |",
     {"3.2.1": "rejects", "4.1": "rejects", "4.2": "supports", "3.3": "supports"}),
    # lead-ins, over items whose own words look like a stand
    (
        "Bokverket avstyrker följande:\n- 3.2.2 Avgiften ska slopas för små kommuner\n- 3.3 Kravet bör strykas",
        {"3.2.2": "rejects …", "3.3": "rejects …"},
    ),
    (
        "Bokverket tillstyrker följande förslag:\n- 3.2.2 Avgiften bör slopas för små kommuner\n- 3.3 Utbildning",
        {"3.2.2": "supports …", "3.3": "supports …"},
    ),
    ("Bokverket kan inte ställa sig bakom följande förslag:\n- 3.2.1\n- 4.1", {"3.2.1": "rejects", "4.1": "rejects"}),
    (
        "Bokverket har inga invändningar mot följande förslag:\n- 3.2.1\n- 4.1",
        {"3.2.1": "supports no_objection", "4.1": "supports no_objection"},
    ),
    ("Följande förslag tillstyrks inte:\n- 3.2.1\n- 4.1", {"3.2.1": "rejects", "4.1": "rejects"}),
    ("Följande förslag avstyrks, om än inte utan tvekan:\n- 3.2.1", {"3.2.1": "rejects …"}),
    (
        "Bokverket motsätter sig inte följande förslag:\n- 3.2.1\n- 4.1",
        {"3.2.1": "supports no_objection", "4.1": "supports no_objection"},
    ),
    (
        "Bokverket tillstyrker förslagen nedan, utom där annat sägs:\n- 3.2.1\n- 3.3 avstyrks\n- 4.1",
        {"3.2.1": "supports …", "3.3": "rejects …", "4.1": "supports …"},
    ),
    ("Utredningen avvisar följande:\n- 3.2.1\n- 4.1", {}),
    # headings that look like stands
    ("## 3.2.2 Avgiften ska slopas\nBokverket avstyrker förslaget.", {"3.2.2": "rejects"}),
    ("## 3.2.2 Avgift bör inte tas ut\nBokverket tillstyrker förslaget.", {"3.2.2": "supports"}),
    ("## 3.2.1 Bokverket avstyrker ett register\nEtt register är dyrt.", {"3.2.1": "rejects …"}),
    ("## 3.2.1 Inget register bör inrättas\nVi delar inte utredningens bedömning.", {"3.2.1": "rejects …"}),
    ("## Avstyrks\n- 3.2.1\n- 4.1\n## Tillstyrks\n- 3.3", {"3.2.1": "rejects", "4.1": "rejects", "3.3": "supports"}),
    ("## Vi tillstyrker inte\n- 3.2.1\n- 4.1", {"3.2.1": "rejects", "4.1": "rejects"}),
    (
        "## Förslag som verket inte motsätter sig\n- 3.2.1\n- 4.1",
        {"3.2.1": "supports no_objection", "4.1": "supports no_objection"},
    ),
    (
        "## Skäl att avstyrka registret\nBokverket tillstyrker förslaget i avsnitt 3.2.1 trots kostnaderna.",
        {"3.2.1": "comments …"},
    ),
    # the same of another
    (
        "Bokverket avstyrker inte förslaget i avsnitt 3.2.1. Detsamma gäller förslaget i avsnitt 4.1.",
        {"3.2.1": "supports no_objection", "4.1": "supports no_objection"},
    ),
    (
        "Bokverket tillstyrker förslaget i avsnitt 3.2.1. Detsamma gäller inte förslaget i avsnitt 4.1.",
        {"3.2.1": "supports", "4.1": NO_STAND},
    ),
    (
        "Bokverket tillstyrker förslaget i avsnitt 3.2.1. Det gäller inte det i avsnitt 4.1, som avstyrks.",
        {"3.2.1": "supports", "4.1": "rejects"},
    ),
    ("| 3.2.1 | Avstyrks |\n| 4.1 | Som ovan |", {"3.2.1": "rejects", "4.1": "rejects"}),
    *(
        (f"Bokverket avstyrker förslaget i avsnitt 3.2.1.\n## 4.1 Tillsynen\n{signed}", {"3.2.1": "rejects"})
        for signed in ("Norrvik som ovan", "Ort och datum som ovan", "Norrvik, dag som ovan")
    ),
    # one and not the other
    ("Bokverket tillstyrker 3.2.1 och 3.3 men inte 4.1.", {"3.2.1": "supports", "3.3": "supports", "4.1": "rejects …"}),
    ("Bokverket tillstyrker 3.2.1, dock inte 4.1.", {"3.2.1": "supports", "4.1": "rejects …"}),
    ("Bokverket avstyrker 3.2.1 men inte 4.1.", {"3.2.1": "rejects", "4.1": "not rejects"}),
    ("Bokverket tillstyrker inte 3.2.1 men väl 4.1.", {"3.2.1": "rejects", "4.1": "supports"}),
    (
        "Bokverket tillstyrker registret i avsnitt 3.2.1, inte avgiften i avsnitt 3.2.2.",
        {"3.2.1": "supports", "3.2.2": "not supports"},
    ),
    (
        "Bokverket tillstyrker 3.2.1. 4.1 avstyrks. 4.2 tillstyrks inte.",
        {"3.2.1": "supports", "4.1": "rejects", "4.2": "rejects"},
    ),
    ("Medan 3.2.1 tillstyrks avstyrks 4.1.", {"3.2.1": "supports", "4.1": "rejects"}),
    (
        "Bokverket avstyrker 3.2.1 och 4.1 och tillstyrker 4.2.",
        {"3.2.1": "rejects", "4.1": "rejects", "4.2": "supports"},
    ),
    ("3.2.1 och 3.3 tillstyrks, 4.1 och 4.2 avstyrks.",
     {"3.2.1": "supports", "3.3": "supports", "4.1": "rejects", "4.2": "rejects"}),
    (
        "Bokverket avstyrker samtliga förslag utom det i avsnitt 4.1, som verket tillstyrker.",
        dict.fromkeys(ALL, "rejects …") | {"4.1": "supports"},
    ),
    (
        "Bokverket tillstyrker förslagen i betänkandet. Förslaget i avsnitt 4.1 kan verket dock inte tillstyrka.",
        dict.fromkeys(ALL, "supports …") | {"4.1": "rejects"},
    ),
    # what is there is to stay
    ("## 4.1 Tillsynen\nTillsynen bör ligga kvar hos länsstyrelserna.", {"4.1": "rejects …"}),
    ("## 4.1 Tillsynen\nTillsynen bör inte ligga kvar hos länsstyrelserna.", {"4.1": "supports …"}),
    ("## 4.1 Tillsynen\nDagens ordning, med tillsyn i varje län, bör bestå.", {"4.1": "rejects …"}),
    ("## 4.1 Tillsynen\nVi ser inga skäl att behålla dagens ordning.", {"4.1": "not rejects"}),
    ("## 4.1 Tillsynen\nVi tillstyrker förslaget och vill inte behålla dagens ordning.", {"4.1": "supports …"}),
]  # fmt: skip

LIDO = Consultation(
    title="Bad för alla",
    proposals=(
        Proposal(id="2.1", number="2.1", title="Badavgiften ska slopas"),
        Proposal(id="2.2", number="2.2", title="Nuvarande ordning för tillstånd bör behållas"),
        Proposal(id="2.3", number="2.3", title="Kravet på badvakt bör inte ändras"),
        Proposal(id="2.4", number="2.4", title="Någon ny myndighet bör inte inrättas"),
        Proposal(id="2.5", number="2.5", title="Förbudet mot dykning ska avskaffas"),
        Proposal(id="2.6", number="2.6", title="Det behövs ingen ny reglering av bryggor"),
        Proposal(id="2.7", number="2.7", title="Anmälningsplikten ska tas bort"),
    ),
)
KEEP_OR_CHANGE: list[tuple[str, str, str]] = [
    ("2.1", "Badavgiften bör slopas.", "not rejects"),
    ("2.1", "Badavgiften bör inte slopas.", "not supports"),
    ("2.1", "Avgiften bör behållas.", "rejects …"),
    ("2.1", "Vi vill behålla avgiften.", "rejects …"),
    ("2.1", "Avgiften bör inte behållas.", "supports …"),
    ("2.1", "Att avgiften slopas välkomnas.", "supports …"),
    ("2.1", "Vi motsätter oss att avgiften slopas.", "rejects …"),
    ("2.1", "Avgiften bör finnas kvar.", "rejects …"),
    ("2.1", "Avgiften bör avskaffas.", "not rejects"),
    ("2.1", "Det saknas skäl att slopa avgiften.", "not supports"),
    ("2.2", "Nuvarande ordning bör behållas.", "supports …"),
    ("2.2", "Nuvarande ordning bör inte behållas.", "not supports"),
    ("2.2", "Vi vill behålla nuvarande ordning.", "supports …"),
    ("2.2", "Vi delar inte bedömningen att nuvarande ordning bör behållas.", "rejects …"),
    ("2.2", "Ordningen bör ändras.", "not supports"),
    ("2.2", "Ordningen bör inte ändras.", "not rejects"),
    ("2.3", "Kravet bör inte ändras.", "supports …"),
    ("2.3", "Kravet på badvakt bör ändras.", "not supports"),
    ("2.3", "Vi delar bedömningen att kravet inte bör ändras.", "supports …"),
    ("2.3", "Kravet bör behållas.", "supports …"),
    ("2.3", "Vi anser att kravet på badvakt bör tas bort.", "rejects …"),
    ("2.3", "Det finns inte skäl att ändra kravet.", "supports …"),
    ("2.4", "Någon ny myndighet bör inte inrättas.", "supports …"),
    ("2.4", "Vi anser inte att någon ny myndighet bör inrättas.", "not rejects"),
    ("2.4", "En ny myndighet bör inrättas.", "not supports"),
    ("2.4", "Bedömningen att någon ny myndighet inte bör inrättas delas.", "supports …"),
    ("2.4", "Bedömningen delas inte.", "rejects …"),
    ("2.4", "Det saknas skäl att inrätta en ny myndighet.", "supports …"),
    ("2.5", "Förbudet bör avskaffas.", "not rejects"),
    ("2.5", "Förbudet bör behållas.", "rejects …"),
    ("2.5", "Förbudet bör inte avskaffas.", "not supports"),
    ("2.5", "Vi är emot att förbudet avskaffas.", "rejects …"),
    ("2.5", "Vi är emot förbudet.", "not rejects"),
    ("2.5", "Förbudet bör tas bort.", "not rejects"),
    ("2.5", "Låt förbudet vara kvar.", "rejects …"),
    ("2.6", "Det behövs ingen ny reglering.", "not rejects"),
    ("2.6", "Vi anser att ny reglering behövs.", "not supports"),
    ("2.6", "Vi instämmer i att det inte behövs någon ny reglering.", "supports …"),
    ("2.6", "Vi instämmer inte i att det inte behövs någon ny reglering.", "rejects …"),
    ("2.7", "Anmälningsplikten bör tas bort.", "not rejects"),
    ("2.7", "Anmälningsplikten bör vara kvar.", "rejects …"),
    ("2.7", "Anmälningsplikten bör inte tas bort.", "not supports"),
    ("2.7", "Vi anser att plikten ska bestå.", "rejects …"),
]

FOR_VERBS = (
    "tillstyrka förslaget", "stödja förslaget", "ställa sig bakom förslaget", "godta förslaget", "biträda förslaget",
    "ansluta sig till förslaget", "bejaka förslaget", "säga ja till förslaget",
)  # fmt: skip
AGAINST_VERBS = (
    "avstyrka förslaget", "motsätta sig förslaget", "avvisa förslaget", "avråda från förslaget",
    "säga nej till förslaget",
)  # fmt: skip
KEEPING = [
    "Bokverket kan {}.", "Bokverket väljer att {}.", "Bokverket finner skäl att {}.", "Bokverket vill {}.",
    "Bokverket är berett att {}.", "Bokverket ser sig föranlåtet att {}.", "Bokverket måste {}.",
    "Bokverket kan inte annat än {}.", "Bokverket kan inte göra annat än att {}.",
    "Bokverket har ingen annan möjlighet än att {}.", "Bokverket tvekar inte att {}.",
    "Bokverket kan inte låta bli att {}.", "Ingenting hindrar Bokverket från att {}.",
    "Trots att kostnaderna inte är kända vill verket {}.", "Eftersom inget alternativ finns väljer verket att {}.",
    "Bokverket kan, även om allt inte är klarlagt, {}.", "Bokverket har, trots att alla skäl inte håller, valt att {}.",
]  # fmt: skip
"""What leaves a stand as it is."""
TURNING = [
    "Bokverket kan inte {}.", "Bokverket kan inte heller {}.", "Bokverket anser sig inte kunna {}.",
    "Bokverket ser sig inte i stånd att {}.", "Verket har därför inte kunnat {}.", "Verket finner inte skäl att {}.",
    "Verket ser ingen anledning att {}.", "Det finns inte anledning att {}.", "Bokverket är inte berett att {}.",
    "Bokverket vill inte {}.", "Bokverket har inte för avsikt att {}.", "Bokverket avser inte att {}.",
    "Något skäl att {} ser verket inte.", "Bokverket saknar anledning att {}.", "Bokverket kan i ingen del {}.",
    "Bokverket kan under inga omständigheter {}.", "Knappast kan verket {}.", "Aldrig kan Bokverket {}.",
    "Bokverket varken kan eller vill {}.", "Verket kan, hur angelägen frågan än är, inte {}.",
    "Mot denna bakgrund kan verket, trots att syftet är gott, inte {}.", "På detta underlag går det inte att {}.",
    "Så länge frågorna är olösta kan Bokverket inte {}.", "Det är för verket omöjligt att {}.",
    "Bokverket är förhindrat att {}.", "Bokverket vägrar att {}.", "Det vore fel att {}.",
    "Ingenting av detta får Bokverket att {}.", "Bokverket är inte av den meningen att man bör {}.",
]  # fmt: skip
"""What turns a stand, or keeps the respondent from taking one."""
OPEN_FRAMES: dict[str, list[str]] = {
    "FLIP: words that bridge a negation to its verb are missing": [
        "Bokverket är inte av den meningen att man bör {}.",
    ],
}
"""Frames in which some stand still comes out as its opposite, by what is wrong."""

FROM_BLIND_SENTENCES: list[Row] = [
    # what sentences written by people who had not seen the rules taught
    ("Det finns ingen anledning att inte tillstyrka förslaget.", "supports …"),
    (
        "Inte heller förslaget om ett register, som skulle ta mycket tid, kan verket tillstyrka.",
        "rejects …",
    ),
    ("Vare sig det ena eller det andra alternativet är något som vi kan tillstyrka.", "not supports"),
    ("Något hinder mot att registret förs på det sätt som föreslås kan verket inte se.", "supports no_objection"),
    ("Någon invändning mot att registret inte gallras finns.", "not supports"),
    ("Ska registret inrättas? Nej.", "rejects …"),
    ("Ska registret inrättas? Ja, självklart.", "supports …"),
    ("Hade ett register hjälpt? Nej.", NO_STAND),
    ("Man kan fråga sig om det verkligen är klokt att inrätta ett register.", "not supports"),
    ("Huruvida registret är ett lämpligt verktyg kan diskuteras.", "not supports"),
    ("Förslaget saknar helt stöd från verkets sida.", "rejects …"),
    ("Det vore ett misstag att inrätta registret.", "rejects …"),
    ("Det vore ett misstag att inte inrätta registret.", "supports …"),
    ("Registret är helt oacceptabelt.", "rejects …"),
    ("Förslaget är fel väg att gå.", "rejects …"),
    ("Vi vädjar till regeringen att lägga förslaget åt sidan.", "rejects …"),
    ("Bokverket hemställer att regeringen avstår från att gå vidare med förslaget.", "rejects …"),
    ("Bokverket hemställer att regeringen genomför förslaget.", "supports …"),
    ("Bokverket yrkar att förslaget läggs ned.", "rejects …"),
    ("Bokverket förordar att förslaget inte genomförs.", "rejects …"),
    ("Vi håller inte med utredningen om registret.", "rejects …"),
    ("Bokverket uppskattar att registret kommer att omfatta 9 000 bussar.", NO_STAND),
    ("Kostnaden för registret uppskattas till elva procent av anslaget.", NO_STAND),
    ("Bokverket varken till- eller avstyrker förslaget.", "comments neither"),
    ("Bokverket förordar varken bifall till eller avslag på förslaget.", "comments neither"),
    ("Rådet har tackat nej till att yttra sig om registret.", "not rejects"),
    ("Tvåan i lagen är, anser verket, att föredra framför det register som föreslås.", "not supports"),
    ("Det är glädjande att regeringen nu föreslår ett register.", "supports …"),
    ("Ambitionen att alla ska få en bokbuss är god.", NO_STAND),
    ("Intäkterna från registret ska öronmärkas och inte försvinna i statskassan.", "not rejects"),
    ("Uppgifterna i registret ska bevaras i tio år.", "not rejects"),
    ("Kommunrådet har avgett ett yttrande över förslaget. Vi ansluter oss till det.", NO_STAND),
    ("Det här förslaget har vi läst noga. Vi ansluter oss till det.", "supports …"),
    ("Bokverket har i detta yttrande prövat förslaget. Vi ställer oss bakom det.", "supports …"),
    ("Kommunrådet har avgett ett yttrande. Vi avstyrker förslaget men ansluter oss i övrigt till det.", "rejects …"),
    (
        "Kommunrådet har avgett ett yttrande. Vi avstyrker förslaget, som vi har sagt, och ansluter oss till det.",
        "rejects …",
    ),
    ("Den nuvarande gränsen är väl avvägd.", "not supports"),
    ("Ett register är ett sätt att säga nej till all utveckling.", "not rejects"),
    ("Vi kan ställa upp på registret, dock inte när ett bolag beställer.", "not rejects"),
    ("Att registret skulle bli billigt har vi svårt att tro.", "comments doubtful"),
    ("Vi vill att det föreslagna registret ersätts av frivilliga avtal.", "rejects …"),
]
TABLES: dict[str, list[Row]] = {
    "blind": FROM_BLIND_SENTENCES,
    "supports": SUPPORTS,
    "agrees": AGREES_WITHOUT_A_STANCE_VERB,
    "judged_first": WHAT_IS_JUDGED_FIRST,
    "same_line": ON_THE_SAME_LINE_OR_NOT,
    "no_objection": NO_OBJECTION,
    "rejects": REJECTS,
    "remarks": REMARKS,
    "doubtful": DOUBTFUL,
    "neither": NEITHER,
    "no_opinion": NO_OPINION,
    "conditional": CONDITIONAL,
    "partial": PARTIAL,
    "with_remarks": WITH_REMARKS,
    "other_voices": OTHER_VOICES,
    "own_voice": OWN_VOICE,
    "past_and_hypothesis": PAST_AND_HYPOTHESIS,
    "aims": AIMS,
    "negation_in_content": NEGATION_IN_CONTENT,
    "late_turns": LATE_TURNS,
    "leaning_on_others": LEANING_ON_OTHERS,
    "for": FOR,
    "against": AGAINST,
    "no_side": NO_SIDE,
    "fronted": FRONTED_CLAUSES,
    "opening": OPENING_CLAUSES,
    "what_is_said": WHAT_IS_SAID,
    "insertions": INSERTIONS,
    "conditions": CONDITIONS_AND_TIME,
    "varken": VARKEN,
    "weak_praise": WEAK_PRAISE_AND_BLAME,
    "doubt": DOUBT_ABOUT_GOODNESS,
    "voices": MORE_VOICES,
    "relative": RELATIVE_CLAUSES,
    "half_negations": HALF_NEGATIONS,
}

OPEN: dict[str, list[str]] = {
    "a negation of the main verb does not reach into its att-clause": [
        "Det kan inte anses rimligt att registret inrättas.",
    ],
    "praise or no objection to something else makes a rejection mixed": [
        "Vi har inget emot register i sig men avstyrker förslaget.",
        "Bokverket är negativt till dagens frivilliga ordning och tillstyrker därför registret.",
        "Bokverket avvisar alternativet med frivillighet och ställer sig bakom registret.",
    ],
    "a subject that is not in the lexicon is taken for the respondent": [
        "Tidigare utredningar har varit positiva till ett register.",
        "Kommunerna har inget att invända mot förslaget.",
        "Personalen ser positivt på förslaget.",
        "Barn och unga ser positivt på bussarna.",
        "Ordföranden tillstyrker förslaget, men styrelsen har inte beslutat.",
        "Kulturutskottet har uttalat att det inte ställer sig bakom ett register.",
        "Nordliga Biblioteksrådet har uttalat att det avstyrker registret.",
        "Enligt Svenska Läsfrämjandet bör registret inte inrättas.",
        "Svenska Läsfrämjandet anser att förslaget bör avslås.",
        "Våra medlemmar är negativa till registret.",
        "Flera av de tillfrågade biblioteken ställer sig inte bakom förslaget.",
        "Länsstyrelsen har hört kommunerna och tillstyrker registret.",
    ],
    "an infinitive that something keeps the respondent from is no stand": [
        "Bokverket saknar underlag för att tillstyrka förslaget.",
        "Bokverket avstår från att tillstyrka förslaget.",
        "Bokverket undviker att tillstyrka förslaget.",
    ],
    "what somebody is to do, or may do, is no stand": [
        "I remissen föreslås att kommunen ska kunna motsätta sig registrering.",
    ],
    "reasons that somebody else gives are not told from the respondent's": [
        "Skälen för förslaget är att dagens listor inte är bra.",
    ],
    "what is supported or welcomed is no proposal": [
        "Verket stödjer läsning i hela landet.",
        "Bokverket stöder kommunerna i deras arbete.",
        "Bokverket välkomnar en fortsatt dialog.",
        "Det är rimligt att kräva mer av ett register.",
    ],
    "a stance word in the next part of the sentence is not turned": [
        "Vi delar problembilden men inte slutsatsen.",
    ],
    "words that the lexicon does not have": [
        "Bokverket har inget att tillägga i denna del.",
        "Det är inte orimligt att registret inrättas.",
        "Det finns inte skäl att genomföra förslaget.",
        "Vi vill se en annan lösning än den föreslagna.",
        "Vår avsikt är inte att tillstyrka eller avstyrka.",
        "Eftersom något alternativ inte finns får verket godta förslaget.",
        "När samtycke inte krävs bör förslaget avvisas.",
    ],
    "FLIP: a stand on a detail in the same clause hides that on the proposal": [
        "Bokverket ställer sig, långt mer än utredningen, avvisande till samtycke och tillstyrker förslaget.",
    ],
    "FLIP: a proposal to abolish is taken for one to introduce": [
        "Vi är emot förbudet.",
    ],
    "two proposals or two parts in one clause, one yes and one no": [
        "Bokverket tillstyrker 3.2.1. 4.1 avstyrks. 4.2 tillstyrks inte.",
        "Medan 3.2.1 tillstyrks avstyrks 4.1.",
        "Bokverket avstyrker samtliga förslag utom det i avsnitt 4.1, som verket tillstyrker.",
        "Förslaget bör inte genomföras. Om det ändå genomförs tillstyrker vi att staten betalar.",
    ],
    "'bedömning att … delar' with the proposal's own words in it": [
        "Slutsatsen att det inte krävs samtycke kan Bokverket inte dela.",
    ],
    "the object of the clause before is taken for the subject of the next": [
        "Bokverket har hört utredningen och avstyrker förslaget.",
    ],
    "blame or praise of something that is no proposal": [
        "Det är inte acceptabelt att kommunerna inte får ersättning.",
    ],
}
"""Sentences that do not come out yet, by what is wrong: strike one out when it does, the test then asks for it."""

REASONS = {row: reason for table in (OPEN, OPEN_FRAMES) for reason, rows in table.items() for row in rows}
ROWS = [
    pytest.param(
        sentence,
        expected,
        id=f"{table}: {sentence}",
        marks=[pytest.mark.xfail(strict=True, reason=REASONS[sentence])] if sentence in REASONS else [],
    )
    for table, rows in TABLES.items()
    for sentence, expected in rows
]


def said(sentence: str) -> str | None:
    """The position on 3.2.1 of a letter that says only this, under that proposal's heading."""
    return answers(from_bokverket(f"## 3.2.1 Ett nationellt bokbussregister ska inrättas\n{sentence}")).get("3.2.1")


def fits(found: str | None, expected: str | None) -> bool:
    if expected == NO_STAND:
        return found in (None, "comments")
    if expected and expected.startswith("not "):
        return found is None or found.split()[0] != expected.split()[1]
    if expected and expected.endswith(" …"):
        return found is not None and found.split()[0] == expected.split()[0]
    return found == expected


@pytest.mark.parametrize(("sentence", "expected"), ROWS)
def test_a_sentence_under_its_heading(sentence: str, expected: str | None) -> None:
    found = said(sentence)

    assert fits(found, expected), f"{sentence!r} gave {found}, not {expected}"


def is_open(row: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=True, reason=REASONS[row])] if row in REASONS else []


@pytest.mark.parametrize(
    ("body", "expected"),
    [pytest.param(*row, id=row[0].replace("\n", " / "), marks=is_open(row[0])) for row in SPREAD],
)
def test_yes_to_one_and_no_to_another(body: str, expected: Mapping[str, str | None]) -> None:
    found = answers(from_bokverket(body))

    assert {p: found.get(p) for p in ALL if not fits(found.get(p), expected.get(p))} == {}


@pytest.mark.parametrize(
    ("proposal", "sentence", "expected"),
    [pytest.param(*row, id=f"{row[0]} {row[1]}", marks=is_open(row[1])) for row in KEEP_OR_CHANGE],
)
def test_a_proposal_to_keep_or_to_abolish_is_not_taken_for_its_opposite(
    proposal: str, sentence: str, expected: str
) -> None:
    title = next(it.title for it in LIDO.proposals if it.id == proposal)
    head = "Simmarnas Riksråd\n2031-03-02\n# Remissvar på Bad för alla\n"
    document = letter(f"{head}## {proposal} {title}\n{sentence}", "svar/simmarna.txt")
    found = answers(document, consultation=LIDO).get(proposal)

    assert fits(found, expected), f"{sentence!r} gave {found}, not {expected}"


@pytest.mark.parametrize(
    ("frame", "turns"),
    [
        pytest.param(frame, turns, id=frame, marks=is_open(frame))
        for frames, turns in ((KEEPING, False), (TURNING, True))
        for frame in frames
    ],
)
def test_no_frame_makes_a_stand_its_opposite_without_a_mark(frame: str, turns: bool) -> None:
    opposite = {FOR_VERBS: "supports" if turns else "rejects", AGAINST_VERBS: "rejects" if turns else "supports"}
    heading = "## 3.2.1 Ett nationellt bokbussregister ska inrättas"
    flips = []
    for verbs, wrong in opposite.items():
        for verb in verbs:
            sentence = frame.format(verb)
            positions = compiled(from_bokverket(f"{heading}\n{sentence}")).positions
            flips += [sentence for it in positions if it.stance == wrong and not it.review]

    assert flips == []
