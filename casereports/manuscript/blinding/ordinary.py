"""Names that are words of the language too, and the words that every hospital's name is made of.

A name that is an ordinary word says nothing of its bearer until something by its side tells that
a person is meant (docs/decisions/blinding.md).
"""

import re
from collections.abc import Iterator
from functools import cache

from casereports.clinical.facts import agents, diagnosis, imaging, outcome, procedure, response
from casereports.clinical.values import Term
from casereports.manuscript.blinding.folding import fold
from casereports.vocabulary.abbreviations import abbreviations
from casereports.vocabulary.shelves import SHELVES

#: A name of so few letters is a syllable, an abbreviation or a pronoun as often as a name.
SHORTEST = 3

_ENGLISH = """
able about acute adult after again age all alone along also always among an and angel answer any
archer area arm art as at author back baker ball band bank banks bar barber bark barn baron base
bass bay beach beam bean bear beard bed bee bell belt bench bend best bill bird birth bishop black
blade blank bliss block blood bloom blow blue blunt board body bond bone book booth border born
bow bowel bowl box boy brace brain branch brand brave bread break breast brick bridge bright brook
broom brother brown brush buck bull burn burns bush butcher butler camp can cane cannon canon cap
car card care carpenter carter case cash castle cause cave cell center central chain chair chance
chandler chapel chapman charge chase cheek chest child chin choice church city clay clean clear
clerk cliff cloud coach coat cobb coin cold coleman collar comfort common cook cool cooper cord
corner cotton course court cow craft crane cream cross crow crown cruise cup curry cut dale dark
darling date dawn day days deal dean dear death deep deer dial did die diet do doctor does done
door down downs drain drake draper dress drew drink driver drop drum dry duke dust duty dyer each
early earth east edge egg eight elder elf end england english even ever every example exchange eye
face fair faith fall falls farm farmer farrow fast father feather few field fields fill final find
fine finger fire first fish fisher five flag flat flint flood floor flower flowers foot for force
ford forest foreman forester fork form found fountain four fowler fox frame frank free freeman
french friend frost full fuller game garden gardener garland gates general gentle german gift
given glass glover go goat gold golden good grace grain grand grant grass grave graves gray great
green grey ground grove grow guard guest guide gum gut had hair hale half hall ham hand hands hard
hardy hare harp has have hawk hay head heal heard heart heath heavy heel help her herd here hill
hip his hood hook hope horn horse host house how hunt hunter hurt husband ice if in inch is it
ivory jack jar jay jewel joint joy judge jump just keen keep kid kidney kind king kiss kitchen
knee knife knight knot lace lamb lane large last late law lawn lawyer lay leach lead leaf leave
lee left leg less lid lie life light lily limb line lion lip list little liver load lock long lord
loss love low luck lung made main major male man many march mark market marsh mask mason mass
master may mead means meat mercy merry mild mile miles mill miller milk mind mine mint miss mist
model mole moon moor more morning moss most mother mouse mouth much muscle must nail name napkin
near neck needle new newborn newman news nice night nine no noble noon norm north nose not note
now nurse oak ocean of off old olive on one open orange organ other our out over own pace page
pain paine pair pale palm park parson part past paste path patient peace peak pearl pen penny
people pepper perry person pick pike pink piper pitt place plain plan plant play pleasant plum
point pole pond poor pop pope porter post pot potter pound power powers prayer present press price
priest prime prince prior pulse pump purple push quick quiet race rain ram ranger rash rat raw ray
rays read reader real red reed reeve review rest rice rich ride ridge right ring rise river road
robin rock rod roman roof room root rope rose rough round row royal rule run rush sage saint salt
sand savage saw say scale school score sea seal second see seed self sell senior seven shade shaft
shape sharp she sheep shell shepherd shield shin ship shirt shore short shot shower side sign silk
silver simple singer single sister site six sixth size skin skinner sleep slight slim slow small
smart smell smith smoke snow so soft sole some son song sore soul sound south sparks speak spear
spine split spot spring square staff stage stain stair stall star stark steel stem stent step
stern still stock stomach stone storm strain strange straw stream street stress strong study sugar
summer summers sun swallow swan sweat sweet swift tailor tall tan tanner task taste tail ten than
the them then these they thin thing third this thorn three tide tie till tiller time tin tissue to
toe told tomb tone tongue tooth top torn total touch tower town train trap tree trend trial trim
trip true trunk trust tube tuck turn turner twin two type under union up upper use vale valley van
vein vessel very vest vine view vice voice wade waist wait walk walker wall ward wards ware warm
warner was wash waste watch water waters wave way weak weaver week weight weir well wells were
west wet what wheat wheel when white who whole wide wild will wills win wind wing winter wise with
withheld wolf woman wood woods wool word work works worm worth would wound wright yard year years
yes york you young january february april june july august september october november december
monday tuesday wednesday thursday friday saturday sunday am pm
"""
_GERMAN = """
abend acker adler alt als am amt an ander arm arzt auge bach bad bader bahn balg band bank bart
bauch bauer baum beck beil bein berg bett beutel bier bild binder bitter blank blau blume blut
boden bogen brand braun breit brenner brot bruch bruder brust burg busch da darm daumen dick dorn
dorf drei durst eber ecke ehrlich eisen ende engel ernst essen fabel falk feder fein feld fels
fett feuer fink finger fisch fischer fleisch flach fleck folge form frei freund frisch froh fromm
frost fuchs funk furst fuss gans gar garten gast geiger gerber gern glas glatt glaser glied gold
graf grau grob gross grund grun gut haar hahn hals halt hammer hand hart hase haupt haus haut
heide heil heim heiss held hell henne herbst herr herz heute hier himmel hirsch hirt hoch hof hohl
holz horn hut jager jahr jung junge kahl kaiser kalt kamm kammer karte kasten kater kern kessel
kind kirsch klar klein klinge knabe knie knopf koch kohl kohle konig kopf korb korn kraft krank
kranz kraus krebs kreis kreuz krieg krone kropf kugel kuhn kunst kurz lage lahm lamm land lang
lange lauf laut leber lehrer leib leicht lenz licht lieb linde links lippe lob locke luft lunge
mager magen mai mal mann mark markt maus mehl mehr meister messer metzger milch milz mohr mond
moos morgen motte mude muller mund mutter nabel nacht nadel nagel nase neu niere nord nuss ober
ochs oft ohr ost otter paar papst pfeffer pfeifer pflug pilz platz probst rabe rad rand rau rausch
recht regen reich reif rein reis reiter rest richter riemer riese ring rippe ritter rock roggen
rohr rose rost rot roth ruhe rund saft salz sand sattel sauer schaf schatz scherer schild schlag
schmal schmerz schmid schmied schneider schnell schon schreiber schuh schulter schuster schutz
schwarz schwan see seife seil seite sommer sonne sonntag specht spiegel spitz stahl stamm stark
stein stern stich stier still stirn stock stolz stoss strauss streit sturm sud tag tal tanne taub
tauber taube teich teil teufel tief tier tisch tod topf trauer traum trost tuch ulm unger vater
vogel voll wagner wald wand wange wasser weber weg weh weich weide wein weiss welle welt wenig
west wiese wild winkel winter wirt wolf wolke wolle wort wunder wurm wurst zahn zange zeh zeit
zelle zimmer zimmermann zorn zunge zweig der die das den dem des ein eine und oder ich er sie es
wir ihr
"""
#: Places whose names are words.
_PLACES = """
baden bath bend best bury cork deal dover eger essen fes flint gap grace halle hof hull lens
linden celle como liege mons mobile pau nice normal orange oulu piano reading rugby sale split
sens siegen singen sur tours troy wells worms
"""
_ROMANCE = """
alba alegre alto amigo amor ange angel arbol aube avril banda barba bas beau bel belle bello bien
blanc blanche blanco boca bois bon bonne bosque bouche boucher boulanger brazo brun bueno cabeza
cabello calle calvo camino campo campos caro carre casa castillo cerf chat chaud chef cheval chien
clair clavel coeur conde corazon corde corona corte costa cou court crespo cruz cuesta deseado
delgado dent dieu dos doux dulce espada ferro feu fierro fin fleur flor flores fort fosse franco
froid fuente fuentes fuerte gallo gato gordo gran grand grande gros guerra haut hierro hijo homme
huit izquierdo jardin jeune joli joue jour jours juste lac lago lait large leal leche leger leon
libre ligne llano lobo long luna luz main maison mal mano mar mari marin marron matin mayor medina
mer mere mesa midi miel mil montagne monte mora morales mort moulin mur negro nez noel noir nuit
oro os paix pain palma paloma pardo parra pascua paz pecho perle pena petit peu pie piedra pierna
pierre pino plata plaza poire pont porte pozo prado primavera prince puerta puerto pure quinto
rama ramos rayo real redondo reina rey rico rio riviere rivera robin robles roc roche roi rojo
romero rosa rose rouge roux rubio rueda sable sabio saint sala salud sang santa santo santos
savant sec sel serrano sierra silva simple sol sole soleil sombra soto tard temps tete tierra toro
torre torres tous ultimo un una une vaca vache val valle vega vent ventre verde vert vieux vida
vidal villa vin vino le la les el los las de des du et en au aux uno
"""
#: People whose names became words of medicine, and places that classifications are named after.
_EPONYMS = """
addison alport alzheimer apgar asperger atlanta auer baker banff barcelona barrett bartter basedow
battle becker beckwith behcet bell bence bennett bern billroth bloom bowen braden bristol broca
brodie brugada buerger burkitt calot castleman chagas charcot chiari child choi chopart clavien
colles conn cooley coombs copenhagen costello courvoisier creutzfeldt crohn cullen cushing dandy
dindo doppler down dubin duchenne dupuytren ebstein ecker edwards ehlers eisenmenger epstein erb
evans ewing fabry fallot fanconi felty fisher foley foster fournier frank freiberg friedreich
gallen galeazzi gaucher giemsa gilbert gitelman gleason glasgow goodpasture gottron graham gram
graves grey guillain hartmann hashimoto helsinki hirschsprung hodgkin hoffmann holter horner
huntington hutchinson ishak jacob jones kaplan kaposi kartagener kawasaki kerley kernig killip
klatskin klinefelter koch koebner kussmaul lambert lemierre lennox lewy lhermitte loeffler los
london louis lugano lund lyme lynch mallory marburg marfan marjolin mason mayer mayo mccune meckel
meigs meniere merkel meyer milan milroy mirizzi moebius monro montreal morton murphy nancy newton
nissl noonan ogilvie osler oxford paget pancoast paris parkinson parks patau payer perthes peutz
peyronie phalen philadelphia pick poland pott prader prague prinzmetal quincke ramsay raynaud reed
reiter reye reynolds richter riedel rinne robertson rokitansky romberg rome ross roth rotor roux
rovsing russell salter schwann seldinger sezary sheehan sims sjogren snellen spurling sternberg
stevens stewart still sudeck sydney sydenham takayasu takotsubo tokyo toronto tourette
trendelenburg troisier trousseau turcot turner uhthoff ullrich vancouver vater vienna virchow
volkmann wallenberg warburg warthin weber wegener weil wernicke whipple williams wilms wilson
wiskott wolff wright york zenker ziehl ziemssen zollinger
"""
#: Words of institutions that no institution has for itself, by language.
_INSTITUTIONS = """
a academic academy affiliated allied american and association at authority biomedical board
british cancer cardiac care cathedral center central centre charity child childrens china chinese
city clinic clinical clinics college committee community council county de der department
departments des development di diagnostic diseases district division doctors du east eastern
education eighth emergency en ethics european experimental eye faculty federal fifth first for
foundation fourth free french fund für general german government great group health healthcare
heart higher hospital hospitals house i ii iii im imaging independent industrial infectious
infirmary innovation institute institutes institution institutional international intensive
internal iv key laboratory lab london maternal maternity medical medicine memorial mental ministry
municipal national natural neurological new ninth no northern north nuclear nursing oncology of
office organisation organization ophthalmic orthopaedic orthopedic paediatric pathology pediatric
people peoples philosophy pharmaceutical pharmacy physicians population private program programme
project province provincial public radiology red regional rehabilitation research review royal
rural school science sciences second section service services seventh sixth social society south
southern special specialist specialized st state surgery surgical system teaching technology tenth
the third training traditional translational trauma trust tumor tumour union unit university urban
veterans west western women womens world young youth abteilung akademie akademisches allgemeine am
an die fachbereich fakultat forschung gemeinschaft gesellschaft gesundheit innere institut klinik
kliniken klinikum krankenhaus kinder lehrkrankenhaus lehrstuhl medizin medizinische medizinischen
medizinischer poliklinik praxis stadtische stiftung und universitaet universitat universitats
universitatsklinik universitatsklinikum universitatsmedizin verein von zentrum zum zur academie
assistance agence centro clinica clinico clinique comite consejo cooperacion departamento
departement escuela ecole etica ethique facultad faculte fondation fundacion hopital hopitaux
hospitalario hospitalier hospitalo instituto investigacion laboratoire la las le les los
ministerio nacional nationale medecine medicina recherche salud sante servicio universidad
universitaire universitario universite y et el l d irb rec
"""
#: Müller is written Mueller as well.
_UMLAUT = re.compile("([aou])e")
_OF_INSTITUTIONS = re.compile(
    "^(?:institut|universit|hospit|klini|clini|krankenhaus)|(?:ology|ologie|ologia|iatrics)$"
)
_WORD = re.compile(r"[^\W\d_]+")


def is_ordinary(name: str) -> bool:
    """Tells whether a name is also a word, so that it alone points at nobody."""
    told = fold(name).casefold()
    words = ordinary_words()
    return len(told) < SHORTEST or told in words or _UMLAUT.sub(r"\1", told) in words


def is_generic(name: str) -> bool:
    """Tells whether a word of an institution's name is one that many institutions share."""
    told = fold(name).casefold().removesuffix("'s")
    return told in institution_words() or bool(_OF_INSTITUTIONS.search(told))


@cache
def institution_words() -> frozenset[str]:
    """Returns the words that institutions share, folded."""
    return frozenset(_INSTITUTIONS.split())


@cache
def ordinary_words() -> frozenset[str]:
    """Returns words of the language and of medicine, folded: our lists and our vocabulary."""
    written = f"{_ENGLISH} {_GERMAN} {_ROMANCE} {_EPONYMS} {_PLACES}".split()
    spoken = (word for text in _spoken() for word in _WORD.findall(fold(text).casefold()))
    return frozenset((*written, *spoken))


def _spoken() -> Iterator[str]:
    """Yields the words that the record offers by itself."""
    for shelf in SHELVES.values():
        for entry in shelf():
            yield from (entry.name, *entry.synonyms)
    for abbreviation in abbreviations():
        yield from (abbreviation.name, *abbreviation.synonyms)
    for room in (agents, diagnosis, imaging, outcome, procedure, response):
        for kind in vars(room).values():
            if isinstance(kind, type) and issubclass(kind, Term):
                yield from (term.label for term in kind)
