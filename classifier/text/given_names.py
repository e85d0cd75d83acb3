"""Frequent French and English given names, which the model must not learn from.

Names that are also common words (Claire, Pierre, Rose, Grace, May …) are left out: they are more
often words than names.
"""

GIVEN_NAMES = frozenset(
    """
    abdel abdou adam adele adrian adrien agathe agnes ahmed aicha aisha alain alan alba albert
    alex alexandra alexandre alexis alfie alfred ali alice alicia aline alison alix alphonse
    amandine amelia amelie amina aminata amine amir amy anais andre andrea andree andrew angela
    angelique anita ann anna anne annick annie anthony antoine antoinette antonio apolline ariane
    arianne arlette armelle arnaud arthur astrid aude audrey aurelie aurelien ava awa axel aya
    ayoub baptiste barbara bastien beatrice ben benjamin benoit berenice bernadette bernard
    bertrand bilal boris bradley brenda brian brigitte bruno callum camille capucine carine carla
    carlos carmen carol carole caroline cassandra catherine cecile cedric celeste celia celine
    chantal charlene charles charlie charlotte chloe christel christelle christian christiane
    christine christophe christopher claire-marie clara clarisse claude claudette claudia claudine
    clement clemence cleo clotilde colette coline colin connor constance corentin corinne craig
    cyril damien daniel daniele danielle danny dave david deborah delphine denis denise derek
    diana diane didier dominique donald dorothee duncan edith edmond eduardo edward eileen elena
    eleanor eleonore elias eliane eliott elisa elisabeth elise elizabeth ella ellie elodie eloise
    elsa elvire emeline emile emilia emilie emily emma emmanuel emmanuelle enzo eric erica erwan
    esteban estelle esther ethan etienne eugene eugenie eva evelyne fabien fabienne fabrice farid
    fatima fatou fatoumata federico felix ferdinand fiona flora florence florent florian fran
    frances francine francis francois francoise frank franck fred freddy frederic frederique gabin
    gabriel gabrielle gael gaelle gareth gary gaspard gaston genevieve geoffrey george georges
    georgia gerald geraldine gerard germaine ghislaine gilbert gilberte gilles gillian gina
    ginette giulia gloria gordon graham gregoire gregory guillaume gustave gwenaelle gwendoline
    habib hakim hamid hamish hamza hannah harold harry hassan heather helen helena helene henri
    henry herve hicham holly hortense huguette hugo hugues ian ibrahim idriss ilyes imane imran
    ines ingrid irene isaac isabella isabelle ismael issa ivan jack jackie jacqueline jacques jade
    jake jamal james jamie jane janet janice janine jason jean jeanine jeanne jeannette jeannine
    jennifer jeremy jerome jessica jill jim joan joanna joanne joel joelle john johnny jonathan
    jordan joris jose josephine josette joseph joshua josiane josselin juan judith jules julia
    julian julie julien juliette justine kamel karen karim karima karine kate katherine kathleen
    katia katie keith kelly ken kenneth kenza kevin khadija khaled kim kylian lamia lara latifa
    laetitia laura laure laurence laurent laurie lea leila lena leo leon leonard leonie leslie
    liam lina linda lionel lisa lise lisette liz loic lola lorenzo lorraine louane louis louise
    louisette luc luca lucas lucette lucie lucien lucienne lucile lucy ludivine ludovic lydie
    lynn mael maelle magali maggie mahmoud maia maeva malik malika mamadou manon manuel marc marcel
    marcelle marco margaret margaux margot maria mariam marianne marie marielle marina mario marion
    marlene martha martin martine mary maryse maryvonne mateo mathias mathieu mathilde mathis
    matthew matthias matthieu maud maureen maurice maxence maxime maya megan mehdi melanie melina
    melissa mia michael michel michele micheline michelle miguel mike mireille mohamed mohammed
    moira molly monica monique morag morgane mourad moussa muriel mustapha myriam nabil nadege
    nadia nadine naima nancy naomi natalia natalie natasha nathalie nathan nelly neil nicholas
    nicolas nicole nina noah noel noelie noelle noemie nora norbert nour oceane odette odile olga
    oliver olivia olivier omar oscar oumar owen pamela paola pascal pascale patrice patricia
    patrick paul paula paule paulette pauline pedro peggy penelope peter philip philippe phyllis
    pierrette pierrick quentin rachel rachid rachida rania raoul raphael raphaelle raymond raymonde
    rebecca regine regis remi remy renaud rene renee richard rita robert roberto robin roger
    roland romain romane romuald ronald rosalie rosemary ross roxane ruth ryan sabine sabrina
    sacha said salim salima salma sally salome sam samia samir samira samson samuel sandra
    sandrine sandy sara sarah sean sebastien selma serge sergio severine sharon sheila shirley
    sidonie simon simone sofia sofiane solange solene soline sonia sophia sophie soraya
    stanislas stella stephane stephanie stephen steve steven stuart susan suzanne sybille sylvain
    sylvaine sylvette sylviane sylvie tania tatiana teresa tess thea theo theodore theophile
    theresa therese thibault thibaut thierry thomas timothee timothy titouan tom tommy tony
    tristan ulysse ursula valentin valentine valerie vanessa veronique vincent virginie
    viviane vivienne walter wendy wilfried william xavier yacine yael yann yannick yasmine
    yassine yohan yolande youssef yves yvette yvon yvonne zachary zoe zoubida
    """.split()
)
