package name_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite/name"
)

// worldLists are author lists in the languages and house styles of the world,
// each with its names as show writes them: family|given|particle|dropping|suffix.
var worldLists = []struct{ lang, list, want string }{
	// English
	{"en", "Smith, John", "Smith|John"},
	{"en", "John Smith", "Smith|John"},
	{"en", "Smith, J. A., Jones, B. C., & Brown, D.", "Smith|J. A.; Jones|B. C.; Brown|D."},
	{"en", "Smith JA, Jones BC, Brown D.", "Smith|JA; Jones|BC; Brown|D."},
	{"en", "Smith, John A., and Mary B. Jones", "Smith|John A.; Jones|Mary B."},
	{"en", "Smith, John, Mary Jones, and Alan Brown", "Smith|John; Jones|Mary; Brown|Alan"},
	{"en", "J. Smith, M. Jones, A. Brown", "Smith|J.; Jones|M.; Brown|A."},
	{"en", "Smith J., Jones M. and Brown A.", "Smith|J.; Jones|M.; Brown|A."},
	{"en", "J.R.R. Tolkien", "Tolkien|J.R.R."},
	{"en", "O'Neil-Smith ABC, de la Cruz M", "O'Neil-Smith|ABC; Cruz|M|de la"},
	{"en", "O’Brien, Flann", "O’Brien|Flann"},
	{"en", "McDonald, Jane & MacIntyre, Alasdair", "McDonald|Jane; MacIntyre|Alasdair"},
	{"en", "MCDONALD, J. AND O'BRIEN, F.", "McDonald|J.; O'Brien|F."},
	{"en", "King, Martin Luther, Jr., and Coretta Scott King", "King|Martin Luther|||Jr.; King|Coretta Scott"},
	{"en", "Davis, Sammy, Jr.; Doe, John, III", "Davis|Sammy|||Jr.; Doe|John|||III"},
	{"en", "Smith Jr., John", "Smith|John|||Jr."},
	{"en", "Smith JA Jr, Doe R 3rd", "Smith|JA|||Jr; Doe|R|||3rd"},
	{"en", "Cook EH Jr, Leventhal BL", "Cook|EH|||Jr; Leventhal|BL"},
	{"en", "Henry Louis Gates Jr. and Cornel West", "Gates|Henry Louis|||Jr.; West|Cornel"},
	{"en", "Doe JR, Roe SR", "Doe|JR; Roe|SR"},
	{"en", "Doe, J., et al.", "Doe|J. +"},
	{"en", "Doe J, Roe R, et al", "Doe|J; Roe|R +"},
	{"en", "Doe, J. [et al.]", "Doe|J. +"},
	{"en", "Doe, Jane, and others", "Doe|Jane +"},
	{"en", "Doe, Jane & others", "Doe|Jane +"},
	{"en", "Doe, J., Roe, R., … Poe, P.", "Doe|J.; Roe|R.; Poe|P."},
	{"en", "Doe, J., ...", "Doe|J. +"},
	{"en", "Dr. Jane Doe and Prof. Richard Roe", "Doe|Jane; Roe|Richard"},
	{"en", "Sir Isaac Newton", "Newton|Isaac"},
	{"en", "Newton, Sir Isaac", "Newton|Isaac"},
	{"en", "Smith, Dr. John", "Smith|John"},
	{"en", "Jane Doe, PhD, and John Roe, M.D.", "Doe|Jane; Roe|John"},
	{"en", "Lord C, Rutter M", "Lord|C; Rutter|M"},
	{"en", "Smith, J. [= Doe]", "Smith|J."},
	{"en", "Orwell, George [pseud.]", "Orwell|George"},
	{"en", "Twain, Mark (Samuel Clemens)", "Twain|Mark"},
	{"en", "Doe, J. (ed.), Roe, R. (ed.)", "Doe|J.; Roe|R."},
	{"en", "Doe, Jane and Roe, Richard (eds.)", "Doe|Jane; Roe|Richard"},
	{"en", "Doe, Jane, ed.", "Doe|Jane"},
	{"en", "Jane Doe, editor", "Doe|Jane"},
	{"en", "edited by Jane Doe and Richard Roe", "Doe|Jane; Roe|Richard"},
	{"en", "[Marx, Karl]", "Marx|Karl"},
	{"en", "Plato", "Plato"},
	{"en", "bell hooks", "hooks|bell"},
	{"en", "Lady Gaga", "Gaga|Lady"},
	{"en", "Marx, Engels, Lenin", "Marx; Engels; Lenin"},
	{"en", "Marx and Engels", "Marx; Engels"},
	{"en", "de St. Aubin, E.", "St. Aubin|E.|de"},
	{"en", "Herman G. Van de Werfhorst", "Van de Werfhorst|Herman G."},
	{"en", "J. De Vries", "De Vries|J."},
	{"en", "Van Creveld, Martin", "Van Creveld|Martin"},
	{"en", "BINGHAM , R . & OTTEWILL , R", "Bingham|R.; Ottewill|R."},
	{"en", "B I N G H A M , R . & OT T E W I L L , R", "Bingham|R.; Ottewill|R."},
	{"en", "WOMACK James, JONES Daniel, ROOS Daniel", "Womack|James; Jones|Daniel; Roos|Daniel"},
	{"en", "Bacevich Andrew J", "Bacevich|Andrew J"},
	{"en", "Anonymous", "{Anonymous}"},
	{"en", "World Health Organization", "{World Health Organization}"},
	{"en", "World Health Organization (WHO)", "{World Health Organization (WHO)}"},
	{"en", "WHO", "{WHO}"},
	{"en", "IPCC", "{IPCC}"},
	{"en", "UNDP & OECD", "{UNDP}; {OECD}"},
	{"en", "OECD/Eurostat", "{OECD}; {Eurostat}"},
	{"en", "Social Security Administration", "{Social Security Administration}"},
	{"en", "U.S. Department of Health and Human Services, Office of Research Integrity", "{U.S. Department of Health and Human Services, Office of Research Integrity}"},
	{"en", "U.S. Census Bureau", "{U.S. Census Bureau}"},
	{"en", "Food and Agriculture Organization of the United Nations", "{Food and Agriculture Organization of the United Nations}"},
	{"en", "United Nations Educational, Scientific and Cultural Organization", "{United Nations Educational, Scientific and Cultural Organization}"},
	{"en", "Centers for Disease Control and Prevention", "{Centers for Disease Control and Prevention}"},
	{"en", "Department of Health, Education and Welfare", "{Department of Health, Education and Welfare}"},
	{"en", "World Bank and International Monetary Fund", "{World Bank}; {International Monetary Fund}"},
	{"en", "The Cochrane Collaboration", "{The Cochrane Collaboration}"},
	{"en", "The Economist", "{The Economist}"},
	{"en", "American Psychological Association", "{American Psychological Association}"},
	{"en", "R Core Team", "{R Core Team}"},
	{"en", "Higgins JPT, Thomas J, The Cochrane Collaboration", "Higgins|JPT; Thomas|J; {The Cochrane Collaboration}"},
	{"en", "Smith J, World Health Organization", "Smith|J; {World Health Organization}"},
	{"en", "Smith, John, and Department of Health", "Smith|John; {Department of Health}"},
	{"en", "Ministry of Finance and Jane Doe", "{Ministry of Finance}; Doe|Jane"},
	{"en", "National Institute for Health and Care Excellence", "{National Institute for Health and Care Excellence}"},
	{"en", "University of Chicago Press", "{University of Chicago Press}"},
	{"en", "Bank of England", "{Bank of England}"},
	{"en", "CRyPTIC Consortium and the 100,000 Genomes Project, Doe C, et al", "{CRyPTIC Consortium}; {the 100,000 Genomes Project}; Doe|C +"},
	{"en", "Oberschmidt K (Roessingh Research and Development), van Velsen L (Roessingh Research and Development)", "Oberschmidt|K; Velsen|L|van"},
	{"en", "John Banks", "Banks|John"},
	{"en", "Press, W. H.", "Press|W. H."},

	// German
	{"de", "ANWEILER, Oscar", "Anweiler|Oscar"},
	{"de", "Müller, Hans/Schmidt, Karl", "Müller|Hans; Schmidt|Karl"},
	{"de", "Müller, H./Schmidt, K. (Hrsg.)", "Müller|H.; Schmidt|K."},
	{"de", "Müller, Hans u. a.", "Müller|Hans +"},
	{"de", "Müller, Hans; Schmidt, Karl u.a. (Hg.)", "Müller|Hans; Schmidt|Karl +"},
	{"de", "Müller, Hans und Karl Schmidt", "Müller|Hans; Schmidt|Karl"},
	{"de", "Horkheimer, Max u. Theodor W. Adorno", "Horkheimer|Max; Adorno|Theodor W."},
	{"de", "Goethe, Johann Wolfgang von", "Goethe|Johann Wolfgang||von"},
	{"de", "Johann Wolfgang von Goethe", "Goethe|Johann Wolfgang|von"},
	{"de", "von der Leyen, Ursula", "Leyen|Ursula|von der"},
	{"de", "Annette von Droste-Hülshoff", "Droste-Hülshoff|Annette|von"},
	{"de", "zu Guttenberg, Karl-Theodor", "Guttenberg|Karl-Theodor|zu"},
	{"de", "Otto Graf Lambsdorff", "Lambsdorff|Otto||Graf"},
	{"de", "Schulenburg JM, Graf von der Schulenburg JM", "Schulenburg|JM; Schulenburg|JM|Graf von der"},
	{"de", "Prof. Dr. Dr. h.c. Hans Müller", "Müller|Hans"},
	{"de", "Müller, Prof. Dr. Hans", "Müller|Hans"},
	{"de", "Luxemburg, R", "Luxemburg|R."},
	{"de", "Huonker, Th", "Huonker|Th."},
	{"de", "Canzler, Weert & AndreasKnie", "Canzler|Weert; Knie|Andreas"},
	{"de", "Birke; M.; Jäger, Th.", "Birke|M.; Jäger|Th."},
	{"de", "Statistisches Bundesamt", "{Statistisches Bundesamt}"},
	{"de", "Statistisches Bundesamt (Hrsg.)", "{Statistisches Bundesamt}"},
	{"de", "Umweltbundesamt", "{Umweltbundesamt}"},
	{"de", "Bundesministerium für Bildung und Forschung", "{Bundesministerium für Bildung und Forschung}"},
	{"de", "Bundesministerium für Umwelt, Naturschutz und nukleare Sicherheit", "{Bundesministerium für Umwelt, Naturschutz und nukleare Sicherheit}"},
	{"de", "Deutscher Gewerkschaftsbund", "{Deutscher Gewerkschaftsbund}"},
	{"de", "Zentralrat der Juden", "{Zentralrat der Juden}"},
	{"de", "Wissenschaftsrat", "{Wissenschaftsrat}"},
	{"de", "o. V.", "{o. V.}"},
	{"de", "Feller-Länzlinger Ruth und Andreas Balthasar", "Feller-Länzlinger|Ruth; Balthasar|Andreas"},

	// French
	{"fr", "de Gaulle, Charles", "Gaulle|Charles|de"},
	{"fr", "Gaulle, Charles de", "Gaulle|Charles||de"},
	{"fr", "Charles de Gaulle", "Gaulle|Charles|de"},
	{"fr", "La Fontaine, Jean de", "La Fontaine|Jean||de"},
	{"fr", "Jean de La Fontaine", "La Fontaine|Jean|de"},
	{"fr", "DUPONT J.-P.", "Dupont|J.-P."},
	{"fr", "DUPONT Jean-Pierre et MARTIN Anne", "Dupont|Jean-Pierre; Martin|Anne"},
	{"fr", "Jean Le Rond d'Alembert", "Le Rond d'Alembert|Jean"},
	{"fr", "d’Alembert, Jean", "d’Alembert|Jean"},
	{"fr", "Dumas, Alexandre, fils", "Dumas|Alexandre|||fils"},
	{"fr", "Dupont, J., Martin, A. et Durand, P.", "Dupont|J.; Martin|A.; Durand|P."},
	{"fr", "Dupont, Jean, et autres", "Dupont|Jean +"},
	{"fr", "Dupont, J. (dir.)", "Dupont|J."},
	{"fr", "Ministère de l'Éducation nationale", "{Ministère de l'Éducation nationale}"},
	{"fr", "Ministère de l'Éducation nationale et de la Jeunesse", "{Ministère de l'Éducation nationale et de la Jeunesse}"},
	{"fr", "Conseil constitutionnel", "{Conseil constitutionnel}"},
	{"fr", "Université de Montréal, Faculté de droit", "{Université de Montréal, Faculté de droit}"},
	{"fr", "INSEE", "{INSEE}"},

	// Spanish
	{"es", "José Ortega y Gasset", "Ortega y Gasset|José"},
	{"es", "Ortega y Gasset, José", "Ortega y Gasset|José"},
	{"es", "ORTEGA Y GASSET, José", "Ortega y Gasset|José"},
	{"es", "Ortega y Gasset", "Ortega y Gasset"},
	{"es", "Ramón y Cajal, Santiago", "Ramón y Cajal|Santiago"},
	{"es", "Santiago Ramón y Cajal", "Ramón y Cajal|Santiago"},
	{"es", "Ramón y Cajal S", "Ramón y Cajal|S"},
	{"es", "Ramón y Cajal, S.", "Ramón y Cajal|S."},
	{"es", "José Ortega y Gasset y Julián Marías", "Ortega y Gasset|José; Marías|Julián"},
	{"es", "Pérez, A., Ortega y Gasset, J.", "Pérez|A.; Ortega y Gasset|J."},
	{"es", "García, Juan y Pérez, Luis", "García|Juan; Pérez|Luis"},
	{"es", "Juan García y Luis Pérez", "García|Juan; Pérez|Luis"},
	{"es", "García, J. y Pérez, L.", "García|J.; Pérez|L."},
	{"es", "García y Pérez", "García; Pérez"},
	{"es", "Gabriel García Márquez", "García Márquez|Gabriel"},
	{"es", "García Márquez, Gabriel", "García Márquez|Gabriel"},
	{"es", "García Márquez, Gabriel José", "García Márquez|Gabriel José"},
	{"es", "LÓPEZ GARCÍA, María José and PÉREZ, Juan", "López García|María José; Pérez|Juan"},
	{"es", "María del Carmen López", "López|María del Carmen"},
	{"es", "Carlos Fernández de la Reguera", "Fernández de la Reguera|Carlos"},
	{"es", "Bartolomé de las Casas", "Casas|Bartolomé|de las"},
	{"es", "LÓPEZ DE LA TORRE, Ana", "López de la Torre|Ana"},
	{"es", "Pérez-Higueras JJ, de la Cruz M, O'Neil-Smith ABC", "Pérez-Higueras|JJ; Cruz|M|de la; O'Neil-Smith|ABC"},
	{"es", "Pérez, Juan y otros", "Pérez|Juan +"},
	{"es", "Pérez, J. y cols.", "Pérez|J. +"},
	{"es", "Jorge Luis Borges", "Borges|Jorge Luis"},
	{"es", "Ministerio de Educación y Cultura", "{Ministerio de Educación y Cultura}"},
	{"es", "Comisión Económica para América Latina y el Caribe", "{Comisión Económica para América Latina y el Caribe}"},
	{"es", "Instituto Nacional de Estadística", "{Instituto Nacional de Estadística}"},

	// Catalan
	{"ca", "Puig i Cadafalch, Josep", "Puig i Cadafalch|Josep"},
	{"ca", "Josep Puig i Cadafalch", "Puig i Cadafalch|Josep"},
	{"ca", "Antoni Rovira i Virgili", "Rovira i Virgili|Antoni"},
	{"ca", "Puig, Josep i Ferrer, Anna", "Puig|Josep; Ferrer|Anna"},
	{"ca", "Puig, Josep i altres", "Puig|Josep +"},
	{"ca", "Generalitat de Catalunya, Departament de Salut", "{Generalitat de Catalunya, Departament de Salut}"},
	{"ca", "Universitat de Barcelona", "{Universitat de Barcelona}"},

	// Portuguese
	{"pt", "de Souza e Silva, Adriana", "Souza e Silva|Adriana|de"},
	{"pt", "Adriana de Souza e Silva", "Souza e Silva|Adriana|de"},
	{"pt", "SILVA, João da", "Silva|João||da"},
	{"pt", "SILVA, J.; SANTOS, M.", "Silva|J.; Santos|M."},
	{"pt", "Silva, J. e Santos, M.", "Silva|J.; Santos|M."},
	{"pt", "Silva, João e outros", "Silva|João +"},
	{"pt", "Eça de Queirós, José Maria", "Eça de Queirós|José Maria"},
	{"pt", "Sá RCN da, Moreira MA", "Sá|RCN||da; Moreira|MA"},
	{"pt", "José Silva Neto", "Silva Neto|José"},
	{"pt", "SILVA NETO, José", "Silva Neto|José"},
	{"pt", "Ministério da Saúde", "{Ministério da Saúde}"},
	{"pt", "Instituto Brasileiro de Geografia e Estatística", "{Instituto Brasileiro de Geografia e Estatística}"},
	{"pt", "IBGE", "{IBGE}"},

	// Italian
	{"it", "Rossi, Mario e Bianchi, Anna", "Rossi|Mario; Bianchi|Anna"},
	{"it", "Mario Rossi e Anna Bianchi", "Rossi|Mario; Bianchi|Anna"},
	{"it", "Leonardo da Vinci", "Vinci|Leonardo|da"},
	{"it", "Della Porta, Donatella", "Della Porta|Donatella"},
	{"it", "Gramsci, A. (a cura di)", "Gramsci|A."},
	{"it", "Rossi, Mario et al.", "Rossi|Mario +"},
	{"it", "Ministero dell'Interno", "{Ministero dell'Interno}"},
	{"it", "Università degli Studi di Milano", "{Università degli Studi di Milano}"},

	// Dutch
	{"nl", "van der Berg, J.", "Berg|J.|van der"},
	{"nl", "Berg, J. van der", "Berg|J.||van der"},
	{"nl", "Jan van der Berg", "Berg|Jan|van der"},
	{"nl", "VAN DER BERG, Jan", "Berg|Jan|van der"},
	{"nl", "De Jong, P. en 't Hart, M.", "De Jong|P.; Hart|M.|'t"},
	{"nl", "ter Braak, Menno", "Braak|Menno|ter"},
	{"nl", "Van den Berg J, Jansen P", "Van den Berg|J; Jansen|P"},
	{"nl", "Jansen, P. e.a.", "Jansen|P. +"},
	{"nl", "Ludwig van Beethoven", "Beethoven|Ludwig|van"},
	{"nl", "Rijksinstituut voor Volksgezondheid en Milieu", "{Rijksinstituut voor Volksgezondheid en Milieu}"},

	// Swedish, Danish, Norwegian, Finnish
	{"sv", "Svensson, Anna och Karlsson, Erik", "Svensson|Anna; Karlsson|Erik"},
	{"sv", "Svensson, Anna m.fl.", "Svensson|Anna +"},
	{"da", "Jensen, Hans og Nielsen, Peter", "Jensen|Hans; Nielsen|Peter"},
	{"no", "Hansen, O., Olsen, K. og Berg, P.", "Hansen|O.; Olsen|K.; Berg|P."},
	{"sv", "Socialstyrelsen och Folkhälsomyndigheten i Sverige", "{Socialstyrelsen}; {Folkhälsomyndigheten i Sverige}"},
	{"fi", "Virtanen, Matti ja Korhonen, Liisa", "Virtanen|Matti; Korhonen|Liisa"},
	{"fi", "Virtanen, M. ym.", "Virtanen|M. +"},
	{"fi", "Sosiaali- ja terveysministeriö", "{Sosiaali- ja terveysministeriö}"},

	// Polish, Czech, Croatian
	{"pl", "Kowalski, Jan i Nowak, Anna", "Kowalski|Jan; Nowak|Anna"},
	{"pl", "Kowalski J., Nowak A. i Wiśniewski P.", "Kowalski|J.; Nowak|A.; Wiśniewski|P."},
	{"pl", "Jan Kowalski, Anna Nowak", "Kowalski|Jan; Nowak|Anna"},
	{"pl", "Kowalski J. i in.", "Kowalski|J. +"},
	{"pl", "TadeuszBiernat", "Biernat|Tadeusz"},
	{"pl", "Ministerstwo Zdrowia", "{Ministerstwo Zdrowia}"},
	{"pl", "Instytut Filozofii i Socjologii PAN", "{Instytut Filozofii i Socjologii PAN}"},
	{"cs", "Novák, J. a Svoboda, K.", "Novák|J.; Svoboda|K."},
	{"cs", "Novák, J. a kol.", "Novák|J. +"},
	{"hr", "Horvat, I., Kovač, M. i dr.", "Horvat|I.; Kovač|M. +"},

	// Hungarian, Romanian, Turkish
	{"hu", "Kovács János", "Kovács|János"},
	{"hu", "Kovács J. és Nagy P.", "Kovács|J.; Nagy|P."},
	{"hu", "Kovács J. és mtsai.", "Kovács|J. +"},
	{"ro", "Popescu, Ion și Ionescu, Maria", "Popescu|Ion; Ionescu|Maria"},
	{"tr", "Yılmaz, Ahmet ve Kaya, Ayşe", "Yılmaz|Ahmet; Kaya|Ayşe"},
	{"tr", "Yılmaz, A. vd.", "Yılmaz|A. +"},
	{"tr", "Millî Eğitim Bakanlığı", "{Millî Eğitim Bakanlığı}"},

	// Greek
	{"el", "Παπαδόπουλος, Γ. και Νικολάου, Κ.", "Παπαδόπουλος|Γ.; Νικολάου|Κ."},
	{"el", "Γεώργιος Παπαδόπουλος", "Παπαδόπουλος|Γεώργιος"},
	{"el", "Παπαδόπουλος, Γ. κ.ά.", "Παπαδόπουλος|Γ. +"},
	{"el", "Υπουργείο Παιδείας και Θρησκευμάτων", "{Υπουργείο Παιδείας και Θρησκευμάτων}"},

	// Russian, Ukrainian
	{"ru", "Иванов И. И.", "Иванов|И. И."},
	{"ru", "И. И. Иванов", "Иванов|И. И."},
	{"ru", "И.И. Иванов", "Иванов|И.И."},
	{"ru", "И.И.Иванов, П.П.Петров", "Иванов|И.И.; Петров|П.П."},
	{"ru", "Иванов, И.И.", "Иванов|И.И."},
	{"ru", "Иванов И.И., Петров П.П., Сидоров С.С.", "Иванов|И.И.; Петров|П.П.; Сидоров|С.С."},
	{"ru", "Иванов, И. И. Петров, П. П. и др.", "Иванов|И. И.; Петров|П. П. +"},
	{"ru", "Иванов Иван Иванович", "Иванов|Иван Иванович"},
	{"ru", "Иван Иванович Иванов", "Иванов|Иван Иванович"},
	{"ru", "Владимир Ленин", "Ленин|Владимир"},
	{"ru", "Ленин Владимир", "Ленин|Владимир"},
	{"ru", "ЛЕНИН В. И.", "Ленин|В. И."},
	{"ru", "Иванов И.И. и Петров П.П.", "Иванов|И.И.; Петров|П.П."},
	{"ru", "Иванов И.И. [и др.]", "Иванов|И.И. +"},
	{"ru", "под ред. И. И. Иванова", "Иванова|И. И."},
	{"ru", "Министерство финансов РФ", "{Министерство финансов РФ}"},
	{"ru", "Министерство здравоохранения и социального развития РФ", "{Министерство здравоохранения и социального развития РФ}"},
	{"ru", "Институт экономики РАН", "{Институт экономики РАН}"},
	{"uk", "Шевченко Т. Г., Франко І. Я. та ін.", "Шевченко|Т. Г.; Франко|І. Я. +"},
	{"uk", "Верховна Рада України", "{Верховна Рада України}"},

	// Chinese
	{"zh", "王小明", "王|小明"},
	{"zh", "王小明、李四、张三丰", "王|小明; 李|四; 张|三丰"},
	{"zh", "王小明，李四", "王|小明; 李|四"},
	{"zh", "王小明, 李四, 等", "王|小明; 李|四 +"},
	{"zh", "王小明；李四等", "王|小明; 李|四 +"},
	{"zh", "王小明 李四光", "王|小明; 李|四光"},
	{"zh", "王小明和李四", "王|小明; 李|四"},
	{"zh", "欧阳修", "欧阳|修"},
	{"zh", "卡尔·马克思", "马克思|卡尔"},
	{"zh", "卡尔·马克思、弗里德里希·恩格斯", "马克思|卡尔; 恩格斯|弗里德里希"},
	{"zh", "J·K·罗琳", "罗琳|J·K"},
	{"zh", "王小明主编", "王|小明"},
	{"zh", "中国社会科学院", "{中国社会科学院}"},
	{"zh", "国家统计局", "{国家统计局}"},
	{"zh", "王小明、教育部", "王|小明; {教育部}"},
	{"zh", "Mao Zedong", "Mao|Zedong"},
	{"zh", "Zhang, Wei and Li, Na", "Zhang|Wei; Li|Na"},

	// Japanese
	{"ja", "中村太郎", "中村|太郎"},
	{"ja", "中村 太郎", "中村|太郎"},
	{"ja", "高橋健", "高橋|健"},
	{"ja", "長谷川太郎", "長谷川|太郎"},
	{"ja", "山田太郎・鈴木花子", "山田|太郎; 鈴木|花子"},
	{"ja", "山田太郎、鈴木花子ほか", "山田|太郎; 鈴木|花子 +"},
	{"ja", "山田太郎 他", "山田|太郎 +"},
	{"ja", "カール・マルクス", "マルクス|カール"},
	{"ja", "宮崎あおい", "宮崎|あおい"},
	{"ja", "山田太郎（編）", "山田|太郎"},
	{"ja", "文部科学省", "{文部科学省}"},
	{"ja", "国立国会図書館", "{国立国会図書館}"},

	// Korean
	{"ko", "김철수", "김|철수"},
	{"ko", "김철수, 이영희", "김|철수; 이|영희"},
	{"ko", "김철수·이영희·박민수", "김|철수; 이|영희; 박|민수"},
	{"ko", "김철수 외", "김|철수 +"},
	{"ko", "김철수 외 3인", "김|철수 +"},
	{"ko", "김철수와 이영희", "김|철수; 이|영희"},
	{"ko", "김 철수", "김|철수"},
	{"ko", "남궁민수", "남궁|민수"},
	{"ko", "한국교육개발원", "{한국교육개발원}"},
	{"ko", "Park Geun-hye", "Park|Geun-hye"},

	// Vietnamese
	{"vi", "Nguyễn Văn An", "Nguyễn|Văn An"},
	{"vi", "Nguyễn Văn An và Trần Thị Bình", "Nguyễn|Văn An; Trần|Thị Bình"},

	// Arabic, Persian, Hebrew
	{"ar", "محمد عابد الجابري", "الجابري|محمد عابد"},
	{"ar", "الجابري، محمد عابد", "الجابري|محمد عابد"},
	{"ar", "وزارة التربية والتعليم", "{وزارة التربية والتعليم}"},
	{"ar", "al-Jabri, Mohammed Abed", "al-Jabri|Mohammed Abed"},
	{"ar", "Ahmad ibn Hanbal", "Hanbal|Ahmad|ibn"},
	{"ar", "Ibn Khaldun", "Ibn Khaldun"},
	{"ar", "Gamal Abdel Nasser", "Abdel Nasser|Gamal"},
	{"fa", "احمدی، علی و رضایی، حسن", "احمدی|علی; رضایی|حسن"},
	{"he", "כהן, דוד", "כהן|דוד"},
	{"he", "דוד כהן ושרה לוי", "כהן|דוד; לוי|שרה"},
	{"he", "משרד החינוך", "{משרד החינוך}"},

	// Hindi, Thai
	{"hi", "प्रेमचंद", "प्रेमचंद"},
	{"hi", "रामचंद्र शुक्ल और हजारी द्विवेदी", "शुक्ल|रामचंद्र; द्विवेदी|हजारी"},
	{"th", "กระทรวงศึกษาธิการ", "{กระทรวงศึกษาธิการ}"},

	// What scanners, typesetters and databases make of lists
	{"en", "AECOM Technical Services, Inc. and Tetra Tech EM Inc.", "{AECOM Technical Services, Inc.}; {Tetra Tech EM Inc.}"},
	{"en", "Association of Fish and Wildlife Agencies", "{Association of Fish and Wildlife Agencies}"},
	{"en", "Interstate Technology and Regulatory Council (ITRC)", "{Interstate Technology and Regulatory Council (ITRC)}"},
	{"en", "OMB (Office of Management and Budget)", "{OMB (Office of Management and Budget)}"},
	{"en", "Piebalgs, Andris (Member of the European Commission)", "Piebalgs|Andris"},
	{"en", "Environmental Protection Agency, State of Illinois", "{Environmental Protection Agency, State of Illinois}"},
	{"en", "Walter SD, Cook DJ, for the Canadian Lung Oncology Group", "Walter|SD; Cook|DJ; {Canadian Lung Oncology Group}"},
	{"en", "Baur, Erwin; Fisher, Eugen; and Lenz, Fritz", "Baur|Erwin; Fisher|Eugen; Lenz|Fritz"},
	{"en", "Hitchcock, S. Carr, L., Jiao, Z.", "Hitchcock|S.; Carr|L.; Jiao|Z."},
	{"en", "H.FERNANDEZ, JM. LEVAILLANT", "Fernandez|H.; Levaillant|JM."},
	{"en", "García, S.A.", "García|S.A."},
	{"de", "Engelhardt, W. v., Bertsch, W.", "Engelhardt|W.||v.; Bertsch|W."},
	{"it", "a cura di A. Matteucci - D. Lenzi", "Matteucci|A.; Lenzi|D."},
	{"it", "G. Fedal - to", "Fedalto|G."},
	{"it", "E. NASALLI ROCCA", "Nasalli Rocca|E."},
	{"it", "DE BERNARDIN Sandro", "Bernardin|Sandro|de"},
	{"it", "De MARCO", "De MARCO"},
	{"it", "M. Dalla Costa", "Dalla Costa|M."},
	{"it", "L. e U. Procacci", "Procacci|L.; Procacci|U."},
	{"it", "C. Di Stefano", "Di Stefano|C."},
	{"fr", "Viollet-le-Duc, Eugène", "Viollet-le-Duc|Eugène"},
	{"ja", "半田眞理子", "半田|眞理子"},
	{"", "1921", ""},

	// Marks and remains that are no names
	{"", "____", ""},
	{"", "———", ""},
	{"", "—", ""},
	{"", "…", ""},
	{"", "---.", ""},
	{"", "–––,", ""},
	{"", "Ders.", ""},
	{"", "Ders. / Schmidt, Karl", "Schmidt|Karl"},
	{"", "———, and Jane Roe", "Roe|Jane"},
	{"", "Idem", ""},
	{"", "Он же", ""},
	{"", "Idemitsu, Koji", "Idemitsu|Koji"},
	{"", "Dieselhorst, Max", "Dieselhorst|Max"},
}

func TestWorld(t *testing.T) {
	for _, tt := range worldLists {
		if diff := cmp.Diff(tt.want, show(name.Parse(tt.list))); diff != "" {
			t.Errorf("%s %q (-want +got):\n%s", tt.lang, tt.list, diff)
		}
	}
}

// TestNothingVanishes holds that the letters of a list are in the names as
// written, or in what parts and frames them.
func TestNothingVanishes(t *testing.T) {
	known := map[string]bool{}
	for _, w := range strings.Fields(`and und u et y i e og och en a ja és și ve και и та و ו और và 和 와 ed eds editor Hrsg Hg dir
		edited by al others autres otros outros altres cols col m fl ym in kol dr mtsai vd κ ά др ін под ред 等 主编 ほか 他 编 編 외 3인
		a cura di Ders Idem Он же AND pseud 1921 for the`) {
		known[w] = true
	}
	for _, tt := range worldLists {
		at, rest := 0, ""
		for _, n := range name.Parse(tt.list) {
			rest += " " + tt.list[at:n.Span.Start]
			at = n.Span.End
		}
		for _, w := range strings.FieldsFunc(rest+" "+tt.list[at:], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }) {
			if !known[w] {
				t.Errorf("%q of %q is in no name", w, tt.list)
			}
		}
	}
}
