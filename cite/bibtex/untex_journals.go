package bibtex

import "strings"

// journals are the macros for journals of astronomy and physics, which come
// with AASTeX and which the Astrophysics Data System puts into its records.
const journals = `aj The Astronomical Journal
actaa Acta Astronomica
araa Annual Review of Astronomy and Astrophysics
apj The Astrophysical Journal
apjl The Astrophysical Journal Letters
apjlett The Astrophysical Journal Letters
apjs The Astrophysical Journal Supplement Series
apjsupp The Astrophysical Journal Supplement Series
ao Applied Optics
apss Astrophysics and Space Science
aap Astronomy and Astrophysics
astap Astronomy and Astrophysics
aapr The Astronomy and Astrophysics Review
aaps Astronomy and Astrophysics Supplement Series
aplett Astrophysical Letters
apspr Astrophysics Space Physics Research
azh Astronomicheskii Zhurnal
baas Bulletin of the American Astronomical Society
bain Bulletin of the Astronomical Institutes of the Netherlands
caa Chinese Astronomy and Astrophysics
cjaa Chinese Journal of Astronomy and Astrophysics
fcp Fundamentals of Cosmic Physics
gca Geochimica et Cosmochimica Acta
grl Geophysical Research Letters
iaucirc International Astronomical Union Circular
icarus Icarus
jcap Journal of Cosmology and Astroparticle Physics
jcp The Journal of Chemical Physics
jgr Journal of Geophysical Research
jqsrt Journal of Quantitative Spectroscopy and Radiative Transfer
jrasc Journal of the Royal Astronomical Society of Canada
memras Memoirs of the Royal Astronomical Society
memsai Memorie della Società Astronomica Italiana
mnras Monthly Notices of the Royal Astronomical Society
na New Astronomy
nar New Astronomy Reviews
nat Nature
nphysa Nuclear Physics A
pasa Publications of the Astronomical Society of Australia
pasj Publications of the Astronomical Society of Japan
pasp Publications of the Astronomical Society of the Pacific
physrep Physics Reports
physscr Physica Scripta
planss Planetary and Space Science
pra Physical Review A
prb Physical Review B
prc Physical Review C
prd Physical Review D
pre Physical Review E
prl Physical Review Letters
procspie Proceedings of SPIE
qjras Quarterly Journal of the Royal Astronomical Society
rmxaa Revista Mexicana de Astronomía y Astrofísica
skytel Sky and Telescope
solphys Solar Physics
sovast Soviet Astronomy
ssr Space Science Reviews
zap Zeitschrift für Astrophysik`

// cyrillic adds the commands for Cyrillic letters, \CYRZH and \cyrzh.
func cyrillic(signs map[string]string) {
	for _, pair := range strings.Fields(cyrillicLetters) {
		name, letter, _ := strings.Cut(pair, "=")
		signs["CYR"+name] = letter
		signs["cyr"+strings.ToLower(name)] = strings.ToLower(letter)
	}
}

const cyrillicLetters = `A=А B=Б V=В G=Г D=Д E=Е YO=Ё ZH=Ж Z=З I=И ISHRT=Й K=К L=Л M=М N=Н O=О P=П R=Р S=С T=Т U=У F=Ф H=Х C=Ц CH=Ч SH=Ш SHCH=Щ
HRDSN=Ъ ERY=Ы SFTSN=Ь EREV=Э YU=Ю YA=Я IE=Є II=І YI=Ї GUP=Ґ USHRT=Ў DJE=Ђ JE=Ј LJE=Љ NJE=Њ TSHE=Ћ DZHE=Џ DZE=Ѕ YAT=Ѣ FITA=Ѳ IZH=Ѵ`
