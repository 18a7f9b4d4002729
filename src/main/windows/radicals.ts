// Chinese fonts draw a radical and the character it is with one glyph, and a PDF made from the page names the glyph by the lower code point:
// 食 becomes U+2EDD, and nobody finds it again. Pairs made from the glyph tables of Noto Sans and Serif CJK (Unicode EquivalentUnifiedIdeograph).
const radicals = '⺂⺃⺅⺉⺋⺎⺏⺐⺒⺓⺔⺕⺖⺘⺙⺛⺞⺟⺠⺡⺣⺤⺦⺨⺫⺭⺯⺰⺱⺲⺳⺹⺺⺾⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻐⻑⻒⻓⻔⻖⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳⼀⼁⼂⼃⼄⼅⼆⼇⼈⼉⼊⼋⼌⼍⼎⼏⼐⼑⼒⼓⼔⼕⼖⼗⼘⼙⼚⼛⼜⼝⼞⼟⼠⼡⼢⼣⼤⼥⼦⼧⼨⼩⼪⼫⼬⼭⼮⼯⼰⼱⼲⼳⼴⼵⼶⼷⼸⼹⼺⼻⼼⼽⼿⽀⽁⽂⽃⽄⽅⽆⽇⽈⽉⽊⽋⽌⽍⽎⽏⽐⽑⽒⽓⽔⽕⽖⽗⽘⽙⽚⽛⽜⽝⽞⽟⽠⽡⽢⽣⽤⽥⽦⽧⽨⽩⽪⽫⽬⽭⽮⽯⽰⽱⽲⽳⽴⽵⽶⽷⽸⽹⽺⽻⽼⽽⽾⽿⾀⾁⾂⾃⾄⾅⾆⾇⾈⾉⾊⾋⾌⾍⾎⾏⾐⾑⾒⾓⾔⾕⾖⾗⾘⾙⾚⾛⾜⾝⾞⾟⾠⾡⾢⾣⾤⾥⾦⾧⾨⾩⾪⾫⾬⾭⾮⾯⾰⾱⾲⾳⾴⾵⾶⾷⾸⾹⾺⾻⾼⾽⾾⾿⿀⿁⿂⿃⿄⿅⿆⿇⿈⿉⿊⿋⿌⿍⿎⿏⿐⿑⿒⿓⿔⿕⼾〈〉'
const characters = '乛乚亻刂㔾兀尣尢巳幺彑彐忄扌攵旡歺母民氵灬爫丬犭罒礻糹纟罓罒㓁耂肀艹虎衤覀西见角讠贝车辶辶钅長镸长门阝青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠户〈〉'

const bySource = new Map([...radicals].map((radical, i) => [radical.codePointAt(0) ?? 0, [...characters][i]?.codePointAt(0) ?? 0]))
/** The character's code point for a radical's; any other stays. */
export const unified = (codePoint: number): number => bySource.get(codePoint) ?? codePoint

const hex = (codePoint: number): string => codePoint.toString(16).toUpperCase().padStart(4, '0')
/** A ToUnicode map (ISO 32000-1, 9.10.3) with characters in the place of radicals; only destinations are touched, never glyph numbers. */
export function withCharacters(cmap: string): string {
  return cmap
    .replace(/^(<[0-9A-F]+>) <([0-9A-F]{4})>$/gim, (_, source: string, to: string) => `${source} <${hex(unified(Number.parseInt(to, 16)))}>`)
    .replace(/^<([0-9A-F]+)> <([0-9A-F]+)> <([0-9A-F]{4})>$/gim, (line: string, low: string, high: string, to: string) => {
      const [first, count] = [Number.parseInt(to, 16), Number.parseInt(high, 16) - Number.parseInt(low, 16) + 1]
      const targets = Array.from({ length: count }, (_, i) => unified(first + i))
      return targets.every((target, i) => target === first + i) ? line : `<${low}> <${high}> [${targets.map((target) => `<${hex(target)}>`).join(' ')}]`
    })
}
