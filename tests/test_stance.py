"""A sentence → its stance, by the codebook.

Each sentence stands alone under the heading of proposal 3.2.1 in a letter from Bokverket, an agency, so that what is
tested is the whole way from words to position. What is expected is a stance with its qualifiers, or None for silence.
``…`` after a stance: whichever qualifiers. NO_STAND: silence or a bare remark, as long as no side is taken.
"""

from __future__ import annotations

import pytest

from letters import answers, from_bokverket

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

TABLES: dict[str, list[Row]] = {
    "supports": SUPPORTS,
    "agrees": AGREES_WITHOUT_A_STANCE_VERB,
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
}

OPEN: dict[str, list[str]] = {
    "a negation of the main verb does not reach into its att-clause": [
        "Vi anser inte att registret ska inrättas.",
        "Det kan inte anses rimligt att registret inrättas.",
    ],
    "praise or no objection to something else makes a rejection mixed": [
        "Vi har inget emot register i sig men avstyrker förslaget.",
    ],
    "a subject that is not in the lexicon is taken for the respondent": [
        "Tidigare utredningar har varit positiva till ett register.",
        "Kommunerna har inget att invända mot förslaget.",
        "Personalen ser positivt på förslaget.",
        "Barn och unga ser positivt på bussarna.",
        "Ordföranden tillstyrker förslaget, men styrelsen har inte beslutat.",
    ],
    "an infinitive that something keeps the respondent from is no stand": [
        "Bokverket saknar underlag för att tillstyrka förslaget.",
        "Bokverket avstår från att tillstyrka förslaget.",
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
        "Vi är för ett register.",
        "Regeringen bör genomföra förslaget.",
        "Bokverket uppmanar regeringen att gå vidare med förslaget.",
        "Vi ser inget som hindrar att förslaget genomförs.",
        "Svar: Ja",
        "Vi ser helst att registret inte inrättas.",
        "Vi tror inte på ett register.",
        "Det finns inte skäl att genomföra förslaget.",
        "Bokverket yrkar avslag på förslaget.",
        "Vi vill se en annan lösning än den föreslagna.",
        "Bokverket vill inte se något register.",
        "Vår avsikt är inte att tillstyrka eller avstyrka.",
    ],
}
"""Sentences that do not come out yet, by what is wrong: strike one out when it does, the test then asks for it."""

REASONS = {sentence: reason for reason, sentences in OPEN.items() for sentence in sentences}
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
    if expected and expected.endswith(" …"):
        return found is not None and found.split()[0] == expected.split()[0]
    return found == expected


@pytest.mark.parametrize(("sentence", "expected"), ROWS)
def test_a_sentence_under_its_heading(sentence: str, expected: str | None) -> None:
    found = said(sentence)

    assert fits(found, expected), f"{sentence!r} gave {found}, not {expected}"
