package name

// given are well-known given names, in lower case, of several languages. Those
// that are common as family names too ("Martin", "Thomas", "Ernst") are not
// among them, so that one of these decides on which side the family stands, unless it is one of
// either.
var given = words(`
	aaron abigail adrian adriana agnes agnieszka aileen alan alana alastair alejandra alejandro alessandra alessandro alexandra alexandre alexei alexey alfonso alfredo alice alicia
	alina alison allison amalia amanda amelia amy ana anastasia anatoly andrea andreas andrei andrej andrew andrey andrzej angela angelika angelina anita anja anke ann anna
	anne anneliese annegret annette annie antje antoine antoinette antonia antonio antónio antonín anton arthur arturo astrid audrey august axel
	barbara barry bartosz beata beate beatrice beatriz benjamin bernadette bernardo bernd bert bertha bertrand bettina betty bill birgit björn bob bogdan brenda brian
	bridget brigitte bruno bryan burkhard camille carina carla carlo carlos carmen carol carole carolina caroline carolyn carsten catarina catherine
	cecilia cécile céline charlotte cheryl chiara chris christa christel christiane christina christine christoph christophe christopher cindy clara claudia claudio claus clemens
	clifford colette colin connie cornelia corinna craig cristina cynthia dagmar daniela danièle danielle darren dave debbie deborah denise derek diana diane didier diego dieter
	dietmar dietrich dimitri dirk dmitri dmitry dolores dominique donald donna doreen doris dorothea dorothee dorothy douglas eberhard eckhard edgar edith eduardo edward edwin
	egon eileen elaine elena eleanor eleonora elfriede elisa elisabeth elise elizabeth elke ellen elsa elsbeth emanuele emilia emilio emily emma enrico enrique eric erica erich erik erika
	erwin esther eugen eugene eugenia eugenio eva evelyn ewa fabienne fabio fabrizio federico felipe felix fernando filippo fiona florence florian frances francesca francesco francine franciscus francisco
	franck françois françoise frederic frédéric frederick friederike friedrich friedhelm fritz gabi gabriela gabriele gabriella gaby gail geneviève geoffrey georg georges gerald
	gerda gerhard gerlinde gertrud gertrude gianni gilles gillian giorgio giovanna giovanni gisela giuseppe giulia giulio gloria godfrey graham greta gretchen guido guillaume guillermo
	gunther gustav gustavo guy hanna hannah hanne hannelore hans harald harold harriet hartmut harry heather hedwig heide heidi heike heiko heiner heinrich heinz helen helena helene helga hellmut helmut
	hélène hendrik henriette henrik henrike heribert hilary hilda hilde hildegard holger horst howard hubert hugo ian ignacio igor ilona ilse inez inge ingeborg ingrid inés ingo irene irina
	iris irma isabel isabella isabelle istván ivan ivana ivonne jacek jack jacqueline jacques jaime jan jana jane janet janice janina janine jaroslav javier jean jeanne jeannette jeff jeffrey
	jelena jennifer jenny jens jeremy jerome jérôme jerzy jessica jill jim jiří joachim joan joanna joanne joaquín jochen joe joel johan johann johanna johannes john jolanta jonathan jon
	jorge josé josef josefa josefine joseph josep josh joshua joyce józef juan juana judith judy jürgen julia julian juliane julie julien julieta jutta
	kai karen karin karl karla karoline karsten katarina katarzyna kate katharina katherine kathleen kathrin kathryn kathy katja katrin kazimierz keith kenneth kerstin kevin kirsten klaus konrad konstantin
	krzysztof kristin kristina kurt larissa larry lars laura laurence laurent lena leonardo leonid leonie leopold lidia lieselotte lilian liliana linda lisa lise liselotte ljubomir lorenzo lothar luca lucia lucie lucy
	ludmila ludwig luigi luis luisa luise luís lutz lydia lynn lynne maciej magdalena małgorzata manfred manuela marc marcel marcelo marcia marco marcos marek margaret margareta margarete margarita
	margot margret marguerite maria mariana marianne marie marina mario marion marita marjorie mark markus marlene marlies marta martha martina martine mary maría matteo matthew matthias
	mathias mathieu maureen maurizio max maximilian melanie melissa mercedes meredith mia michaela michael michał michel michele michèle michelle miguel mikhail mikołaj milan milena miriam miroslav mohamed mohammed moritz
	monica monika monique muriel muhammad nadia nadine nancy natalia natalie natasha nathalie nicholas nicola nicolas nicole nikolai nikolaus nina nora norbert olaf olga oliver oksana olivia olivier ole oscar oskar ottmar
	pablo paola paolo pascal patricia patrick patrizia paula pauline pavel paweł pedro peggy petra philip philippe phillip pia pierre pierrette piotr quentin rachel rafael rainer ralf ralph ramón ray
	rebecca regina regine reiner reinhard reinhold renata renate renaud ricardo riccardo rita robert roberta roberto robin rodrigo roger roland rolf ronald rosa rosalind rosemarie rosemary roswitha roy ruben
	rudolf rudolph rupert ruth sabina sabine salvatore samantha samuel sandra sandrine sandy sara sarah saskia sebastian sebastián sebastien sergei sergey sergej sergio sharon sheila shirley sibylle sidney siegfried
	sigmund sigrid silke silvia silvio simona simone slavoj sofia sonia sonja sophia sophie stanislav stanisław stefan stefania stefanie stefano steffen stella stephan stephane stéphane stephanie stephen steve
	steven stuart sue susan susanna susanne suzanne svenja svetlana sven sylvia sylvie tadeusz tamara tanja tanya tatiana tatjana teresa terence terry theda theo theodor theodore theresa thérèse theres thilo
	thorsten tim timothy tina tobias todd tomasz tomás tomáš torsten tracy trevor ulrich ulrike ulrika ursula ute uwe valentina valeria valerie valérie vanessa vera verena veronica veronika vicente victoria viktor
	vincenzo virginia vittorio vivian vladimír vladimir volker walburga waltraud wanda wendy werner wiebke wilfried wilhelm wilhelmine willem william winfried władysław włodzimierz wojciech wolfgang wolfram
	alexis sandro giorgio salvatore sergio bernardino gabriel santiago emmanuel emanuel nathan nathaniel jacob jakob isaac ethan gregory gregor lea leah liam lukas lucas mateo noah rosalie timo yasmin yusuf xavier yann yannick yolanda yuri yves yvette yvonne zbigniew zdeněk zoë zofia zygmunt
	bohdan hanno grada marcelo mérove peer günther rüdiger cees weert friedemann sergio siegrun fleur luigi
	ágnes andrás anikó attila balázs béla csaba dániel erzsébet éva ferenc gábor györgy ildikó imre judit jános józsef katalin lajos mária miklós mihály péter sándor szilvia tamás tibor zoltán zsolt zsuzsanna
	ahmet ayşe elif emine fatma hasan hüseyin mehmet mustafa osman zeynep
	александр алексей анатолий андрей анна антон борис вадим валентин валентина валерий василий вера виктор виктория владимир вячеслав галина геннадий георгий григорий дарья дмитрий евгений
	евгения екатерина елена иван игорь илья ирина константин лариса лев леонид людмила максим марина мария михаил надежда наталия наталья николай нина олег ольга павел пётр петр роман светлана
	семён семен сергей софья станислав степан татьяна фёдор федор юлия юрий яков андрій василь віктор володимир дмитро євген іван микола михайло наталія олександр олена петро сергій тарас тетяна
	γεώργιος γιώργος δημήτρης δημήτριος ελένη ιωάννης γιάννης κωνσταντίνος κώστας μαρία νίκος νικόλαος
`)

// either are those of them that are family names as well.
var either = words(`howard douglas graham keith stuart todd craig barry harry joyce gail guy ray roy hugo konrad lutz august jack donald oliver felix roland ralph anton julian
	arthur philip patrick nicholas robin alan marion bruno rudolph jerome sidney fritz karl ludwig wilhelm friedrich heinrich heinz hans kurt ulrich volker konstantin ivan josef joseph vera rosa
	georg gerhard edward conrad rupert reinhard reinhold burkhard jean michel nicolas pascal laurent didier yves tamás balázs lajos imre miklós andré andrés lorenzo leonardo romano franco
	marco carlo paolo stefano simone luca filippo blanca mercedes dolores lynn kelly robert roberto klaus albrecht jordan hanna oskar bert kai ole grada peer siegfried dirk tobias lucia nora jan john michael
	marcos samuel benjamin joel jonas elias gustav erich theodor eugene eugen hubert lambert manfred rainer wendy romero роман лев григорий антон`)
