package bibtex

import "strings"

// babelNames are the languages of BCP 47 as babel and biblatex call them. The
// name for English is missing: it is what everybody assumes.
var babelNames = map[string]string{
	"af": "afrikaans", "ar": "arabic", "bg": "bulgarian", "ca": "catalan", "cs": "czech", "cy": "welsh",
	"da": "danish", "de": "ngerman", "el": "greek", "eo": "esperanto", "es": "spanish", "et": "estonian",
	"eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish", "gl": "galician",
	"he": "hebrew", "hi": "hindi", "hr": "croatian", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
	"is": "icelandic", "it": "italian", "ja": "japanese", "ka": "georgian", "ko": "korean", "la": "latin",
	"lt": "lithuanian", "lv": "latvian", "mk": "macedonian", "nb": "norsk", "nl": "dutch", "nn": "nynorsk",
	"no": "norsk", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sk": "slovak",
	"sl": "slovene", "sq": "albanian", "sr": "serbian", "sv": "swedish", "th": "thai", "tr": "turkish",
	"uk": "ukrainian", "vi": "vietnamese", "zh": "chinese",
}

// langid is the babel name of a language, "" for English and unknown ones.
func langid(tag string) string {
	return babelNames[language(tag)]
}

// language is the first part of a BCP 47 tag in small letters.
func language(tag string) string {
	primary, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	return strings.ToLower(primary)
}
