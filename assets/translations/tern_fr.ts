<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Tern</source>
        <translation>À propos de Tern</translation>
    </message>
    <message>
        <source>Tern {0}</source>
        <translation>Tern {0}</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Compilation</translation>
    </message>
    <message>
        <source>Chat with 1-bit language models that run on this computer&apos;s processor.
Tern connects to the internet only to download a model you choose, or to look for an update when you ask it to. What you write stays here.</source>
        <translation>Discutez avec des modèles de langage à 1 bit qui tournent sur le processeur de cet ordinateur.
Tern ne se connecte à Internet que pour télécharger un modèle que vous choisissez, ou chercher une mise à jour à votre demande. Ce que vous écrivez reste ici.</translation>
    </message>
    <message>
        <source>Tern is free software under the MIT licence. It is built on:</source>
        <translation>Tern est un logiciel libre sous licence MIT. Il repose sur&#xa0;:</translation>
    </message>
    <message>
        <source>Libraries and their licences</source>
        <translation>Bibliothèques et leurs licences</translation>
    </message>
    <message>
        <source>Look for an &amp;Update</source>
        <translation>Chercher une &amp;mise à jour</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation>C’est la version la plus récente.</translation>
    </message>
    <message>
        <source>Version {0} is available: {1}</source>
        <translation>La version {0} est disponible&#xa0;: {1}</translation>
    </message>
</context>
<context>
    <name>AnswerFields</name>
    <message>
        <source>System prompt</source>
        <translation>Prompt système</translation>
    </message>
    <message>
        <source>Use the prompt from the settin&amp;gs</source>
        <translation>Utiliser le pr&amp;ompt des réglages</translation>
    </message>
    <message>
        <source>Instructions the model gets before the first message.</source>
        <translation>Instructions que le modèle reçoit avant le premier message.</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Échantillonnage</translation>
    </message>
    <message>
        <source>Use the &amp;values from the settings</source>
        <translation>Utiliser les &amp;valeurs des réglages</translation>
    </message>
</context>
<context>
    <name>AnswerWith</name>
    <message>
        <source>Answer again with</source>
        <translation>Répondre à nouveau avec</translation>
    </message>
    <message>
        <source>Another model</source>
        <translation>Un autre modèle</translation>
    </message>
    <message>
        <source>No other model is here yet</source>
        <translation>Pas encore d’autre modèle</translation>
    </message>
    <message>
        <source>A preset, for this answer only</source>
        <translation>Un préréglage, pour cette réponse seulement</translation>
    </message>
    <message>
        <source>{0} is loaded. The other chat was left, so nothing was asked again there.</source>
        <translation>{0} est chargé. Vous avez quitté l’autre discussion&#xa0;: rien n’y a été redemandé.</translation>
    </message>
</context>
<context>
    <name>Answering</name>
    <message>
        <source>Wait until the answer is finished, or stop it.</source>
        <translation>Attendez la fin de la réponse, ou arrêtez-la.</translation>
    </message>
    <message>
        <source>The answer before this is being stopped: try again in a moment.</source>
        <translation>La réponse précédente est en cours d’arrêt&#xa0;: réessayez dans un instant.</translation>
    </message>
    <message>
        <source>An answer is being written in “{0}”: wait until it is finished, or stop it.</source>
        <translation>Une réponse est en cours d’écriture dans «&#xa0;{0}&#xa0;»&#xa0;: attendez qu’elle se termine, ou arrêtez-la.</translation>
    </message>
    <message>
        <source>The engine is not running: load the model again.</source>
        <translation>Le moteur ne tourne pas&#xa0;: rechargez le modèle.</translation>
    </message>
    <message>
        <source>No model is loaded: open a model folder first.</source>
        <translation>Aucun modèle n’est chargé&#xa0;: ouvrez d’abord un dossier de modèle.</translation>
    </message>
    <message>
        <source>{0} has no place for a system prompt, so it is put in front of your first message.</source>
        <translation>{0} n’a pas de place pour un prompt système&#xa0;: il est placé devant votre premier message.</translation>
    </message>
</context>
<context>
    <name>AnswersPage</name>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Échantillonnage</translation>
    </message>
    <message>
        <source>Use the &amp;model&apos;s own values</source>
        <translation>Utiliser les valeurs du &amp;modèle</translation>
    </message>
    <message>
        <source>The values its makers recommend (from generation_config.json).</source>
        <translation>Les valeurs que ses auteurs recommandent (de generation_config.json).</translation>
    </message>
    <message>
        <source>Changes apply from the next answer on.</source>
        <translation>Les changements s’appliquent dès la prochaine réponse.</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>Prompt système</translation>
    </message>
    <message>
        <source>Use the mo&amp;del&apos;s own system prompt</source>
        <translation>Utiliser le prompt système du mo&amp;dèle</translation>
    </message>
    <message>
        <source>The one its makers recommend (from generation_config.json); else the default of Tern.</source>
        <translation>Celui que ses auteurs recommandent (de generation_config.json), sinon celui de Tern.</translation>
    </message>
    <message>
        <source>&amp;Reset to default</source>
        <translation>Réiniti&amp;aliser</translation>
    </message>
    <message>
        <source>Used in every chat that has no prompt of its own (Chat &gt; Prompt and Sampling). Changes apply from the next answer on.</source>
        <translation>Sert dans toute discussion sans prompt propre (Discussion &gt; Prompt et échantillonnage). Les changements s’appliquent dès la prochaine réponse.</translation>
    </message>
    <message>
        <source>New chats</source>
        <translation>Nouvelles discussions</translation>
    </message>
    <message>
        <source>&amp;Begin with</source>
        <translation>&amp;Commencer avec</translation>
    </message>
    <message>
        <source>A preset has a prompt and sampling of its own. In its chats they replace those above.</source>
        <translation>Un préréglage a son prompt et son échantillonnage. Dans ses discussions, ils remplacent ceux ci-dessus.</translation>
    </message>
    <message>
        <source>Mana&amp;ge presets…</source>
        <translation>Gér&amp;er les préréglages…</translation>
    </message>
    <message>
        <source>No preset</source>
        <translation>Aucun préréglage</translation>
    </message>
    <message>
        <source>The prompt of the model {0}.</source>
        <translation>Le prompt du modèle {0}.</translation>
    </message>
    <message>
        <source>The model {0} names none; this is the default of Tern.</source>
        <translation>Le modèle {0} n’en donne pas&#x202f;; voici celui de Tern.</translation>
    </message>
</context>
<context>
    <name>ArchiveDialog</name>
    <message>
        <source>Archived Chats</source>
        <translation>Discussions archivées</translation>
    </message>
    <message>
        <source>Archived chats are kept, but not in the list. The search finds them, and one that you write in comes back by itself.</source>
        <translation>Les discussions archivées sont gardées hors de la liste. La recherche les trouve, et celle où vous écrivez revient d’elle-même.</translation>
    </message>
    <message>
        <source>Archived chats</source>
        <translation>Discussions archivées</translation>
    </message>
    <message>
        <source>No chat is archived</source>
        <translation>Aucune discussion archivée</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Ouvrir</translation>
    </message>
    <message>
        <source>&amp;Bring back</source>
        <translation>&amp;Désarchiver</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>Last used {0}</source>
        <translation>Dernière utilisation&#xa0;: {0}</translation>
    </message>
</context>
<context>
    <name>Attaching</name>
    <message>
        <source>A message takes up to {0} files.</source>
        <translation>Un message accepte jusqu’à {0} fichiers.</translation>
    </message>
</context>
<context>
    <name>Background</name>
    <message>
        <source>That did not work because of an unexpected error.</source>
        <translation>Une erreur inattendue a empêché cela.</translation>
    </message>
</context>
<context>
    <name>BenchmarkDialog</name>
    <message>
        <source>Benchmark</source>
        <translation>Banc d’essai</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>Progression de la mesure</translation>
    </message>
    <message>
        <source>&amp;Use this one</source>
        <translation>&amp;Utiliser celui-ci</translation>
    </message>
    <message>
        <source>&amp;Copy the table</source>
        <translation>&amp;Copier le tableau</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Enregistrer…</translation>
    </message>
    <message>
        <source>The measurement was stopped: only what was measured until then is here.</source>
        <translation>La mesure a été arrêtée&#xa0;: seul figure ce qui était déjà mesuré.</translation>
    </message>
    <message>
        <source>The measurement was stopped before anything was measured.</source>
        <translation>La mesure a été arrêtée avant tout résultat.</translation>
    </message>
    <message>
        <source>The measurement was interrupted; no results were kept.</source>
        <translation>La mesure a été interrompue&#x202f;; aucun résultat n’a été gardé.</translation>
    </message>
    <message>
        <source>The table was copied.</source>
        <translation>Le tableau a été copié.</translation>
    </message>
    <message>
        <source>Measuring… {0} of {1} are done.</source>
        <translation>Mesure… {0} sur {1} terminés.</translation>
    </message>
    <message>
        <source>This model has not been measured yet.</source>
        <translation>Ce modèle n’a pas encore été mesuré.</translation>
    </message>
    <message>
        <source>Measures every kernel of this computer with each of its instruction sets and numbers of threads, using your model: {0} ways, about {1} min. All of them give the same answers. You can stop at any time; what was measured stays, and the model is loaded again.</source>
        <translation>Mesure chaque noyau de cet ordinateur avec chacun de ses jeux d’instructions et nombres de threads, sur votre modèle&#xa0;: {0} façons, environ {1} min. Toutes donnent les mêmes réponses. Vous pouvez arrêter à tout moment&#x202f;; ce qui est mesuré reste, et le modèle est rechargé.</translation>
    </message>
    <message>
        <source>&amp;Measure again</source>
        <translation>&amp;Mesurer à nouveau</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>&amp;Mesurer</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>A&amp;rrêter</translation>
    </message>
</context>
<context>
    <name>BenchmarkView</name>
    <message>
        <source>Bar: the speed of the answer, in colour where nothing is both faster and more frugal. Thin line: half of the measurements lie in it. Mark: where this memory would end it.</source>
        <translation>Barre&#xa0;: vitesse de la réponse, en couleur là où rien n’est à la fois plus rapide et plus économe. Trait fin&#xa0;: la moitié des mesures s’y trouve. Repère&#xa0;: la limite de cette mémoire.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Chosen from the measurement of {0}:</source>
        <translation>Choisi d’après la mesure du {0}&#xa0;:</translation>
    </message>
</context>
<context>
    <name>ChatCommands</name>
    <message>
        <source>That chat was deleted; if it is in the trash, you can restore it there.</source>
        <translation>Cette discussion a été supprimée&#x202f;; si elle est dans la corbeille, vous pouvez l’y restaurer.</translation>
    </message>
    <message>
        <source>“{0}” is in the trash for {1} days.</source>
        <translation>«&#xa0;{0}&#xa0;» reste {1} jours dans la corbeille.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>“{0}” is archived.</source>
        <translation>«&#xa0;{0}&#xa0;» est archivée.</translation>
    </message>
</context>
<context>
    <name>ChatDialog</name>
    <message>
        <source>Prompt and Sampling of This Chat</source>
        <translation>Prompt et échantillonnage de cette discussion</translation>
    </message>
    <message>
        <source>For this chat only. Changes apply from the next answer on.</source>
        <translation>Pour cette discussion seulement. Les changements s’appliquent dès la prochaine réponse.</translation>
    </message>
    <message>
        <source>&amp;Use the settings</source>
        <translation>&amp;Utiliser les réglages</translation>
    </message>
    <message>
        <source>Prompt and sampling are those of the settings again.</source>
        <translation>Le prompt et l’échantillonnage sont à nouveau ceux des réglages.</translation>
    </message>
    <message>
        <source>Save as a preset…</source>
        <translation>Enregistrer comme préréglage…</translation>
    </message>
    <message>
        <source>Keeps prompt and sampling under a name, for other chats.</source>
        <translation>Garde le prompt et l’échantillonnage sous un nom, pour d’autres discussions.</translation>
    </message>
</context>
<context>
    <name>ChatHeader</name>
    <message>
        <source>Chat list (Ctrl+B)</source>
        <translation>Liste des discussions (Ctrl+B)</translation>
    </message>
    <message>
        <source>Chat list</source>
        <translation>Liste des discussions</translation>
    </message>
    <message>
        <source>Temporary</source>
        <translation>Temporaire</translation>
    </message>
    <message>
        <source>Temporary chat</source>
        <translation>Discussion temporaire</translation>
    </message>
    <message>
        <source>Nothing of this chat is kept. It is gone when you leave it.</source>
        <translation>Rien de cette discussion n’est gardé. Elle disparaît quand vous la quittez.</translation>
    </message>
    <message>
        <source>Rename, pin, move, export or delete this chat</source>
        <translation>Renommer, épingler, déplacer, exporter ou supprimer cette discussion</translation>
    </message>
    <message>
        <source>More actions for this chat</source>
        <translation>Autres actions pour cette discussion</translation>
    </message>
</context>
<context>
    <name>ChatListDelegate</name>
    <message>
        <source>New title of the chat</source>
        <translation>Nouveau titre de la discussion</translation>
    </message>
</context>
<context>
    <name>ChatSession</name>
    <message>
        <source>Until this works again, what you write is kept in memory.</source>
        <translation>En attendant, ce que vous écrivez est gardé en mémoire.</translation>
    </message>
</context>
<context>
    <name>ChatView</name>
    <message>
        <source>Chat</source>
        <translation>Discussion</translation>
    </message>
    <message>
        <source>Position in the chat</source>
        <translation>Position dans la discussion</translation>
    </message>
    <message>
        <source>Jump to the end</source>
        <translation>Aller à la fin</translation>
    </message>
    <message>
        <source>Answer stopped</source>
        <translation>Réponse arrêtée</translation>
    </message>
    <message>
        <source>Answer finished at its longest allowed length</source>
        <translation>Réponse terminée à la longueur maximale</translation>
    </message>
    <message>
        <source>Answer cut off: the context is full</source>
        <translation>Réponse coupée&#xa0;: le contexte est plein</translation>
    </message>
    <message>
        <source>The answer could not be finished</source>
        <translation>La réponse n’a pas pu être terminée</translation>
    </message>
    <message>
        <source>Answer finished</source>
        <translation>Réponse terminée</translation>
    </message>
    <message>
        <source>This answer repeats itself</source>
        <translation>Cette réponse se répète</translation>
    </message>
</context>
<context>
    <name>CodeButtons</name>
    <message>
        <source>Copy the code</source>
        <translation>Copier le code</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter starts a new line</source>
        <translation>Entrée envoie, Maj+Entrée va à la ligne</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Joindre des fichiers</translation>
    </message>
    <message>
        <source>Stop the answer (Esc)</source>
        <translation>Arrêter la réponse (Échap)</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>Envoyer (Entrée)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>Écrivez un message</translation>
    </message>
</context>
<context>
    <name>ComputerPage</name>
    <message>
        <source>Checking…</source>
        <translation>Vérification…</translation>
    </message>
    <message numerus="yes">
        <source>{0}, %Ln cores</source>
        <translation>
            <numerusform>{0},&#xa0;%Ln cœur</numerusform>
            <numerusform>{0},&#xa0;%Ln cœurs</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, {1} free now</source>
        <translation>{0}, dont {1} libres</translation>
    </message>
    <message>
        <source>Measuring this computer…</source>
        <translation>Mesure de cet ordinateur…</translation>
    </message>
    <message>
        <source>This takes about three seconds. Nothing is downloaded.</source>
        <translation>Cela prend environ trois secondes. Rien n’est téléchargé.</translation>
    </message>
    <message>
        <source>At least {0}</source>
        <translation>Au moins {0}</translation>
    </message>
    <message>
        <source>with {0}. Other programs used {1} processor cores while this was measured; it is measured again when they rest.</source>
        <translation>avec {0}. D’autres programmes occupaient {1} cœurs pendant la mesure&#x202f;; elle sera refaite quand ils seront au repos.</translation>
    </message>
    <message>
        <source>About {0}</source>
        <translation>Environ {0}</translation>
    </message>
    <message>
        <source>with {0}: {1}. Estimated from a short measurement on this computer.</source>
        <translation>avec {0}&#xa0;: {1}. Estimé d’après une courte mesure sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The speed has not been measured yet</source>
        <translation>La vitesse n’a pas encore été mesurée</translation>
    </message>
    <message>
        <source>{0} cannot run here. {1}.</source>
        <translation>{0} ne peut pas fonctionner ici. {1}.</translation>
    </message>
    <message>
        <source>There is not enough disk space: {0} needs {1}. You can choose another folder.</source>
        <translation>Pas assez d’espace disque&#xa0;: {0} demande {1}. Vous pouvez choisir un autre dossier.</translation>
    </message>
    <message>
        <source>This computer can run {0}.</source>
        <translation>Cet ordinateur peut faire tourner {0}.</translation>
    </message>
</context>
<context>
    <name>ContextLine</name>
    <message>
        <source>Ask me</source>
        <translation>Me demander</translation>
    </message>
    <message>
        <source>Leave out the oldest messages</source>
        <translation>Omettre les messages les plus anciens</translation>
    </message>
    <message>
        <source>New chat with a summary</source>
        <translation>Nouvelle discussion avec un résumé</translation>
    </message>
    <message>
        <source>When the context is full: {0}</source>
        <translation>Contexte plein&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Choose for this chat what happens when the context is full</source>
        <translation>Choisir ce qui se passe ici quand le contexte est plein</translation>
    </message>
    <message>
        <source>When the context is full ({0} % now):</source>
        <translation>Quand le contexte est plein ({0}&#xa0;% maintenant)&#xa0;:</translation>
    </message>
    <message>
        <source>{0} % full:</source>
        <translation>Plein à {0}&#xa0;%&#xa0;:</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Dossier de données</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Ouvrir</translation>
    </message>
    <message>
        <source>Shows the data folder in the file manager</source>
        <translation>Affiche le dossier de données dans le gestionnaire de fichiers</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>&amp;Changer…</translation>
    </message>
    <message>
        <source>Your chats, their backups and these settings are stored here and nowhere else. Models are stored separately.</source>
        <translation>Vos discussions, leurs sauvegardes et ces réglages sont stockés ici et nulle part ailleurs. Les modèles sont stockés à part.</translation>
    </message>
    <message>
        <source>Chats as files</source>
        <translation>Discussions en fichiers</translation>
    </message>
    <message>
        <source>&amp;Import chats…</source>
        <translation>&amp;Importer des discussions…</translation>
    </message>
    <message>
        <source>&amp;Export all chats…</source>
        <translation>&amp;Exporter toutes les discussions…</translation>
    </message>
    <message>
        <source>Reads exports of GPT4All, Jan, LM Studio, Open WebUI, ChatGPT and Tern. Writes web pages, Markdown, PDF, or everything for another Tern.</source>
        <translation>Lit les exportations de GPT4All, Jan, LM Studio, Open WebUI, ChatGPT et Tern. Écrit des pages web, du Markdown, du PDF, ou tout pour un autre Tern.</translation>
    </message>
    <message>
        <source>This folder cannot be used: {0}.</source>
        <translation>Ce dossier est inutilisable&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>This folder is set by the environment variable TERN_HOME, so it cannot be changed here.</source>
        <translation>Ce dossier est fixé par la variable d’environnement TERN_HOME&#xa0;: il ne peut pas être changé ici.</translation>
    </message>
    <message>
        <source>From the next start on, Tern uses {0}. Your chats stay in this folder; copy them there first if you want to keep using them.</source>
        <translation>Dès le prochain démarrage, Tern utilise {0}. Vos discussions restent dans ce dossier&#x202f;; copiez-les là-bas avant si vous voulez les retrouver.</translation>
    </message>
    <message>
        <source>A change takes effect at the next start.</source>
        <translation>Un changement prend effet au prochain démarrage.</translation>
    </message>
</context>
<context>
    <name>DeleteQuestion</name>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Garder</translation>
    </message>
    <message>
        <source>Remove {0} from the list? Its files stay where they are.</source>
        <translation>Retirer {0} de la liste&#x202f;? Ses fichiers restent en place.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>Delete {0}? This frees {1}. Your chats are kept.</source>
        <translation>Supprimer {0}&#x202f;? Cela libère {1}. Vos discussions sont conservées.</translation>
    </message>
    <message>
        <source>&amp;Delete {0}</source>
        <translation>&amp;Supprimer {0}</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>New preset</source>
        <translation>Nouveau préréglage</translation>
    </message>
</context>
<context>
    <name>DocumentsButton</name>
    <message>
        <source>Quote your documents</source>
        <translation>Citer vos documents</translation>
    </message>
    <message>
        <source>This chat quotes no documents</source>
        <translation>Cette discussion ne cite aucun document</translation>
    </message>
    <message>
        <source>This chat may quote {0}</source>
        <translation>Cette discussion peut citer {0}</translation>
    </message>
    <message numerus="yes">
        <source>This chat may quote %Ln folders</source>
        <translation>
            <numerusform>Cette discussion peut citer&#xa0;%Ln dossier</numerusform>
            <numerusform>Cette discussion peut citer&#xa0;%Ln dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;All folders</source>
        <translation>&amp;Tous les dossiers</translation>
    </message>
    <message>
        <source>&amp;Folders of documents…</source>
        <translation>&amp;Dossiers de documents…</translation>
    </message>
</context>
<context>
    <name>DocumentsPage</name>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Folders of documents</source>
        <translation>Dossiers de documents</translation>
    </message>
    <message>
        <source>In chats where you turn this on, passages from these folders that fit your question are put with it, and the sources stand below the answer. All of it stays on this computer.</source>
        <translation>Dans les discussions où vous l’activez, les passages de ces dossiers qui correspondent à votre question l’accompagnent, et les sources figurent sous la réponse. Tout reste sur cet ordinateur.</translation>
    </message>
    <message>
        <source>&amp;Add a folder…</source>
        <translation>&amp;Ajouter un dossier…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>Chats can quote it no more; the files stay as they are</source>
        <translation>Les discussions ne peuvent plus le citer&#x202f;; les fichiers restent tels quels</translation>
    </message>
    <message>
        <source>Read &amp;everything again</source>
        <translation>Tout re&amp;lire</translation>
    </message>
    <message>
        <source>Clears the index and makes it anew</source>
        <translation>Vide l’index et le refait</translation>
    </message>
    <message>
        <source>The book beside the message field chooses what a chat may quote. Changes to your files are noticed automatically. Removing the last folder deletes the index.</source>
        <translation>Le livre à côté du champ de message choisit ce qu’une discussion peut citer. Les changements de vos fichiers sont détectés automatiquement. Retirer le dernier dossier supprime l’index.</translation>
    </message>
    <message>
        <source>Waits to be read</source>
        <translation>En attente de lecture</translation>
    </message>
    <message>
        <source>Looking for documents… {0} so far</source>
        <translation>Recherche de documents… {0} jusqu’ici</translation>
    </message>
    <message>
        <source>Reading… {0} of {1}</source>
        <translation>Lecture… {0} sur {1}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln documents</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of them could not be read</source>
        <translation>dont {0} illisibles</translation>
    </message>
    <message>
        <source>Add a Folder of Documents</source>
        <translation>Ajouter un dossier de documents</translation>
    </message>
</context>
<context>
    <name>DownloadBar</name>
    <message>
        <source>Paused at {1} %: {0}</source>
        <translation>En pause à {1}&#xa0;%&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Downloading {0}: {1}</source>
        <translation>Téléchargement de {0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>How to fix it…</source>
        <translation>Résoudre…</translation>
    </message>
</context>
<context>
    <name>DownloadFailure</name>
    <message>
        <source>&amp;Hub or mirror</source>
        <translation>&amp;Hub ou miroir</translation>
    </message>
    <message>
        <source>Access &amp;token (kept in the system&apos;s keyring)</source>
        <translation>&amp;Jeton d’accès (dans le trousseau du système)</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Open the model&apos;s page</source>
        <translation>Ouvrir la page du modèle</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Autre dossier…</translation>
    </message>
    <message>
        <source>Connection settings…</source>
        <translation>Réglages de connexion…</translation>
    </message>
    <message>
        <source>Download this file again</source>
        <translation>Télécharger à nouveau ce fichier</translation>
    </message>
    <message>
        <source>Go online and resume</source>
        <translation>Passer en ligne et reprendre</translation>
    </message>
    <message>
        <source>Folder for the models</source>
        <translation>Dossier des modèles</translation>
    </message>
</context>
<context>
    <name>DownloadPage</name>
    <message>
        <source>Downloading {0}</source>
        <translation>Téléchargement de {0}</translation>
    </message>
</context>
<context>
    <name>DownloadView</name>
    <message>
        <source>Download</source>
        <translation>Télécharger</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Stops the download and deletes what was downloaded</source>
        <translation>Arrête le téléchargement et supprime ce qui a été reçu</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}&#xa0;%</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
</context>
<context>
    <name>DownloadsPage</name>
    <message>
        <source>Downloads</source>
        <translation>Téléchargements</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>&amp;Hub</source>
        <translation>&amp;Hub</translation>
    </message>
    <message>
        <source>The address of the model hub or a mirror. If empty, HF_ENDPOINT or the public hub is used.</source>
        <translation>L’adresse du hub de modèles ou d’un miroir. Si elle est vide, HF_ENDPOINT ou le hub public est utilisé.</translation>
    </message>
    <message>
        <source>Match system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Proxy</translation>
    </message>
    <message>
        <source>For example http://proxy.example:3128. If empty, the system&apos;s proxy is used.</source>
        <translation>Par exemple http://proxy.example:3128. Si vide, le proxy du système est utilisé.</translation>
    </message>
    <message>
        <source>System certificates only</source>
        <translation>Certificats du système seulement</translation>
    </message>
    <message>
        <source>&amp;Certificates</source>
        <translation>&amp;Certificats</translation>
    </message>
    <message>
        <source>A PEM file with additional certificates to trust. Some company networks need one.</source>
        <translation>Un fichier PEM de certificats de confiance supplémentaires. Certains réseaux d’entreprise l’exigent.</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>P&amp;arcourir…</translation>
    </message>
    <message>
        <source>Browse for certificates</source>
        <translation>Chercher des certificats</translation>
    </message>
    <message>
        <source>&amp;Offline mode: never download anything</source>
        <translation>Mode h&amp;ors ligne&#xa0;: ne jamais rien télécharger</translation>
    </message>
    <message>
        <source>Tern connects to this address, and to the storage it points to, only to download a model you choose. It sends no statistics.</source>
        <translation>Tern se connecte à cette adresse, et au stockage qu’elle indique, seulement pour télécharger un modèle choisi. Il n’envoie aucune statistique.</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Jeton d’accès</translation>
    </message>
    <message>
        <source>Only for models that require one</source>
        <translation>Pour les modèles qui l’exigent</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>Ou&amp;blier</translation>
    </message>
    <message>
        <source>Forget the token</source>
        <translation>Oublier le jeton</translation>
    </message>
    <message>
        <source>Kept in the system&apos;s keyring and sent only to the hub above.</source>
        <translation>Gardé dans le trousseau du système et envoyé au seul hub ci-dessus.</translation>
    </message>
    <message>
        <source>Models folder</source>
        <translation>Dossier des modèles</translation>
    </message>
    <message>
        <source>&amp;Move…</source>
        <translation>&amp;Déplacer…</translation>
    </message>
    <message>
        <source>Moves every model to another folder</source>
        <translation>Déplace tous les modèles vers un autre dossier</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>A&amp;rrêter</translation>
    </message>
    <message>
        <source>Moving the models</source>
        <translation>Déplacement des modèles</translation>
    </message>
    <message>
        <source>Downloaded models are stored here. Moving takes all of them along.</source>
        <translation>Les modèles téléchargés sont stockés ici. Le déplacement les emporte tous.</translation>
    </message>
    <message>
        <source>{0} does not exist.</source>
        <translation>{0} n’existe pas.</translation>
    </message>
    <message>
        <source>Certificates (PEM)</source>
        <translation>Certificats (PEM)</translation>
    </message>
    <message>
        <source>The token was deleted.</source>
        <translation>Le jeton a été supprimé.</translation>
    </message>
    <message>
        <source>The token was saved in the system&apos;s keyring.</source>
        <translation>Le jeton a été enregistré dans le trousseau du système.</translation>
    </message>
    <message>
        <source>No keyring was found; the token is kept until you close Tern.</source>
        <translation>Aucun trousseau trouvé&#x202f;; le jeton est gardé jusqu’à la fermeture de Tern.</translation>
    </message>
    <message>
        <source>Moving…</source>
        <translation>Déplacement…</translation>
    </message>
    <message>
        <source>The models are now in {0}.</source>
        <translation>Les modèles sont maintenant dans {0}.</translation>
    </message>
    <message>
        <source>Move the Models To</source>
        <translation>Déplacer les modèles vers</translation>
    </message>
    <message>
        <source>Stopped; the models are still where they were.</source>
        <translation>Arrêté&#x202f;; les modèles sont restés en place.</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Drop the files here to attach them to your message</source>
        <translation>Déposez les fichiers ici pour les joindre au message</translation>
    </message>
    <message>
        <source>Drop the file here to import its chats</source>
        <translation>Déposez le fichier ici pour importer ses discussions</translation>
    </message>
    <message>
        <source>Drop the folder here to open the model</source>
        <translation>Déposez le dossier ici pour ouvrir le modèle</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Download a model…</source>
        <translation>Télécharger un modèle…</translation>
    </message>
    <message>
        <source>Open a model folder…</source>
        <translation>Ouvrir un dossier de modèle…</translation>
    </message>
    <message>
        <source>Welcome to Tern</source>
        <translation>Bienvenue dans Tern</translation>
    </message>
    <message>
        <source>Download a model, or open a model folder you already have. It runs entirely on this computer.</source>
        <translation>Téléchargez un modèle, ou ouvrez un dossier de modèle que vous avez déjà. Tout fonctionne sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Use the demo model that came with Tern</source>
        <translation>Utiliser le modèle de démonstration fourni</translation>
    </message>
    <message>
        <source>Loading {0}</source>
        <translation>Chargement de {0}</translation>
    </message>
    <message>
        <source>You can already write your first message.</source>
        <translation>Vous pouvez déjà écrire votre premier message.</translation>
    </message>
    <message>
        <source>What would you like to know?</source>
        <translation>Que souhaitez-vous savoir&#x202f;?</translation>
    </message>
    <message>
        <source>{0} is loaded. Nothing you write leaves this computer.</source>
        <translation>{0} est chargé. Rien de ce que vous écrivez ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Expliquer</translation>
    </message>
    <message>
        <source>Explain photosynthesis to a ten-year-old.</source>
        <translation>Explique la photosynthèse à un enfant de dix ans.</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Écrire</translation>
    </message>
    <message>
        <source>Write a short poem about an Arctic tern.</source>
        <translation>Écris un court poème sur une sterne arctique.</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Planifier</translation>
    </message>
    <message>
        <source>Give me five ideas for a quick dinner with rice.</source>
        <translation>Donne-moi cinq idées pour un dîner rapide avec du riz.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Write a Python function that reverses the words of a sentence.</source>
        <translation>Écris une fonction Python qui inverse les mots d’une phrase.</translation>
    </message>
</context>
<context>
    <name>EnergyPage</name>
    <message>
        <source>Energy</source>
        <translation>Énergie</translation>
    </message>
    <message>
        <source>This processor counts its energy, but only the administrator may read it. To let your user account read it too, run this line once in a terminal; Tern itself never asks for a password.</source>
        <translation>Ce processeur compte son énergie, mais seul l’administrateur peut la lire. Pour que votre compte le puisse aussi, exécutez une fois cette ligne dans un terminal&#x202f;; Tern ne demande jamais de mot de passe.</translation>
    </message>
    <message>
        <source>Command that permits reading the energy counters</source>
        <translation>Commande qui autorise la lecture des compteurs d’énergie</translation>
    </message>
    <message>
        <source>&amp;Copy the command</source>
        <translation>&amp;Copier la commande</translation>
    </message>
    <message>
        <source>&amp;Estimate energy where it cannot be measured</source>
        <translation>&amp;Estimer l’énergie quand elle n’est pas mesurable</translation>
    </message>
    <message>
        <source>An estimate is the engine&apos;s processor time multiplied by the watts of a busy core. It is always labelled as an estimate, and can be off by half in either direction.</source>
        <translation>Une estimation est le temps processeur du moteur multiplié par les watts d’un cœur occupé. Elle est toujours indiquée comme telle, et peut s’écarter de moitié dans les deux sens.</translation>
    </message>
    <message>
        <source> W</source>
        <translation> W</translation>
    </message>
    <message>
        <source>&amp;Watts of a busy core</source>
        <translation>&amp;Watts d’un cœur occupé</translation>
    </message>
    <message>
        <source>Automatic takes what is usual for this family of processors. If you know better, from a power meter for instance, enter it: the power of the computer under load minus that at rest, divided by the number of busy cores.</source>
        <translation>Automatique prend ce qui est courant pour cette famille de processeurs. Si vous avez mieux, d’un wattmètre par exemple, indiquez-le&#xa0;: puissance en charge moins puissance au repos, divisée par le nombre de cœurs occupés.</translation>
    </message>
    <message>
        <source>Tern cannot read any energy meter on this computer.</source>
        <translation>Tern ne peut lire aucun compteur d’énergie sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Automatic ({0} W)</source>
        <translation>Automatique ({0} W)</translation>
    </message>
</context>
<context>
    <name>EnergyPlot</name>
    <message>
        <source>Speed over energy</source>
        <translation>Vitesse selon l’énergie</translation>
    </message>
    <message>
        <source>J/token{0}, less is better</source>
        <translation>J/jeton{0}, moins c’est mieux</translation>
    </message>
    <message>
        <source>answer, tokens/s</source>
        <translation>réponse, jetons/s</translation>
    </message>
    <message>
        <source>on the front: {0} on {1}, threads {2}: {3} tokens/s, {4} J/token</source>
        <translation>sur le front&#xa0;: {0} sur {1}, threads {2}&#xa0;: {3} jetons/s, {4} J/jeton</translation>
    </message>
    <message>
        <source>No energy is known</source>
        <translation>Aucune énergie connue</translation>
    </message>
</context>
<context>
    <name>EngineBridge</name>
    <message>
        <source>The engine is not running; load the model again.</source>
        <translation>Le moteur ne tourne pas&#x202f;; rechargez le modèle.</translation>
    </message>
</context>
<context>
    <name>EnginePage</name>
    <message>
        <source>Engine</source>
        <translation>Moteur</translation>
    </message>
    <message>
        <source>&amp;Kernel</source>
        <translation>&amp;Noyau</translation>
    </message>
    <message>
        <source>The code that computes with the model&apos;s weights. Every kernel gives the same answers; only the speed differs.</source>
        <translation>Le code qui calcule avec les poids du modèle. Tous les noyaux donnent les mêmes réponses&#x202f;; seule la vitesse diffère.</translation>
    </message>
    <message>
        <source>&amp;Find the fastest…</source>
        <translation>&amp;Trouver le plus rapide…</translation>
    </message>
    <message>
        <source>&amp;Instruction set</source>
        <translation>Jeu d’&amp;instructions</translation>
    </message>
    <message>
        <source>Which of the processor&apos;s fast instructions the kernel uses. Only those that this processor has are listed.</source>
        <translation>Les instructions rapides du processeur que le noyau utilise. Seules celles de ce processeur sont proposées.</translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation>T&amp;hreads</translation>
    </message>
    <message>
        <source>How many processor cores work on an answer at once. Automatic takes every physical core, which is fastest on most computers.</source>
        <translation>Combien de cœurs travaillent à la fois à une réponse. Automatique prend tous les cœurs physiques, le plus rapide presque partout.</translation>
    </message>
    <message>
        <source>&amp;Context length</source>
        <translation>&amp;Longueur du contexte</translation>
    </message>
    <message>
        <source>How much of a chat the model can see at once, in tokens (about three quarters of a word each). A longer context needs more memory.</source>
        <translation>Ce que le modèle voit d’une discussion à la fois, en jetons (trois quarts de mot environ). Plus long, il demande plus de mémoire.</translation>
    </message>
    <message>
        <source>16 bits (f16)</source>
        <translation>16 bits (f16)</translation>
    </message>
    <message>
        <source>32 bits (f32), twice the memory</source>
        <translation>32 bits (f32), deux fois la mémoire</translation>
    </message>
    <message>
        <source>K&amp;V cache</source>
        <translation>Cache K&amp;V</translation>
    </message>
    <message>
        <source>The model&apos;s notes on what it has read of the chat, kept in memory. 16 bits are enough for most uses.</source>
        <translation>Les notes du modèle sur ce qu’il a lu, gardées en mémoire. 16 bits suffisent presque toujours.</translation>
    </message>
    <message>
        <source>Automatic (if faster)</source>
        <translation>Automatique (si plus rapide)</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Toujours</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>&amp;Speculation</source>
        <translation>&amp;Spéculation</translation>
    </message>
    <message>
        <source>Guesses the next words from earlier in the chat and checks several at once. The answers stay the same; only the speed changes.</source>
        <translation>Devine les mots suivants d’après la discussion et en vérifie plusieurs à la fois. Les réponses restent les mêmes&#x202f;; seule la vitesse change.</translation>
    </message>
    <message>
        <source>Stop the answer and apply now</source>
        <translation>Arrêter la réponse et appliquer</translation>
    </message>
    <message>
        <source>Automatic (fastest)</source>
        <translation>Automatique (le plus rapide)</translation>
    </message>
    <message>
        <source>{0} (slow on this computer)</source>
        <translation>{0} (lent sur cet ordinateur)</translation>
    </message>
    <message>
        <source>Automatic ({0} physical cores)</source>
        <translation>Automatique ({0} cœurs physiques)</translation>
    </message>
    <message>
        <source>Automatic (best)</source>
        <translation>Automatique (le meilleur)</translation>
    </message>
    <message>
        <source>This processor has no fast code for {0}: answers take many times longer.</source>
        <translation>Ce processeur n’a pas de code rapide pour {0}&#xa0;: les réponses prennent bien plus longtemps.</translation>
    </message>
    <message>
        <source>Without a fast instruction set (scalar), answers take many times longer.</source>
        <translation>Sans jeu d’instructions rapide (scalar), les réponses prennent bien plus longtemps.</translation>
    </message>
    <message>
        <source>{0} is for models with other weights; {1} runs with {2}, chosen automatically.</source>
        <translation>{0} est pour des modèles à autres poids&#x202f;; {1} tourne avec {2}, choisi automatiquement.</translation>
    </message>
    <message>
        <source>Measures every kernel with your model. Takes about half a minute.</source>
        <translation>Mesure chaque noyau avec votre modèle. Prend une demi-minute environ.</translation>
    </message>
    <message>
        <source>An answer is being written. The change takes effect when it is finished.</source>
        <translation>Une réponse est en cours d’écriture. Le changement prendra effet quand elle sera terminée.</translation>
    </message>
    <message>
        <source>The model is being loaded with these settings.</source>
        <translation>Le modèle est en cours de chargement avec ces réglages.</translation>
    </message>
    <message>
        <source>Changes take effect immediately: the model is reloaded and your chat is kept.</source>
        <translation>Les changements s’appliquent aussitôt&#xa0;: le modèle est rechargé et votre discussion gardée.</translation>
    </message>
    <message>
        <source>Changes take effect when you load a model.</source>
        <translation>Les changements s’appliquent au chargement d’un modèle.</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message numerus="yes">
        <source>%Ln pages were printed.</source>
        <translation>
            <numerusform>%Ln page a été imprimée.</numerusform>
            <numerusform>%Ln pages ont été imprimées.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export Chats</source>
        <translation>Exporter des discussions</translation>
    </message>
    <message>
        <source>This chat: {0}</source>
        <translation>Cette discussion&#xa0;: {0}</translation>
    </message>
    <message>
        <source>All chats ({0})</source>
        <translation>Toutes les discussions ({0})</translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation>Page web (HTML)</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Tern file (JSON), to import again</source>
        <translation>Fichier Tern (JSON), réimportable</translation>
    </message>
    <message>
        <source>&amp;Chats</source>
        <translation>&amp;Discussions</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>A page that any browser shows, light or dark, without a network.</source>
        <translation>Une page que tout navigateur affiche, claire ou sombre, sans réseau.</translation>
    </message>
    <message>
        <source>Plain text with marks for headings, lists and code, as the model wrote it.</source>
        <translation>Du texte brut avec des marques pour titres, listes et code, comme le modèle l’a écrit.</translation>
    </message>
    <message>
        <source>Pages to print or to pass on.</source>
        <translation>Des pages à imprimer ou à transmettre.</translation>
    </message>
    <message>
        <source>Everything: all versions, dates, settings and energy receipts. Import it in another Tern.</source>
        <translation>Tout&#xa0;: versions, dates, réglages et relevés d’énergie. À importer dans un autre Tern.</translation>
    </message>
    <message>
        <source>It has the versions in view.</source>
        <translation>Contient les versions affichées.</translation>
    </message>
    <message>
        <source>Each chat is a file in a new folder.</source>
        <translation>Chaque discussion devient un fichier dans un nouveau dossier.</translation>
    </message>
    <message>
        <source>Export into a New Folder Here</source>
        <translation>Exporter dans un nouveau dossier ici</translation>
    </message>
    <message>
        <source>Exported to {0}.</source>
        <translation>Exporté vers {0}.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>FileBar</name>
    <message>
        <source>Files of the message</source>
        <translation>Fichiers du message</translation>
    </message>
</context>
<context>
    <name>FileChip</name>
    <message>
        <source>Remove the file</source>
        <translation>Retirer le fichier</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>Retirer {0}</translation>
    </message>
    <message>
        <source>File {0}</source>
        <translation>Fichier {0}</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
</context>
<context>
    <name>FileTextDialog</name>
    <message>
        <source>Only its beginning is shown here; Copy takes all of it.</source>
        <translation>Seul le début est affiché ici&#x202f;; Copier prend tout le texte.</translation>
    </message>
    <message>
        <source>Text of {0}</source>
        <translation>Texte de {0}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Show in Folder</source>
        <translation>Afficher dans le dossier</translation>
    </message>
    <message>
        <source>Open File</source>
        <translation>Ouvrir le fichier</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copié.</translation>
    </message>
    <message>
        <source>The file is not there any more; it was moved, renamed or deleted.</source>
        <translation>Le fichier n’est plus là&#x202f;; il a été déplacé, renommé ou supprimé.</translation>
    </message>
    <message>
        <source>This system has no program that opens it.</source>
        <translation>Aucun programme de ce système ne permet de l’ouvrir.</translation>
    </message>
</context>
<context>
    <name>FinishedNotice</name>
    <message>
        <source>The answer could not be finished.</source>
        <translation>La réponse n’a pas pu être terminée.</translation>
    </message>
    <message>
        <source>The answer is ready.</source>
        <translation>La réponse est prête.</translation>
    </message>
    <message>
        <source>Tern</source>
        <translation>Tern</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Download a Model</source>
        <translation>Télécharger un modèle</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Télécharger</translation>
    </message>
    <message>
        <source>&amp;Open a model folder…</source>
        <translation>&amp;Ouvrir un dossier de modèle…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Retour</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Plus tard</translation>
    </message>
    <message>
        <source>{0}. {1}</source>
        <translation>{0}. {1}</translation>
    </message>
    <message>
        <source>Current step</source>
        <translation>Étape actuelle</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>&amp;Choose a model</source>
        <translation>&amp;Choisir un modèle</translation>
    </message>
    <message>
        <source>&amp;Show the download</source>
        <translation>&amp;Voir le téléchargement</translation>
    </message>
    <message>
        <source>&amp;Download {0}</source>
        <translation>&amp;Télécharger {0}</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>&amp;Télécharger</translation>
    </message>
</context>
<context>
    <name>FolderCommands</name>
    <message>
        <source>New Folder</source>
        <translation>Nouveau dossier</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Créer</translation>
    </message>
    <message>
        <source>Rename Folder</source>
        <translation>Renommer le dossier</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>The folder “{0}” was deleted. Its chats are still here; Edit &gt; Undo brings it back.</source>
        <translation>Le dossier «&#xa0;{0}&#xa0;» a été supprimé. Ses discussions sont encore là&#x202f;; Édition &gt; Annuler le rétablit.</translation>
    </message>
    <message>
        <source>Find a folder…</source>
        <translation>Chercher un dossier…</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>Aucun dossier</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>Nouveau dossier…</translation>
    </message>
</context>
<context>
    <name>FolderDialog</name>
    <message>
        <source>&amp;Name of the folder</source>
        <translation>&amp;Nom du dossier</translation>
    </message>
    <message>
        <source>Name of the folder</source>
        <translation>Nom du dossier</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>Folders</name>
    <message>
        <source>A folder needs a name.</source>
        <translation>Un dossier a besoin d’un nom.</translation>
    </message>
    <message>
        <source>There is already a folder called “{0}”: choose another name.</source>
        <translation>Un dossier «&#xa0;{0}&#xa0;» existe déjà&#xa0;: choisissez un autre nom.</translation>
    </message>
</context>
<context>
    <name>FullContext</name>
    <message>
        <source>A context of {0} tokens needs about {1} of memory, and {2} is free: close other programs.</source>
        <translation>Un contexte de {0} jetons demande environ {1} de mémoire, et {2} sont libres&#xa0;: fermez d’autres programmes.</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>Match system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>The window opens anew in it.</source>
        <translation>La fenêtre se rouvre dans cette langue.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Thème</translation>
    </message>
    <message>
        <source>Light or dark colours.</source>
        <translation>Couleurs claires ou sombres.</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>Taille du te&amp;xte</translation>
    </message>
    <message>
        <source>Of the whole window. Ctrl++ and Ctrl+- change it anywhere; Ctrl+0 resets it.</source>
        <translation>De toute la fenêtre. Ctrl++ et Ctrl+- la changent partout&#x202f;; Ctrl+0 la rétablit.</translation>
    </message>
    <message>
        <source>&amp;Load the last model when Tern starts</source>
        <translation>&amp;Charger le dernier modèle au démarrage de Tern</translation>
    </message>
    <message>
        <source>&amp;Notify me of answers while Tern is in the background</source>
        <translation>Me si&amp;gnaler les réponses quand Tern est à l’arrière-plan</translation>
    </message>
    <message>
        <source>Of those that took more than a few seconds; never with their text.</source>
        <translation>Celles qui ont pris plus de quelques secondes&#x202f;; jamais avec leur texte.</translation>
    </message>
    <message>
        <source>With the &amp;chat&apos;s title</source>
        <translation>Avec le titre de la &amp;discussion</translation>
    </message>
    <message>
        <source>Without it, nobody sees what a chat is about.</source>
        <translation>Sans lui, personne ne voit de quoi elle parle.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import Chats</source>
        <translation>Importer des discussions</translation>
    </message>
    <message>
        <source>Chats exported from GPT4All (.chat), Jan (its folder “threads”), LM Studio (its folder “conversations”), Open WebUI, ChatGPT (the ZIP archive) or Tern. Dates and versions are kept; what is here already is not added again.</source>
        <translation>Discussions exportées de GPT4All (.chat), Jan (son dossier «&#xa0;threads&#xa0;»), LM Studio (son dossier «&#xa0;conversations&#xa0;»), Open WebUI, ChatGPT (l’archive ZIP) ou Tern. Dates et versions sont gardées&#x202f;; ce qui est déjà là n’est pas ajouté deux fois.</translation>
    </message>
    <message>
        <source>Choose a &amp;file…</source>
        <translation>Choisir un &amp;fichier…</translation>
    </message>
    <message>
        <source>Choose a f&amp;older…</source>
        <translation>Choisir un &amp;dossier…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Discussion</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importation</translation>
    </message>
    <message>
        <source>Chats in the file</source>
        <translation>Discussions du fichier</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importer</translation>
    </message>
    <message>
        <source>Exports of chats (*.json *.jsonl *.zip *.chat);;All files (*)</source>
        <translation>Exportations de discussions (*.json *.jsonl *.zip *.chat);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Reading {0}…</source>
        <translation>Lecture de {0}…</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Nouvelle discussion</translation>
    </message>
    <message>
        <source>The table shows the first {0}.</source>
        <translation>Le tableau montre les {0} premières.</translation>
    </message>
    <message>
        <source>{0} Nothing was imported.</source>
        <translation>{0} Rien n’a été importé.</translation>
    </message>
    <message>
        <source>Importing {0}…</source>
        <translation>Importation de {0}…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>KeptChats</name>
    <message>
        <source>Old chats</source>
        <translation>Anciennes discussions</translation>
    </message>
    <message>
        <source>&amp;Reopen old chats instantly</source>
        <translation>&amp;Rouvrir aussitôt les anciennes discussions</translation>
    </message>
    <message>
        <source>Keeps on disk what the model has already read, so that it does not have to read old chats again. It reveals as much as the chats themselves and never leaves this computer. Turning this off deletes it.</source>
        <translation>Garde sur disque ce que le modèle a déjà lu, pour ne pas relire d’anciennes discussions. Cela en révèle autant qu’elles et ne quitte jamais cet ordinateur. Désactiver le supprime.</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> Go</translation>
    </message>
    <message>
        <source>&amp;Limit</source>
        <translation>&amp;Limite</translation>
    </message>
    <message>
        <source>When it is full, the least recently used chats are dropped first. 1 GB holds about 13,000 tokens of BitNet b1.58 2B4T.</source>
        <translation>Une fois la limite atteinte, les discussions utilisées le moins récemment partent d’abord. 1&#xa0;Go contient environ 13&#x202f;000 jetons de BitNet b1.58 2B4T.</translation>
    </message>
    <message>
        <source>C&amp;lear now</source>
        <translation>&amp;Vider maintenant</translation>
    </message>
    <message>
        <source>Deletes this data; your chats are kept.</source>
        <translation>Supprime ces données&#x202f;; vos discussions sont conservées.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Utilisé</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Rien</translation>
    </message>
    <message>
        <source>In use: {0}</source>
        <translation>Utilisé&#xa0;: {0}</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>This folder is already in the list.</source>
        <translation>Ce dossier est déjà dans la liste.</translation>
    </message>
    <message>
        <source>A whole disk cannot be added; choose the folder that your documents are in.</source>
        <translation>Un disque entier ne peut pas être ajouté&#x202f;; choisissez le dossier de vos documents.</translation>
    </message>
    <message>
        <source>“{0}” is not there; connect its drive, or remove it from the list. What was read of it is kept.</source>
        <translation>«&#xa0;{0}&#xa0;» n’est pas là&#x202f;; branchez son disque, ou retirez-le de la liste. Ce qui en a été lu est gardé.</translation>
    </message>
    <message>
        <source>“{0}” may not be read; change its permissions.</source>
        <translation>«&#xa0;{0}&#xa0;» ne peut pas être lu&#x202f;; changez ses droits.</translation>
    </message>
    <message>
        <source>“{0}” has no documents any more; connect its drive, or remove it from the list. What was read of it is kept.</source>
        <translation>«&#xa0;{0}&#xa0;» n’a plus de documents&#x202f;; branchez son disque, ou retirez-le de la liste. Ce qui en a été lu est gardé.</translation>
    </message>
    <message>
        <source>Some folders in it may not be read.</source>
        <translation>Certains dossiers qu’il contient ne peuvent pas être lus.</translation>
    </message>
</context>
<context>
    <name>LineReader</name>
    <message>
        <source>Arrow keys read it line by line; Esc leaves.</source>
        <translation>Les flèches lisent ligne par ligne&#x202f;; Échap quitte.</translation>
    </message>
</context>
<context>
    <name>LivePanel</name>
    <message>
        <source>Live panel</source>
        <translation>Panneau en direct</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>Premier jeton</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Puissance</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Énergie</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batterie</translation>
    </message>
    <message>
        <source>Measured: the energy that is in the battery, divided by what the whole computer takes while answers are written.</source>
        <translation>Mesuré&#xa0;: l’énergie de la batterie, divisée par ce que prend tout l’ordinateur pendant les réponses.</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Processeur</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexte</translation>
    </message>
    <message>
        <source>Ask something: while the engine reads and writes, its figures run here.</source>
        <translation>Posez une question&#xa0;: pendant que le moteur lit et écrit, ses chiffres défilent ici.</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En direct</translation>
    </message>
    <message>
        <source>What one token reads</source>
        <translation>Ce que lit un jeton</translation>
    </message>
    <message>
        <source>{0} tokens/s</source>
        <translation>{0} jetons/s</translation>
    </message>
    <message>
        <source>after {0} s</source>
        <translation>après {0} s</translation>
    </message>
    <message>
        <source>{0} cores busy</source>
        <translation>{0} cœurs occupés</translation>
    </message>
    <message>
        <source>{0} GB</source>
        <translation>{0} Go</translation>
    </message>
    <message>
        <source>{0} of {1} tokens</source>
        <translation>{0} jetons sur {1}</translation>
    </message>
    <message>
        <source>{0} J/token ({1})</source>
        <translation>{0} J/jeton ({1})</translation>
    </message>
    <message>
        <source>{0} W ({1})</source>
        <translation>{0} W ({1})</translation>
    </message>
    <message>
        <source>The processor slows down: {0} % fewer tokens/s than a minute ago, at a clock that is {1} % lower. It is probably hot, or saves power.</source>
        <translation>Le processeur ralentit&#xa0;: {0}&#xa0;% de jetons/s de moins qu’il y a une minute, à une fréquence plus basse de {1}&#xa0;%. Il est sans doute chaud, ou économise l’énergie.</translation>
    </message>
    <message>
        <source>{0} GB/s. “Find the fastest…” in the settings also measures what this memory can do.</source>
        <translation>{0} Go/s. «&#xa0;Trouver le plus rapide…&#xa0;» dans les réglages mesure aussi ce que peut cette mémoire.</translation>
    </message>
    <message>
        <source>{0} GB/s: {1} % of what this memory can do.</source>
        <translation>{0} Go/s&#xa0;: {1}&#xa0;% de ce que peut cette mémoire.</translation>
    </message>
</context>
<context>
    <name>LivePlot</name>
    <message>
        <source>Speed and power over the last minute</source>
        <translation>Vitesse et puissance de la dernière minute</translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation>il y a 1 minute</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>tokens/s</source>
        <translation>jetons/s</translation>
    </message>
    <message>
        <source>watts</source>
        <translation>watts</translation>
    </message>
    <message>
        <source>prompt {0}</source>
        <translation>prompt {0}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open a Model Folder</source>
        <translation>Ouvrir un dossier de modèle</translation>
    </message>
    <message>
        <source>{0} – Tern</source>
        <translation>{0} – Tern</translation>
    </message>
    <message>
        <source>Tern</source>
        <translation>Tern</translation>
    </message>
    <message>
        <source>Write a message; it will be answered once the model is loaded</source>
        <translation>Écrivez un message&#x202f;; la réponse viendra une fois le modèle chargé</translation>
    </message>
    <message>
        <source>The engine has stopped; start it again to continue</source>
        <translation>Le moteur s’est arrêté&#x202f;; redémarrez-le pour continuer</translation>
    </message>
    <message>
        <source>Download a model to start chatting</source>
        <translation>Téléchargez un modèle pour commencer</translation>
    </message>
</context>
<context>
    <name>MemoryBar</name>
    <message>
        <source>Memory in use</source>
        <translation>Mémoire utilisée</translation>
    </message>
    <message>
        <source>Memory in use on this computer, as reported by the operating system.</source>
        <translation>Mémoire utilisée de cet ordinateur, selon le système d’exploitation.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;New Chat</source>
        <translation>&amp;Nouvelle discussion</translation>
    </message>
    <message>
        <source>New &amp;Temporary Chat</source>
        <translation>Nouvelle discussion &amp;temporaire</translation>
    </message>
    <message>
        <source>New &amp;Folder…</source>
        <translation>Nouveau &amp;dossier…</translation>
    </message>
    <message>
        <source>&amp;Open Model Folder…</source>
        <translation>&amp;Ouvrir un dossier de modèle…</translation>
    </message>
    <message>
        <source>&amp;Recent Models</source>
        <translation>Modèles &amp;récents</translation>
    </message>
    <message>
        <source>&amp;Import Chats…</source>
        <translation>&amp;Importer des discussions…</translation>
    </message>
    <message>
        <source>&amp;Export All Chats…</source>
        <translation>&amp;Exporter toutes les discussions…</translation>
    </message>
    <message>
        <source>&amp;Print Chat…</source>
        <translation>Im&amp;primer la discussion…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>Ré&amp;glages…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Co&amp;uper</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>C&amp;oller</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>&amp;Tout sélectionner</translation>
    </message>
    <message>
        <source>&amp;Search Chats</source>
        <translation>C&amp;hercher des discussions</translation>
    </message>
    <message>
        <source>Command Palett&amp;e…</source>
        <translation>Pal&amp;ette de commandes…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Chat List</source>
        <translation>&amp;Liste des discussions</translation>
    </message>
    <message>
        <source>L&amp;ive Panel</source>
        <translation>Panneau en d&amp;irect</translation>
    </message>
    <message>
        <source>&amp;Larger Text</source>
        <translation>Texte plus &amp;grand</translation>
    </message>
    <message>
        <source>&amp;Smaller Text</source>
        <translation>Texte plus &amp;petit</translation>
    </message>
    <message>
        <source>&amp;Normal Text Size</source>
        <translation>Taille &amp;normale</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Thème</translation>
    </message>
    <message>
        <source>Match &amp;System</source>
        <translation>Comme le &amp;système</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>So&amp;mbre</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>Plein é&amp;cran</translation>
    </message>
    <message>
        <source>&amp;Chat</source>
        <translation>Di&amp;scussion</translation>
    </message>
    <message>
        <source>&amp;Stop the Answer</source>
        <translation>&amp;Arrêter la réponse</translation>
    </message>
    <message>
        <source>Re&amp;generate Answer</source>
        <translation>Ré&amp;générer la réponse</translation>
    </message>
    <message>
        <source>Answer Again Wit&amp;h…</source>
        <translation>Répondre à nouveau a&amp;vec…</translation>
    </message>
    <message>
        <source>&amp;Continue the Answer</source>
        <translation>&amp;Continuer la réponse</translation>
    </message>
    <message>
        <source>&amp;Write a Message</source>
        <translation>Écrire un &amp;message</translation>
    </message>
    <message>
        <source>Attac&amp;h Files…</source>
        <translation>&amp;Joindre des fichiers…</translation>
    </message>
    <message>
        <source>&amp;Previous Chat</source>
        <translation>Discussion &amp;précédente</translation>
    </message>
    <message>
        <source>&amp;Next Chat</source>
        <translation>Discussion suiva&amp;nte</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Renommer</translation>
    </message>
    <message>
        <source>P&amp;in</source>
        <translation>Ép&amp;ingler</translation>
    </message>
    <message>
        <source>Ch&amp;oose a Preset…</source>
        <translation>Ch&amp;oisir un préréglage…</translation>
    </message>
    <message>
        <source>Prompt and Sa&amp;mpling…</source>
        <translation>Prompt et échanti&amp;llonnage…</translation>
    </message>
    <message>
        <source>Manage Presets…</source>
        <translation>Gérer les préréglages…</translation>
    </message>
    <message>
        <source>&amp;Quote Documents…</source>
        <translation>Citer des doc&amp;uments…</translation>
    </message>
    <message>
        <source>Move to &amp;Folder…</source>
        <translation>Déplacer vers un &amp;dossier…</translation>
    </message>
    <message>
        <source>&amp;Archive</source>
        <translation>Arc&amp;hiver</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>&amp;Export Chat…</source>
        <translation>&amp;Exporter la discussion…</translation>
    </message>
    <message>
        <source>E&amp;xport a Proof…</source>
        <translation>E&amp;xporter une preuve…</translation>
    </message>
    <message>
        <source>Archi&amp;ved Chats…</source>
        <translation>Discussions archi&amp;vées…</translation>
    </message>
    <message>
        <source>&amp;Trash…</source>
        <translation>Cor&amp;beille…</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modèle</translation>
    </message>
    <message>
        <source>&amp;Choose a Model…</source>
        <translation>&amp;Choisir un modèle…</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modèles…</translation>
    </message>
    <message>
        <source>&amp;Download a Model…</source>
        <translation>&amp;Télécharger un modèle…</translation>
    </message>
    <message>
        <source>&amp;Details and Memory…</source>
        <translation>&amp;Détails et mémoire…</translation>
    </message>
    <message>
        <source>&amp;Kernel Checks…</source>
        <translation>Vérification des &amp;noyaux…</translation>
    </message>
    <message>
        <source>&amp;Benchmark…</source>
        <translation>&amp;Banc d’essai…</translation>
    </message>
    <message>
        <source>Kernel R&amp;ace…</source>
        <translation>C&amp;ourse de noyaux…</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>&amp;Recharger</translation>
    </message>
    <message>
        <source>&amp;Unload</source>
        <translation>Déchar&amp;ger</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <source>&amp;About Tern</source>
        <translation>À &amp;propos de Tern</translation>
    </message>
    <message>
        <source>When the Conte&amp;xt Is Full</source>
        <translation>Con&amp;texte plein</translation>
    </message>
    <message>
        <source>&amp;Ask Me</source>
        <translation>&amp;Me demander</translation>
    </message>
    <message>
        <source>Leave Out the &amp;Oldest Messages</source>
        <translation>&amp;Omettre les messages les plus anciens</translation>
    </message>
    <message>
        <source>Go On in a &amp;New Chat With a Summary</source>
        <translation>Continuer dans une &amp;nouvelle discussion avec un résumé</translation>
    </message>
</context>
<context>
    <name>MessageActions</name>
    <message>
        <source>Copy the answer</source>
        <translation>Copier la réponse</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>Copier le message</translation>
    </message>
    <message>
        <source>Edit the answer</source>
        <translation>Modifier la réponse</translation>
    </message>
    <message>
        <source>Edit and ask again</source>
        <translation>Modifier et reposer la question</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>Régénérer</translation>
    </message>
    <message>
        <source>Answer again with…</source>
        <translation>Répondre à nouveau avec…</translation>
    </message>
    <message>
        <source>Pin in the context</source>
        <translation>Épingler dans le contexte</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>Version précédente</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>Version suivante</translation>
    </message>
    <message>
        <source>{0} / {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>Version {0} of {1}</source>
        <translation>Version {0} sur {1}</translation>
    </message>
    <message>
        <source>Unpin from the context</source>
        <translation>Détacher du contexte</translation>
    </message>
    <message>
        <source>The model still sees a pinned message when older ones are left out.</source>
        <translation>Le modèle voit encore un message épinglé quand les plus anciens sont omis.</translation>
    </message>
    <message>
        <source>{0} tokens/s</source>
        <translation>{0} jetons/s</translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation>{0} jetons</translation>
    </message>
    <message>
        <source>Measured by the engine while it wrote this answer.</source>
        <translation>Mesuré par le moteur pendant l’écriture de cette réponse.</translation>
    </message>
    <message>
        <source>Answer: {0} tokens, {1} tokens/s on average</source>
        <translation>Réponse&#xa0;: {0} jetons, {1} jetons/s en moyenne</translation>
    </message>
    <message>
        <source>First token after {0} s</source>
        <translation>Premier jeton après {0} s</translation>
    </message>
    <message>
        <source>Prompt: {0} tokens read, {1} reused</source>
        <translation>Prompt&#xa0;: {0} jetons lus, {1} réutilisés</translation>
    </message>
    <message>
        <source>Prompt speed: {0} tokens/s</source>
        <translation>Vitesse du prompt&#xa0;: {0} jetons/s</translation>
    </message>
    <message>
        <source>Speculation: {0} of {1} guessed tokens were right</source>
        <translation>Spéculation&#xa0;: {0} jetons devinés sur {1} étaient justes</translation>
    </message>
    <message>
        <source>Model: {0}</source>
        <translation>Modèle&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Preset: {0}</source>
        <translation>Préréglage&#xa0;: {0}</translation>
    </message>
</context>
<context>
    <name>MessageEditor</name>
    <message>
        <source>Edited answer</source>
        <translation>Réponse modifiée</translation>
    </message>
    <message>
        <source>Edited message</source>
        <translation>Message modifié</translation>
    </message>
    <message>
        <source>Ctrl+Enter saves, Esc cancels</source>
        <translation>Ctrl+Entrée enregistre, Échap annule</translation>
    </message>
    <message>
        <source>Save as new version</source>
        <translation>Enregistrer comme nouvelle version</translation>
    </message>
    <message>
        <source>Send edited</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Too long to paste here</source>
        <translation>Trop long à coller ici</translation>
    </message>
</context>
<context>
    <name>MessageFiles</name>
    <message>
        <source>Choosing the passages that suit your question…</source>
        <translation>Choix des passages qui répondent à votre question…</translation>
    </message>
    <message>
        <source>Wait until the files have been read, or remove them</source>
        <translation>Attendez que les fichiers soient lus, ou retirez-les</translation>
    </message>
    <message>
        <source>Too long for the context of {0} tokens: the passages that suit your question are used.</source>
        <translation>Trop long pour le contexte de {0} jetons&#xa0;: les passages qui répondent à votre question sont utilisés.</translation>
    </message>
</context>
<context>
    <name>MessageFooter</name>
    <message>
        <source>Too long to edit here; copy it instead</source>
        <translation>Trop long à modifier ici&#x202f;; copiez-le plutôt</translation>
    </message>
    <message>
        <source>Show more ({0} more characters)</source>
        <translation>Afficher plus (encore {0} caractères)</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Copy the selected text</source>
        <translation>Copier le texte sélectionné</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout sélectionner</translation>
    </message>
    <message>
        <source>Read line by line</source>
        <translation>Lire ligne par ligne</translation>
    </message>
    <message>
        <source>Go to footnote {0}</source>
        <translation>Aller à la note {0}</translation>
    </message>
    <message>
        <source>Back from footnote {0}</source>
        <translation>Revenir de la note {0}</translation>
    </message>
    <message>
        <source>Open {0}</source>
        <translation>Ouvrir {0}</translation>
    </message>
</context>
<context>
    <name>MessageNote</name>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>Laisser continuer</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>Arrêter la réponse</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Continue this answer</source>
        <translation>Continuer cette réponse</translation>
    </message>
    <message>
        <source>Answer the question again</source>
        <translation>Répondre à nouveau à la question</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Asks the question once more, without what was said before it</source>
        <translation>Pose à nouveau la question, sans ce qui a été dit avant</translation>
    </message>
    <message>
        <source>New chat with this question</source>
        <translation>Nouvelle discussion avec cette question</translation>
    </message>
    <message>
        <source>The model sums up what was said before; a new chat begins with that and this question</source>
        <translation>Le modèle résume ce qui a été dit&#x202f;; une nouvelle discussion commence avec cela et cette question</translation>
    </message>
    <message>
        <source>New chat with a summary</source>
        <translation>Nouvelle discussion avec un résumé</translation>
    </message>
    <message>
        <source>Asks the question that had no room in a new chat, with this summary</source>
        <translation>Pose dans une nouvelle discussion, avec ce résumé, la question qui n’avait pas de place</translation>
    </message>
    <message>
        <source>Go on in a new chat</source>
        <translation>Continuer dans une nouvelle discussion</translation>
    </message>
    <message>
        <source>Open the older chat</source>
        <translation>Ouvrir la discussion précédente</translation>
    </message>
    <message>
        <source>Longer context ({0} tokens)</source>
        <translation>Contexte plus long ({0} jetons)</translation>
    </message>
    <message>
        <source>Reloads the model with a longer context, then continues; this uses more memory</source>
        <translation>Recharge le modèle avec un contexte plus long, puis continue&#x202f;; cela prend plus de mémoire</translation>
    </message>
    <message>
        <source>The model no longer sees the beginning of this chat; you still do</source>
        <translation>Le modèle ne voit plus le début de cette discussion&#x202f;; vous le voyez toujours</translation>
    </message>
    <message>
        <source>Leave out the oldest messages</source>
        <translation>Omettre les messages les plus anciens</translation>
    </message>
    <message numerus="yes">
        <source>The %Ln oldest messages were left out of the prompt.</source>
        <translation>
            <numerusform>Le message le plus ancien a été omis du prompt.</numerusform>
            <numerusform>Les&#xa0;%Ln messages les plus anciens ont été omis du prompt.</numerusform>
        </translation>
    </message>
    <message>
        <source>This answer repeats itself.</source>
        <translation>Cette réponse se répète.</translation>
    </message>
    <message>
        <source>This summary is ready.</source>
        <translation>Ce résumé est prêt.</translation>
    </message>
    <message>
        <source>This chat goes on from an older one, with a summary of it.</source>
        <translation>Cette discussion en continue une autre, avec un résumé de celle-ci.</translation>
    </message>
    <message>
        <source>The answer is empty</source>
        <translation>La réponse est vide</translation>
    </message>
    <message>
        <source>Stopped at the length limit</source>
        <translation>Arrêtée à la limite de longueur</translation>
    </message>
    <message>
        <source>You stopped this answer</source>
        <translation>Vous avez arrêté cette réponse</translation>
    </message>
    <message>
        <source>Interrupted: the engine or Tern stopped</source>
        <translation>Interrompue&#xa0;: le moteur ou Tern s’est arrêté</translation>
    </message>
    <message>
        <source>The answer failed</source>
        <translation>La réponse a échoué</translation>
    </message>
    <message>
        <source>{0} Unpin messages to make room.</source>
        <translation>{0} Détachez des messages pour faire de la place.</translation>
    </message>
    <message>
        <source>The context is full: this chat has {0} tokens, and it holds {1}.</source>
        <translation>Le contexte est plein&#xa0;: cette discussion compte {0} jetons, et il en contient {1}.</translation>
    </message>
    <message>
        <source>{0} Edit the message to make it shorter.</source>
        <translation>{0} Modifiez le message pour le raccourcir.</translation>
    </message>
    <message>
        <source>The context is full ({0} tokens), so the answer ends here.</source>
        <translation>Le contexte est plein ({0} jetons)&#xa0;: la réponse s’arrête ici.</translation>
    </message>
    <message>
        <source>The context is full, so the answer ends here.</source>
        <translation>Le contexte est plein&#xa0;: la réponse s’arrête ici.</translation>
    </message>
</context>
<context>
    <name>MessageView</name>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>{0}, pinned</source>
        <translation>{0}, épinglé</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Épinglé</translation>
    </message>
    <message>
        <source>No longer pinned</source>
        <translation>Plus épinglé</translation>
    </message>
    <message>
        <source>The answer is still being written.</source>
        <translation>La réponse est encore en cours d’écriture.</translation>
    </message>
    <message>
        <source>This is too long to be read here; copy it to another program.</source>
        <translation>C’est trop long à lire ici&#x202f;; copiez-le dans un autre programme.</translation>
    </message>
</context>
<context>
    <name>ModelBars</name>
    <message>
        <source>{0} needs about {1} of memory, and only {2} is free. Close other programs, or choose a shorter context in the settings.</source>
        <translation>{0} demande environ {1} de mémoire, et seulement {2} sont libres. Fermez d’autres programmes, ou choisissez un contexte plus court dans les réglages.</translation>
    </message>
    <message>
        <source>Load anyway</source>
        <translation>Charger quand même</translation>
    </message>
    <message>
        <source>Loading {0}.</source>
        <translation>Chargement de {0}.</translation>
    </message>
    <message>
        <source>Open another folder…</source>
        <translation>Ouvrir un autre dossier…</translation>
    </message>
    <message>
        <source>Restart the engine</source>
        <translation>Redémarrer le moteur</translation>
    </message>
</context>
<context>
    <name>ModelChoices</name>
    <message>
        <source>{0} tok/s</source>
        <translation>{0} jetons/s</translation>
    </message>
</context>
<context>
    <name>ModelDetails</name>
    <message>
        <source>Selected model</source>
        <translation>Modèle sélectionné</translation>
    </message>
    <message>
        <source>I accept the licence</source>
        <translation>J’accepte la licence</translation>
    </message>
    <message>
        <source>Read the licence</source>
        <translation>Lire la licence</translation>
    </message>
    <message>
        <source>Opens the page in your browser</source>
        <translation>Ouvre la page dans votre navigateur</translation>
    </message>
    <message>
        <source>Complete; all files verified.</source>
        <translation>Complet&#x202f;; tous les fichiers sont vérifiés.</translation>
    </message>
    <message>
        <source>Complete; not verified yet.</source>
        <translation>Complet&#x202f;; pas encore vérifié.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Speed here</source>
        <translation>Vitesse ici</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Langues</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexte</translation>
    </message>
    <message>
        <source>Kernels</source>
        <translation>Noyaux</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Tested with</source>
        <translation>Testé avec</translation>
    </message>
    <message>
        <source>&amp;Load</source>
        <translation>&amp;Charger</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>&amp;Télécharger</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Vérifier</translation>
    </message>
    <message>
        <source>Checks every file against its published checksum</source>
        <translation>Compare chaque fichier à sa somme de contrôle publiée</translation>
    </message>
    <message>
        <source>&amp;Show folder</source>
        <translation>Affic&amp;her le dossier</translation>
    </message>
    <message>
        <source>D&amp;elete…</source>
        <translation>&amp;Supprimer…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>I accept the {0}</source>
        <translation>J’accepte&#xa0;: {0}</translation>
    </message>
    <message>
        <source>At least {0}: other programs were busy when it was measured</source>
        <translation>Au moins {0}&#xa0;: d’autres programmes étaient actifs lors de la mesure</translation>
    </message>
    <message>
        <source>About {0}, {1}</source>
        <translation>Environ {0}, {1}</translation>
    </message>
    <message>
        <source>Known once the download starts</source>
        <translation>Connu au début du téléchargement</translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation>{0} jetons</translation>
    </message>
    <message>
        <source>{0}, converted for Tern</source>
        <translation>{0}, converti pour Tern</translation>
    </message>
    <message>
        <source>Its own weights, beside another program</source>
        <translation>Ses propres poids, à côté d’un autre programme</translation>
    </message>
    <message>
        <source>Its published weights</source>
        <translation>Ses poids publiés</translation>
    </message>
    <message>
        <source>Small random models of its form, never these weights</source>
        <translation>De petits modèles aléatoires de sa forme, jamais ces poids</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>Chargé</translation>
    </message>
    <message>
        <source>&amp;Download {0}</source>
        <translation>&amp;Télécharger {0}</translation>
    </message>
    <message>
        <source>&amp;Remove from the list…</source>
        <translation>&amp;Retirer de la liste…</translation>
    </message>
</context>
<context>
    <name>ModelDialogs</name>
    <message>
        <source>{0} is ready; all files were verified.</source>
        <translation>{0} est prêt&#x202f;; tous les fichiers ont été vérifiés.</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Charger</translation>
    </message>
</context>
<context>
    <name>ModelLoader</name>
    <message>
        <source>This takes effect after the current answer.</source>
        <translation>Prend effet après la réponse en cours.</translation>
    </message>
    <message>
        <source>No model has been loaded yet: open a model folder.</source>
        <translation>Aucun modèle n’a encore été chargé&#xa0;: ouvrez un dossier de modèle.</translation>
    </message>
    <message>
        <source>No model has been loaded yet: open a model folder first.</source>
        <translation>Aucun modèle n’a encore été chargé&#xa0;: ouvrez d’abord un dossier de modèle.</translation>
    </message>
    <message>
        <source>An answer is being written: wait until it is finished, or stop it.</source>
        <translation>Une réponse est en cours d’écriture&#xa0;: attendez sa fin, ou arrêtez-la.</translation>
    </message>
    <message>
        <source>Kernels are being measured already: wait until that has ended, or stop it.</source>
        <translation>Des noyaux sont déjà mesurés&#xa0;: attendez la fin, ou arrêtez la mesure.</translation>
    </message>
    <message>
        <source>The engine is not running: load the model again.</source>
        <translation>Le moteur ne tourne pas&#xa0;: rechargez le modèle.</translation>
    </message>
    <message>
        <source>Tern closed unexpectedly while loading {0} last time, so it was not loaded automatically.</source>
        <translation>La dernière fois, Tern s’est fermé de façon inattendue en chargeant {0}&#x202f;; il n’a donc pas été chargé automatiquement.</translation>
    </message>
    <message>
        <source>The processor slows down: after this answer, the frugal choice goes on with threads: {0}.</source>
        <translation>Le processeur ralentit&#xa0;: après cette réponse, le choix économe continue avec moins de threads&#xa0;: {0}.</translation>
    </message>
</context>
<context>
    <name>ModelManager</name>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>&amp;Add a folder…</source>
        <translation>&amp;Ajouter un dossier…</translation>
    </message>
    <message>
        <source>&amp;Measure the speed</source>
        <translation>&amp;Mesurer la vitesse</translation>
    </message>
    <message>
        <source>Takes about three seconds</source>
        <translation>Prend environ trois secondes</translation>
    </message>
    <message>
        <source>You can also drop a model folder here, or a .safetensors file with its JSON files.</source>
        <translation>Vous pouvez aussi déposer ici un dossier de modèle, ou un fichier .safetensors avec ses fichiers JSON.</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Sur cet ordinateur</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Disponibles</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Mesure…</translation>
    </message>
    <message>
        <source>Adding {0}…</source>
        <translation>Ajout de {0}…</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>chargé</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>Incomplet</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Endommagé</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>Inutilisable</translation>
    </message>
    <message>
        <source>Checking every file against its checksum…</source>
        <translation>Vérification des sommes de contrôle de chaque fichier…</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>Suppression…</translation>
    </message>
    <message>
        <source>Add a Model Folder</source>
        <translation>Ajouter un dossier de modèle</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>I accept the {0}</source>
        <translation>J’accepte&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Size known once the download starts</source>
        <translation>Taille connue au début du téléchargement</translation>
    </message>
    <message>
        <source>{0} ({1} free on this disk)</source>
        <translation>{0} ({1} libres sur ce disque)</translation>
    </message>
    <message>
        <source>There is not enough space on this disk; choose another folder.</source>
        <translation>Pas assez de place sur ce disque&#x202f;; choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Folder for the models</source>
        <translation>Dossier des modèles</translation>
    </message>
</context>
<context>
    <name>ModelPanel</name>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Chargement</translation>
    </message>
    <message>
        <source>&amp;Open a model folder…</source>
        <translation>&amp;Ouvrir un dossier de modèle…</translation>
    </message>
    <message>
        <source>&amp;Unload</source>
        <translation>Déchar&amp;ger</translation>
    </message>
    <message>
        <source>Frees the model&apos;s memory. Your chats are kept.</source>
        <translation>Libère la mémoire du modèle. Vos discussions sont conservées.</translation>
    </message>
    <message>
        <source>&amp;Recent models</source>
        <translation>Modèles &amp;récents</translation>
    </message>
    <message>
        <source>Recent models</source>
        <translation>Modèles récents</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Chargement…</translation>
    </message>
    <message>
        <source>No model is loaded</source>
        <translation>Aucun modèle chargé</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Noyau</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexte</translation>
    </message>
    <message>
        <source>{0} tokens, {1}</source>
        <translation>{0} jetons, {1}</translation>
    </message>
    <message>
        <source>Engine memory</source>
        <translation>Mémoire du moteur</translation>
    </message>
    <message>
        <source>Load time</source>
        <translation>Temps de chargement</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Choix</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Charger</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>Retirer de cette liste</translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>No model</source>
        <translation>Aucun modèle</translation>
    </message>
    <message>
        <source>{0}: choose another model</source>
        <translation>{0}&#xa0;: choisir un autre modèle</translation>
    </message>
    <message>
        <source>No model is here yet</source>
        <translation>Pas encore de modèle</translation>
    </message>
    <message>
        <source>&amp;Manage Models…</source>
        <translation>&amp;Gérer les modèles…</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Move to Folder</source>
        <translation>Déplacer vers un dossier</translation>
    </message>
    <message>
        <source>Find a folder</source>
        <translation>Chercher un dossier</translation>
    </message>
    <message>
        <source>Arrow keys choose from the list, Enter moves the chat there.</source>
        <translation>Les flèches choisissent dans la liste, Entrée y déplace la discussion.</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>No folder has that name</source>
        <translation>Aucun dossier de ce nom</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation>&amp;Déplacer</translation>
    </message>
    <message>
        <source>No &amp;folder</source>
        <translation>&amp;Aucun dossier</translation>
    </message>
    <message>
        <source>&amp;New folder…</source>
        <translation>&amp;Nouveau dossier…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Command palette</source>
        <translation>Palette de commandes</translation>
    </message>
    <message>
        <source>Type a command, a chat, a setting, a model or a folder</source>
        <translation>Tapez une commande, une discussion, un réglage, un modèle ou un dossier</translation>
    </message>
    <message>
        <source>Arrow keys choose from the list, Enter runs what is chosen, Esc closes it.</source>
        <translation>Les flèches choisissent dans la liste, Entrée exécute le choix, Échap ferme.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Aucun résultat</translation>
    </message>
</context>
<context>
    <name>PaletteSource</name>
    <message numerus="yes">
        <source>%Ln chats</source>
        <translation>
            <numerusform>%Ln discussion</numerusform>
            <numerusform>%Ln discussions</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder · {0}</source>
        <translation>Dossier · {0}</translation>
    </message>
    <message>
        <source>Load this model</source>
        <translation>Charger ce modèle</translation>
    </message>
</context>
<context>
    <name>PassageDialog</name>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Lecture du fichier…</translation>
    </message>
    <message>
        <source>Passage in its surroundings</source>
        <translation>Passage dans son contexte</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Afficher dans le &amp;dossier</translation>
    </message>
    <message>
        <source>&amp;Open file</source>
        <translation>&amp;Ouvrir le fichier</translation>
    </message>
    <message>
        <source>The file is not on this computer.</source>
        <translation>Le fichier n’est pas sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The file has changed since. This is the passage as the model could read it.</source>
        <translation>Le fichier a changé depuis. Voici le passage tel que le modèle a pu le lire.</translation>
    </message>
    <message>
        <source>{0} This is the passage as the model could read it.</source>
        <translation>{0} Voici le passage tel que le modèle a pu le lire.</translation>
    </message>
</context>
<context>
    <name>PasteChip</name>
    <message>
        <source>Pasted text</source>
        <translation>Texte collé</translation>
    </message>
    <message>
        <source>Remove this text from the message</source>
        <translation>Retirer ce texte du message</translation>
    </message>
    <message>
        <source>Remove pasted text, {0}</source>
        <translation>Retirer le texte collé, {0}</translation>
    </message>
    <message>
        <source>Pasted text, {0}</source>
        <translation>Texte collé, {0}</translation>
    </message>
    <message numerus="yes">
        <source>{0} · %Ln lines</source>
        <translation>
            <numerusform>{0} ·&#xa0;%Ln ligne</numerusform>
            <numerusform>{0} ·&#xa0;%Ln lignes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Move to folder</source>
        <translation>Déplacer vers un dossier</translation>
    </message>
    <message>
        <source>Bring Back from the &amp;Archive</source>
        <translation>Désarc&amp;hiver</translation>
    </message>
    <message>
        <source>&amp;Archive</source>
        <translation>Arc&amp;hiver</translation>
    </message>
    <message>
        <source>This chat is archived.</source>
        <translation>Cette discussion est archivée.</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Désarchiver</translation>
    </message>
</context>
<context>
    <name>PresetFields</name>
    <message>
        <source>The same</source>
        <translation>Identique</translation>
    </message>
    <message>
        <source>Speed and &amp;energy</source>
        <translation>Vitesse et én&amp;ergie</translation>
    </message>
    <message>
        <source>Fast is the quickest way to run your model that was measured. Balanced has the least energy times time. Frugal takes the least energy that still writes 8 tokens/s, faster than most people read. All give the same answers.</source>
        <translation>Rapide est la façon mesurée la plus rapide de faire tourner votre modèle. Équilibré a le plus petit produit énergie × temps. Économe prend le moins d’énergie en écrivant encore 8&#xa0;jetons/s, plus vite qu’on ne lit. Toutes donnent les mêmes réponses.</translation>
    </message>
    <message>
        <source>&amp;Benchmark…</source>
        <translation>&amp;Banc d’essai…</translation>
    </message>
    <message>
        <source>On &amp;battery</source>
        <translation>Sur b&amp;atterie</translation>
    </message>
    <message>
        <source>The model is loaded again when the computer is plugged in or out and the choice is another.</source>
        <translation>Le modèle est rechargé quand l’ordinateur est branché ou débranché et que le choix diffère.</translation>
    </message>
</context>
<context>
    <name>PresetFiles</name>
    <message>
        <source>Presets of Tern (*{0});;All files (*)</source>
        <translation>Préréglages de Tern (*{0});;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Import Presets</source>
        <translation>Importer des préréglages</translation>
    </message>
    <message>
        <source>Presets of Tern (*{0})</source>
        <translation>Préréglages de Tern (*{0})</translation>
    </message>
    <message>
        <source>Export Presets</source>
        <translation>Exporter des préréglages</translation>
    </message>
    <message numerus="yes">
        <source>%Ln presets were exported to {0}.</source>
        <translation>
            <numerusform>%Ln préréglage a été exporté vers {0}.</numerusform>
            <numerusform>%Ln préréglages ont été exportés vers {0}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was imported: there would be more than {0} presets.</source>
        <translation>Rien n’a été importé&#xa0;: il y aurait plus de {0} préréglages.</translation>
    </message>
    <message>
        <source>The file holds no presets.</source>
        <translation>Le fichier ne contient aucun préréglage.</translation>
    </message>
    <message>
        <source>Nothing was imported: all of these presets are here already.</source>
        <translation>Rien n’a été importé&#xa0;: tous ces préréglages sont déjà présents.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln presets were imported.</source>
        <translation>
            <numerusform>%Ln préréglage a été importé.</numerusform>
            <numerusform>%Ln préréglages ont été importés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Here already: {0}.</source>
        <translation>Déjà présents&#xa0;: {0}.</translation>
    </message>
</context>
<context>
    <name>PresetList</name>
    <message>
        <source>Presets</source>
        <translation>Préréglages</translation>
    </message>
    <message>
        <source>Comes with Tern</source>
        <translation>Fourni avec Tern</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Le vôtre</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Masqué</translation>
    </message>
    <message>
        <source>for new chats</source>
        <translation>pour les nouvelles discussions</translation>
    </message>
</context>
<context>
    <name>PresetPicker</name>
    <message>
        <source>Custom</source>
        <translation>Personnalisé</translation>
    </message>
    <message>
        <source>No preset</source>
        <translation>Aucun préréglage</translation>
    </message>
    <message>
        <source>Prompt and sampling of this chat are those of the preset “{0}”.</source>
        <translation>Le prompt et l’échantillonnage de cette discussion viennent du préréglage «&#xa0;{0}&#xa0;».</translation>
    </message>
    <message>
        <source>This chat has a prompt or sampling of its own.</source>
        <translation>Cette discussion a son propre prompt ou échantillonnage.</translation>
    </message>
    <message>
        <source>This chat uses prompt and sampling of the settings.</source>
        <translation>Cette discussion utilise le prompt et l’échantillonnage des réglages.</translation>
    </message>
    <message>
        <source>Prompt and sampling are those of the settings.</source>
        <translation>Le prompt et l’échantillonnage sont ceux des réglages.</translation>
    </message>
</context>
<context>
    <name>PresetStore</name>
    <message>
        <source>The presets could not be saved: {0}.</source>
        <translation>Impossible d’enregistrer les préréglages&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>Your presets could not be read: {0}.</source>
        <translation>Impossible de lire vos préréglages&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>Some presets were damaged and left out; the file was kept as {0}.</source>
        <translation>Des préréglages endommagés ont été omis&#x202f;; le fichier a été gardé sous {0}.</translation>
    </message>
    <message>
        <source>The file of your presets was damaged; it was kept as {0}.</source>
        <translation>Le fichier de vos préréglages était endommagé&#x202f;; il a été gardé sous {0}.</translation>
    </message>
</context>
<context>
    <name>PresetsDialog</name>
    <message>
        <source>Presets</source>
        <translation>Préréglages</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>New chats begin &amp;with this preset</source>
        <translation>Les nouvelles discussions commencent &amp;avec lui</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Nouveau</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Dupliquer</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>&amp;Monter</translation>
    </message>
    <message>
        <source>Move d&amp;own</source>
        <translation>Desc&amp;endre</translation>
    </message>
    <message>
        <source>Use in &amp;this chat</source>
        <translation>Utiliser dans &amp;cette discussion</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importer…</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>E&amp;xporter</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>This Preset…</source>
        <translation>Ce préréglage…</translation>
    </message>
    <message>
        <source>All My Presets…</source>
        <translation>Tous mes préréglages…</translation>
    </message>
    <message>
        <source>New preset</source>
        <translation>Nouveau préréglage</translation>
    </message>
    <message>
        <source>There are {0} presets already: delete one first.</source>
        <translation>Il y a déjà {0} préréglages&#xa0;: supprimez-en un d’abord.</translation>
    </message>
    <message>
        <source>The prompt is too long: {0} characters at most.</source>
        <translation>Le prompt est trop long&#xa0;: {0} caractères au plus.</translation>
    </message>
    <message>
        <source>This preset comes with Tern. Duplicate it to change it.</source>
        <translation>Ce préréglage est fourni avec Tern. Dupliquez-le pour le modifier.</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>A&amp;fficher</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>Mas&amp;quer</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>A preset that comes with Tern is not deleted, only left out of menus.</source>
        <translation>Un préréglage fourni avec Tern n’est pas supprimé, seulement retiré des menus.</translation>
    </message>
    <message>
        <source>Deletes this preset. Chats that use it keep its prompt and values.</source>
        <translation>Supprime ce préréglage. Les discussions qui l’utilisent gardent son prompt et ses valeurs.</translation>
    </message>
    <message>
        <source>“{0}” was deleted.</source>
        <translation>«&#xa0;{0}&#xa0;» a été supprimé.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>My presets</source>
        <translation>Mes préréglages</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Looking in your documents…</source>
        <translation>Recherche dans vos documents…</translation>
    </message>
    <message>
        <source>Waiting for the model…</source>
        <translation>En attente du modèle…</translation>
    </message>
    <message>
        <source>Reading the prompt… {0} / {1}</source>
        <translation>Lecture du prompt… {0} / {1}</translation>
    </message>
    <message>
        <source>Reading the prompt…</source>
        <translation>Lecture du prompt…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt…</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Écriture…</translation>
    </message>
</context>
<context>
    <name>ProofDialog</name>
    <message>
        <source>Kernel Checks</source>
        <translation>Vérification des noyaux</translation>
    </message>
    <message>
        <source>Exact means that answers are bit for bit those of the model: every kernel gives exactly the same results as plain reference code, on random inputs and on the most extreme ones. The check runs once for this processor and this version of Tern.</source>
        <translation>Exact veut dire que les réponses sont bit pour bit celles du modèle&#xa0;: chaque noyau donne exactement les résultats d’un code de référence simple, sur des entrées aléatoires et les plus extrêmes. Vérifié une fois pour ce processeur et cette version de Tern.</translation>
    </message>
    <message>
        <source>Kernel checks</source>
        <translation>Vérification des noyaux</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Noyau</translation>
    </message>
    <message>
        <source>Instruction set</source>
        <translation>Jeu d’instructions</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Opération</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
</context>
<context>
    <name>ProofExport</name>
    <message>
        <source>Export a Proof</source>
        <translation>Exporter une preuve</translation>
    </message>
    <message>
        <source>Proof bundles (*.json)</source>
        <translation>Preuves (*.json)</translation>
    </message>
    <message>
        <source>There is no answer to prove yet.</source>
        <translation>Il n’y a pas encore de réponse à prouver.</translation>
    </message>
    <message>
        <source>No answer in this chat was written by the loaded model with its current context length and KV cache: load the model that wrote them first.</source>
        <translation>Aucune réponse ici n’a été écrite par le modèle chargé avec son contexte et son cache KV actuels&#xa0;: chargez d’abord le modèle qui les a écrites.</translation>
    </message>
    <message>
        <source>The proof was saved. To check it on any computer: tern verify {0}</source>
        <translation>La preuve a été enregistrée. Pour la vérifier sur tout ordinateur&#xa0;: tern verify {0}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answers, written by other models or with other settings, are not in it.</source>
        <translation>
            <numerusform>%Ln réponse, écrite par un autre modèle ou avec d’autres réglages, n’y figure pas.</numerusform>
            <numerusform>%Ln réponses, écrites par d’autres modèles ou avec d’autres réglages, n’y figurent pas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProofWords</name>
    <message>
        <source>The kernels are checked when you load a model for the first time.</source>
        <translation>Les noyaux sont vérifiés au premier chargement d’un modèle.</translation>
    </message>
    <message>
        <source>Checked on this computer: answers are bit for bit those of the model ({0} checks passed).</source>
        <translation>Vérifié sur cet ordinateur&#xa0;: les réponses sont bit pour bit celles du modèle ({0} vérifications réussies).</translation>
    </message>
    <message>
        <source>all on {0}</source>
        <translation>tous sur {0}</translation>
    </message>
    <message>
        <source>These kernels gave wrong results on this computer and are turned off: {0}. The ones in use are exact.</source>
        <translation>Ces noyaux ont donné des résultats faux sur cet ordinateur et sont désactivés&#xa0;: {0}. Ceux qui servent sont exacts.</translation>
    </message>
    <message>
        <source>common to all</source>
        <translation>commun à tous</translation>
    </message>
    <message>
        <source>neuron skipping</source>
        <translation>saut de neurones</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tous</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exact</translation>
    </message>
    <message>
        <source>wrong, turned off</source>
        <translation>faux, désactivé</translation>
    </message>
    <message>
        <source>not available here</source>
        <translation>indisponible ici</translation>
    </message>
</context>
<context>
    <name>Quoting</name>
    <message>
        <source>Your documents could not be searched in time, so the answer goes without them.</source>
        <translation>Vos documents n’ont pas pu être parcourus à temps&#xa0;: la réponse est écrite sans eux.</translation>
    </message>
    <message>
        <source>Nothing that fits this question was found so far; your documents are still being read.</source>
        <translation>Rien trouvé pour cette question jusqu’ici&#x202f;; la lecture de vos documents se poursuit.</translation>
    </message>
    <message>
        <source>Nothing in your documents fits this question, so the answer goes without them.</source>
        <translation>Rien dans vos documents ne correspond à cette question&#xa0;: la réponse est écrite sans eux.</translation>
    </message>
</context>
<context>
    <name>RaceDialog</name>
    <message>
        <source>Kernel Race</source>
        <translation>Course de noyaux</translation>
    </message>
    <message>
        <source>Two kernels answer the same question with the same seed, one after the other: two at once would share the memory, and both would be slow. Then you see them side by side, each at the speed that was measured. The model is loaded again afterwards, and your chat is kept.</source>
        <translation>Deux noyaux répondent à la même question avec la même graine, l’un après l’autre&#xa0;: ensemble, ils se partageraient la mémoire et seraient lents. Vous les voyez ensuite côte à côte, à la vitesse mesurée. Le modèle est rechargé après, et votre discussion gardée.</translation>
    </message>
    <message>
        <source>Write a short letter from a lighthouse keeper.</source>
        <translation>Écris une courte lettre d’un gardien de phare.</translation>
    </message>
    <message>
        <source>&amp;Question</source>
        <translation>&amp;Question</translation>
    </message>
    <message>
        <source>&amp;First</source>
        <translation>&amp;Premier</translation>
    </message>
    <message>
        <source>&amp;Second</source>
        <translation>&amp;Second</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>Progression de la mesure</translation>
    </message>
    <message>
        <source>Show &amp;again</source>
        <translation>&amp;Revoir</translation>
    </message>
    <message>
        <source>Being measured…</source>
        <translation>Mesure en cours…</translation>
    </message>
    <message>
        <source>The models are being loaded…</source>
        <translation>Chargement des modèles…</translation>
    </message>
    <message>
        <source>Measuring {0}: {1} tokens…</source>
        <translation>Mesure de {0}&#xa0;: {1} jetons…</translation>
    </message>
    <message>
        <source>The race was stopped; there is no result.</source>
        <translation>La course a été arrêtée&#x202f;; il n’y a pas de résultat.</translation>
    </message>
    <message>
        <source>Other programs used {0} processor cores meanwhile: for speeds you can rely on, close them and race again. The tokens are not touched by that.</source>
        <translation>D’autres programmes occupaient {0} cœurs entre-temps&#xa0;: pour des vitesses fiables, fermez-les et refaites la course. Les jetons n’en sont pas affectés.</translation>
    </message>
    <message>
        <source>The race was interrupted; there is no result.</source>
        <translation>La course a été interrompue&#x202f;; il n’y a pas de résultat.</translation>
    </message>
    <message>
        <source>its end</source>
        <translation>sa fin</translation>
    </message>
    <message>
        <source>The answers differ from token {0} on: {1} wrote {2}, {3} wrote {4}. A kernel is wrong on this computer, which must never be. Look at Model &gt; Kernel Checks to see which.</source>
        <translation>Les réponses diffèrent dès le jeton {0}&#xa0;: {1} a écrit {2}, {3} a écrit {4}. Un noyau se trompe sur cet ordinateur, ce qui ne doit jamais arriver. Voyez lequel dans Modèle &gt; Vérification des noyaux.</translation>
    </message>
    <message>
        <source>Both wrote the same {0} tokens, as the digests show.</source>
        <translation>Les deux ont écrit les mêmes {0} jetons, comme le montrent les empreintes.</translation>
    </message>
    <message>
        <source>{0} was {1} times as fast.</source>
        <translation>{0} a été {1} fois plus rapide.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>S&amp;kip</source>
        <translation>Pass&amp;er</translation>
    </message>
    <message>
        <source>&amp;Race</source>
        <translation>&amp;Lancer</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Aucun modèle</translation>
    </message>
    <message>
        <source>This computer has only one kernel for this model: there is nobody to race with.</source>
        <translation>Cet ordinateur n’a qu’un noyau pour ce modèle&#xa0;: il court sans adversaire.</translation>
    </message>
    <message>
        <source>Choose two different kernels.</source>
        <translation>Choisissez deux noyaux différents.</translation>
    </message>
    <message>
        <source>Write a question that both answer.</source>
        <translation>Écrivez une question pour les deux.</translation>
    </message>
</context>
<context>
    <name>RaceLane</name>
    <message>
        <source>Digest of the tokens</source>
        <translation>Empreinte des jetons</translation>
    </message>
    <message>
        <source>{0} tokens/s</source>
        <translation>{0} jetons/s</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>lecture…</translation>
    </message>
    <message>
        <source>First token after {0} s</source>
        <translation>Premier jeton après {0} s</translation>
    </message>
    <message>
        <source>{0} tokens in {1} s</source>
        <translation>{0} jetons en {1} s</translation>
    </message>
    <message>
        <source>Answer of {0}</source>
        <translation>Réponse de {0}</translation>
    </message>
    <message>
        <source>Progress of {0}</source>
        <translation>Progression de {0}</translation>
    </message>
</context>
<context>
    <name>ReadBars</name>
    <message>
        <source>What one token reads from memory</source>
        <translation>Ce qu’un jeton lit en mémoire</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>Head (choice of the word)</source>
        <translation>Tête (choix du mot)</translation>
    </message>
    <message>
        <source>Context (KV cache)</source>
        <translation>Contexte (cache KV)</translation>
    </message>
    <message>
        <source>Skipped, not read</source>
        <translation>Sauté, non lu</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} Mo</translation>
    </message>
</context>
<context>
    <name>Rechoosing</name>
    <message>
        <source>{0} cannot be read any more, so the passages for the earlier question are used.</source>
        <translation>{0} n’est plus lisible&#xa0;: les passages de la question précédente sont utilisés.</translation>
    </message>
</context>
<context>
    <name>SamplingForm</name>
    <message>
        <source>&amp;Temperature</source>
        <translation>&amp;Température</translation>
    </message>
    <message>
        <source>0 always picks the most likely word; higher values are more varied.</source>
        <translation>0 prend toujours le mot le plus probable&#x202f;; plus haut, c’est plus varié.</translation>
    </message>
    <message>
        <source>Top-&amp;k</source>
        <translation>Top-&amp;k</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>Picks from this many of the most likely tokens.</source>
        <translation>Choisit parmi autant de jetons les plus probables.</translation>
    </message>
    <message>
        <source>Top-&amp;p</source>
        <translation>Top-&amp;p</translation>
    </message>
    <message>
        <source>Picks from the most likely tokens that together reach this probability; 1 turns it off.</source>
        <translation>Choisit parmi les jetons les plus probables qui atteignent ensemble cette probabilité&#x202f;; 1 désactive.</translation>
    </message>
    <message>
        <source>M&amp;in-p</source>
        <translation>M&amp;in-p</translation>
    </message>
    <message>
        <source>Leaves out tokens less likely than this share of the most likely one; 0 turns it off.</source>
        <translation>Écarte les jetons moins probables que cette part du plus probable&#x202f;; 0 désactive.</translation>
    </message>
    <message>
        <source>&amp;Repetition penalty</source>
        <translation>Pénalité de &amp;répétition</translation>
    </message>
    <message>
        <source>Makes words that were already used less likely; 1 turns it off.</source>
        <translation>Rend moins probables les mots déjà employés&#x202f;; 1 désactive.</translation>
    </message>
    <message>
        <source>&amp;Longest answer</source>
        <translation>&amp;Longueur maximale</translation>
    </message>
    <message>
        <source>Until the context is full</source>
        <translation>Jusqu’au contexte plein</translation>
    </message>
    <message>
        <source>The most tokens an answer may have.</source>
        <translation>Nombre maximal de jetons d’une réponse.</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>&amp;Graine</translation>
    </message>
    <message>
        <source>Different for each answer</source>
        <translation>Différente à chaque réponse</translation>
    </message>
    <message>
        <source>The same seed gives the same answer to the same question.</source>
        <translation>La même graine donne la même réponse à la même question.</translation>
    </message>
</context>
<context>
    <name>ServerPage</name>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>&amp;Answer other programs</source>
        <translation>&amp;Répondre à d’autres programmes</translation>
    </message>
    <message>
        <source>Programs that speak OpenAI&apos;s API can use the model that is loaded here: editors, scripts, other chat windows. Their answers and yours are written in turns. Nothing of theirs is kept on disk.</source>
        <translation>Les programmes qui parlent l’API d’OpenAI peuvent utiliser le modèle chargé ici&#xa0;: éditeurs, scripts, autres fenêtres de discussion. Leurs réponses et les vôtres s’écrivent tour à tour. Rien d’eux n’est gardé sur disque.</translation>
    </message>
    <message>
        <source>What a program needs</source>
        <translation>Ce qu’il faut à un programme</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Copy the a&amp;ddress</source>
        <translation>Copier l’a&amp;dresse</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Sho&amp;w the key</source>
        <translation>&amp;Afficher la clé</translation>
    </message>
    <message>
        <source>Copy the &amp;key</source>
        <translation>Copier la &amp;clé</translation>
    </message>
    <message>
        <source>&amp;Make a new key</source>
        <translation>&amp;Nouvelle clé</translation>
    </message>
    <message>
        <source>Programs with the old key are refused from then on.</source>
        <translation>Les programmes utilisant l’ancienne clé sont alors refusés.</translation>
    </message>
    <message>
        <source>Where it listens</source>
        <translation>Où il écoute</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>Cet ordinateur seulement</translation>
    </message>
    <message>
        <source>Every network of this computer</source>
        <translation>Tous les réseaux de cet ordinateur</translation>
    </message>
    <message>
        <source>&amp;Reached from</source>
        <translation>Acce&amp;ssible depuis</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>If another program has it already, choose another one.</source>
        <translation>Si un autre programme l’a déjà, choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Other computers reach it too, under this computer&apos;s address in their network. Nothing on the way is encrypted: questions, answers and the key can be read by whoever sees the network&apos;s traffic.</source>
        <translation>D’autres ordinateurs l’atteignent aussi, à l’adresse de cet ordinateur dans leur réseau. Rien n’est chiffré en route&#xa0;: qui voit le trafic peut lire questions, réponses et clé.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>Being answered now: {0}</source>
        <translation>En cours de réponse&#xa0;: {0}</translation>
    </message>
    <message>
        <source>The server is on. Nobody is being answered now.</source>
        <translation>Le serveur est actif. Personne ne reçoit de réponse pour l’instant.</translation>
    </message>
    <message>
        <source>The server is off: no program can connect.</source>
        <translation>Le serveur est arrêté&#xa0;: aucun programme ne peut se connecter.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Settings pages</source>
        <translation>Pages des réglages</translation>
    </message>
</context>
<context>
    <name>SettingsStore</name>
    <message>
        <source>The settings could not be saved: {0}.</source>
        <translation>Impossible d’enregistrer les réglages&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>The settings could not be read ({0}); Tern uses the defaults.</source>
        <translation>Les réglages étaient illisibles ({0})&#x202f;; Tern utilise ceux d’origine.</translation>
    </message>
    <message>
        <source>The settings file was damaged; it was kept as {0}, and Tern uses the defaults.</source>
        <translation>Le fichier des réglages était endommagé&#x202f;; il a été gardé sous {0}, et Tern utilise ceux d’origine.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>New chat</source>
        <translation>Nouvelle discussion</translation>
    </message>
    <message>
        <source>Search chats</source>
        <translation>Chercher des discussions</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Effacer la recherche</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Discussions</translation>
    </message>
</context>
<context>
    <name>SidebarFoot</name>
    <message>
        <source>Archived ({0})</source>
        <translation>Archives ({0})</translation>
    </message>
    <message>
        <source>Trash ({0})</source>
        <translation>Corbeille ({0})</translation>
    </message>
</context>
<context>
    <name>SingleInstance</name>
    <message>
        <source>Tern cannot write to its data folder; change its permissions or choose another folder.</source>
        <translation>Tern ne peut pas écrire dans son dossier de données&#x202f;; changez ses droits ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Another copy of Tern is using this data folder and does not respond; close it, then start Tern again.</source>
        <translation>Un autre Tern utilise ce dossier de données et ne répond pas&#x202f;; fermez-le, puis relancez Tern.</translation>
    </message>
</context>
<context>
    <name>SourcesRow</name>
    <message>
        <source>Sources:</source>
        <translation>Sources&#xa0;:</translation>
    </message>
    <message>
        <source>Source {0}: {1}</source>
        <translation>Source {0}&#xa0;: {1}</translation>
    </message>
</context>
<context>
    <name>StarterBar</name>
    <message>
        <source>Then send my next message to it</source>
        <translation>Puis lui envoyer mon prochain message</translation>
    </message>
    <message>
        <source>{0} is ready; all files were verified.</source>
        <translation>{0} est prêt&#x202f;; tous les fichiers ont été vérifiés.</translation>
    </message>
    <message>
        <source>Use it now</source>
        <translation>L’utiliser maintenant</translation>
    </message>
    <message>
        <source>Send my next message to it</source>
        <translation>Lui envoyer mon prochain message</translation>
    </message>
    <message>
        <source>You are talking to a tiny demo model: fluent English, weak facts.</source>
        <translation>Vous parlez à un minuscule modèle de démonstration&#xa0;: anglais fluide, connaissances peu fiables.</translation>
    </message>
    <message>
        <source>Use {0}</source>
        <translation>Utiliser {0}</translation>
    </message>
    <message>
        <source>Other models…</source>
        <translation>Autres modèles…</translation>
    </message>
    <message>
        <source>Get {0}</source>
        <translation>Obtenir {0}</translation>
    </message>
    <message>
        <source>{0} writes at least {1} tokens/s here; other programs were busy when it was measured.</source>
        <translation>{0} écrit au moins {1} jetons/s ici&#x202f;; d’autres programmes étaient actifs lors de la mesure.</translation>
    </message>
    <message>
        <source>{0} is {1} and writes about {2} tokens/s here.</source>
        <translation>{0} pèse {1} et écrit environ {2} jetons/s ici.</translation>
    </message>
    <message>
        <source>{0} writes about {1} tokens/s here.</source>
        <translation>{0} écrit environ {1} jetons/s ici.</translation>
    </message>
    <message>
        <source>{0} is {1}.</source>
        <translation>{0} pèse {1}.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>The kernel that computes the answers and the instruction set it uses, as reported by the engine.</source>
        <translation>Le noyau qui calcule les réponses et son jeu d’instructions, selon le moteur.</translation>
    </message>
    <message>
        <source>How many threads the engine uses.</source>
        <translation>Nombre de threads que le moteur utilise.</translation>
    </message>
    <message>
        <source>Current speed: tokens written in about the last second, measured by the engine.</source>
        <translation>Vitesse actuelle&#xa0;: jetons écrits dans la dernière seconde, mesurés par le moteur.</translation>
    </message>
    <message>
        <source>Prompt speed: tokens read per second, measured by the engine. Tokens it already knew do not count.</source>
        <translation>Vitesse du prompt&#xa0;: jetons lus par seconde, mesurés par le moteur. Ceux déjà connus ne comptent pas.</translation>
    </message>
    <message>
        <source>Time from the question to the first token of the answer, measured by the engine.</source>
        <translation>Temps de la question au premier jeton de la réponse, mesuré par le moteur.</translation>
    </message>
    <message>
        <source>How much of the prompt the engine has read before the model can answer, in tokens.</source>
        <translation>Ce que le moteur a lu du prompt avant que le modèle puisse répondre, en jetons.</translation>
    </message>
    <message>
        <source>Context used</source>
        <translation>Contexte utilisé</translation>
    </message>
    <message>
        <source>How much of the context this chat uses, in tokens counted by the engine. You can set the length in the settings.</source>
        <translation>Ce que cette discussion prend du contexte, en jetons comptés par le moteur. La longueur se définit dans les réglages.</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Aucun modèle</translation>
    </message>
    <message>
        <source>Model: {0}</source>
        <translation>Modèle&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Open a model folder, or see what is loaded</source>
        <translation>Ouvrir un dossier de modèle, ou voir ce qui est chargé</translation>
    </message>
    <message>
        <source>server on</source>
        <translation>serveur actif</translation>
    </message>
    <message>
        <source>Other programs can use the model. Nobody is being answered now.</source>
        <translation>D’autres programmes peuvent utiliser le modèle. Personne ne reçoit de réponse pour l’instant.</translation>
    </message>
    <message>
        <source>answering {0}</source>
        <translation>répond à {0}</translation>
    </message>
    <message numerus="yes">
        <source>answering %Ln requests</source>
        <translation>
            <numerusform>répond à&#xa0;%Ln requête</numerusform>
            <numerusform>répond à&#xa0;%Ln requêtes</numerusform>
        </translation>
    </message>
    <message>
        <source>Being answered now: {0}</source>
        <translation>En cours de réponse&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Server: {0}</source>
        <translation>Serveur&#xa0;: {0}</translation>
    </message>
    <message>
        <source>{0} tok/s</source>
        <translation>{0} jetons/s</translation>
    </message>
    <message>
        <source>average {0}</source>
        <translation>moyenne {0}</translation>
    </message>
    <message>
        <source>prompt {0} tok/s</source>
        <translation>prompt {0} jetons/s</translation>
    </message>
    <message>
        <source>first {0} s</source>
        <translation>1er jeton {0} s</translation>
    </message>
    <message>
        <source>reading {0} / {1}</source>
        <translation>lecture {0} / {1}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln kernels off</source>
        <translation>
            <numerusform>%Ln noyau désactivé</numerusform>
            <numerusform>%Ln noyaux désactivés</numerusform>
        </translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exact</translation>
    </message>
    <message>
        <source>{0} Click for details.</source>
        <translation>{0} Cliquez pour les détails.</translation>
    </message>
    <message>
        <source>Average speed of the last answer, from its first token to its last, measured by the engine.</source>
        <translation>Vitesse moyenne de la dernière réponse, du premier au dernier jeton, mesurée par le moteur.</translation>
    </message>
    <message>
        <source>{0} of its tokens were guessed in advance (speculation).</source>
        <translation>{0} de ses jetons ont été devinés d’avance (spéculation).</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>Sum up our conversation so far, so that it can go on without it: what it is about, what I asked for, every fact, name and number that matters, what was decided, and what is still open. Write only the summary.</source>
        <translation>Sum up our conversation so far, so that it can go on without it: what it is about, what I asked for, every fact, name and number that matters, what was decided, and what is still open. Write only the summary.</translation>
    </message>
    <message>
        <source>There is no whole summary, so this chat stays as it was.</source>
        <translation>Il n’y a pas de résumé complet&#xa0;: cette discussion est restée telle quelle.</translation>
    </message>
    <message>
        <source>Summary of the chat before</source>
        <translation>Résumé de la discussion précédente</translation>
    </message>
</context>
<context>
    <name>TemporaryMark</name>
    <message>
        <source>Nothing of this chat will be kept.</source>
        <translation>Rien de cette discussion ne sera gardé.</translation>
    </message>
    <message>
        <source>Keep this chat</source>
        <translation>Garder cette discussion</translation>
    </message>
    <message>
        <source>Temporary Chat</source>
        <translation>Discussion temporaire</translation>
    </message>
    <message>
        <source>This chat is temporary: when you leave it, it is gone for good. Do you want to keep it?</source>
        <translation>Cette discussion est temporaire&#xa0;: en la quittant, vous la perdez définitivement. Voulez-vous la garder&#x202f;?</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>Ne pas la garder</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Rester ici</translation>
    </message>
</context>
<context>
    <name>ThreadsPlot</name>
    <message>
        <source>threads</source>
        <translation>threads</translation>
    </message>
    <message>
        <source>answer, tokens/s</source>
        <translation>réponse, jetons/s</translation>
    </message>
    <message>
        <source>Speed over the number of threads</source>
        <translation>Vitesse selon le nombre de threads</translation>
    </message>
    <message>
        <source>{0} with {1}</source>
        <translation>{0} avec {1}</translation>
    </message>
    <message>
        <source>{0} on {1}, tokens per second by threads: {2}</source>
        <translation>{0} sur {1}, jetons par seconde selon les threads&#xa0;: {2}</translation>
    </message>
</context>
<context>
    <name>TrashDialog</name>
    <message>
        <source>Trash</source>
        <translation>Corbeille</translation>
    </message>
    <message>
        <source>Deleted chats are kept here for {0} days, then removed for good. What the model had computed from them is already gone.</source>
        <translation>Les discussions supprimées restent ici {0} jours, puis sont effacées définitivement. Ce que le modèle en avait calculé a déjà disparu.</translation>
    </message>
    <message>
        <source>Deleted chats</source>
        <translation>Discussions supprimées</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>La corbeille est vide</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Restaurer</translation>
    </message>
    <message>
        <source>&amp;Delete for good…</source>
        <translation>&amp;Supprimer définitivement…</translation>
    </message>
    <message>
        <source>&amp;Empty the trash…</source>
        <translation>&amp;Vider la corbeille…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln days left</source>
        <translation>
            <numerusform>encore&#xa0;%Ln jour</numerusform>
            <numerusform>encore&#xa0;%Ln jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted {0} · {1}</source>
        <translation>Supprimée le {0} · {1}</translation>
    </message>
    <message>
        <source>Delete “{0}” for good? This cannot be undone.</source>
        <translation>Supprimer définitivement «&#xa0;{0}&#xa0;»&#x202f;? C’est irréversible.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Supprimer définitivement</translation>
    </message>
    <message>
        <source>Delete all chats in the trash for good? This cannot be undone.</source>
        <translation>Supprimer définitivement toutes les discussions de la corbeille&#x202f;? C’est irréversible.</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>Vider la corbeille</translation>
    </message>
</context>
<context>
    <name>TrashSetting</name>
    <message>
        <source>Trash</source>
        <translation>Corbeille</translation>
    </message>
    <message>
        <source>&amp;Empty now…</source>
        <translation>Vi&amp;der maintenant…</translation>
    </message>
    <message>
        <source>Deleted chats are kept here for {0} days, then removed for good.</source>
        <translation>Les discussions supprimées restent ici {0} jours, puis sont effacées définitivement.</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>La corbeille est vide</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deleted chats</source>
        <translation>
            <numerusform>%Ln discussion supprimée</numerusform>
            <numerusform>%Ln discussions supprimées</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete all chats in the trash for good? This cannot be undone.</source>
        <translation>Supprimer définitivement toutes les discussions de la corbeille&#x202f;? C’est irréversible.</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>Vider la corbeille</translation>
    </message>
</context>
<context>
    <name>TuneDialog</name>
    <message>
        <source>Find the Fastest Kernel</source>
        <translation>Trouver le noyau le plus rapide</translation>
    </message>
    <message>
        <source>Measures every kernel with different numbers of threads, using your model. All of them give the same answers; only speed and energy use differ. This takes about half a minute. The model is reloaded afterwards, and your chat is kept.</source>
        <translation>Mesure chaque noyau avec divers nombres de threads, sur votre modèle. Tous donnent les mêmes réponses&#x202f;; seules vitesse et énergie diffèrent. Cela prend une demi-minute environ. Le modèle est ensuite rechargé, et votre discussion gardée.</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>Progression de la mesure</translation>
    </message>
    <message>
        <source>Kernel speeds</source>
        <translation>Vitesses des noyaux</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Noyau</translation>
    </message>
    <message>
        <source>Instruction set</source>
        <translation>Jeu d’instructions</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Answer, tokens/s</source>
        <translation>Réponse, jetons/s</translation>
    </message>
    <message>
        <source>Prompt, tokens/s</source>
        <translation>Prompt, jetons/s</translation>
    </message>
    <message>
        <source>Tokens per second when writing an answer and when reading a prompt.</source>
        <translation>Jetons par seconde en écrivant une réponse et en lisant un prompt.</translation>
    </message>
    <message>
        <source>&amp;Use this one</source>
        <translation>&amp;Utiliser celui-ci</translation>
    </message>
    <message>
        <source>Choose &amp;automatically</source>
        <translation>Choisir &amp;automatiquement</translation>
    </message>
    <message>
        <source>The measurement was stopped; no results were kept.</source>
        <translation>La mesure a été arrêtée&#x202f;; aucun résultat n’a été gardé.</translation>
    </message>
    <message>
        <source>Other programs were busy, so the earlier measurement, made when it was quiet, still holds.</source>
        <translation>D’autres programmes étaient actifs&#xa0;: la mesure précédente, faite au repos, reste valable.</translation>
    </message>
    <message>
        <source>The measurement was interrupted; no results were kept.</source>
        <translation>La mesure a été interrompue&#x202f;; aucun résultat n’a été gardé.</translation>
    </message>
    <message>
        <source>{0} (best)</source>
        <translation>{0} (le meilleur)</translation>
    </message>
    <message>
        <source>Measuring… Preparing the model for each kernel takes a few seconds.</source>
        <translation>Mesure… Préparer le modèle pour chaque noyau prend quelques secondes.</translation>
    </message>
    <message>
        <source>This model has not been measured yet.</source>
        <translation>Ce modèle n’a pas encore été mesuré.</translation>
    </message>
    <message>
        <source>Your settings use “{0}”, which takes its choice from the benchmark.</source>
        <translation>Vos réglages utilisent «&#xa0;{0}&#xa0;», dont le choix vient du banc d’essai.</translation>
    </message>
    <message>
        <source>Tern uses the best row automatically.</source>
        <translation>Tern utilise la meilleure ligne automatiquement.</translation>
    </message>
    <message>
        <source>Your settings use {0}, which is for models with other weights: for this model Tern chooses automatically.</source>
        <translation>Vos réglages utilisent {0}, pour des modèles à autres poids&#xa0;: pour celui-ci, Tern choisit automatiquement.</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatique</translation>
    </message>
    <message>
        <source>Your settings use {0} · {1}, threads: {2}.</source>
        <translation>Vos réglages utilisent {0} · {1}, threads&#xa0;: {2}.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Measure again</source>
        <translation>&amp;Mesurer à nouveau</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>&amp;Mesurer</translation>
    </message>
    <message>
        <source>Other programs used {0} processor cores during the measurement. For numbers you can rely on, close them and measure again; until then all threads are kept.</source>
        <translation>D’autres programmes occupaient {0} cœurs pendant la mesure. Pour des chiffres fiables, fermez-les et recommencez&#x202f;; d’ici là, tous les threads sont gardés.</translation>
    </message>
    <message>
        <source>Other programs are using {0} processor cores. Close them first: what is measured now would be too slow, and another kernel may come out as the fastest.</source>
        <translation>D’autres programmes occupent {0} cœurs. Fermez-les d’abord&#xa0;: ce qui serait mesuré serait trop lent, et un autre noyau pourrait paraître le plus rapide.</translation>
    </message>
</context>
<context>
    <name>WindowLog</name>
    <message>
        <source>An unexpected error occurred; the details are in {0}.</source>
        <translation>Une erreur inattendue s’est produite&#x202f;; les détails sont dans {0}.</translation>
    </message>
</context>
<context>
    <name>say</name>
    <message>
        <source>{0} of {1} of memory is free.</source>
        <translation>{0} de mémoire libres sur {1}.</translation>
    </message>
    <message>
        <source>Needs about {0} of memory; {1} of {2} is free.</source>
        <translation>Demande environ {0} de mémoire&#x202f;; {1} libres sur {2}.</translation>
    </message>
    <message>
        <source>{0} could not be written: {1}.</source>
        <translation>Impossible d’écrire {0}&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>{0} could not be read: {1}.</source>
        <translation>Impossible de lire {0}&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>{0} is too large to be a file of presets.</source>
        <translation>{0} est trop gros pour un fichier de préréglages.</translation>
    </message>
    <message>
        <source>{0} is no file of presets that Tern has exported.</source>
        <translation>{0} n’est pas un fichier de préréglages exporté par Tern.</translation>
    </message>
    <message>
        <source>{0} was written by a later version of Tern, or is damaged.</source>
        <translation>{0} vient d’une version plus récente de Tern, ou est endommagé.</translation>
    </message>
    <message>
        <source>{0} holds more than {1} presets.</source>
        <translation>{0} contient plus de {1} préréglages.</translation>
    </message>
    <message>
        <source>Nothing was imported from {0}.</source>
        <translation>Rien n’a été importé de {0}.</translation>
    </message>
    <message>
        <source>An entry is no preset.</source>
        <translation>Une entrée n’est pas un préréglage.</translation>
    </message>
    <message>
        <source>A preset has no name.</source>
        <translation>Un préréglage n’a pas de nom.</translation>
    </message>
    <message>
        <source>The prompt of “{0}” is no text.</source>
        <translation>Le prompt de «&#xa0;{0}&#xa0;» n’est pas du texte.</translation>
    </message>
    <message>
        <source>The prompt of “{0}” has more than {1} characters.</source>
        <translation>Le prompt de «&#xa0;{0}&#xa0;» a plus de {1} caractères.</translation>
    </message>
    <message>
        <source>The values of “{0}” cannot be read.</source>
        <translation>Les valeurs de «&#xa0;{0}&#xa0;» sont illisibles.</translation>
    </message>
    <message>
        <source>“{0}” has a value that cannot be used: {1}</source>
        <translation>«&#xa0;{0}&#xa0;» a une valeur inutilisable&#xa0;: {1}</translation>
    </message>
    <message>
        <source>Short answers</source>
        <translation>Réponses courtes</translation>
    </message>
    <message>
        <source>Answer in one to three short sentences. Give the answer first. Leave out introductions, repetitions and closing remarks.</source>
        <translation>Answer in one to three short sentences. Give the answer first. Leave out introductions, repetitions and closing remarks.</translation>
    </message>
    <message>
        <source>Explain simply</source>
        <translation>Expliquer simplement</translation>
    </message>
    <message>
        <source>Explain things to a curious twelve-year-old. Use short sentences and everyday words. Give one concrete example. If you have to use a technical word, say what it means.</source>
        <translation>Explain things to a curious twelve-year-old. Use short sentences and everyday words. Give one concrete example. If you have to use a technical word, say what it means.</translation>
    </message>
    <message>
        <source>Translate to English</source>
        <translation>Traduire en anglais</translation>
    </message>
    <message>
        <source>You are a translator. Translate every message of the user into natural English. Keep the meaning, the tone, names, numbers and line breaks. Reply with the translation only. Do not answer questions in the text; translate them.</source>
        <translation>You are a translator. Translate every message of the user into natural English. Keep the meaning, the tone, names, numbers and line breaks. Reply with the translation only. Do not answer questions in the text; translate them.</translation>
    </message>
    <message>
        <source>Proofread</source>
        <translation>Relire et corriger</translation>
    </message>
    <message>
        <source>You are a proofreader. Correct the spelling, grammar and punctuation of the user&apos;s text. Keep its language, meaning and style, and change as little as possible. Reply with the corrected text only.</source>
        <translation>You are a proofreader. Correct the spelling, grammar and punctuation of the user&apos;s text. Keep its language, meaning and style, and change as little as possible. Reply with the corrected text only.</translation>
    </message>
    <message>
        <source>Summarize</source>
        <translation>Résumer</translation>
    </message>
    <message>
        <source>Summarize the user&apos;s text in at most five short bullet points. Use only what the text says. Keep names and numbers exactly. Write in the text&apos;s language.</source>
        <translation>Summarize the user&apos;s text in at most five short bullet points. Use only what the text says. Keep names and numbers exactly. Write in the text&apos;s language.</translation>
    </message>
    <message>
        <source>Code helper</source>
        <translation>Aide au code</translation>
    </message>
    <message>
        <source>You are a careful programmer. Reply with working code in one code block that names its language, then explain it in at most three sentences. Use the standard library where it is enough. If something important is unknown, say what you assume.</source>
        <translation>You are a careful programmer. Reply with working code in one code block that names its language, then explain it in at most three sentences. Use the standard library where it is enough. If something important is unknown, say what you assume.</translation>
    </message>
    <message>
        <source>Brainstorm</source>
        <translation>Trouver des idées</translation>
    </message>
    <message>
        <source>Help the user find ideas. Reply with a numbered list of eight different ideas, one line each. Mix obvious and unusual ones. Do not judge them and do not repeat yourself.</source>
        <translation>Help the user find ideas. Reply with a numbered list of eight different ideas, one line each. Mix obvious and unusual ones. Do not judge them and do not repeat yourself.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Préréglage</translation>
    </message>
    <message>
        <source>Tern cannot start</source>
        <translation>Tern ne peut pas démarrer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>Show the damaged file</source>
        <translation>Afficher le fichier endommagé</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Restore the last backup</source>
        <translation>Restaurer la dernière sauvegarde</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages were restored from the backup.</source>
        <translation>
            <numerusform>%Ln message a été restauré de la sauvegarde.</numerusform>
            <numerusform>%Ln messages ont été restaurés de la sauvegarde.</numerusform>
        </translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>encore quelques secondes</translation>
    </message>
    <message>
        <source>about {0} s left</source>
        <translation>encore {0} s environ</translation>
    </message>
    <message>
        <source>about {0} min left</source>
        <translation>encore {0} min environ</translation>
    </message>
    <message>
        <source>about {0} h {1} min left</source>
        <translation>encore {0} h {1} min environ</translation>
    </message>
    <message>
        <source>Waiting for another download</source>
        <translation>En attente d’un autre téléchargement</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>Mise en pause…</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Annulation…</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} sur {1}</translation>
    </message>
    <message>
        <source>Paused at {0}</source>
        <translation>En pause à {0}</translation>
    </message>
    <message>
        <source>Not started yet</source>
        <translation>Pas encore commencé</translation>
    </message>
    <message>
        <source>Stopped at {0}; nothing is lost</source>
        <translation>Arrêté à {0}&#x202f;; rien n’est perdu</translation>
    </message>
    <message>
        <source>{0}, all files verified</source>
        <translation>{0}, tous les fichiers vérifiés</translation>
    </message>
    <message>
        <source>Checking {0}…</source>
        <translation>Vérification de {0}…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>{0}/s</source>
        <translation>{0}/s</translation>
    </message>
    <message>
        <source>{0} tokens per second</source>
        <translation>{0} jetons par seconde</translation>
    </message>
    <message>
        <source>≥ {0} tok/s</source>
        <translation>≥ {0} jetons/s</translation>
    </message>
    <message>
        <source>≈ {0} tok/s</source>
        <translation>≈ {0} jetons/s</translation>
    </message>
    <message>
        <source>faster than you read</source>
        <translation>plus vite que vous ne lisez</translation>
    </message>
    <message>
        <source>about as fast as you read</source>
        <translation>à peu près aussi vite que vous lisez</translation>
    </message>
    <message>
        <source>slower than you read</source>
        <translation>moins vite que vous ne lisez</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Assistant</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>Prompt système</translation>
    </message>
    <message>
        <source>version {0} of {1}</source>
        <translation>version {0} sur {1}</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Nouvelle discussion</translation>
    </message>
    <message>
        <source>Attached: {0}</source>
        <translation>En pièce jointe&#xa0;: {0}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chats</source>
        <translation>
            <numerusform>%Ln discussion</numerusform>
            <numerusform>%Ln discussions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouvelle</translation>
    </message>
    <message>
        <source>Gets new messages</source>
        <translation>Reçoit de nouveaux messages</translation>
    </message>
    <message>
        <source>Already here</source>
        <translation>Déjà présente</translation>
    </message>
    <message>
        <source>Comes back from the trash</source>
        <translation>Revient de la corbeille</translation>
    </message>
    <message>
        <source>{0} with {1} from {2}.</source>
        <translation>{0} avec {1}, provenant de {2}.</translation>
    </message>
    <message>
        <source>The file is an export without any chat.</source>
        <translation>Le fichier est une exportation sans discussion.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln are new</source>
        <translation>
            <numerusform>%Ln est nouvelle</numerusform>
            <numerusform>%Ln sont nouvelles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln get new messages</source>
        <translation>
            <numerusform>%Ln reçoit de nouveaux messages</numerusform>
            <numerusform>%Ln reçoivent de nouveaux messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln come back from the trash</source>
        <translation>
            <numerusform>%Ln revient de la corbeille</numerusform>
            <numerusform>%Ln reviennent de la corbeille</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are here already</source>
        <translation>
            <numerusform>%Ln est déjà présente</numerusform>
            <numerusform>%Ln sont déjà présentes</numerusform>
        </translation>
    </message>
    <message>
        <source>Of these, {0}.</source>
        <translation>Parmi elles, {0}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other versions of messages are kept.</source>
        <translation>
            <numerusform>%Ln autre version d’un message est gardée.</numerusform>
            <numerusform>%Ln autres versions de messages sont gardées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln empty chats are left out.</source>
        <translation>
            <numerusform>%Ln discussion vide est omise.</numerusform>
            <numerusform>%Ln discussions vides sont omises.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to import.</source>
        <translation>Il n’y a rien à importer.</translation>
    </message>
    <message>
        <source>Imported: {0} with {1}.</source>
        <translation>Importation terminée&#xa0;: {0} avec {1}.</translation>
    </message>
    <message>
        <source>Together with this chat about {0} of the {1} tokens of the context.</source>
        <translation>Avec cette discussion, environ {0} des {1} jetons du contexte.</translation>
    </message>
    <message>
        <source>Together {0} of the {1} tokens of the context.</source>
        <translation>En tout, {0} des {1} jetons du contexte.</translation>
    </message>
    <message>
        <source>Documents, text and code ({0})</source>
        <translation>Documents, texte et code ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Attach Files</source>
        <translation>Joindre des fichiers</translation>
    </message>
    <message>
        <source>passages</source>
        <translation>passages</translation>
    </message>
    <message>
        <source>File {0}</source>
        <translation>Fichier {0}</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Page web</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Word</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>Passage</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Résumé</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln jeton</numerusform>
            <numerusform>%Ln jetons</numerusform>
        </translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>environ {0}</translation>
    </message>
    <message>
        <source>under 1</source>
        <translation>moins de 1</translation>
    </message>
    <message>
        <source>{0}, {1}&#xa0;% of the context</source>
        <translation>{0}, {1}&#xa0;% du contexte</translation>
    </message>
    <message>
        <source>The model sees this text.</source>
        <translation>Le modèle voit ce texte.</translation>
    </message>
    <message>
        <source>The file was too long for the context: the model sees the passages that suited the question, {0} of {1} characters.</source>
        <translation>Le fichier était trop long pour le contexte&#xa0;: le modèle voit les passages qui répondent à la question, {0} caractères sur {1}.</translation>
    </message>
    <message>
        <source>{0}

[Attached: {1}]</source>
        <translation>{0}

[En pièce jointe&#xa0;: {1}]</translation>
    </message>
    <message>
        <source>Welcome to Tern</source>
        <translation>Bienvenue dans Tern</translation>
    </message>
    <message>
        <source>Language models that run entirely on this computer. Nothing you write leaves it.</source>
        <translation>Des modèles de langage qui fonctionnent entièrement sur cet ordinateur. Rien de ce que vous écrivez n’en sort.</translation>
    </message>
    <message>
        <source>Measuring the speed</source>
        <translation>Mesure de la vitesse</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Mesurer à nouveau</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Processeur</translation>
    </message>
    <message>
        <source>Instruction set</source>
        <translation>Jeu d’instructions</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Free disk space</source>
        <translation>Espace disque libre</translation>
    </message>
    <message>
        <source>no vector instructions used</source>
        <translation>aucune instruction vectorielle</translation>
    </message>
    <message>
        <source>The chat opens when the download is complete. You can close this window in the meantime.</source>
        <translation>La discussion s’ouvre à la fin du téléchargement. Vous pouvez fermer cette fenêtre en attendant.</translation>
    </message>
    <message>
        <source>Downloading the model</source>
        <translation>Téléchargement du modèle</translation>
    </message>
    <message>
        <source>What to expect</source>
        <translation>À quoi s’attendre</translation>
    </message>
    <message>
        <source>This is a small model: good at explaining, rewriting and short texts, mostly in English.</source>
        <translation>C’est un petit modèle&#xa0;: bon pour expliquer, reformuler et écrire court, surtout en anglais.</translation>
    </message>
    <message>
        <source>It can sound confident and still be wrong. Check what matters.</source>
        <translation>Il peut sembler sûr de lui et se tromper. Vérifiez ce qui compte.</translation>
    </message>
    <message>
        <source>Press Esc to stop an answer. You can edit every question and ask again.</source>
        <translation>Échap arrête une réponse. Chaque question peut être modifiée et reposée.</translation>
    </message>
    <message>
        <source>What you write stays on this computer; only the model is downloaded.</source>
        <translation>Ce que vous écrivez reste sur cet ordinateur&#x202f;; seul le modèle est téléchargé.</translation>
    </message>
    <message>
        <source>Open the &amp;settings</source>
        <translation>Ouvrir les ré&amp;glages</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Choisir un modèle</translation>
    </message>
    <message>
        <source>The first one is recommended. You can add others at any time.</source>
        <translation>Le premier est recommandé. Vous pourrez en ajouter d’autres à tout moment.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Télécharger</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>&amp;Changer…</translation>
    </message>
    <message>
        <source>Change the folder</source>
        <translation>Changer de dossier</translation>
    </message>
    <message>
        <source>&amp;Read</source>
        <translation>&amp;Lire</translation>
    </message>
    <message>
        <source>Read the licence in the browser</source>
        <translation>Lire la licence dans le navigateur</translation>
    </message>
    <message>
        <source>{0} › {1}</source>
        <translation>{0} › {1}</translation>
    </message>
    <message>
        <source>Finding the fastest kernel…</source>
        <translation>Recherche du noyau le plus rapide…</translation>
    </message>
    <message>
        <source>Two kernels are racing…</source>
        <translation>Deux noyaux font la course…</translation>
    </message>
    <message>
        <source>Measuring every kernel…</source>
        <translation>Mesure de tous les noyaux…</translation>
    </message>
    <message>
        <source>Loading {0}…</source>
        <translation>Chargement de {0}…</translation>
    </message>
    <message>
        <source>Some of what you wrote could not be saved yet. Close Tern anyway?</source>
        <translation>Une partie de ce que vous avez écrit n’est pas encore enregistrée. Fermer Tern quand même&#x202f;?</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Non enregistré</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>Fermer quand même</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Send the message</source>
        <translation>Envoyer le message</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>New line in the message</source>
        <translation>Aller à la ligne dans le message</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Maj+Entrée</translation>
    </message>
    <message>
        <source>Open the selected chat</source>
        <translation>Ouvrir la discussion sélectionnée</translation>
    </message>
    <message>
        <source>Menu of the selected chat</source>
        <translation>Menu de la discussion sélectionnée</translation>
    </message>
    <message>
        <source>Menu key, Shift+F10</source>
        <translation>Touche Menu, Maj+F10</translation>
    </message>
    <message>
        <source>Message before or after</source>
        <translation>Message précédent ou suivant</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Haut, Bas</translation>
    </message>
    <message>
        <source>Read a message line by line</source>
        <translation>Lire un message ligne par ligne</translation>
    </message>
    <message>
        <source>Enter, Esc to leave</source>
        <translation>Entrée&#x202f;; Échap pour quitter</translation>
    </message>
    <message>
        <source>Next or previous control</source>
        <translation>Élément suivant ou précédent</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Maj+Tab</translation>
    </message>
    <message>
        <source>No longer seen above</source>
        <translation>Hors contexte ci-dessus</translation>
    </message>
    <message>
        <source>The model no longer sees the messages above</source>
        <translation>Le modèle ne voit plus les messages ci-dessus</translation>
    </message>
    <message numerus="yes">
        <source>%Ln languages</source>
        <translation>
            <numerusform>%Ln langue</numerusform>
            <numerusform>%Ln langues</numerusform>
        </translation>
    </message>
    <message>
        <source>Needs {0} of memory; this computer has {1}</source>
        <translation>Demande {0} de mémoire&#x202f;; cet ordinateur en a {1}</translation>
    </message>
    <message>
        <source>Offline mode is on, so nothing can be downloaded: open a model folder you already have, or turn offline mode off in Settings &gt; Downloads.</source>
        <translation>Le mode hors ligne est actif&#xa0;: rien ne peut être téléchargé. Ouvrez un dossier de modèle que vous avez, ou désactivez ce mode dans Réglages &gt; Téléchargements.</translation>
    </message>
    <message>
        <source>Known once the download starts</source>
        <translation>Connu au début du téléchargement</translation>
    </message>
    <message>
        <source>{0} needed, {1} of {2} free</source>
        <translation>{0} nécessaires, {1} libres sur {2}</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>This cannot be done right now.</source>
        <translation>C’est impossible pour l’instant.</translation>
    </message>
    <message>
        <source>on</source>
        <translation>activé</translation>
    </message>
    <message>
        <source>off</source>
        <translation>désactivé</translation>
    </message>
    <message>
        <source>There is nothing in this chat yet, or it is temporary.</source>
        <translation>Il n’y a encore rien dans cette discussion, ou elle est temporaire.</translation>
    </message>
    <message>
        <source>There is nothing in this chat yet.</source>
        <translation>Il n’y a encore rien dans cette discussion.</translation>
    </message>
    <message>
        <source>This needs a loaded model, and no answer being written.</source>
        <translation>Il faut un modèle chargé, et aucune réponse en cours d’écriture.</translation>
    </message>
    <message>
        <source>Put the cursor into a text first.</source>
        <translation>Placez d’abord le curseur dans un texte.</translation>
    </message>
    <message>
        <source>No answer is being written.</source>
        <translation>Aucune réponse n’est en cours d’écriture.</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>Aucun modèle n’est chargé.</translation>
    </message>
    <message>
        <source>No model has been loaded yet.</source>
        <translation>Aucun modèle n’a encore été chargé.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Il n’y a rien à annuler.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Il n’y a rien à rétablir.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>fermé</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ouvert</translation>
    </message>
    <message>
        <source>Folder {0}, {1}, {2}</source>
        <translation>Dossier {0}, {1}, {2}</translation>
    </message>
    <message>
        <source>in the folder {0}</source>
        <translation>dans le dossier {0}</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>épinglée</translation>
    </message>
    <message>
        <source>an answer is being written</source>
        <translation>une réponse est en cours d’écriture</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>7 derniers jours</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>30 derniers jours</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Plus anciennes</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Épinglé</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Aucun résultat</translation>
    </message>
    <message numerus="yes">
        <source>%Ln results</source>
        <translation>
            <numerusform>%Ln résultat</numerusform>
            <numerusform>%Ln résultats</numerusform>
        </translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archivée</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>Déplacer vers un dossier</translation>
    </message>
    <message>
        <source>Chat menu</source>
        <translation>Menu de la discussion</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Détacher</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Épingler</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Désarchiver</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiver</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Folder menu</source>
        <translation>Menu du dossier</translation>
    </message>
    <message>
        <source>New chat here</source>
        <translation>Nouvelle discussion ici</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>Nouveau dossier…</translation>
    </message>
    <message>
        <source>Delete the folder</source>
        <translation>Supprimer le dossier</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>Tableau pour tableur (*.csv)</translation>
    </message>
    <message>
        <source>All figures, for programs (*.json)</source>
        <translation>Tous les chiffres, pour des programmes (*.json)</translation>
    </message>
    <message>
        <source>Picture of this page (*.png)</source>
        <translation>Image de cette page (*.png)</translation>
    </message>
    <message>
        <source>Save the Measurement</source>
        <translation>Enregistrer la mesure</translation>
    </message>
    <message>
        <source>{0} could not be written ({1}): choose another folder.</source>
        <translation>Impossible d’écrire {0} ({1})&#xa0;: choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>Enregistré sous {0}.</translation>
    </message>
    <message>
        <source>Speed and energy of every kernel</source>
        <translation>Vitesse et énergie de chaque noyau</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Noyau</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Answer, tokens/s</source>
        <translation>Réponse, jetons/s</translation>
    </message>
    <message>
        <source>Of memory</source>
        <translation>De la mémoire</translation>
    </message>
    <message>
        <source>Prompt, tokens/s</source>
        <translation>Prompt, jetons/s</translation>
    </message>
    <message>
        <source>J/token</source>
        <translation>J/jeton</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Choix</translation>
    </message>
    <message>
        <source>J/token ({0})</source>
        <translation>J/jeton ({0})</translation>
    </message>
    <message>
        <source>{0} is the fastest: {1} tokens/s, {2} of what this memory can do.</source>
        <translation>{0} est le plus rapide&#xa0;: {1} jetons/s, {2} de ce que peut cette mémoire.</translation>
    </message>
    <message>
        <source>{0} is {1} slower than on {2} (version {3}: {4} tokens/s); the spread is only {5}.</source>
        <translation>{0} est {1} plus lent que le {2} (version {3}&#xa0;: {4} jetons/s)&#x202f;; la dispersion n’est que de {5}.</translation>
    </message>
    <message>
        <source>{0} Other programs were busy, which may be why.</source>
        <translation>{0} D’autres programmes étaient actifs, ce qui l’explique peut-être.</translation>
    </message>
    <message>
        <source>Other programs used up to {0} processor cores while this was measured: it is too slow, and the order is not to be relied on. Tern takes no fewer threads because of it. Measure again when the computer is quiet.</source>
        <translation>D’autres programmes occupaient jusqu’à {0} cœurs pendant la mesure&#xa0;: elle est trop lente et l’ordre n’est pas fiable. Tern ne prend pas moins de threads pour autant. Mesurez à nouveau quand l’ordinateur est au repos.</translation>
    </message>
    <message>
        <source>Other programs are using {0} processor cores. Close them first: what is measured now would be too slow, and another way may come out as the fastest.</source>
        <translation>D’autres programmes occupent {0} cœurs. Fermez-les d’abord&#xa0;: ce qui serait mesuré serait trop lent, et une autre façon pourrait paraître la plus rapide.</translation>
    </message>
    <message>
        <source>needs figures of energy</source>
        <translation>demande des chiffres d’énergie</translation>
    </message>
    <message>
        <source>Answer: {0} tokens/s; half of the measurements lie between {1} and {2}</source>
        <translation>Réponse&#xa0;: {0} jetons/s&#x202f;; la moitié des mesures entre {1} et {2}</translation>
    </message>
    <message>
        <source>Prompt of {0} tokens: {1} tokens/s; half between {2} and {3}</source>
        <translation>Prompt de {0} jetons&#xa0;: {1} jetons/s&#x202f;; la moitié entre {2} et {3}</translation>
    </message>
    <message>
        <source>Reads {0} MB per token: {1} of the {2} GB/s of this memory</source>
        <translation>Lit {0} Mo par jeton&#xa0;: {1} des {2} Go/s de cette mémoire</translation>
    </message>
    <message>
        <source>Energy of the answer: {0}</source>
        <translation>Énergie de la réponse&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Other programs used {0} processor cores</source>
        <translation>D’autres programmes occupaient {0} cœurs</translation>
    </message>
    <message>
        <source>History of measurements</source>
        <translation>Historique des mesures</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation>Le plus rapide</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>other programs were busy</source>
        <translation>d’autres programmes étaient actifs</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>arrêtée avant la fin</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>estimation</translation>
    </message>
    <message>
        <source>processor</source>
        <translation>processeur</translation>
    </message>
    <message>
        <source>processor and memory</source>
        <translation>processeur et mémoire</translation>
    </message>
    <message>
        <source>processor cores</source>
        <translation>cœurs du processeur</translation>
    </message>
    <message>
        <source>whole computer</source>
        <translation>tout l’ordinateur</translation>
    </message>
    <message>
        <source>Estimated by the engine: its processor time multiplied by the watts of a busy core. It can be off by half in either direction.</source>
        <translation>Estimé par le moteur&#xa0;: son temps processeur multiplié par les watts d’un cœur occupé. Cela peut s’écarter de moitié dans les deux sens.</translation>
    </message>
    <message>
        <source>Measured by the engine with the processor&apos;s own counters (RAPL): {0}.</source>
        <translation>Mesuré par le moteur avec les compteurs du processeur (RAPL)&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>Measured by the engine with the battery: the whole computer, less what it takes at rest.</source>
        <translation>Mesuré par le moteur avec la batterie&#xa0;: tout l’ordinateur, moins ce qu’il prend au repos.</translation>
    </message>
    <message>
        <source>Measured by the engine with the energy meters of Windows.</source>
        <translation>Mesuré par le moteur avec les compteurs d’énergie de Windows.</translation>
    </message>
    <message>
        <source>Measured by the engine with the processor&apos;s own counters (macOS).</source>
        <translation>Mesuré par le moteur avec les compteurs du processeur (macOS).</translation>
    </message>
    <message>
        <source>The engine has measured no energy.</source>
        <translation>Le moteur n’a mesuré aucune énergie.</translation>
    </message>
    <message>
        <source>{0} W ({1})</source>
        <translation>{0} W ({1})</translation>
    </message>
    <message>
        <source>{0} J/token, {1} W ({2})</source>
        <translation>{0} J/jeton, {1} W ({2})</translation>
    </message>
    <message>
        <source>{0} J/token ({1})</source>
        <translation>{0} J/jeton ({1})</translation>
    </message>
    <message>
        <source>Energy: not measured</source>
        <translation>Énergie&#xa0;: non mesurée</translation>
    </message>
    <message>
        <source>Energy: {0} J ({1} Wh) in {2} s, {3}</source>
        <translation>Énergie&#xa0;: {0} J ({1} Wh) en {2} s, {3}</translation>
    </message>
    <message>
        <source>{0} J per token, the reading of the prompt included</source>
        <translation>{0} J par jeton, lecture du prompt comprise</translation>
    </message>
    <message>
        <source>Uncertain by ±{0} %</source>
        <translation>Incertain à ±{0}&#xa0;%</translation>
    </message>
    <message>
        <source>This chat so far: {0} J ({1} Wh), {2}</source>
        <translation>Cette discussion jusqu’ici&#xa0;: {0} J ({1} Wh), {2}</translation>
    </message>
    <message>
        <source>A phone charge is about {0} Wh: this is {1} of them</source>
        <translation>Une charge de téléphone fait environ {0} Wh&#xa0;: cela en représente {1}</translation>
    </message>
    <message>
        <source>A phone charge is about {0} Wh: as much as {1} answers like this</source>
        <translation>Une charge de téléphone fait environ {0} Wh&#xa0;: autant que {1} réponses comme celle-ci</translation>
    </message>
    <message>
        <source>about {0} min of chatting left</source>
        <translation>encore {0} min de discussion environ</translation>
    </message>
    <message>
        <source>about {0} h of chatting left</source>
        <translation>encore {0} h de discussion environ</translation>
    </message>
    <message>
        <source>about {0} h {1} min of chatting left</source>
        <translation>encore {0} h {1} min de discussion environ</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Rapide</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Équilibré</translation>
    </message>
    <message>
        <source>Frugal</source>
        <translation>Économe</translation>
    </message>
    <message>
        <source>As chosen below</source>
        <translation>Selon le choix ci-dessous</translation>
    </message>
    <message>
        <source>{0} on {1} with {2}</source>
        <translation>{0} sur {1} avec {2}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln threads</source>
        <translation>
            <numerusform>%Ln thread</numerusform>
            <numerusform>%Ln threads</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}&#xa0;%</translation>
    </message>
    <message>
        <source>{0}, {1} tokens/s</source>
        <translation>{0}, {1} jetons/s</translation>
    </message>
    <message>
        <source>measured while busy</source>
        <translation>mesure perturbée</translation>
    </message>
    <message>
        <source>Nothing was measured for this yet, so Tern chooses automatically. Run the benchmark once: it measures every way to run your model.</source>
        <translation>Rien n’a encore été mesuré pour cela&#xa0;: Tern choisit automatiquement. Lancez une fois le banc d’essai&#xa0;: il mesure toutes les façons de faire tourner votre modèle.</translation>
    </message>
    <message>
        <source>Takes {0}.</source>
        <translation>Utilise {0}.</translation>
    </message>
    <message>
        <source>Other programs were busy when that was measured, so all threads are kept. Measure again when the computer is quiet.</source>
        <translation>D’autres programmes étaient actifs lors de cette mesure&#xa0;: tous les threads sont gardés. Mesurez à nouveau quand l’ordinateur est au repos.</translation>
    </message>
    <message>
        <source>Chosen by an estimate of the energy: a measured one might lead to another choice.</source>
        <translation>Choisi d’après une énergie estimée&#xa0;: mesurée, elle pourrait mener à un autre choix.</translation>
    </message>
</context>
</TS>
