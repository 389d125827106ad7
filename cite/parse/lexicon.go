package parse

// placeWords are words of places of publication, with states and countries.
const placeWords = `new north south west east san los saint st upper saddle river englewood london paris berlin york oxford cambridge boston chicago washington philadelphia toronto montréal montreal québec quebec ottawa
vancouver sydney melbourne canberra auckland wellington dublin edinburgh glasgow manchester liverpool bristol birmingham leeds aberdeen
cardiff princeton haven angeles francisco berkeley stanford seattle baltimore bloomington urbana durham ithaca minneapolis madison austin
houston atlanta denver detroit pittsburgh cleveland honolulu jersey california massachusetts texas illinois michigan pennsylvania virginia
connecticut maryland florida ohio indiana wisconsin minnesota oregon arizona colorado georgia carolina tennessee missouri louisiana
münchen munich hamburg köln cologne frankfurt stuttgart leipzig dresden göttingen heidelberg tübingen freiburg bonn mainz wiesbaden
opladen weinheim münster bielefeld düsseldorf hannover bremen kiel jena halle weimar erlangen nürnberg regensburg würzburg augsburg
konstanz darmstadt marburg giessen gießen kassel potsdam rostock bochum essen dortmund bamberg passau hildesheim
wien vienna graz salzburg innsbruck linz zürich zurich basel bern genève geneva genf lausanne luzern gallen fribourg
lyon marseille bordeaux toulouse strasbourg grenoble lille rennes nantes montpellier aix dijon louvain leuven bruxelles brussels brüssel
amsterdam leiden rotterdam utrecht hague haag groningen nijmegen antwerpen gent ghent dordrecht delft
roma rome milano milan torino turin venezia venice venise venedig firenze florence bologna napoli naples padova padua pisa bari verona vicenza
treviso udine trieste genova palermo catania modena parma ferrara ravenna brescia bergamo rimini siena perugia
madrid barcelona valencia sevilla salamanca granada zaragoza bilbao lisboa lisbon porto coimbra méxico mexico bogotá lima santiago buenos
aires montevideo caracas quito habana rio janeiro são paulo brasília salvador recife porto alegre curitiba belo horizonte campinas petrópolis
moscow moskva moscou moskau москва петербург ленинград санкт спб киев київ харків львів одеса минск казань новосибирск екатеринбург
stockholm göteborg lund uppsala oslo bergen copenhagen københavn kopenhagen aarhus helsinki helsingfors turku tampere
warszawa warsaw kraków cracow wrocław poznań łódź gdańsk toruń lublin katowice praha prague prag brno bratislava budapest
bucharest bucurești sofia beograd belgrade zagreb ljubljana sarajevo athens athína istanbul ankara izmir jerusalem haifa beirut cairo
tehran baghdad delhi mumbai bombay calcutta kolkata chennai bangalore karachi lahore dhaka colombo kathmandu singapore bangkok jakarta hanoi
manila beijing peking shanghai nanjing guangzhou hong kong taipei tokyo kyoto osaka seoul nairobi lagos ibadan accra dakar johannesburg cape town
北京 上海 東京 京都 서울 england scotland wales ireland france germany deutschland österreich switzerland schweiz italy italia spain españa
portugal netherlands belgium sweden norway denmark finland poland russia ukraine turkey greece israel egypt india china japan korea canada
australia zealand brazil brasil argentina chile colombia africa usa uk ussr ny ma ca nj il pa tx va md dc mass calif conn penn
thousand oaks reading hoboken englewood cliffs boca raton hillsdale mahwah menlo armonk aldershot farnham cheltenham basingstoke houndmills
harmondsworth abingdon northampton westport lanham malden newbury beverly hills westview boulder norwood ann arbor evanston notre dame
brighton hove lewes hampshire surrey sussex kent essex middlesex hertfordshire stanford palo alto redwood dover london`

// givenWords are given names of people.
const givenWords = `john james robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald
steven stephen paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan larry
justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose adam henry nathan douglas
peter kyle walter ethan jeremy harold keith christian roger noah gerald carl terry sean austin arthur lawrence jesse dylan bryan joe albert
bruce alan ralph gabriel roy juan wayne eugene randy vincent louis philip bobby johnny bradley martin simon neil graham colin ian stuart
malcolm hugh geoffrey nigel trevor derek clive barry leslie norman howard leonard herbert frederick ernest alfred fred harry francis
mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna michelle
carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen
samantha katherine christine debra rachel carolyn janet catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren
christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean abigail
alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany charlotte marie kayla alexis
lori ellen naomi angela simone hannah rosa emma silvia jane lucy claire anne sheila fiona alison gillian moira eileen
hans karl heinrich friedrich wilhelm johann georg ludwig otto ernst fritz kurt walter werner helmut jürgen klaus dieter günter günther horst
manfred wolfgang rainer bernd uwe stefan andreas thomas matthias ulrich ulrike gerhard rudolf hermann franz josef anton max erich theodor
gustav emil oskar oscar siegfried rolf volker norbert hartmut eckart jochen detlef holger jens sven torsten ingrid ursula monika renate
helga gisela brigitte petra sabine gabriele susanne claudia birgit heike anke silke katja
jean pierre jacques michel philippe françois andré bernard alain marcel henri louis rené claude gilles guy hervé yves luc didier olivier
pascal laurent éric gérard émile étienne antoine raymond roland maurice georges gaston paul marie françoise monique nathalie isabelle
sylvie catherine hélène geneviève véronique chantal michèle
giovanni giuseppe antonio francesco mario luigi carlo paolo pietro angelo giorgio alberto roberto franco sergio bruno enrico vincenzo
salvatore domenico marco andrea stefano alessandro lorenzo luca gino guido aldo ugo renato cesare ettore
josé luis carlos manuel francisco javier miguel ángel jesús pedro pablo fernando rafael ramón alejandro diego jorge eduardo ricardo
alberto andrés joão paulo antônio luiz márcio sérgio rui nuno vladimir lev leon leo ivan nikolai nikolaj alexei sergei sergej boris mikhail
michail dmitri dmitry andrei yuri jurij viktor victor oleg igor pavel anatoly evgeny alexandr aleksandr aleksandra vasily konstantin moshe
jan piotr andrzej jerzy stanisław tadeusz zbigniew krzysztof tomasz jiří josef václav miloš zoltán lászló istván ferenc györgy
lars erik anders per nils olof gunnar sven bengt göran karin astrid ingmar jørgen søren niels ole knut bjørn
mohammed muhammad ahmed ali hassan hussein ibrahim omar mustafa mehmet abdul yusuf fatima wei ming li yan hiroshi takashi kenji akira
raj amit anil sunil ravi rajesh vijay sanjay amartya homi edwin ranajit partha`

// publisherWords are words of the names of publishing houses.
const publisherWords = `press verlag university éditions editions publishers publisher publishing publications books presses editore editori
edizioni editorial librairie springer elsevier wiley blackwell routledge sage macmillan palgrave penguin mcgraw hill prentice hall
pearson harper collins harpercollins norton knopf doubleday vintage pantheon verso beacon basic academic kluwer brill gruyter mouton
suhrkamp campus beltz leske budrich juventa nomos westdeutscher vs rowohlt fischer piper beck mohr siebeck vandenhoeck ruprecht metzler
klett cotta oldenbourg waxmann transcript hanser reclam ullstein dtv duncker humblot niemeyer böhlau steiner harrassowitz reimer
gallimard seuil minuit flammarion fayard puf plon grasset payot maspero découverte armand colin hachette larousse vrin champion droz
einaudi laterza mulino feltrinelli mondadori olschki marsilio bompiani rizzoli viella carocci franco angeli utet giuffrè
alianza siglo xxi fondo cultura económica ariel crítica paidós tecnos akal cátedra gedisa amorrortu planeta taurus
наука просвещение мысль политиздат академия юрайт инфра высшая школа издательство издат изд думка освіта
wydawnictwo pwn naukowe academia nakladatelství kiadó förlag forlag uitgeverij yayınları yayınevi
mit oup cup crc acm ieee birkhäuser dover addison wesley longman heinemann allen unwin faber methuen hutchinson secker warburg
clarendon oxford cambridge harvard yale princeton chicago stanford columbia cornell duke hopkins indiana california minnesota monthly
pluto haymarket zed merlin lawrence wishart progress international foreign languages haworth erlbaum guilford freeman saunders mosby
lippincott thieme karger taylor francis informa emerald ashgate edgar elgar berg berghahn rodopi benjamins peter lang lit
continuum bloomsbury granta picador fontana bantam dell simon schuster random house farrar straus giroux holt rinehart winston little brown
houghton mifflin scribner free transaction greenwood praeger aldine archon schocken ballantine tavistock polity arnold
出版社 書店 书局 出版 印书馆 대학교출판부 출판사 imprimerie tipografia tip typ druckerei publ verl pub univ`

// journalWords are words of the names of journals, magazines and newspapers.
const journalWords = `journal review revue zeitschrift rivista revista annals annales annali letters bulletin archives archiv archive archivio
magazine quarterly j rev phys lett acta вестник журнал известия вопросы труды вісник proceedings transactions trans ann bull arch
science nature cell lancet times guardian post herald news tribune zeitung tageszeitung spiegel zeit monde figaro temps economist
newspaper gazette daily weekly monthly chronicle observer independent telegraph zeitschr jahrbuch vierteljahrsschrift
vierteljahresschrift rundschau mitteilungen blätter berichte studies studi études estudios forschung biol chem med psychol soc sci
int eur amer am brit clin exp appl math comput educ econ physica physics chemistry biology medicine psychology sociology anthropology
cahiers quaderni kwartalnik czasopismo przegląd časopis tidsskrift tidskrift dergisi dergi 学报 学刊 杂志 研究 学会誌 論文誌 학회지 논문집
plos bmc frontiers neurosci microbiol immunol genet ecol geophys astrophys astron nucl instrum methods`

// bodyWords are words of the names of institutions that write or publish.
const bodyWords = `institute institut institution ministry ministerium ministère ministerio organization organisation association department
bureau commission committee society council agency bank office center centre foundation stiftung bundesamt bundesministerium statistisches
government parliament assembly congress senate court party union federation league nations unesco oecd oced who unicef undp imf ilo fao
eurostat european europäische kommission académie academy akademie академия институт университет universität université università
universidad universidade universitet school college faculty laboratory museum national federal international company corporation inc ltd
gmbh ag group network consortium collaboration team project society gesellschaft verband verein verein amt rat partei royal société
società sociedad sociedade fundação fundación instituto ministério администрация министерство комитет`
