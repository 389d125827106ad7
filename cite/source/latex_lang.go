package source

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// packages reads \documentclass[options]{name} and \usepackage[options]{names}.
func (r *latexReader) packages(from int) {
	class := bytes.HasPrefix(r.top().src.data[from:], []byte(`\document`))
	arg, _ := r.optional()
	options := keysOf(arg.plainOrEmpty())
	names := keysOf(r.word())
	if class {
		r.options = options
		r.speak(options)
	}
	for _, name := range names {
		switch {
		case name == "babel":
			r.babel(options)
		case name == "inputenc" && len(options) > 0:
			r.charset = options[len(options)-1]
			r.decodeWith(r.top().src)
		case texPackageLanguages[name] != "":
			r.doc.Lang = texPackageLanguages[name]
		}
	}
}

// plainOrEmpty is plain for an argument that may be missing.
func (f texFrame) plainOrEmpty() string {
	if f.src == nil {
		return ""
	}
	return f.plain()
}

// texPackageLanguages are the languages of classes and packages for one.
var texPackageLanguages = pairs(`ctexart=zh ctexrep=zh ctexbook=zh ctexbeamer=zh ctex=zh xeCJK=zh jsarticle=ja jsbook=ja jarticle=ja ltjsarticle=ja ltjarticle=ja bxjsarticle=ja
ujarticle=ja kotex=ko polski=pl german=de ngerman=de vntex=vi vietnam=vi magyar=hu`)

// babel takes the last language, or that after "main=". Without any, those of
// the class count.
func (r *latexReader) babel(options []string) {
	if !r.speak(options) {
		r.speak(r.options)
	}
	for _, o := range append(options, r.options...) {
		o = strings.TrimPrefix(o, "main=")
		switch lang, _, _ := strings.Cut(texLanguages[o], "-"); lang {
		case "de", "ru", "uk":
			r.shorthand = lang
		}
	}
}

// speak makes the main one of the languages in options that of the document.
func (r *latexReader) speak(options []string) bool {
	found := false
	for _, o := range options {
		main := strings.HasPrefix(o, "main=")
		if lang := texLanguages[strings.TrimPrefix(o, "main=")]; lang != "" {
			r.doc.Lang, found = lang, true
		}
		if main {
			return found
		}
	}
	return found
}

// mainLanguage reads \setdefaultlanguage[variant=swiss]{german}.
func (r *latexReader) mainLanguage(int) {
	options, _ := r.optional()
	if lang := texLanguages[r.word()]; lang != "" {
		r.doc.Lang = lang
	}
	for _, o := range keysOf(options.plainOrEmpty()) {
		if variant := texLanguages[strings.TrimPrefix(o, "variant=")]; variant != "" {
			r.doc.Lang = variant
		}
	}
}

// providedLanguage reads \babelprovide[import, main]{french}.
func (r *latexReader) providedLanguage(int) {
	options, _ := r.optional()
	lang := texLanguages[r.word()]
	for _, o := range keysOf(options.plainOrEmpty()) {
		if lang != "" && o == "main" {
			r.doc.Lang = lang
		}
	}
}

// inputEncoding reads \inputencoding{latin1}.
func (r *latexReader) inputEncoding(int) {
	r.charset = r.word()
	r.decodeWith(r.top().src)
}

// decodeWith makes src readable as the document says that its files are
// encoded, unless it is UTF-8 after all.
func (r *latexReader) decodeWith(src *texSource) {
	if m := texCharsets[r.charset]; m != nil && !utf8.Valid(src.data) {
		src.char = m.DecodeByte
	}
}

// texCharsets are the options of inputenc. What is undefined in Latin-1 is
// read as on Windows, where such files come from.
var texCharsets = map[string]*charmap.Charmap{
	"latin1": charmap.Windows1252, "ansinew": charmap.Windows1252, "cp1252": charmap.Windows1252, "latin9": charmap.ISO8859_15,
	"latin2": charmap.ISO8859_2, "latin3": charmap.ISO8859_3, "latin4": charmap.ISO8859_4, "latin5": charmap.ISO8859_9, "latin10": charmap.ISO8859_16,
	"cp1250": charmap.Windows1250, "cp1251": charmap.Windows1251, "cp1257": charmap.Windows1257, "koi8-r": charmap.KOI8R, "koi8-ru": charmap.KOI8U,
	"koi8-u": charmap.KOI8U, "cp866": charmap.CodePage866, "cp850": charmap.CodePage850, "cp852": charmap.CodePage852, "cp437": charmap.CodePage437,
	"applemac": charmap.Macintosh, "iso88595": charmap.ISO8859_5, "iso-8859-7": charmap.ISO8859_7,
}

// texLanguages are the names that babel and polyglossia have for languages.
var texLanguages = pairs(`
english=en american=en-US USenglish=en-US usenglish=en-US british=en-GB UKenglish=en-GB ukenglish=en-GB canadian=en-CA australian=en-AU newzealand=en-NZ
french=fr francais=fr frenchb=fr acadian=fr-CA canadien=fr-CA german=de ngerman=de germanb=de austrian=de-AT naustrian=de-AT swissgerman=de-CH
nswissgerman=de-CH swiss=de-CH spanish=es mexican=es-MX spanishmx=es-MX catalan=ca galician=gl basque=eu asturian=ast portuguese=pt portuges=pt
brazilian=pt-BR brazil=pt-BR italian=it romansh=rm friulan=fur piedmontese=pms occitan=oc dutch=nl afrikaans=af danish=da swedish=sv norsk=nb
norwegian=nb bokmal=nb nynorsk=nn finnish=fi icelandic=is estonian=et latvian=lv lithuanian=lt polish=pl czech=cs slovak=sk slovene=sl slovenian=sl
croatian=hr serbian=sr serbianc=sr-Cyrl bosnian=bs macedonian=mk bulgarian=bg russian=ru ukrainian=uk belarusian=be greek=el polutonikogreek=el
turkish=tr hungarian=hu magyar=hu romanian=ro latin=la hebrew=he arabic=ar farsi=fa persian=fa hindi=hi bengali=bn tamil=ta marathi=mr sanskrit=sa
vietnamese=vi indonesian=id bahasa=id bahasai=id malay=ms thai=th japanese=ja chinese=zh korean=ko mongolian=mn georgian=ka armenian=hy albanian=sq
esperanto=eo interlingua=ia welsh=cy irish=ga scottish=gd breton=br kazakh=kk azerbaijani=az turkmen=tk kurmanji=kmr`)
