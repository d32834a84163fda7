"""Words that stand in nearly every sentence, and say nothing of what is wanted. Without case and diacritics."""

_ENGLISH = """
    about after again all also and any are because been before between both but can could did does doing done
    during each every find for from get give good had has have help helping helps her here him his how into its
    just know let like likes look looking looks made make makes many may maybe more most much need needed needs
    new not now one only other our out over own part people person please she should some somebody someone
    something still such than that the their them then there these they thing things this those through time
    together too two until use using very want wanted wants was way week weeks well were what when where which
    while who whoever whom why will with within without work would year you your yours
"""
_SPANISH = """
    ademas ahora algo alguien algun alguna algunas alguno algunos alla antes aqui asi aun aunque ayuda ayudar
    cada como con contra cosa cosas cual cuando cuanto dar del desde despues donde dos durante ella ellas ellos
    entre era eramos eran eres esa esas ese eso esos esta estaba estamos estan estar estas este esto estos estoy
    fue fueron gente gusta gustaria hace hacer hacia hasta hay las les los mas menos mes mientras mis mismo
    mucho muchos muy nada nadie necesita necesitamos necesito ninguna ninguno nos nosotras nosotros nuestra
    nuestro otra otras otro otros para pero persona personas poco por porque puede pueden puedo que quien quiero
    quisiera sea sean segun ser si sido siempre sin sobre solo somos son soy sus tal tambien tan tanto tener
    tengo tiempo tiene tienen toda todas todo todos una unas uno unos usted vez
"""
_FRENCH = """
    afin aide aider aime aimerais ainsi alors apres assez aucun aucune aussi autre autres aux avant avec avoir
    avons bien car ceci cela celle celui ces cet cette ceux chaque chez chose choses comme comment contre dans
    depuis des deux doit donc dont elle elles encore entre est etaient etait etc etes etre eux faire fait faut
    font gens ici ils jusque les leur leurs lors lui mais meme memes mes mieux moi moins mois mon nos notre nous
    par parce pas pendant personne personnes peu peut peux plus pour pourquoi quand que quel quelle quelqu
    quelque quelques qui quoi sans selon sera ses seulement soit sommes son sont sous souvent sur tant temps tes
    toi ton toujours tous tout toute toutes tres trop une vers veux voici voila vos votre voudrais vous
"""
_ARABIC = """
    احب احتاج احد احيانا اذا اريد اساعد الان التي الذي الذين الي او اي ايضا اين بعد بعض بل بين تحت تكون تلك ثم
    جدا حتي حول حيث خلال دون ذلك زمن سوف شخص شيء عدم علي عليه عليها عن عند عندما غير فقط فوق فيه فيها قبل قد كان
    كانت كل كما كيف لان لدي لدينا لكن لها لهم ليس ماذا متي مثل مساعدتنا مساعدتي مساعده مع معنا معه معها معي منا
    منه منها مني نحتاج نحن نريد هذا هذه هنا هناك هولاء وفي وقت ولا وما ومن وهو وهي يجب يكون يمكن يمكنني يوجد
"""

FILLER = frozenset(" ".join((_ENGLISH, _SPANISH, _FRENCH, _ARABIC)).split())
