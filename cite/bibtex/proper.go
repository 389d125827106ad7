package bibtex

import (
	"strings"
	"sync"
)

// properWords are single words that are names or come from names whatever
// title they stand in. Words that are also ordinary English (March, May, Will)
// do not belong here. Plurals in -s and possessives are understood.
var properWords = sync.OnceValue(func() map[string]bool {
	words := make(map[string]bool)
	for _, list := range []string{places, peoples, faiths, persons, calendar} {
		for _, w := range strings.Fields(list) {
			words[w] = true
		}
	}
	return words
})

const places = `
Afghanistan Africa Alabama Alaska Albania Algeria Amazon America Amsterdam Andalusia Angola Antarctica Arabia Arctic
Argentina Arizona Arkansas Armenia Asia Athens Atlantic Auschwitz Australia Austria Azerbaijan Babylon Baghdad Balkan
Baltic Bangladesh Barcelona Bavaria Beijing Belarus Belfast Belgium Belgrade Bengal Berlin Bohemia Bolivia Bombay Bosnia
Boston Brazil Bremen Britain Brooklyn Brussels Budapest Bulgaria Burma Byzantium Cairo Calcutta California Cambodia
Cambridge Cameroon Canada Caribbean Carthage Caucasus Chechnya Chernobyl Chicago Chile China Colombia Colorado Congo
Connecticut Constantinople Copenhagen Crimea Croatia Cuba Cyprus Czechoslovakia Damascus Danube Delhi Denmark Dresden
Dublin Ecuador Edinburgh Egypt England Eritrea Estonia Ethiopia Eurasia Europe Finland Flanders Florence Florida France
Frankfurt Galicia Gaza Geneva Georgia Germany Ghana Glasgow Greece Greenland Guatemala Haiti Hamburg Hanoi Havana Hawaii
Helsinki Hiroshima Holland Hollywood Honduras Hungary Iceland Illinois India Indiana Indonesia Iowa Iran Iraq Ireland
Israel Istanbul Italy Jamaica Japan Jerusalem Johannesburg Kabul Kansas Kashmir Kazakhstan Kentucky Kenya Kiev Korea
Kosovo Kronstadt Kyiv Kyoto Laos Latvia Lebanon Leningrad Liberia Libya Lisbon Lithuania Liverpool London Louisiana
Luxembourg Macedonia Madagascar Madrid Malaysia Manchester Manhattan Manchuria Marseille Maryland Massachusetts
Mediterranean Melbourne Mesopotamia Mexico Michigan Milan Minnesota Mississippi Missouri Moldova Mongolia Montana
Montenegro Montreal Morocco Moscow Mozambique Mumbai Munich Namibia Naples Nebraska Nepal Netherlands Nevada Nicaragua
Nigeria Normandy Norway Nuremberg Odessa Ohio Oklahoma Oregon Oslo Oxford Pacific Pakistan Palestine Panama Paraguay
Paris Pennsylvania Persia Peru Petersburg Petrograd Philadelphia Philippines Poland Portugal Prague Princeton Prussia
Quebec Romania Rome Russia Rwanda Sahara Salzburg Sarajevo Saudi Scandinavia Scotland Senegal Serbia Shanghai Siberia
Sicily Silesia Singapore Slovakia Slovenia Somalia Spain Srebrenica Stalingrad Stockholm Sudan Sweden Switzerland Sydney
Syria Taiwan Tanzania Tehran Tennessee Texas Thailand Tibet Tokyo Toronto Transylvania Tunisia Turkey Tuscany Uganda
Ukraine Uruguay USA USSR Utah Uzbekistan Vatican Venezuela Venice Vermont Vienna Vietnam Virginia Vladivostok Wales
Warsaw Washington Wisconsin Wyoming Yemen Yorkshire Yugoslavia Zaire Zambia Zimbabwe Zurich
`

const peoples = `
African Afghan Albanian Algerian American Amerindian Anglican Anglo Anglophone Arab Arabic Aramaic Argentine Armenian
Aryan Asian Asiatic Athenian Australian Austrian Aztec Babylonian Basque Bavarian Belgian Bengali Berber Bolivian
Bosnian Brazilian Breton Briton British Bulgarian Burmese Byzantine Canadian Cantonese Castilian Catalan Celtic Cherokee
Chilean Chinese Colombian Congolese Cossack Creole Croat Croatian Cuban Cypriot Czech Dane Danish Dutch Egyptian
English Englishman Englishwoman Eskimo Estonian Ethiopian Etruscan Eurasian European Filipino Finn Finnish Flemish
Florentine Francophone Frankish French Gaelic Genoese Georgian German Germanic Ghanaian Gothic Greek Haitian Hebrew
Hellenic Hellenistic Hispanic Hungarian Icelandic Inca Indian Indonesian Inuit Iranian Iraqi Irish Iroquois Israeli
Italian Jamaican Japanese Javanese Kazakh Kenyan Korean Kurd Kurdish Latin Latina Latino Latvian Lebanese Libyan
Lithuanian Macedonian Malay Malaysian Maori Mapuche Mayan Mexican Mongol Mongolian Moroccan Navajo Neapolitan Nepalese
Nigerian Nordic Norman Norse Norwegian Ottoman Pakistani Palestinian Parisian Persian Peruvian Pole Polish Polynesian
Portuguese Prussian Punjabi Quechua Roma Roman Romanian Romani Russian Russophone Rwandan Sanskrit Saxon Scandinavian
Scot Scottish Semitic Serb Serbian Siberian Sicilian Sinhalese Slav Slavic Slavonic Slovak Slovene Slovenian Somali
Spaniard Spanish Sudanese Sumerian Swahili Swede Swedish Swiss Syriac Syrian Tamil Tatar Thai Tibetan Trojan Tunisian
Turk Turkic Turkish Ukrainian Uzbek Venetian Victorian Vietnamese Viking Welsh Yiddish Yoruba Yugoslav Zulu
`

const faiths = `
Allah Anabaptist Bible Biblical Bolshevik Bolshevism Bolsheviki Bolshevist Bonapartism Bonapartist Buddhism Buddhist
Calvinism Calvinist Catholic Catholicism Christ Christian Christianity Christmas Christology Comintern Confucian
Confucianism Darwinian Darwinism Darwinist Duma Easter Eucharist Fabian Fordism Fordist Freudian Gestapo Girondin Gospel
Gulag Habsburg Hapsburg Hegelian Hegelianism Hindu Hinduism Hobbesian Holocaust Huguenot Islam Islamic Islamism Islamist
Jacobin Jacobinism Jesuit Jew Jewish Jewry Judaic Judaism Judeo Kafkaesque Kantian Keynesian Keynesianism Komsomol
Koran Kremlin Kuomintang Lenin Leninism Leninist Lutheran Lutheranism Luddite Machiavellian Maoism Maoist Marxian Marxism
Marxist Menshevik Menshevism Messiah Methodist Methodism Mormon Mormonism Muslim Napoleonic Nazi Nazism Newtonian Orthodox
Peronism Peronist Platonic Platonism Platonist Pope Presbyterian Protestant Protestantism Puritan Puritanism Quaker Quran
Qur Reich Renaissance Shia Shiite Sikh Socratic Soviet Sovietology Sovietization Stalinism Stalinist Stalinization
Sufi Sufism Sunni Talmud Talmudic Taoism Taoist Taylorism Thatcherism Thermidor Thermidorian Thomism Thomist Titoism
Torah Trotskyism Trotskyist Trotskyite Tsarist Weimar Weberian Zionism Zionist
Bayes Bayesian Boolean Cartesian Euclidean Gaussian Hilbert Lagrangian Hamiltonian Laplacian Markov Markovian Poisson
Turing Fourier Riemann Riemannian Schrödinger Monte Carlo Abelian Bernoulli Brownian Dirichlet Fibonacci Galois Lipschitz
Alzheimer Parkinson Android Bitcoin Ebola Ethernet Facebook Fortran Google Haskell Internet Java Kubernetes Linux
Microsoft Twitter Unicode Unix Wikidata Wikipedia Zika
`

const persons = `
Achilles Adorno Althusser Aquinas Arendt Aristotle Augustine Bakunin Balzac Beethoven Benjamin Bentham Bismarck
Bonaparte Bourdieu Brecht Brezhnev Bukharin Caesar Chomsky Churchill Cicero Columbus Confucius Copernicus Dante Darwin
Deleuze Derrida Descartes Dickens Dostoevsky Durkheim Einstein Engels Erasmus Euclid Euler Euripides Faulkner Foucault
Freud Galileo Gandhi Gauss Goebbels Goethe Gogol Gorbachev Gramsci Habermas Hamlet Hayek Hegel Heidegger Heine
Hemingway Herodotus Hitler Hobbes Homer Horace Hume Husserl Ibsen Jefferson Jesus Joyce Kafka Kant Kautsky Keynes
Kepler Kerensky Khrushchev Kierkegaard Kollontai Kropotkin Lacan Leibniz Lukács Luther Luxemburg Machiavelli Malthus
Mao Marcuse Marx Melville Michelangelo Milton Molière Montaigne Montesquieu Mozart Muhammad Mussolini Nabokov Napoleon
Nehru Newton Nietzsche Ovid Pascal Pasternak Plato Plekhanov Plutarch Polanyi Proudhon Proust Pushkin Putin Rawls
Rembrandt Ricardo Robespierre Roosevelt Rousseau Sartre Schiller Schopenhauer Shakespeare Socrates Solzhenitsyn Sophocles
Spinoza Stalin Thatcher Thucydides Tito Tocqueville Tolstoy Trotsky Trump Turgenev Virgil Voltaire Wagner Weber
Wittgenstein Wollstonecraft Yeltsin Zinoviev
`

const calendar = `
January February April June July September October November December Monday Tuesday Wednesday Thursday Friday Saturday
Sunday
`

// properPhrases are names of several ordinary words.
var properPhrases = []string{
	"Bill of Rights", "Civil Rights Act", "Cold War", "East Asia", "East Germany", "Eastern Europe", "European Union",
	"Far East", "First World War", "Great Britain", "Great Depression", "Great War", "Hong Kong", "Ivory Coast",
	"Latin America", "League of Nations", "Los Angeles", "Middle Ages", "Middle East", "New Deal", "New England",
	"New Jersey", "New Orleans", "New South Wales", "New York", "New Zealand", "North Africa", "North America",
	"North Korea", "Northern Ireland", "Paris Commune", "Puerto Rico", "Red Army", "San Francisco", "Saudi Arabia",
	"Second World War", "Sierra Leone", "South Africa", "South America", "South Asia", "South Korea", "Southeast Asia",
	"Soviet Union", "Sri Lanka", "Third Reich", "Third World", "United Kingdom", "United Nations", "United States",
	"West Africa", "West Germany", "Western Europe", "World War", "World Wide Web",
}
