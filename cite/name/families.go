package name

import (
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

// Family names that tell how a name is to be read.
var (
	// spanish are families that Spanish names have two of.
	spanish = words(`garcía garcia gonzález gonzalez rodríguez rodriguez fernández fernandez lópez lopez martínez martinez sánchez sanchez pérez perez gómez gomez
		jiménez jimenez ruiz hernández hernandez díaz diaz moreno muñoz munoz álvarez alvarez romero gutiérrez gutierrez navarro domínguez dominguez
		vázquez vazquez serrano ramírez ramirez gil ortega ortiz castro rubio molina suárez suarez delgado iglesias vega guerrero cabrera calvo
		márquez marquez cortés castillo lozano vargas campos reyes cruz herrera medina peña flores morales rojas guzmán guzman mendoza aguilar salazar
		ríos rios soto contreras velásquez velasquez velázquez velazquez juárez juarez núñez nuñez llosa cívico estévez méndez mendez ibáñez ferrer carrasco
		cano prieto blanco pascual santana caballero nieto arias durán duran benítez benitez vidal montero lorca espinosa espinoza zamora carranza quintero
		valencia acosta figueroa fuentes rivera rivero valdés valdes montes ochoa calderón calderon menéndez menendez zúñiga zuniga bravo maldonado padilla cárdenas cardenas tejada
		fuster villegas palacios escobar miranda alonso jara galindo esteban marín marin roldán quesada robles rincón pardo ayala`)

	// kin close Brazilian family names: "José Silva Neto".
	kin = words("neto filho sobrinho júnior netto")

	// devotions are what given names are of: "María de los Ángeles Pérez".
	devotions = words("carmen jesús jesus ángeles angeles lourdes fátima fatima pilar rosario socorro mar luz refugio consuelo dolores mercedes guadalupe graça conceição lurdes fé")

	vietnamese = words("Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Trịnh Đinh Đoàn Tô Trương")

	// sinicFamilies are Chinese and Korean families in Latin letters.
	sinicFamilies = words(`Mao Xi Deng Hu Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Zhu Ma Guo He Lin Gao Luo Zheng Liang Xie Tang Han Feng Cao Zeng Peng Xiao
		Pan Yuan Yu Dong Jiang Du Ye Cheng Cai Wei Su Lu Ding Ren Yao Shen Zhong Tan Fan Jin Shi Liao Jia Xia Bai Zou Meng Xiong Qin Qiu Yin Xue Yan Duan Lei Hou Long Tao
		Kim Park Lee Choi Jung Kang Cho Yoon Jang Lim Oh Seo Shin Kwon Hwang Ahn Song Moon Bae Baek Chung Roh Rhee Chiang Chang Chou Teng Hsu`)

	// pinyin is a given name of two syllables without a hyphen: Zedong, Xiaoping.
	pinyin = pattern.New(`^(?:` + pinyinSyllable + `)(?i:` + pinyinSyllable + `)$`)

	// doubled are Chinese and Korean family names of two characters.
	doubled = words("欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 夏侯 皇甫 尉迟 公孙 公孫 慕容 令狐 宇文 长孙 南宮 東方 东方 端木 独孤 남궁 황보 제갈 선우 독고 사공 서문")

	japaneseTwo = words(`佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 山本 中村 小林 加藤 吉田 山田 佐々 山口 松本 井上 木村 斎藤 斉藤 清水 山崎 阿部 池田 橋本 山下 石川 中島 前田 藤田 後藤 小川 岡田 村上
		近藤 石井 坂本 遠藤 青木 藤井 西村 福田 太田 三浦 岡本 松田 中川 中野 原田 小野 田村 竹内 金子 和田 中山 石田 上田 森田 柴田 酒井 工藤 横山 宮崎 宮本 内田 高木 安藤 谷口
		大野 丸山 今井 高田 藤本 武田 村田 上野 杉山 増田 平野 大塚 千葉 菅原 久保 松井 小島 岩崎 桜井 野口 松尾 野村 木下 菊地 菊池 佐野 大西 杉本 新井 浜田 市川 古川 水野 小松 島田
		小山 高野 山内 西田 川口 東野 大江 夏目 川端 三島 谷崎 柄谷 丸谷 網野 丸尾 津田 永井 服部 宮沢 吉本 上野`)
	// foreign are families that Chinese writes without a dot.
	foreign = words("马克思 馬克思 恩格斯 列宁 列寧 斯大林 托洛茨基 卢森堡 葛兰西 黑格尔 康德 尼采 韦伯 涂尔干 福柯 海德格尔 弗洛伊德 杜威 罗素 柏拉图 莎士比亚 托尔斯泰 鲁宾")

	japaneseThree = words("長谷川 佐々木 五十嵐 久保田 大久保 小笠原 佐久間 宇都宮 日下部 長谷部 波多野 曽我部 二階堂 武者小")
)

const (
	pinyinSyllable = `(?:[BPMFDTNLGKHJQXRZCSWY]|Zh|Ch|Sh)(?:iang|iong|uang|ang|eng|ong|ian|iao|uai|uan|ing|ai|ei|ao|ou|an|en|ia|ie|iu|in|ua|uo|ui|un|ue|üe|a|e|i|o|u|ü)|An|Ai|En|Ang`

	chineseFamilies = "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵钱錢严嚴覃武戴莫孔汤湯"
	japaneseEnds    = "子郎美恵江代介助香夫男雄"
	koreanFamilies  = "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부"
)

func isSpanish(word string) bool { return spanish[strings.ToLower(word)] }
