import type { Lang } from '../facts/record.ts'
import { stemOf } from './normalise.ts'

const list = (words: string): readonly string[] => words.trim().split(/\s+/)

// Words that carry grammar, not matter. All lists are folded: lower case, no umlauts, ss for ß.
const FUNCTION_WORDS: Record<Lang, readonly string[]> = {
  de: list(`
    aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes anders auch auf aus bei beim
    beide beiden bin bis bist da dabei dadurch dafur dagegen daher dahin dahinter damals damit danach daneben dann daran
    darauf daraus darf darin daruber darum darunter das dass davon davor dazu dein deine dem demnach den denen denn
    dennoch der deren des dessen desto deshalb dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein
    eine einem einen einer eines einige einigen einmal er es etwa etwas euch euer eure fur gegen gibt gab geben gegeben gewesen geworden haben habe habt
    hast hat hatte hatten hattest her hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in indem ins ist
    ja jede jedem jeden jeder jedes jemand jener jetzt kann kannst kein keine keinem keinen keiner keines konnen konnte konnten
    uberall ueberall nirgends nirgendwo woanders konntest machen macht man manche mein meine meinem meinen meiner mehr mich mir mit moglich mogen mochte muss mussen musste nach nachdem nein nicht
    nichts noch nun nur ob oder ohne per schon sehr sei seid sein seine seinem seinen seiner seines seit selbst sich sie sind so
    sogar solche solchem solchen solcher soll sollen sollte sollten sondern sonst soviel sowie uber um und uns unser unsere unter vom von vor
    wahrend war waren warst warum was wegen weil weiter weitere weiteren weiterer welche welchem welchen welcher welches wem wen wenn wer werde werden
    wessen wie wieder will wir wird wirst wo woher wohin wollen wollte worden wurde wurden wurdest zu zum zur zwar zwischen
    ueber fuer waere wuerde koennte koennen muessen worum worauf woran wozu isn wofur womit wodurch wieso weshalb wieviel wieviele wann
    herr herrn frau dr prof eigentlich ueberhaupt uberhaupt bitte eben no noe nope nee yep jo jup bzw dran drin drum drauf rein raus rauf runter geht gehts ging gings gehen wars warn wasn ists hats ham hams ne nen nem ner ma mal halt nie niemals nich nix net jetz durfen durfte durften mussten ebenfalls irgendein irgendeine irgendeinen irgendeinem irgendeiner niemand niemanden niemandem jemandem seitdem wovon gabe gingen gegangen neben
  `),
  en: list(`
    a about above after again against all also although am an and another any anybody anyone anything are aren around as at
    be became because become been before being below between both but by came can cannot could couldn did didn do does doesn doing don done
    down during each either else ever every everything few for from further get gets getting give gives given go goes going gone got had hadn has hasn have haven
    having he hence her here hers him his how however i if in into is isn it its itself just let ll many may me might mine more most
    much must my neither no none nor not nothing now of off on once one ones only or other others our out over own per rather re
    s same shall she should shouldn since so some somebody somehow someone something somewhere still such t than that the their
    them then there these they this those though through thus to together too toward towards under until up upon us ve very was wasn
    we were weren what whats when where which while who whom whose why will with within without won would wouldn yet you
    your yours d ive dont doesnt didnt isnt arent wasnt cant couldnt wont theres thats whos wheres
    hows whens whys yes yeah yep nah nope ye y n rn gonna wanna lemme gimme even never back mr mrs ms messrs anyway anyways actually basically honestly btw tbh pls plz please kindly lol dr prof
  `),
}

// Everyday verbs and adverbs: they shape a sentence more than its matter, so that one which no record uses
// is no sign that the record is another. Words of measure, trade or harm are left out: they are matter.
const GENERAL_WORDS: Record<Lang, readonly string[]> = {
  de: list(`
    lauft laufen lief gelaufen rennt setzt setzen setzte gesetzt stellt stellen stellte gestellt legt legen legte gelegt liegt liegen lag gelegen
    halt halten hielt gehalten zieht ziehen zog gezogen nimmt nehmen nahm genommen findet bleibt bleiben blieb geblieben gilt gelten galt gegolten
    fuhrt fuhren fuhrte gefuhrt beruft berufen taucht tauchen auftauchen aufgetaucht auftaucht bildet bilden bildete gebildet identifiziert identifizieren
    begleitet begleiten begleitete dreht drehen handelt handeln betrifft betreffen ermoglicht erfolgt erfolgen erfolgte gedacht denken denkt meint meinen gemeint
    hangt hangen zusammenhangt folgt folgen folgte gefolgt wirkt wirken benutzt dient dienen diente tragt tragen trug getragen wirft werfen scheint scheinen schien
    sitzt sitzen sitze brauche braucht brauchen brauchte brauchten wissen mochten hatte gern gerne erfahren wovor woruber worin woraufhin wodurch danach zuvor davor spater fruher zuletzt
    erst zuerst sofort bald einst alleine allein gemeinsam daneben dagegen trotzdem ansonsten ungefahr etwa circa fast kaum knapp
    sowas irgend sonstige sonstigen solche weiters diverse verschiedene verschiedenen bestimmte bestimmten jeweilige angeht bezuglich hinsichtlich
    lasst lassen liess gelassen tritt treten getreten hilft helfen schafft schaffen geschafft versucht versuchen kriegt kriegen spielt spielen spielte
    auskunft referat hausaufgabe zusammenhang vergleich unterschied unterschiede uberblick kontext hintergrund einzelheiten stichwort punkt punkte seite fall falls angabe angaben aussagen
    jemanden irgendjemand derselbe dasselbe gleich gleiche gleichen selber eigen eigene eigenen hinterher unterwegs dahinter fertig los weg hinaus
    mama papa mutter vater bruder schwester tante onkel oma opa cousin cousine neffe nichte kollege kollegin kollegen freund freundin lehrer lehrerin
    infobox kasten grafik grafiken bildunterschrift fliesstext faktencheck newsletter redaktionsschluss absatz vorspann teaser unterzeile zwischenzeile bauchbinde fussnote randnotiz entwurf glossar
    halbsatz formulierung metapher adjektiv eigenschaftswort zitat zitatkasten wortlaut konjunktiv schulaufgabe hausarbeit facharbeit klausur seminar klasse unterricht ubung aufgabe quiz zeitleiste zeitstrahl karte legende
    korrekt zutreffend sauber vorsichtig formulieren behaupten darstellen einordnen zusammengefasst lediglich bislang bereits bevor benotige benotigen
    angegeben angegebene angegebenen boden sammelbegriff aufschlusseln aufschlussle oberbegriff
    unternommen unternahm unternahmen finger fingern klingt erlautern erlautere darlegen benenne benennen konkret mittlerweile inzwischen
    beispiel beispiele umgekehrt genauso gar dar rum klar geklart stichwortartig stichpunktartig sachlich betreff bildzeile bildtext rechtskasten faktenkasten inhaltsverzeichnis neuling einsteiger laie laien chronologie erdkunde
    mitte mund verhangt verhangen verhangte runde ewig ewige fehlen fehlt fehlte fehlten personlich personliche ausgefuhrt ausfuhren voriges vorigen vorige beschaftigen beschaftigt beschaftigten beschaftigte prangt prangen fassen fasse fasst oben unten ahnung bereitet bereiten bereitete verdankt verdanken nahmen traten sass sassen gesessen fallt fiel fielen herrscht herrschte herrschten bedeutet bedeuten bedeutete ergibt ergeben sinn lauten immer stets heran hinzu heraus herum irgendwoher irgendetwas ausdrucklich tappt tappen vonstatten besteht bestehen bestand bestanden enden endet endete hangen haut klappt klappte geklappt lohnt
    themenfeld themenfelder themenfeldern themengebiet feld felder feldern zuruck existiert existieren vorhanden stattgefunden stattfand stattfinden statt geschehnisse bezieht beziehen vorlegen
  `),
  en: list(`
    turn turns turned turning sound sounds sounded form forms formed identify identifies identified accompany accompanied accompanies produce produces produced
    run runs ran running set sets put puts keep keeps stay stays stayed remain remains remained become becomes seem seems seemed appear appears appeared
    follow follows followed following lead leads led leave leaves left try tries tried trying use help helps helped start move moves moved
    need needs needed want like likes liked wonder wondering wondered think thought believe believed feel guess suppose consider considered regard regarded
    work works worked play plays played live concern concerning regarding relate related relates refer refers referred referring base based rely relies relied
    include includes included including consist consists bear bears borne hang hear belong point points pointed notice noticed pattern recognise recognize recognised recognized
    link linked connect connected tie tied deal involve involves count counts compare compared comparison difference exist exists existed
    carry serve serves served stand stands stood fall falls fell hit hits end ends ended finish finished open opens begin close
    later earlier before afterwards previously currently recently still already almost roughly nearly around maybe perhaps instead rather actual overall eventually
    summary class project homework school context background bit bits stuck short brief overview outline basics line lines
    someone anyone everyone nobody somebody else guy man woman folks guys dude place spot side case cases fact facts statement item items matter matters issue
    single specific particular certain various different similar other own whose wherever whatever whichever exactly supposedly apparently obviously clearly
    mum mom dad father mother brother sister uncle aunt cousin nephew niece grandma grandpa granddad grandmother grandfather son daughter wife husband friend colleague colleagues teacher
    infobox graphic graphics caption sidebar newsletter footnote paragraph draft glossary desk crosshead standfirst intro timeline chart map legend copy wording phrase adjective noun quote metaphor
    essay exam exercise seminar quiz assignment lesson student students accurate correct fair safe carefully settled plus
    example examples across general level account version clear clearly proper beyond regards neutral multiple nature key add mistake joined newcomer layperson layman laymen outsider beginner editor editors chronology geography
    placed put located situated doing being having got gotten gets fixed fix stop stops allow check checks checked
    hope hopes hoped hoping degree likewise weird strange odd truly reality
    anywhere room sense mere merely purely word words generate generated generates meanwhile anyhow somewhat quite pretty fairly honestly frankly seriously
    thereby thereafter whatsoever altogether lowkey highkey deadass bloke blokes lad lads chap chaps innit fam asap atm fyi afaik iirc
  `),
}

// Words of asking and of small talk around a question: they tell nothing about its matter.
const ASKING_WORDS: Record<Lang, readonly string[]> = {
  de: list(`
    bitte danke eigentlich ubrigens wirklich tatsachlich genau uberhaupt denn jemals irgendwas irgendwie irgendwo irgendwer irgendwelche
    sag sagen sagt mir erzahl erzahle erzahlen zeig zeige zeigen nenn nenne nennen liste auflisten aufzahlen beschreib erklar erklare erklaren
    weiss wisst wissen weisst kennst kennt bekannt info infos information informationen frage fragen antwort wissenswertes
    sache sachen ding dinge teil teile art arten sorte zeug kram leute mensch menschen typ typen gerade derzeit momentan aktuell heute
    insgesamt gesamt ganz ganze ganzen total viel viele vielen wenig wenige paar mehrere mehreren einzelne
    heisst heissen hiess name namen namens genannt
    steht stehen stand dossier artikel text beitrag quelle laut zufolge gemass angeblich thema
    verstehe versteh verstanden glaube denke meine meinst naja okay ok oke halt eben mal hm hmm ahm also bloss wohl
    treiben treibt trieb getrieben passiert passierte passieren geschah geschehen geschieht los war vorgefallen ereignet
    gut schlecht recht richtig einfach kurz zusammen fassung gelesen lese sieht sehen sah gesehen
    zeugs gedons klumpert
    alle samtliche vollstandig komplett bringt gebracht bringen tun tut getan machte gemacht mache genaue genauen genauer
    kommt kommen kam kamen kame gekommen stammt stammen ausser jeweils nochmal hey hallo servus moin
    digga digger alter bro junge ey ha haha lol eh krass echt eigtl iwie iwas vllt gib gibts ganzen verklickern
    satz satze satzen uberblick zusammenfassung zusammenfassen kurzfassung inhaltlich bestimmt berichtet berichten gemeldet erwahnt erwahnen vorkommen vorkommt genannten namentlich
  `),
  en: list(`
    please thanks really actually exactly basically ok okay hey hi hello hmm hm um well btw say says said saying tell tells told show shows showed shown name names named naming called list lists
    describe explain know known knows knew info information question answer anything detail details stuff thing things kind kinds
    sort type types people person guy guys currently today total overall whole entire lot lots several
    article text dossier piece story source according per allegedly topic mention mentions mentioned mentioning
    happen happens happened happening occur occurred going went understand think mean means read reads reading heard see sees saw seen
    good bad right wrong simply short full complete all everything quick quickly possible could able look looks looked looking
    bother bring brings brought make makes made take takes took taken want wants wanted part parts way ways
    come comes involved precise exact apart except respectively again pls plz thx calendar gist tldr sentence sentences reported reports abt
    lol lmao haha bro bruh dude tbh ngl idk imo omg wtf yo everybody lines roughly
    deets scoop curious aware enlighten clarify define dunno kinda sorta gotta whatcha whatnot ppl wot
  `),
}

const set = (words: Record<Lang, readonly string[]>): Record<Lang, ReadonlySet<string>> => ({
  de: new Set(words.de),
  en: new Set(words.en),
})
const functionWords = set(FUNCTION_WORDS)
const askingWords = set(ASKING_WORDS)
const generalWords = set(GENERAL_WORDS)

// Languages that are understood word by word through the thesaurus: what carries grammar in them.
const OTHER_FUNCTION_WORDS: ReadonlySet<string> = new Set(list(`
  apres selon segun zgodnie wedlug soglasno zgidno vidpovidno le la les l un une des du de d au aux et ou a en dans par pour apres selon sur sous avec sans ce cet cette ces c qui que qu quoi dont se s sa son ses il elle ils elles on nous vous
  est sont passe etait etaient ete etre ont avait a-t t ne pas plus y lui leur leurs comme si mais donc car n j je tu quoi
  el los las una unos unas del al y o e en por para con sin sobre se su sus lo le les es paso ocurrio son fue fueron era eran ser esta estan ha han habia hay que como mas pero este esta estos estas ese esa
  i v vo na s so k ko u o ob ot iz za po do pri dlya bez pod nad pro pered mezhdu eto eta etot eti etogo tot ta te togo ego ee ih im oni ona on my vy ya ne net da li zhe by byl byla byli bylo budet est kak tak tozhe takzhe a no ili esli chto chtoby proizoshlo sluchilos uzhe eshche ochen svoj svoih kotoryj kotoraya kotorye kotoryh vse takoj takaya takie izvestno
  ta ta ce tse cej tsej cya tsya ci tsi z zi iz vid u v na pro do za pid yak jak shcho shchodo chi chy ne bulo buv bula buli stalosya vidbulosya ye e j i te jogo yogo jiji yiyi yikh jih
  w we z ze na do od o po przy dla bez pod nad przez i oraz lub albo ale nie czy jest sa byl byla bylo byli byc sie ten ta to te tego tej tych jego jej ich co jak teraz juz tez ktory ktora ktore tym tam stalo wydarzylo zdarzylo
`))

/** Whether a folded word carries grammar alone, in that language. */
export const isFunctionWord = (folded: string, lang: Lang): boolean => functionWords[lang].has(folded)

const stemsOf = (words: Record<Lang, readonly string[]>): ReadonlySet<string> =>
  new Set(words.de.filter((word) => word.length > 5).map((word) => stemOf(word, 'de')))
const askingStems = stemsOf(ASKING_WORDS)
const generalStems = stemsOf(GENERAL_WORDS)

/** The words of asking and of grammar, in both languages: a typo may have been made in these, too. */
export const ASKING: readonly string[] = [...ASKING_WORDS.de, ...ASKING_WORDS.en, ...FUNCTION_WORDS.de, ...FUNCTION_WORDS.en]

/** Whether a folded word belongs to the asking, not to what is asked, in either language; `exactly`: not by its stem alone. */
export const isAskingWord = (folded: string, exactly = false): boolean =>
  askingWords.de.has(folded) || askingWords.en.has(folded) || (!exactly && askingStems.has(stemOf(folded, 'de')))

/** Whether a folded word belongs to the asking, or is an everyday one, in that language. */
export const isAskingIn = (folded: string, lang: Lang): boolean => askingWords[lang].has(folded) || generalWords[lang].has(folded)

/** Whether a folded word is an everyday verb or adverb, in either language; `exactly`: not by its stem alone. */
export const isGeneralWord = (folded: string, exactly = false): boolean =>
  generalWords.de.has(folded) || generalWords.en.has(folded) || (!exactly && generalStems.has(stemOf(folded, 'de')))

/** Whether a folded word carries grammar alone in a language other than German and English. */
export const isOtherFunctionWord = (folded: string): boolean => OTHER_FUNCTION_WORDS.has(folded)

/** Words that ask for the whole in short, whatever else is said. */
export const SUMMARY_WORDS: ReadonlySet<string> = new Set(list(`
  gist tldr summary summarise summarize summarised summarized nutshell newcomer zusammenfassung zusammenfassen uberblick overview verklickern kurzfassung kernaussage quintessenz kern kernpunkt kernpunkte kernbotschaft kurzversion kurzform essenz essence recap synopsis neuling einsteiger rundown takeaway takeaways lowdown digest tl
`))

/** Words that ask what the whole dossier is about. */
export const OVERVIEW_WORDS: ReadonlySet<string> = new Set([...SUMMARY_WORDS, ...list('worum alles everything thema themen topic topics about trata parle agit inhalt')])

/** Who asks: "may I write", "we need". */
export const FIRST_PERSON: ReadonlySet<string> = new Set(list('i we ich wir'))

/** Words for saying and thinking: beside a name, what that one says is asked. */
export const SPEECH_WORDS: ReadonlySet<string> = new Set(list(`
  sagt sagen sagte sagten gesagt meint meinen meinte denkt denken dachte behauptet behaupten behauptete erklart erklarte ausserte aussert geaussert ausserten aussern ausserung ausserungen kommentiert kommentar reagiert reagierte reaktion
  antwort antwortet antwortete stellungnahme dementiert bestreitet aussage aussagen statement statements
  say says said saying think thinks thought claim claims claimed comment comments commented react reacts reacted reaction respond responds responded response answer answered
  tell told state states stated deny denies denied remark remarks skazal skazala otvetil zayavil zayavila powiedzial dijo dit
`))

/** Words that greet, by the language to greet back in: German, or any other. */
const GREETING_WORDS = {
  de: list('hallo hallochen hallihallo huhu moin moinsen servus servas gruezi gruss grusse grussgott tach nabend hilfe befehle hilf entschuldigung verzeihung'),
  en: list(`
    hi hiya hey hello howdy yo sup ciao bonjour salut hola start help commands sorry oops pardon
    privet zdravstvujte zdravstvuite dobryj vitayu pryvit czesc dzien dobry annyeonghaseyo annyeong
  `),
}
const THANKING_WORDS = {
  de: list('danke dank dankeschon dankesehr vielen tschuss tschussi tschussle tschau tschussikowski tscho wiedersehen wiederschauen super toll'),
  en: list('thanks thank thanx tnx thankyou thx ty tysm merci gracias spasibo dyakuyu dziekuje cool nice great bye byebye goodbye cya adios cheers'),
}
/** What one wishes, and for when: only together a greeting, since a day or night may be asked for. */
export const WISHES: ReadonlySet<string> = new Set(list('gut gute guten gutes schone schonen schones frohe frohes angenehmen good nice lovely great happy merry'))
export const OCCASIONS: ReadonlySet<string> = new Set(list('morgen tag abend nacht nachmittag wochenende feierabend weihnachten ostern geburtstag appetit morning day evening night afternoon weekend christmas easter birthday'))
/** Whole messages of small talk, their words folded. */
export const SMALL_TALK: ReadonlySet<string> = new Set([
  'wie gehts', 'wie geht', 'wie geht es', 'how it going', 'what up', 'mach gut', 'wie gehts so', 'wie lauft es', 'wie laufts', 'was geht', 'was geht ab', 'was geht so', 'na', 'na du', 'alles klar', 'alles gut', 'passt schon', 'passt', 'bis dann', 'bis spater', 'bis bald',
  'bis morgen', 'machs gut', 'mach s gut', 'machts gut', 'hows it going', 'how is it going', 'how s it going', 'whats up', 'what s up', 'wassup', 'see you', 'see ya', 'see you later', 'see ya later', 'later', 'take care', 'got it', 'i see', 'ok',
  'okay', 'lol', 'haha', 'verstanden', 'jo', 'yes', 'no', 'ja', 'nein', 'never mind', 'schon gut',
])
/** Words of abuse, folded. */
export const ABUSE: ReadonlySet<string> = new Set(list(`
  fresse schnauze klappe maul idiot idioten vollidiot trottel depp doof doofer blod dumm arsch arschloch penner wichser hurensohn bloder dummkopf verpiss leck fick ficken
  stupid dumb moron bastard asshole arsehole fuck bitch wanker twat
`))
export const GREETINGS: ReadonlySet<string> = new Set([...GREETING_WORDS.de, ...GREETING_WORDS.en])
export const THANKS: ReadonlySet<string> = new Set([...THANKING_WORDS.de, ...THANKING_WORDS.en])
/** Words of greeting and thanking that are German alone. */
export const GERMAN_GREETINGS: ReadonlySet<string> = new Set([...GREETING_WORDS.de, ...THANKING_WORDS.de])

/** With these at its end a sentence asks whether it is so: "Russia gave them to the UN, right?" */
export const TAGS: ReadonlySet<string> = new Set(list('right correct oder richtig gell ne nicht wahr innit'))

/** What parts two to choose from. */
export const OR: ReadonlySet<string> = new Set(['or', 'oder'])
export const AND: ReadonlySet<string> = new Set(['and', 'und'])

/** Verbs whose subject has it done to it, and what makes any verb so. */
export const RECEIVING: ReadonlySet<string> = new Set(list('get gets got gotten getting receive receives received receiving obtain obtains obtained given bekam bekamen bekommen bekommt erhielt erhielten erhalten erhalt kriegte kriegt gekriegt empfing empfangen'))
export const PASSIVE: ReadonlySet<string> = new Set(['was', 'were', 'been', 'wurde', 'wurden', 'worden'])
