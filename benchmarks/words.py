"""The words that consultations and letters are made of. All of it is invented; no body, place or report exists.

In the templates ``{fält}`` is what a proposal concerns ("småbåtshamnar"), ``{sak}`` the proposal as a noun ("registret
över småbåtshamnar"), ``{att}`` as a clause ("ett register över småbåtshamnar ska inrättas"), ``{vi}`` the respondent;
``{Vi}`` stands first in a sentence. The other slots are the lists in ``SLOTS``.
"""

from __future__ import annotations

TITLES = (
    "Ordning i {fält}", "En hållbar framtid för {fält}", "Närmare {fält}", "Ansvar för {fält} i hela landet",
    "Bättre villkor för {fält}", "Vägar framåt för {fält}", "Trygghet i {fält}", "{fält} – ett gemensamt ansvar",
)  # fmt: skip

FIELDS = (
    ("småbåtshamnar", "farleder", "fritidsfiske", "bryggor", "strandbad", "sjöräddning", "vinterförvaring", "båtskrot",
     "gästhamnar", "sjösäkerhet", "muddring", "latrintömning", "vattenskotrar", "skärgårdstrafik", "slussar", "fyrar"),
    ("skolskjutsar", "läxhjälp", "skolbibliotek", "modersmålsstöd", "fritidshem", "skolmåltider", "lovskola",
     "elevhälsa", "studievägledning", "läromedel", "praktikplatser", "idrottsundervisning", "kulturskolor", "resursskolor",
     "distansundervisning", "skolgårdar"),
    ("vårdmöten på distans", "hemsjukvård", "vaccinationer", "tandvård", "rehabilitering", "läkemedelsgenomgångar",
     "patientavgifter", "vårdval", "ambulanssjukvård", "sjukresor", "journaler", "screening", "hjälpmedel",
     "palliativ vård", "barnhälsovård", "vårdhygien"),
    ("återbruk av byggdelar", "rivningar", "bygglov", "energideklarationer", "bostadstillägg", "hissar", "takarbeten",
     "fuktskydd", "grundläggning", "radonmätning", "lokalanpassning", "stadsodling", "parkeringsplatser", "buller",
     "dagvatten", "kulturmiljöer"),
    ("fjällvandring", "ledhållning", "terrängkörning", "viltolyckor", "jaktvård", "rovdjursskador", "renskötsel",
     "skogsbilvägar", "naturreservat", "allemansrätt", "nedskräpning", "skogsbränder", "våtmarker", "gruvdamm",
     "vindbruk", "fiskevård"),
    ("bokbussar", "arkiv", "museisamlingar", "hembygdsgårdar", "filmvisning", "nyhetsmedier", "läsfrämjande",
     "folkbildning", "scenkonst", "minnesmärken", "konstgestaltning", "upphovsrätt", "kulturstipendier", "orglar",
     "talböcker", "danskonst"),
    ("färdtjänst", "cykelvägar", "vägavgifter", "järnvägsunderhåll", "taxitrafik", "godstransporter", "körkort",
     "elsparkcyklar", "laddplatser", "flygplatser", "fordonsbesiktning", "tågförseningar", "kollektivtrafik", "broar",
     "vintervägar", "trafikskolor"),
    ("betaltjänster", "skuldrådgivning", "inkasso", "konsumentlån", "kontanter", "sparande", "bankkonton", "spel om pengar",
     "försäkringar", "revision", "bokföring", "identitetskort", "fakturor", "kreditupplysning", "pantbrev", "bolagsformer"),
)  # fmt: skip

PROPOSALS = (
    # title, as a noun
    ("Ett nationellt register över {fält} ska inrättas", "registret över {fält}"),
    ("En särskild samordnare för {fält} ska utses", "samordnaren för {fält}"),
    ("En årlig avgift för {fält} ska införas", "avgiften för {fält}"),
    ("Tillsynen över {fält} ska samlas hos en myndighet", "den samlade tillsynen över {fält}"),
    ("Kommunerna ska ansvara för {fält}", "kommunernas ansvar för {fält}"),
    ("Regionerna ska upprätta planer för {fält}", "regionernas planer för {fält}"),
    ("Utbildning om {fält} ska bli obligatorisk", "den obligatoriska utbildningen om {fält}"),
    ("Ett riktat statsbidrag till {fält} ska lämnas", "statsbidraget till {fält}"),
    ("Krav på tillstånd ska gälla för {fält}", "tillståndskravet för {fält}"),
    ("Uppgifter om {fält} ska kunna lämnas ut mellan myndigheter", "uppgiftsskyldigheten om {fält}"),
    (
        "Sanktionsavgift ska kunna tas ut vid brister i fråga om {fält}",
        "sanktionsavgiften vid brister i fråga om {fält}",
    ),
    ("En rådgivande nämnd för {fält} ska bildas", "nämnden för {fält}"),
    ("Länsstyrelserna ska följa upp {fält} vart tredje år", "länsstyrelsernas uppföljning av {fält}"),
    ("Upphandlingen av {fält} ska samordnas", "den samordnade upphandlingen av {fält}"),
    ("En digital tjänst för {fält} ska utvecklas", "den digitala tjänsten för {fält}"),
    ("Ersättningen för {fält} ska räknas upp", "ersättningen för {fält}"),
)
ASSESSMENTS = (
    ("Behovet av insatser för {fält} är större än i dag", "behovet av insatser för {fält}"),
    ("Det finns skäl att se över reglerna om {fält}", "översynen av reglerna om {fält}"),
    ("Kunskapen om {fält} bör öka", "kunskapen om {fält}"),
)

# No place is called so.
PLACES = tuple(
    first + last
    for first in ("Tallmo", "Grymla", "Vindle", "Askvå", "Dimrå", "Frostla", "Gullvå", "Hasslo", "Järnmo", "Klockla",
                  "Lindrå", "Mörkvå", "Näckla", "Orrmo", "Pilvå", "Rimlo", "Silvrå", "Tornla", "Ulvmo", "Åkvå")
    for last in ("hyltan", "mossen", "vadet", "skoga", "lida", "åsa", "tuna", "viken", "holma", "forsa", "dalen", "sätra")
)  # fmt: skip
STEMS = tuple(
    first + last
    for first in ("Brygg", "Stig", "Lykt", "Kvarn", "Vante", "Fjäder", "Tråd", "Krut", "Ramp", "Spann", "Häll", "Flott")
    for last in ("trafik", "underhålls", "kvalitets", "utbildnings", "miljö", "utvecklings", "säkerhets", "forsknings")
)
BODIES = (
    # share of a hundred, form
    (38, "{place} kommun"), (9, "Region {place}"), (9, "Länsstyrelsen i {place} län"), (16, "{stem}verket"),
    (5, "{stem}inspektionen"), (4, "{stem}nämnden"), (3, "Förvaltningsrätten i {place}"), (2, "{place} universitet"),
    (7, "Riksförbundet för {Fält} i {place}"), (4, "{stem}förbundet"), (3, "{stem}gruppen {place} AB"),
)  # fmt: skip
FIRST_NAMES = ("Asta", "Birk", "Dagny", "Egil", "Frej", "Gerd", "Hilma", "Ivar", "Kerstin", "Malte", "Ronja", "Sixten")
LAST_NAMES = ("Fiktberg", "Påhittsson", "Låtsström", "Exempelgren", "Sagolund", "Diktqvist", "Uppfinnar", "Fabeldal")
TITLES_OF_STAFF = (
    "generaldirektören",
    "avdelningschefen",
    "stadsjuristen",
    "enhetschefen",
    "överdirektören",
    "utredaren",
)

HEADINGS_BEFORE = ("Bakgrund", "Inledning", "Allmänna synpunkter", "Utgångspunkter", "Övergripande synpunkter")
HEADINGS_AFTER = (
    "Konsekvenser",
    "Övriga synpunkter",
    "Ekonomiska konsekvenser",
    "Ikraftträdande",
    "Avslutande kommentar",
)
SUMMARY = ("Sammanfattning", "Sammanfattande ståndpunkt", "Ställningstagande")

STANDS = {
    "supports": (
        "{Vi} tillstyrker förslaget om {sak}.",
        "{Vi} tillstyrker att {att}.",
        "{Vi} ställer sig bakom förslaget om {sak}.",
        "{Vi} instämmer i utredningens förslag att {att}.",
        "{Vi} delar utredningens bedömning i fråga om {sak}.",
        "{Vi} välkomnar förslaget att {att}.",
        "{Vi} är positiv till förslaget om {sak}.",
        "När det gäller {sak} har {vi} inget att erinra mot förslaget.",
        "{Vi} har inga invändningar mot {sak}.",
        "{Vi} motsätter sig inte att {att}.",
        "Förslaget om {sak} tillstyrks.",
        "{Vi} tillstyrker i huvudsak förslaget om {sak}.",
        "{Vi} tillstyrker {sak} under förutsättning att {villkor}.",
        "{Vi} är i grunden positiv till {sak}, men vill samtidigt framhålla att {villkor}.",
    ),
    "rejects": (
        "{Vi} avstyrker förslaget om {sak}.",
        "{Vi} avstyrker att {att}.",
        "{Vi} kan inte tillstyrka förslaget om {sak}.",
        "{Vi} kan inte ställa sig bakom {sak}.",
        "{Vi} motsätter sig att {att}.",
        "{Vi} delar inte utredningens bedömning i fråga om {sak}.",
        "Förslaget om {sak} bör inte genomföras.",
        "{Vi} avstyrker {sak} i dess nuvarande utformning.",
        "Förslaget om {sak} avstyrks.",
        "{Vi} avvisar förslaget att {att}.",
    ),
    "comments": (
        "{Vi} är tveksam till förslaget om {sak}.",
        "{Vi} ifrågasätter om {sak} får avsedd effekt.",
        "{Vi} efterlyser en analys av vad {sak} betyder för {grupp}.",
        "{Vi} saknar en redovisning av kostnaderna för {sak}.",
        "{Vi} varken tillstyrker eller avstyrker förslaget om {sak}.",
        "{Vi} har inga synpunkter på förslaget om {sak}.",
        "{Vi} avstår från att yttra sig över förslaget om {sak}.",
        "Det är oklart hur {sak} ska finansieras.",
        "{Vi} ställer sig frågande till {sak}.",
    ),
}  # fmt: skip
WHOLE = (
    "{Vi} tillstyrker förslagen i betänkandet.",
    "{Vi} är i huvudsak positiv till förslagen i betänkandet.",
    "{Vi} ställer sig bakom utredningens förslag med de synpunkter som framgår nedan.",
    "{Vi} har i övrigt inga synpunkter på förslagen.",
    "{Vi} välkomnar utredningens ambition att samla reglerna om {fält}.",
    "{Vi} har granskat betänkandet utifrån sitt ansvarsområde och lämnar följande synpunkter.",
    "{Vi} begränsar sitt yttrande till de delar som rör den egna verksamheten.",
)
NOTHING = (
    "{Vi} har inga synpunkter på förslagen i betänkandet.",
    "{Vi} har inget att erinra mot förslagen.",
    "{Vi} avstår från att yttra sig över remissen.",
    "{Vi} tillstyrker förslagen i betänkandet.",
    "{Vi} har tagit del av betänkandet och har ingen erinran mot det som föreslås.",
    "Utifrån de intressen som {vi} har att bevaka finns inga synpunkter på förslagen.",
)

TALK = (
    "Frågan om {fält} har varit aktuell för {grupp} {tid}.",
    "I dag hanteras {fält} på {sätt} sätt i olika delar av landet, vilket leder till {problem}.",
    "Av {underlag} framgår att {andel} av {grupp} någon gång har berörts av {problem} i samband med {fält}.",
    "{Tid} genomförde {organ} en kartläggning av {fält}, som visade att det fanns {problem}.",
    "Det är enligt {lag} {organ} som prövar sådana frågor.",
    "Utredningen beskriver i kapitlet om {fält} hur {organ} arbetar och vilka {resurser} som finns.",
    "Erfarenheterna från {plats} visar att {resurser} har stor betydelse för hur {fält} fungerar i vardagen.",
    "För {grupp} handlar det ofta om {behov}, och mindre om de regler som gäller för {fält}.",
    "Antalet ärenden om {fält} har ökat med {andel} {tid}, medan {resurser} i stort sett har varit desamma.",
    "En jämförelse med andra nordiska länder ger vid handen att {fält} där regleras på {sätt} sätt.",
    "Enligt {lag} ska {organ} verka för {behov}.",
    "I {underlag} redovisas hur {resurser} fördelas mellan {grupp} och {grupp2}.",
    "Det är framför allt {grupp} som kommer i kontakt med {fält}, men även {grupp2} berörs i viss utsträckning.",
    "Arbetet med {fält} bedrivs i nära samverkan med {organ} och omfattar både {behov} och {behov2}.",
    "Därtill kommer att {organ} sedan {år} har ett uppdrag att stödja {grupp} i frågor om {fält}.",
    "Under {år} behandlades {tal} ärenden, varav {andel} gällde {fält}.",
    "När bestämmelserna i {lag} infördes {år} fanns inte de {resurser} som används i dag.",
    "Betänkandet innehåller en utförlig genomgång av gällande rätt och av hur {fält} har utvecklats {tid}.",
    "De flesta som arbetar med {fält} är anställda i kommuner med färre än {tal} invånare.",
    "Skillnaderna mellan {grupp} och {grupp2} är i detta avseende betydande.",
    "I praktiken innebär det att {grupp} får vänta längre på besked när det gäller {fält}.",
    "Statistiken om {fält} är bristfällig, bland annat eftersom {organ} och kommunerna räknar på {sätt} sätt.",
    "Vid de möten som hölls {tid} lyfte företrädare för {grupp} fram {behov} och {behov2}.",
    "Liknande frågor har tidigare behandlats i {underlag}.",
    "Som exempel kan nämnas att en handläggare i {plats} i genomsnitt ägnar {tal} timmar om året åt {fält}.",
    "Såväl {grupp} som {grupp2} har behov av tydlig information om {fält}.",
    "Sedan {år} finns det dessutom ett nätverk där {organ}, kommuner och {grupp} utbyter erfarenheter.",
    "Digitaliseringen har förändrat förutsättningarna för {fält}, särskilt i fråga om {behov}.",
    "Kostnaderna uppgick till omkring {tal} miljoner kronor {år}.",
    "Verksamheten finansieras till {andel} genom avgifter och i övrigt genom anslag.",
    "Mot den bakgrunden har {organ} tagit fram vägledningar för {grupp}.",
    "Ansvaret är i dag delat mellan {organ} och kommunerna, vilket beskrivs närmare i {underlag}.",
    "I {plats} pågår sedan {år} ett försök där {grupp} erbjuds {behov}.",
    "Begreppet {fält} används i betänkandet i en vidare mening än i {lag}.",
    "Det gäller särskilt i glesbygd, där avståndet till {resurser} är stort.",
    "Utvecklingen har gått fort, och {grupp} ställer i dag andra krav på {behov} än {tid}.",
)
REMARKS = (
    "{Vi} vill framhålla att {villkor}.",
    "Enligt {vis} mening behöver det förtydligas hur {sak} förhåller sig till {lag}.",
    "Det är viktigt att {villkor}.",
    "{Vi} vill dock peka på att {sak} kan leda till {problem} för {grupp}.",
    "I det fortsatta arbetet bör regeringen beakta att {villkor}.",
    "Skälet är att {sak} väntas ge {behov} för {grupp}.",
    "En fördel är att {grupp} får {behov} utan att {resurser} behöver byggas ut.",
    "En nackdel är risken för {problem}, som enligt {vis} erfarenhet drabbar {grupp} hårdast.",
    "Konsekvensanalysen behöver kompletteras när det gäller {grupp}.",
    "{Vi} utgår från att {villkor}.",
    "Tiden för genomförandet är knapp med hänsyn till att {resurser} ska finnas på plats.",
    "Av betänkandet framgår inte vem som ska svara för {behov}.",
)
SLOTS = {
    "grupp": ("enskilda", "små kommuner", "barnfamiljer", "äldre", "mindre företag", "föreningar", "studerande",
              "personer med funktionsnedsättning", "de som bor i glesbygd", "anställda", "näringsidkare", "ideella krafter",
              "unga vuxna", "boende i tätorter", "yrkesverksamma", "besökare", "landsbygdens företagare", "nyanlända"),
    "tid": ("under de senaste fem åren", "under lång tid", "i samband med föregående utredning", "sedan millennieskiftet",
            "under det gångna decenniet", "vid flera tillfällen", "i början av perioden", "under senare år"),
    "sätt": ("mycket olika", "delvis skilda", "likartade", "oförutsägbara", "varierande", "mer eller mindre formella"),
    "problem": ("långa väntetider", "dubbelarbete", "osäkerhet om ansvaret", "ökade kostnader", "bristande likvärdighet",
                "svårigheter att rekrytera", "onödig administration", "otydliga besked", "gränsdragningsproblem",
                "tröskeleffekter", "eftersatt underhåll", "sämre tillgänglighet"),
    "underlag": ("den enkät som redovisas i bilaga 3", "tillgänglig statistik", "en rapport från tidigare i år",
                 "den särskilda undersökningen", "det underlag som utredningen har samlat in", "konsekvensanalysen",
                 "årsredovisningarna", "den lägesbild som togs fram inför arbetet", "intervjuerna"),
    "andel": ("drygt hälften", "en tredjedel", "omkring 15 procent", "närmare 40 procent", "fyra av tio", "en mindre del",
              "nästan två tredjedelar", "12 procent", "ett fåtal", "omkring en fjärdedel"),
    "organ": ("den ansvariga myndigheten", "länsstyrelserna", "kommunerna", "domstolarna", "en nationell expertgrupp",
              "regionerna", "de berörda myndigheterna", "branschens organisationer", "lärosätena", "nämnderna"),
    "lag": ("2 kap. 3 § förvaltningslagen", "5 kap. 14 § kommunallagen", "8 kap. 1 § regeringsformen",
            "offentlighets- och sekretesslagen (2009:400)", "3 kap. 12 a § miljöbalken", "myndighetsförordningen (2007:515)",
            "21 kap. 7 § offentlighets- och sekretesslagen", "plan- och bygglagen (2010:900)", "16 § språklagen"),
    "resurser": ("de personella resurserna", "it-stöden", "utbildningsplatserna", "lokalerna", "de ekonomiska ramarna",
                 "rutinerna för samverkan", "vägledningarna", "stödfunktionerna", "de regionala kontoren"),
    "behov": ("tidig rådgivning", "förutsägbara villkor", "en likvärdig service", "ett sammanhållet stöd",
              "bättre underlag för beslut", "kortare handläggningstider", "enklare rutiner", "tydliga kontaktvägar",
              "långsiktig finansiering", "stärkt kompetens", "en god tillgänglighet", "jämförbara uppgifter"),
    "plats": ("norra delen av landet", "de större städerna", "flera mellanstora kommuner", "skärgården", "inlandet",
              "den egna verksamheten", "tre försökslän", "gränsregionerna"),
    "år": ("2027", "2028", "2029", "2030", "2031", "2032", "2033", "2034"),
    "tal": ("240", "1 200", "15 000", "38", "7 500", "620", "90", "3 400", "25", "410"),
    "villkor": ("staten ersätter kommunerna fullt ut", "reglerna följs upp efter tre år", "ansvaret fördelas tydligt",
                "den personliga integriteten värnas", "kraven står i proportion till nyttan", "finansieringen är långsiktig",
                "mindre aktörer får rimlig tid att anpassa sig", "uppgifterna kan hämtas in automatiskt",
                "en övergångstid på minst två år medges", "barnets bästa beaktas", "rollerna hålls isär",
                "befintliga system kan användas", "landsbygdens förutsättningar vägs in"),
}  # fmt: skip
