"""Words that a question is made of and that say nothing about its subject, folded, of some languages.

A large index tells by itself which words are everywhere; a small one cannot. Those that name a thing in
another of the languages (English "war", "die", "man") are not among them.
"""

_LANGUAGES = """
a about after all also am an and any are as at be because been before being between both but by can could
did do does doing for from get give had has have having he her here him his how i if in into is it its
just let me mean more most much my no not of on only or other our out over please say says she should so
some such tell than that the their them then there these they this those to too under until up us very
was we were what when where which while who whom whose why will with would you your yes hello hi thanks
thank aber alle als auch auf aus bei bis bitte da das dass dem den der des dies diese dieser dieses doch
du durch ein eine einem einen einer eines er es haben habe hatte ich ihr ihre im ist ja kann kein keine
konnen mein meine mich mir mit nach nicht noch nur oder ob sich sie sind soll uber um und uns unser von
vom vor waren warum wann weil welche welcher welches wem wen wer werden wie wieviel wird wo wurde zu zum
zur au aux avec ce ces cet cette comment dans de elle en est et etait il ils je la le les leur lui ma
mais mes moi mon ne nous ou par pas pour pourquoi quand que quel quelle quelles quels qui quoi sa sans se
ses sont sur ta te tes tu un une vous al como con cual cuando cuanto del donde el ella esta este esto hay
las lo los mi muy nos o para pero por porque quien ser si sin sobre su sus tiene una y yo alla che chi ci
come cosa dei della delle di e ed gli ha ho io nel nella non per perche piu quale quali quando quanto
sono sua suo ti tra uno ao aos com dos ela ele em entre essa esse eu foi mas na nas nao os pela pelo
quais qual quem sem seu uma aan dat dit een het hij hoe ik maar met mijn niet om ook op tot uit veel voor
waar waarom wanneer wat welke wij worden zijn zo
"""

STOP_WORDS = frozenset(_LANGUAGES.split())
