package check_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/check"
)

// persons are names that no rule has anything to say about, each alone.
const persons = `
Knuth, Donald E. | Donald E. Knuth | {\'E}mile Durkheim | Erd{\H{o}}s, P{\'a}l | Charles Louis Xavier Joseph de la Vall{\'e}e Poussin
von und zu Guttenberg, Karl-Theodor | Ludwig van Beethoven | van der Waals, Johannes D. | {van den Heuvel}, Martijn | Vincent van Gogh
Garc{\'i}a M{\'a}rquez, Gabriel | Garc{\'\i}a M{\'a}rquez, Gabriel Jos{\'e} | Jos{\'e} Ortega y Gasset | Ramón y Cajal, Santiago | Ferreira da Silva, João | Jo{\~a}o Guimar{\~a}es Rosa
King, Jr., Martin Luther | King, Jr, Martin Luther | Sammy {Davis Jr.} | Strunk, Jr., William | de Solla Price, Derek J. | Ford, III, Henry | Ford, {III}, Henry
McDonald, Ann | MacIntyre, Alasdair | O'Brien, Flann | D'Arcy Wentworth Thompson | Jean-Luc Godard | Smith-Jones, Mary | Le Guin, Ursula K. | L'Ecuyer, Pierre
Ibn Khaldun | ibn Sina, Abu Ali | al-Khwarizmi, Muhammad ibn Musa | Omar bin Laden | Ben-Gurion, David | Abdel Rahman, Omar | El-Sayed, M. A.
Plato | Aristotle | Voltaire | Madonna | Anonymous | Homer | Xenophon | Bourbaki, Nicolas | others
毛泽东 | 王明 | 村上 春樹 | 村上, 春樹 | 김일성 | 刘, 伟 | Mao Zedong | Li Wei | Wei LI | Xi Jinping | Nguyen Van Linh | Ho Chi Minh | U Thant | Kim, Il-sung | Jie ZHU and Min HU
Иванов, Иван Иванович | Лев Толстой | Ленин, В. И. | Παπαδόπουλος, Γεώργιος | نجيب محفوظ | Łukasiewicz, Jan | Jan {\L}ukasiewicz | Ørsted, Hans Christian | Þórarinsson, Sigurður
J. R. R. Tolkien | JRR Tolkien | C S Lewis | Harrell, Frank E | T. S. Eliot | e. e. cummings | bell hooks | hooks, bell | Malcolm X | X, Malcolm | Rishi T. | H. G. Wells
family=Berg, given=Anna, prefix=van den, useprefix=true | given=Jean, prefix=de la, family=Fontaine | {\relax Ch}ebyshev, P. L. | {\relax Yu}. Manin
Church, Alonzo | Alonzo Church | Mark Church | Banks, Iain | Seth R. Bank | House, Mary | Press, William H. | William H. Press | Mimi Burbank | Frank Kammer | Randolph H. Court | Major, John
Senate, Paul | Group, Thomas | Union, Mary | Prof, Jan | Herr, Michael | Edwards, Ed | Byron, George | By, Ann | Mann, Ed | Adams, M.D. | M. D. Adams | Dr{\"o}sser, Christoph | Drake, Stillman | Mrs{\'a}, Ana
Alford, Al | Al Gore | Etienne Al | Ali, Et | Derse, Paul | Ideman, Jens | Anders, Und | Und, Ole | Andersson, Bibi | Sandy Rand | Ferdinand de Saussure | Brandand, Alexandra | Randal Bryant
Fuller, R. Buckminster | Poincaré, Henri | Frédéric de la Motte Fouqué | Antoine de Saint-Exupéry | Maria Skłodowska-Curie | Maria João Pires | {Coello Coello}, Carlos A. | Silva Filho, José
Werner von Siemens | Georg Wilhelm Friedrich Hegel | M{\"u}ller-Westernhagen, Marius | Catharina Lis | Thomas Aquinas | William of Ockham | Catherine of Siena | Hildegard von Bingen | Saint Augustine
van 't Hoff, Jacobus H. | {van 't Hof}, Pim | Ceallaigh, Se{\'a}n {\'O} | {\'O} S{\'e}, Di{\'a}rmuid | N{\'i} Dhomhnaill, Nuala | M'Bow, Amadou | Ng, Andrew Y. | Andrew Ng | Wu, C. F. Jeff | Le, Quoc V. | Do, Thi
{Barnes and Noble} | {R Core Team} | {The ATLAS Collaboration} | {World Health Organization} | {AT\&T} | {Smith \& Sons, Ltd.} | AT\&T | NASA | UNESCO | {\'{E}cole Polytechnique}
Rosa, {\uppercase{M}}ar{\'\i}a | Vall{\'e}e-Poussin, C.-J. de la | Hammer, John A. and Nail, Bob and Saw, Carl | Smith, J. and Doe, A. and others
`

// TestPersonsAreLeftAlone asks every rule about names that are on by default.
func TestPersonsAreLeftAlone(t *testing.T) {
	for _, names := range strings.FieldsFunc(persons, func(r rune) bool { return r == '|' || r == '\n' }) {
		doc := document(t, cite.Example{Format: "bibtex", Source: "@book{x,\n  author = {" + strings.TrimSpace(names) + "},\n  title = {T},\n  publisher = {P},\n  year = 1991\n}\n"})
		for _, id := range strings.Fields("CC601 CC602 CC603 CC604 CC606 CC607 CC608 CC610") {
			for _, f := range findings(t, check.Find(id)[0], doc) {
				t.Errorf("%s: %s", id, f.Message)
			}
		}
	}
}

// bodies are organisations that BibTeX takes for persons.
const bodies = `
World Health Organization | United Nations | European Commission | The ATLAS Collaboration | ATLAS Collaboration | Planck Collaboration | LIGO Scientific Collaboration | R Core Team | R Development Core Team
Stan Development Team | RStudio Team | The Pandas Development Team | QGIS Development Team | International Human Genome Sequencing Consortium | Institute of Electrical and Electronics Engineers
Centers for Disease Control | National Institutes of Health | American Psychological Association | University of California | Bureau of Labor Statistics | Congressional Budget Office | House of Commons
Ministry of Defence | Food and Drug Administration | International Monetary Fund | Amnesty International | Human Rights Watch | Microsoft Corporation | Google Inc. | Apple Inc | Supreme Court of India
Bundesministerium für Bildung und Forschung | Statistisches Bundesamt | Universität Karlsruhe | Deutsche Forschungsgemeinschaft | Max-Planck-Institut für Informatik | Verein Deutscher Ingenieure
Ministère de la Culture | Université de Paris | Comité central | Institut national de la statistique | Conseil de l'Europe | Assemblée nationale | Parti communiste français
Ministerio de Sanidad | Universidad de Chile | Instituto Nacional de Estadística | Banco de España | Universidade de São Paulo | Ministério da Saúde | Instituto Brasileiro de Geografia
Università di Bologna | Consiglio nazionale delle ricerche | Banca d'Italia | Universiteit van Amsterdam | Centraal Bureau voor de Statistiek | Statistiska centralbyrån | Göteborgs universitet | Københavns Universitet
Uniwersytet Warszawski | Polska Akademia Nauk | Univerzita Karlova | Akadémiai Kiadó Intézet | Ankara Üniversitesi
Академия наук | Министерство обороны | Российская академия наук | Московский государственный университет | Центральный комитет
NHS Education for Scotland | Society for Industrial Mathematics | {\LaTeX} Project Team | Free Software Foundation | Python Software Foundation | Wikimedia Foundation | Google Developers | scikit-learn developers
`

// TestBodiesAreFound holds the share of organisations that are told.
func TestBodiesAreFound(t *testing.T) {
	var missed []string
	all := strings.FieldsFunc(bodies, func(r rune) bool { return r == '|' || r == '\n' })
	for _, name := range all {
		doc := document(t, cite.Example{Format: "bibtex", Source: fmt.Sprintf("@book{x,\n  author = {%s},\n  title = {T},\n  publisher = {P},\n  year = 1991\n}\n", strings.TrimSpace(name))})
		if len(findings(t, check.Find("CC604")[0], doc)) == 0 {
			missed = append(missed, name)
		}
	}
	if most := len(all) / 10; len(missed) > most {
		t.Errorf("%d of %d organisations were missed: %q", len(missed), len(all), missed)
	} else {
		t.Logf("%d of %d organisations were missed: %q", len(missed), len(all), missed)
	}
}
