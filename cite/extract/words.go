package extract

// A weight says how surely a heading stands over a reference list.
type weight uint8

const (
	none   weight = iota
	weak          // also stands over notes, links, or nothing of the kind
	strong        // rarely means anything else
)

// headingWords are the words over reference lists, in lower case and without
// numbers and colons. Counted in published articles, blogs and specifications;
// a few forms are from the house styles of journals in that language.
var headingWords = map[string]weight{
	// English
	"references": strong, "reference": strong, "reference list": strong, "list of references": strong,
	"bibliography": strong, "select bibliography": strong, "selected bibliography": strong, "annotated bibliography": strong,
	"bibliographical references": strong, "bibliographic references": strong,
	"works cited": strong, "work cited": strong, "works consulted": strong, "literature cited": strong, "literature": strong,
	"references cited": strong, "cited references": strong, "cited literature": strong, "cited works": strong, "citations": strong,
	"normative references": strong, "informative references": strong, "selected references": strong, "key references": strong,
	"further reading": weak, "further readings": weak, "suggested reading": weak, "suggested readings": weak,
	"recommended reading": weak, "additional reading": weak, "suggestions for further reading": weak, "reading list": weak,
	"sources": weak, "primary sources": weak, "secondary sources": weak, "sources cited": strong, "source": weak,
	"notes": weak, "endnotes": weak, "end notes": weak, "footnotes": weak, "additional resources": weak, "resources": weak,
	// German
	"literatur": strong, "literaturverzeichnis": strong, "literaturangaben": strong, "literaturliste": strong,
	"literaturnachweise": strong, "literaturhinweise": strong, "quellenverzeichnis": strong, "bibliographie": strong, "bibliografie": strong,
	"referenzen": strong, "verwendete literatur": strong, "zitierte literatur": strong, "sekundärliteratur": strong, "primärliteratur": strong,
	"quellen": weak, "quelle": weak, "quellenangaben": weak, "quellennachweise": weak, "einzelnachweise": weak, "anmerkungen": weak,
	"fußnoten": weak, "fussnoten": weak, "endnoten": weak, "weiterführende literatur": weak, "belege": weak,
	// French
	"références": strong, "références bibliographiques": strong, "liste des références": strong, "ouvrages cités": strong,
	"orientation bibliographique": strong, "indications bibliographiques": strong, "bibliographie sélective": strong, "bibliographie indicative": strong,
	"pour aller plus loin": weak, "lectures complémentaires": weak, "pour en savoir plus": weak, "notes de bas de page": weak,
	// Spanish
	"referencias": strong, "referencias bibliográficas": strong, "bibliografía": strong, "obras citadas": strong, "literatura citada": strong,
	"lista de referencias": strong, "bibliografía citada": strong, "fuentes": weak, "lecturas sugeridas": weak, "lecturas recomendadas": weak,
	"lecturas adicionales": weak, "notas": weak, "notas al pie": weak, "para saber más": weak,
	// Portuguese and Galician, Catalan
	"referências": strong, "referências bibliográficas": strong, "bibliografia": strong, "bibliografia citada": strong,
	"fontes": weak, "leituras sugeridas": weak, "leituras complementares": weak, "leitura adicional": weak, "notas de rodapé": weak,
	"referències": strong, "referències bibliogràfiques": strong, "obres citades": strong, "fonts": weak,
	// Italian
	"riferimenti bibliografici": strong, "riferimenti": strong, "opere citate": strong, "bibliografia essenziale": strong,
	"letteratura": strong, "fonti": weak, "note": weak, "per approfondire": weak, "letture consigliate": weak,
	// Dutch
	"literatuur": strong, "literatuurlijst": strong, "referenties": strong, "bronvermelding": strong, "bronnen": weak, "noten": weak,
	// Scandinavian languages
	"referenser": strong, "referanser": strong, "referencer": strong, "litteratur": strong, "litteraturlista": strong, "litteraturliste": strong,
	"källförteckning": strong, "kildeliste": strong, "källor": weak, "kilder": weak, "noter": weak, "heimildir": weak, "heimildaskrá": strong,
	// Finnish, Estonian, Hungarian
	"lähteet": weak, "lähdeluettelo": strong, "kirjallisuus": strong, "viitteet": weak, "kirjandus": strong, "viited": weak, "allikad": weak,
	"irodalom": strong, "irodalomjegyzék": strong, "felhasznált irodalom": strong, "hivatkozások": strong, "források": weak, "jegyzetek": weak,
	// Polish, Czech, Slovak, South Slavic
	"literatura": strong, "spis literatury": strong, "literatura cytowana": strong, "piśmiennictwo": strong, "źródła": weak, "przypisy": weak,
	"seznam literatury": strong, "použitá literatura": strong, "reference a literatura": strong, "prameny": weak, "zdroje": weak, "poznámky": weak,
	"zoznam literatúry": strong, "použitá literatúra": strong, "literatúra": strong,
	"popis literature": strong, "izvori": weak, "viri": weak, "bilješke": weak,
	// Romanian, Turkish, Greek, Vietnamese, Indonesian
	"referințe": strong, "bibliografie selectivă": strong, "referințe bibliografice": strong, "surse": weak,
	"kaynakça": strong, "kaynaklar": strong, "referanslar": strong, "notlar": weak,
	"βιβλιογραφία": strong, "αναφορές": strong, "παραπομπές": strong, "πηγές": weak, "σημειώσεις": weak,
	"tài liệu tham khảo": strong, "daftar pustaka": strong, "referensi": strong, "rujukan": strong,
	// Cyrillic
	"литература": strong, "список литературы": strong, "библиография": strong, "библиографический список": strong,
	"список использованной литературы": strong, "список источников": strong, "список источников и литературы": strong,
	"использованная литература": strong, "источники": weak, "примечания": weak, "сноски": weak, "ссылки": weak,
	"література": strong, "список літератури": strong, "бібліографія": strong, "джерела": weak, "примітки": weak,
	"библиографија": strong, "извори": weak, "източници": weak, "използвана литература": strong,
	// Chinese, Japanese, Korean
	"参考文献": strong, "參考文獻": strong, "引用文献": strong, "参考书目": strong, "參考書目": strong, "参考资料": weak, "參考資料": weak,
	"文献": strong, "主要参考文献": strong, "参考文献一覧": strong, "引用・参考文献": strong, "参考文献・資料": strong, "参考資料": weak,
	"参考図書": strong, "出典": weak, "脚注": weak, "注释": weak, "註釋": weak, "注": weak, "註": weak, "延伸阅读": weak, "延伸閱讀": weak,
	"참고문헌": strong, "참고 문헌": strong, "인용문헌": strong, "출처": weak, "각주": weak, "주석": weak,
	// Hebrew, Arabic, Persian
	"ביבליוגרפיה": strong, "מקורות": weak, "הערות שוליים": weak, "רשימת מקורות": strong,
	"المراجع": strong, "مراجع": strong, "المصادر": weak, "قائمة المراجع": strong, "منابع": strong,
}

// headingJoints tie two of headingWords: "Notes and references".
var headingJoints = []string{" and ", " & ", " und ", " et ", " y ", " e ", " i ", " и ", " och ", " og ", " en ", " a ", " / ", "/", ", ", "和", "・", "及び", "与"}

// endings are the first words of what follows a list on web pages and in
// manuscripts, without a heading of their own.
var endings = []string{
	"leave a reply", "leave a comment", "post a comment", "write a comment", "add a comment", "share this", "share on", "share:", "like this",
	"related posts", "related articles", "previous post", "next post", "fill in your details", "you are commenting", "your email address",
	"about the author", "about the authors", "author information", "acknowledg", "thanks to", "correspondence", "copyright", "©", "(c) ",
	"download references", "author contributions", "conflict of interest", "funding", "filed under", "posted in", "tagged", "tags:", "subscribe",
	"schreibe einen kommentar", "kommentar schreiben", "kommentare", "teilen", "dank", "danksagung", "über den autor", "autor", "diesen artikel teilen",
	"laisser un commentaire", "partager", "remerciements", "à propos de l'auteur", "articles similaires", "votre adresse",
	"deja un comentario", "deja una respuesta", "compartir", "agradecimientos", "comparte", "deixe um comentário", "deixe uma resposta", "agradecimentos",
	"lascia un commento", "condividi", "ringraziamenti", "оставить комментарий", "поделиться", "благодарности",
	"コメントを残す", "コメント", "関連記事", "シェア", "謝辞", "发表评论", "相关文章", "致谢", "--[ eof", "eof", "that is all",
}

// buttons are what publishers' pages put behind every reference.
var buttons = []string{
	"Google Scholar", "PubMed Central", "PubMed", "Article", "CAS", "ADS", "MATH", "MathSciNet", "Crossref", "CrossRef", "Medline", "MEDLINE",
	"Web of Science", "Web of Science ®", "View Article", "View article", "View", "Full Text", "Abstract", "Download references", "Scopus",
	"Open in new tab", "Search ADS", "WorldCat", "Google Preview", "Taylor & Francis Online", "Wiley Online Library", "Semantic Scholar",
	"PMC free article", "Free PMC article", "Find this resource", "Export Citation", "Europe PMC", "Cited by",
}

// inherit are the words that stand for the authors of the reference before.
var inherit = []string{"ders.", "dies.", "derselbe", "dieselbe", "dieselben", "idem", "id.", "eadem", "он же", "она же", "тот же", "le même", "ibid", "———", "---", "—", "––", "___"}

// notNames are capitalised words that stand before a year and are no authors:
// months, seasons, parts of works and of the world.
var notNames = set(`january february march april may june july august september october november december
	jan feb mar apr jun jul aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember dez okt
	janvier février mars avril juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto
	septiembre octubre noviembre diciembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro gennaio febbraio
	aprile maggio giugno luglio settembre ottobre dicembre января февраля марта апреля мая июня июля августа сентября октября ноября декабря
	spring summer autumn fall winter frühjahr sommer herbst sommersemester wintersemester since until before after around circa ca from in by
	figure fig table tab chapter section vol volume no number nr page part version release edition copyright since year born died
	summer olympics world cup war act law constitution treaty conference congress tagung symposium workshop
	london paris berlin york new moscow tokyo beijing vienna wien münchen munich zürich zurich rome roma madrid lisboa lisbon brussels
	amsterdam chicago boston cambridge oxford leipzig frankfurt hamburg köln germany france england britain russia china japan italy spain
	usa uk us eu ussr europe america africa asia india brazil canada mexico poland austria switzerland petrograd leningrad petersburg
	press verlag university books author year name date title gmt utc bc ad`)
