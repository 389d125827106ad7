package name

import "github.com/citecheck/citecheck/cite/pattern"

var (
	// heads are words, or their beginnings, that name organisations in many
	// languages and hardly ever a person.
	heads = pattern.New(`(?i)(?:^|[\s(«"„“-])(?:` +
		// English
		`organi[sz]ations?|ministry|ministries|committees?|subcommittee|universit(?:y|ies)|institut(?:e|es|ion)|departments?|associations?|societ(?:y|ies)|agenc(?:y|ies)|bureau|councils?|commissions?|governments?|union|foundation|inc|ltd|llc|plc|gmbh|corp(?:oration)?|consortium|collaborati(?:on|ve)|network|federation|academ(?:y|ies)|museum|archives?|library|congress|parliament|senate|administration|authority|secretariat|initiative|observatory|programme|program|laborator(?:y|ies)|alliance|coalition|confederation|directorate|task force|working group|study group|research group|investigators|working party|trust|survey|fund|league|united nations|nations unies|naciones unidas|nações unidas|vereinte nationen|vereinten nationen|organizations|tribunal|embassy|hospitals?|clinic|college|publishers|publishing|editors of|editorial board|watch|treasury|amnesty|world bank|european union|red cross|movement|conference|assembly|synod|diocese|front|core team|developers|contributors` +
		// German
		`|institut[es]?|universität|hochschule|gesellschaft|verband|verein|stiftung|kommission|bundes(?:amt|rat|tag|regierung|zentrale|agentur|ministerium|anstalt|verband|gericht)\S*|statistisches|statistische[sn]? (?:amt|ämter)|ministerium|bundesministerium|\S*gewerkschaftsbund|ausschuss|behörde|kammer|akademie|landesamt|landesregierung|arbeitsgemeinschaft|arbeitskreis|arbeitsgruppe|forschungsgruppe|autorengruppe|autorenkollektiv|redaktion|sekretariat|zentralkomitee|zentrum|zentralrat|gewerkschaft|partei|senatsverwaltung|senat|staatsarchiv|bibliothek|vereinigung|bündnis` +
		// Romance languages
		`|ministères?|universités?|société|sociétés|comité|commission|conseil|centre|fédération|académie|bibliothèque|assemblée|gouvernement|agence|observatoire|collectif|parti|syndicat|école|ministerios?|institut[oi]s?|universidade?s?|universitat|universitatea|universit[àá]|comisión|comissão|comitê|comitato|asociación|associação|associa[çt]ion[es]?|associazione|associació|fundación|fundação|fondazione|fondation|fundació|gobierno|governo|govern|consejo|conselho|consiglio|consell|sociedade?|società|societat|academia|accademia|biblioteca|agencia|agência|agenzia|organización|organização|organizzazione|organisation|secretar[ií]a|defensoría|instituţia|institutul|ministerul|ministero|ministério|federación|federação|federazione|generalitat|ajuntament|ayuntamiento|departament|diputación|junta|xunta|prefeitura|câmara|congreso|congresso|pankki|partido|partito|oficina|departament[oe]?|secretaria|dipartimento|département|facultad|faculdade|facoltà|faculté|istituto|istituti|centro|museo|museu|musée` +
		// Germanic, Slavic, Uralic, Turkish, Greek, Malay
		`|ministerie|universiteit|instituut|vereniging|stichting|rijksmuseum|rijksinstituut|centraal bureau|bureau voor|gemeente|nederlandse|ministeriet|departementet|universitet|universitetet|institutet|föreningen|myndigheten|socialstyrelsen|styrelsen|statistiska|statistisk|direktoratet|nämnden|folkhälsomyndigheten|sällskapet|selskapet|foreningen|akademien|högskolan|rådet|ministerstwo|uniwersytet\S*|instytut\S*|towarzystwo|stowarzyszenie|akademia|urząd|komitet|fundacja|ministerstvo|univerzita|univerzitet|institut|ústav|úřad|akademie věd|společnost|ministarstvo|sveučilište|zavod|ministrstvo|minisztérium\S*|egyetem|intézet|hivatal|társaság|akadémia|yliopisto|ministeriö|laitos|tilastokeskus|ülikool|bakanlığı|üniversitesi|kurumu|derneği|başkanlığı|enstitüsü|vakfı|υπουργείο|πανεπιστήμιο|ινστιτούτο|εταιρεία|ελληνική στατιστική|kementerian|universitas|badan|đại học|bộ|viện|tổng cục` +
		// Cyrillic
		`|министерств\S*|цк|кабинет министров|кабінет міністрів|міністерств\S*|министарство|институт\S*|інститут\S*|университет\S*|університет\S*|универзитет\S*|академи[яию]|академія|комитет\S*|комітет\S*|комисси[яи]|комісія|комиссии|общество|товариство|федерация|федеральн\S+|федерації|правительство|уряд|верховн\S+|государственн\S+|державн\S+|национальн\S+|національн\S+|центральн\S+|служба|агентство|организация|організація|союз|совет|рада|партия|партія|центр|фонд|банк|суд|прокуратура|росстат|дума|библиотека|архив|музей|коллегия|ассоциация|асоціація|управление|всемирная|российск\S+` +
		// Arabic, Persian, Hebrew, Hindi, Thai
		`|وزارة|الجهاز|ديوان|البنك|وزارت|جامعة|دانشگاه|منظمة|سازمان|معهد|مركز|مرکز|هيئة|مؤسسة|مجلس|جمعية|الأمم المتحدة|اللجنة|משרד|אוניברסיטת|האוניברסיטה|מכון|הלשכה|ארגון|מרכז|עמותת|ועדת|מנהל|מבקר|मंत्रालय|विश्वविद्यालय|संस्थान|आयोग|भारत सरकार|กระทรวง|มหาวิทยาลัย|สำนักงาน` +
		`)(?:$|[\s,.;:)»"”’'-])`)

	// weakHeads are family names too; "of" or a third word decides.
	weakHeads = pattern.New(`(?i)(?:^|[\s(-])(?:bank|banks|office|press|team|group|groups|court|company|party|minister|ministers|cent(?:er|re)s?|centrum|council|board|college|school|church|house|service|services|society|chamber|division|unit|section|branch|club|club|forum|project|projekt|staff|system|systems|partners|labs?|studies|news|times|post|journal|magazine|media|books|amt|rat|bund|haus|kreis|werk|dienst|gericht|banco|banca|banque|cour|casa|ordre|nasa|republic|republik|state|city|county|stadt|land|ville|kingdom|commonwealth|commissioner|president|secretary|group|gruppe|groupe|grupo|gruppo|equipo|équipe|squad|systems|international|companies|holdings?|software|technologies|industries|records|productions|films?|studios?|police|army|navy|force|cabinet|treasury|guard|reserve|authority|store)(?:$|[\s,.;:)-])`)

	// ofWords part the head of a name from the rest.
	ofWords = pattern.New(`(?i)\s(?:of|for|on|and|the|in|für|der|des|zur|und|de|du|des|del|della|degli|dei|para|por|pour|do|da|dos|et|y|voor|van|för|för|for|i|по|при|и|о|von)\s|\s(?:d|dell|dall|l|all|nell|degl)['’]`)

	// complete is what begins or is a name that no "and" before it belongs to.
	complete = pattern.New(`(?i)^(?:world|european|united|national|international|federal|royal|american|british|german|deutsche[rs]?|imperial|central|the|u\.?\s?[skn]\.?)\s`)

	// subunit begins the name of a part of a body.
	subunit = pattern.New(`(?i)^(?:the )?(?:office|department|division|bureau|section|branch|cent(?:er|re)|sub-?committee|committee|board|directorate|directorate-general|abteilung|referat|fachbereich|institut[eo]?|dept\.?|faculty|school|fakultät|lehrstuhl|direction|dirección|departament[oe]?|secretaria|département|dipartimento|facultad|facoltà|faculté|unit|group|team|service|laborato\S+|arbeitsgruppe|fachgruppe|отдел|отделение|кафедра|институт|департамент|факультет|управление|laboratory|working group|state of|republic of|república|united states|region|province|population division|statistics division)(?:$|\s|,)`)

	// parent begins the name of a state, whose ministry may follow a comma.
	parent = pattern.New(`(?i)^(?:(?:the )?(?:government|republic|kingdom|state|commonwealth) of|gobierno de|governo d|gouvernement d|united states|great britain|u\.?\s?[sk]\.?)\s`)

	// compounds are German names of offices in one word.
	compounds = pattern.New(`^(?:(?:\p{L}+-)?(?:Bundes|Landes|Reichs|Staats|Umwelt|Wissenschafts|Europa|Zentral|Stadt|Volks|Welt|Europäischer|Sachverständigen|Kultusminister|Arbeits|Ethik|Verfassungs|Verwaltungs|Patent|Rechnungs|Monopol)\p{L}*(?:ministerium|ministeriums|amt|rat|verband|gericht|gerichtshof|hof|bank|anstalt|agentur|zentrale|regierung|tag|konferenz|archiv|bibliothek|kammer|kommission|bund|partei|gesundheitsorganisation|organisation|werk|behörde)|\S+-(?:Stiftung|Institut|Gesellschaft|Verein|Kommission|Universität|Bibliothek|Museum|Archiv|Verband)|\p{L}+(?:ministerium|gesellschaft|stiftung|kommission|verband|universität|institut|zentrale|gewerkschaft|arbeitsgemeinschaft|styrelsen|myndigheten|departementet|verket|direktoratet|ministeriet|institutet|ministeriö|laitos|keskus|minisztérium|ministerie)|(?:กระทรวง|มหาวิทยาลัย|สำนักงาน|กรม)\S+)$`)

	// nations before a head as adjective, or alone, make an official author.
	nations = pattern.New(`(?i)^(?:great britain|united kingdom|united states(?: of america)?|european (?:union|commission|parliament|communities)|soviet union|république française|bundesrepublik deutschland|deutscher bundestag|freie hansestadt|российская федерация|government of|republic of|kingdom of|state of|people's republic of|r (?:development )?core team)(?:$|[\s,.])`)

	// legalForm is the form of a company, which a comma parts from its name.
	legalForm = pattern.New(`(?i)^(?:inc|ltd|llc|llp|plc|gmbh|corp)\.?(?:\s*\([^()]*\))?$`)

	// states are abbreviations in names of bodies that are no initials.
	states = pattern.New(`(?:^|\s)(?:U\.\s?S\.(?:\s?A\.)?|U\.\s?K\.|U\.\s?N\.|E\.\s?U\.|T\.\s?C\.|St\.|Ste\.|Mt\.|D\.\s?C\.|РФ|РАН|КПСС|ВКП|РКП|РСДРП|РСФСР|СССР|УССР|АН|НАН|PAN|ČR|SR|USA|UK|EU|DDR|NRW|AG|SE|EV)(?:[\s,]|$)`)

	// acronyms of organisations that stand alone where a family name could.
	acronyms = words("who un eu nato oecd ocde unesco unicef undp unhcr unep unfpa unctad ilo imf fao osce osze usaid ipcc nasa esa cern oas wto iea iaea cia fbi bbc cnn zdf ard ddr brd dgb spd cdu csu fdp afd kpd sed wwf apa acm ieee iso din ansi iec itu icann w3c ietf rfsr rsfsr ussr udssr cdc nih nhs nice fda epa usda usgs noaa nist eurostat destatis insee istat ine ibge ons bmbf bmas bmi bmj bmz bmwi bpb giz kfw diw ifo zew iab wzb gesis dfg mpg insee cnrs inserm inra ined ehess cepal eclac bid cgil ugt aids icrc oxfam amnesty greenpeace oapen jpl crossref orcid zotero microsoft google ipsos gallup росстат вциом цик ссср рсфср рф мвф воз оон кпсс вкп(б) рсдрп ркп(б)")
)
