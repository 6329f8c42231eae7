<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Tern</source>
        <translation>Über Tern</translation>
    </message>
    <message>
        <source>Tern {0}</source>
        <translation>Tern {0}</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Build</translation>
    </message>
    <message>
        <source>Chat with 1-bit language models that run on this computer&apos;s processor.
Tern connects to the internet only to download a model you choose, or to look for an update when you ask it to. What you write stays here.</source>
        <translation>Chatten mit 1-Bit-Sprachmodellen, die auf dem Prozessor dieses Computers laufen.
Tern geht nur ins Internet, um ein von Ihnen gewähltes Modell zu laden oder auf Ihren Wunsch nach einem Update zu sehen. Was Sie schreiben, bleibt hier.</translation>
    </message>
    <message>
        <source>Tern is free software under the MIT licence. It is built on:</source>
        <translation>Tern ist freie Software unter der MIT-Lizenz. Es baut auf:</translation>
    </message>
    <message>
        <source>Libraries and their licences</source>
        <translation>Bibliotheken und ihre Lizenzen</translation>
    </message>
    <message>
        <source>Look for an &amp;Update</source>
        <translation>Nach &amp;Update suchen</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht…</translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation>Dies ist die neueste Version.</translation>
    </message>
    <message>
        <source>Version {0} is available: {1}</source>
        <translation>Version {0} ist verfügbar: {1}</translation>
    </message>
</context>
<context>
    <name>AnswerFields</name>
    <message>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <source>Use the prompt from the settin&amp;gs</source>
        <translation>Prompt der &amp;Einstellungen verwenden</translation>
    </message>
    <message>
        <source>Instructions the model gets before the first message.</source>
        <translation>Anweisungen, die das Modell vor der ersten Nachricht bekommt.</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Sampling</translation>
    </message>
    <message>
        <source>Use the &amp;values from the settings</source>
        <translation>&amp;Werte der Einstellungen verwenden</translation>
    </message>
</context>
<context>
    <name>AnswerWith</name>
    <message>
        <source>Answer again with</source>
        <translation>Neu antworten mit</translation>
    </message>
    <message>
        <source>Another model</source>
        <translation>Anderes Modell</translation>
    </message>
    <message>
        <source>No other model is here yet</source>
        <translation>Noch kein anderes Modell da</translation>
    </message>
    <message>
        <source>A preset, for this answer only</source>
        <translation>Eine Vorlage, nur für diese Antwort</translation>
    </message>
    <message>
        <source>{0} is loaded. The other chat was left, so nothing was asked again there.</source>
        <translation>{0} ist geladen. Der andere Chat wurde verlassen; dort wurde nichts neu gefragt.</translation>
    </message>
</context>
<context>
    <name>Answering</name>
    <message>
        <source>Wait until the answer is finished, or stop it.</source>
        <translation>Warten Sie, bis die Antwort fertig ist, oder halten Sie sie an.</translation>
    </message>
    <message>
        <source>The answer before this is being stopped: try again in a moment.</source>
        <translation>Die vorige Antwort wird gerade angehalten: Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>An answer is being written in “{0}”: wait until it is finished, or stop it.</source>
        <translation>In „{0}“ wird eine Antwort geschrieben: Warten Sie, bis sie fertig ist, oder halten Sie sie an.</translation>
    </message>
    <message>
        <source>The engine is not running: load the model again.</source>
        <translation>Die Engine läuft nicht: Laden Sie das Modell neu.</translation>
    </message>
    <message>
        <source>No model is loaded: open a model folder first.</source>
        <translation>Kein Modell ist geladen: Öffnen Sie zuerst einen Modellordner.</translation>
    </message>
    <message>
        <source>{0} has no place for a system prompt, so it is put in front of your first message.</source>
        <translation>{0} hat keinen Platz für einen System-Prompt; er steht deshalb vor Ihrer ersten Nachricht.</translation>
    </message>
</context>
<context>
    <name>AnswersPage</name>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Sampling</translation>
    </message>
    <message>
        <source>Use the &amp;model&apos;s own values</source>
        <translation>Die Werte des &amp;Modells verwenden</translation>
    </message>
    <message>
        <source>The values its makers recommend (from generation_config.json).</source>
        <translation>Die Werte, die seine Hersteller empfehlen (aus generation_config.json).</translation>
    </message>
    <message>
        <source>Changes apply from the next answer on.</source>
        <translation>Änderungen gelten ab der nächsten Antwort.</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <source>Use the mo&amp;del&apos;s own system prompt</source>
        <translation>Den System-Prompt des Mo&amp;dells verwenden</translation>
    </message>
    <message>
        <source>The one its makers recommend (from generation_config.json); else the default of Tern.</source>
        <translation>Der, den seine Hersteller empfehlen (aus generation_config.json), sonst der Standard von Tern.</translation>
    </message>
    <message>
        <source>&amp;Reset to default</source>
        <translation>&amp;Auf Standard zurücksetzen</translation>
    </message>
    <message>
        <source>Used in every chat that has no prompt of its own (Chat &gt; Prompt and Sampling). Changes apply from the next answer on.</source>
        <translation>Gilt in jedem Chat ohne eigenen Prompt (Chat &gt; Prompt und Sampling). Änderungen gelten ab der nächsten Antwort.</translation>
    </message>
    <message>
        <source>New chats</source>
        <translation>Neue Chats</translation>
    </message>
    <message>
        <source>&amp;Begin with</source>
        <translation>&amp;Beginnen mit</translation>
    </message>
    <message>
        <source>A preset has a prompt and sampling of its own. In its chats they replace those above.</source>
        <translation>Eine Vorlage hat eigenen Prompt und eigenes Sampling. In ihren Chats ersetzen sie die obigen.</translation>
    </message>
    <message>
        <source>Mana&amp;ge presets…</source>
        <translation>Vorlagen &amp;verwalten…</translation>
    </message>
    <message>
        <source>No preset</source>
        <translation>Keine Vorlage</translation>
    </message>
    <message>
        <source>The prompt of the model {0}.</source>
        <translation>Der Prompt des Modells {0}.</translation>
    </message>
    <message>
        <source>The model {0} names none; this is the default of Tern.</source>
        <translation>Das Modell {0} nennt keinen; dies ist der Standard von Tern.</translation>
    </message>
</context>
<context>
    <name>ArchiveDialog</name>
    <message>
        <source>Archived Chats</source>
        <translation>Archivierte Chats</translation>
    </message>
    <message>
        <source>Archived chats are kept, but not in the list. The search finds them, and one that you write in comes back by itself.</source>
        <translation>Archivierte Chats bleiben erhalten, aber nicht in der Liste. Die Suche findet sie, und einer, in dem Sie schreiben, kommt von selbst zurück.</translation>
    </message>
    <message>
        <source>Archived chats</source>
        <translation>Archivierte Chats</translation>
    </message>
    <message>
        <source>No chat is archived</source>
        <translation>Kein Chat ist archiviert</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Bring back</source>
        <translation>&amp;Zurückholen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Last used {0}</source>
        <translation>Zuletzt benutzt: {0}</translation>
    </message>
</context>
<context>
    <name>Attaching</name>
    <message>
        <source>A message takes up to {0} files.</source>
        <translation>Eine Nachricht nimmt bis zu {0} Dateien auf.</translation>
    </message>
</context>
<context>
    <name>Background</name>
    <message>
        <source>That did not work because of an unexpected error.</source>
        <translation>Das gelang wegen eines unerwarteten Fehlers nicht.</translation>
    </message>
</context>
<context>
    <name>BenchmarkDialog</name>
    <message>
        <source>Benchmark</source>
        <translation>Benchmark</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>Fortschritt der Messung</translation>
    </message>
    <message>
        <source>&amp;Use this one</source>
        <translation>&amp;Diesen verwenden</translation>
    </message>
    <message>
        <source>&amp;Copy the table</source>
        <translation>Tabelle &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>The measurement was stopped: only what was measured until then is here.</source>
        <translation>Die Messung wurde angehalten: Hier steht nur, was bis dahin gemessen wurde.</translation>
    </message>
    <message>
        <source>The measurement was stopped before anything was measured.</source>
        <translation>Die Messung wurde angehalten, bevor etwas gemessen war.</translation>
    </message>
    <message>
        <source>The measurement was interrupted; no results were kept.</source>
        <translation>Die Messung wurde unterbrochen; es gibt keine Ergebnisse.</translation>
    </message>
    <message>
        <source>The table was copied.</source>
        <translation>Die Tabelle wurde kopiert.</translation>
    </message>
    <message>
        <source>Measuring… {0} of {1} are done.</source>
        <translation>Wird gemessen… {0} von {1} sind fertig.</translation>
    </message>
    <message>
        <source>This model has not been measured yet.</source>
        <translation>Dieses Modell wurde noch nicht gemessen.</translation>
    </message>
    <message>
        <source>Measures every kernel of this computer with each of its instruction sets and numbers of threads, using your model: {0} ways, about {1} min. All of them give the same answers. You can stop at any time; what was measured stays, and the model is loaded again.</source>
        <translation>Misst jeden Kernel dieses Computers mit jedem seiner Befehlssätze und Thread-Zahlen, mit Ihrem Modell: {0} Arten, etwa {1} min. Alle geben dieselben Antworten. Sie können jederzeit anhalten; Gemessenes bleibt, und das Modell wird wieder geladen.</translation>
    </message>
    <message>
        <source>&amp;Measure again</source>
        <translation>&amp;Erneut messen</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>&amp;Messen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>An&amp;halten</translation>
    </message>
</context>
<context>
    <name>BenchmarkView</name>
    <message>
        <source>Bar: the speed of the answer, in colour where nothing is both faster and more frugal. Thin line: half of the measurements lie in it. Mark: where this memory would end it.</source>
        <translation>Balken: Tempo der Antwort, farbig, wo nichts zugleich schneller und sparsamer ist. Dünne Linie: die Hälfte der Messungen liegt darin. Marke: wo dieser Speicher es beenden würde.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Chosen from the measurement of {0}:</source>
        <translation>Gewählt aus der Messung vom {0}:</translation>
    </message>
</context>
<context>
    <name>ChatCommands</name>
    <message>
        <source>That chat was deleted; if it is in the trash, you can restore it there.</source>
        <translation>Dieser Chat wurde gelöscht; liegt er im Papierkorb, können Sie ihn dort wiederherstellen.</translation>
    </message>
    <message>
        <source>“{0}” is in the trash for {1} days.</source>
        <translation>„{0}“ liegt {1} Tage im Papierkorb.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>“{0}” is archived.</source>
        <translation>„{0}“ ist archiviert.</translation>
    </message>
</context>
<context>
    <name>ChatDialog</name>
    <message>
        <source>Prompt and Sampling of This Chat</source>
        <translation>Prompt und Sampling dieses Chats</translation>
    </message>
    <message>
        <source>For this chat only. Changes apply from the next answer on.</source>
        <translation>Nur für diesen Chat. Änderungen gelten ab der nächsten Antwort.</translation>
    </message>
    <message>
        <source>&amp;Use the settings</source>
        <translation>&amp;Einstellungen verwenden</translation>
    </message>
    <message>
        <source>Prompt and sampling are those of the settings again.</source>
        <translation>Prompt und Sampling sind wieder die der Einstellungen.</translation>
    </message>
    <message>
        <source>Save as a preset…</source>
        <translation>Als Vorlage speichern…</translation>
    </message>
    <message>
        <source>Keeps prompt and sampling under a name, for other chats.</source>
        <translation>Bewahrt Prompt und Sampling unter einem Namen für andere Chats auf.</translation>
    </message>
</context>
<context>
    <name>ChatHeader</name>
    <message>
        <source>Chat list (Ctrl+B)</source>
        <translation>Chatliste (Strg+B)</translation>
    </message>
    <message>
        <source>Chat list</source>
        <translation>Chatliste</translation>
    </message>
    <message>
        <source>Temporary</source>
        <translation>Temporär</translation>
    </message>
    <message>
        <source>Temporary chat</source>
        <translation>Temporärer Chat</translation>
    </message>
    <message>
        <source>Nothing of this chat is kept. It is gone when you leave it.</source>
        <translation>Von diesem Chat bleibt nichts. Er verschwindet, wenn Sie ihn verlassen.</translation>
    </message>
    <message>
        <source>Rename, pin, move, export or delete this chat</source>
        <translation>Diesen Chat umbenennen, anheften, verschieben, exportieren oder löschen</translation>
    </message>
    <message>
        <source>More actions for this chat</source>
        <translation>Weitere Aktionen für diesen Chat</translation>
    </message>
</context>
<context>
    <name>ChatListDelegate</name>
    <message>
        <source>New title of the chat</source>
        <translation>Neuer Titel des Chats</translation>
    </message>
</context>
<context>
    <name>ChatSession</name>
    <message>
        <source>Until this works again, what you write is kept in memory.</source>
        <translation>Bis das wieder geht, bleibt im Speicher, was Sie schreiben.</translation>
    </message>
</context>
<context>
    <name>ChatView</name>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Position in the chat</source>
        <translation>Position im Chat</translation>
    </message>
    <message>
        <source>Jump to the end</source>
        <translation>Ans Ende springen</translation>
    </message>
    <message>
        <source>Answer stopped</source>
        <translation>Antwort angehalten</translation>
    </message>
    <message>
        <source>Answer finished at its longest allowed length</source>
        <translation>Antwort endet bei der größten erlaubten Länge</translation>
    </message>
    <message>
        <source>Answer cut off: the context is full</source>
        <translation>Antwort abgeschnitten: Der Kontext ist voll</translation>
    </message>
    <message>
        <source>The answer could not be finished</source>
        <translation>Die Antwort konnte nicht beendet werden</translation>
    </message>
    <message>
        <source>Answer finished</source>
        <translation>Antwort fertig</translation>
    </message>
    <message>
        <source>This answer repeats itself</source>
        <translation>Diese Antwort wiederholt sich</translation>
    </message>
</context>
<context>
    <name>CodeButtons</name>
    <message>
        <source>Copy the code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter starts a new line</source>
        <translation>Eingabe sendet, Umschalt+Eingabe beginnt eine neue Zeile</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Stop the answer (Esc)</source>
        <translation>Antwort anhalten (Esc)</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>Senden (Eingabe)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>Nachricht schreiben</translation>
    </message>
</context>
<context>
    <name>ComputerPage</name>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message numerus="yes">
        <source>{0}, %Ln cores</source>
        <translation>
            <numerusform>{0}, %Ln Kern</numerusform>
            <numerusform>{0}, %Ln Kerne</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, {1} free now</source>
        <translation>{0}, davon {1} frei</translation>
    </message>
    <message>
        <source>Measuring this computer…</source>
        <translation>Dieser Computer wird gemessen…</translation>
    </message>
    <message>
        <source>This takes about three seconds. Nothing is downloaded.</source>
        <translation>Das dauert etwa drei Sekunden. Nichts wird heruntergeladen.</translation>
    </message>
    <message>
        <source>At least {0}</source>
        <translation>Mindestens {0}</translation>
    </message>
    <message>
        <source>with {0}. Other programs used {1} processor cores while this was measured; it is measured again when they rest.</source>
        <translation>mit {0}. Bei der Messung belegten andere Programme {1} Prozessorkerne; gemessen wird erneut, wenn sie ruhen.</translation>
    </message>
    <message>
        <source>About {0}</source>
        <translation>Etwa {0}</translation>
    </message>
    <message>
        <source>with {0}: {1}. Estimated from a short measurement on this computer.</source>
        <translation>mit {0}: {1}. Geschätzt aus einer kurzen Messung auf diesem Computer.</translation>
    </message>
    <message>
        <source>The speed has not been measured yet</source>
        <translation>Die Geschwindigkeit wurde noch nicht gemessen</translation>
    </message>
    <message>
        <source>{0} cannot run here. {1}.</source>
        <translation>{0} läuft hier nicht. {1}.</translation>
    </message>
    <message>
        <source>There is not enough disk space: {0} needs {1}. You can choose another folder.</source>
        <translation>Der Speicherplatz reicht nicht: {0} braucht {1}. Sie können einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>This computer can run {0}.</source>
        <translation>Auf diesem Computer läuft {0}.</translation>
    </message>
</context>
<context>
    <name>ContextLine</name>
    <message>
        <source>Ask me</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Leave out the oldest messages</source>
        <translation>Älteste Nachrichten weglassen</translation>
    </message>
    <message>
        <source>New chat with a summary</source>
        <translation>Neuer Chat mit Zusammenfassung</translation>
    </message>
    <message>
        <source>When the context is full: {0}</source>
        <translation>Wenn der Kontext voll ist: {0}</translation>
    </message>
    <message>
        <source>Choose for this chat what happens when the context is full</source>
        <translation>Wählen, was in diesem Chat bei vollem Kontext geschieht</translation>
    </message>
    <message>
        <source>When the context is full ({0} % now):</source>
        <translation>Wenn der Kontext voll ist (jetzt {0} %):</translation>
    </message>
    <message>
        <source>{0} % full:</source>
        <translation>{0} % voll:</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Shows the data folder in the file manager</source>
        <translation>Zeigt den Datenordner in der Dateiverwaltung</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>Ä&amp;ndern…</translation>
    </message>
    <message>
        <source>Your chats, their backups and these settings are stored here and nowhere else. Models are stored separately.</source>
        <translation>Ihre Chats, ihre Sicherungen und diese Einstellungen liegen hier und nirgends sonst. Modelle liegen getrennt davon.</translation>
    </message>
    <message>
        <source>Chats as files</source>
        <translation>Chats als Dateien</translation>
    </message>
    <message>
        <source>&amp;Import chats…</source>
        <translation>Chats &amp;importieren…</translation>
    </message>
    <message>
        <source>&amp;Export all chats…</source>
        <translation>Alle Chats &amp;exportieren…</translation>
    </message>
    <message>
        <source>Reads exports of GPT4All, Jan, LM Studio, Open WebUI, ChatGPT and Tern. Writes web pages, Markdown, PDF, or everything for another Tern.</source>
        <translation>Liest Exporte von GPT4All, Jan, LM Studio, Open WebUI, ChatGPT und Tern. Schreibt Webseiten, Markdown, PDF oder alles für ein anderes Tern.</translation>
    </message>
    <message>
        <source>This folder cannot be used: {0}.</source>
        <translation>Dieser Ordner ist nicht verwendbar: {0}.</translation>
    </message>
    <message>
        <source>This folder is set by the environment variable TERN_HOME, so it cannot be changed here.</source>
        <translation>Diesen Ordner legt die Umgebungsvariable TERN_HOME fest; er lässt sich hier nicht ändern.</translation>
    </message>
    <message>
        <source>From the next start on, Tern uses {0}. Your chats stay in this folder; copy them there first if you want to keep using them.</source>
        <translation>Ab dem nächsten Start verwendet Tern {0}. Ihre Chats bleiben in diesem Ordner; kopieren Sie sie vorher dorthin, wenn Sie sie weiter verwenden möchten.</translation>
    </message>
    <message>
        <source>A change takes effect at the next start.</source>
        <translation>Eine Änderung gilt ab dem nächsten Start.</translation>
    </message>
</context>
<context>
    <name>DeleteQuestion</name>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>Remove {0} from the list? Its files stay where they are.</source>
        <translation>{0} aus der Liste entfernen? Die Dateien bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Delete {0}? This frees {1}. Your chats are kept.</source>
        <translation>{0} löschen? Das gibt {1} frei. Ihre Chats bleiben.</translation>
    </message>
    <message>
        <source>&amp;Delete {0}</source>
        <translation>{0} &amp;löschen</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>New preset</source>
        <translation>Neue Vorlage</translation>
    </message>
</context>
<context>
    <name>DocumentsButton</name>
    <message>
        <source>Quote your documents</source>
        <translation>Dokumente zitieren</translation>
    </message>
    <message>
        <source>This chat quotes no documents</source>
        <translation>Dieser Chat zitiert keine Dokumente</translation>
    </message>
    <message>
        <source>This chat may quote {0}</source>
        <translation>Dieser Chat darf {0} zitieren</translation>
    </message>
    <message numerus="yes">
        <source>This chat may quote %Ln folders</source>
        <translation>
            <numerusform>Dieser Chat darf %Ln Ordner zitieren</numerusform>
            <numerusform>Dieser Chat darf %Ln Ordner zitieren</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;All folders</source>
        <translation>&amp;Alle Ordner</translation>
    </message>
    <message>
        <source>&amp;Folders of documents…</source>
        <translation>&amp;Ordner mit Dokumenten…</translation>
    </message>
</context>
<context>
    <name>DocumentsPage</name>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Folders of documents</source>
        <translation>Ordner mit Dokumenten</translation>
    </message>
    <message>
        <source>In chats where you turn this on, passages from these folders that fit your question are put with it, and the sources stand below the answer. All of it stays on this computer.</source>
        <translation>In Chats, in denen Sie das einschalten, kommen passende Abschnitte aus diesen Ordnern zur Frage, und die Quellen stehen unter der Antwort. Alles bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>&amp;Add a folder…</source>
        <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Chats can quote it no more; the files stay as they are</source>
        <translation>Chats können ihn nicht mehr zitieren; die Dateien bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Read &amp;everything again</source>
        <translation>Alles &amp;neu lesen</translation>
    </message>
    <message>
        <source>Clears the index and makes it anew</source>
        <translation>Leert den Index und legt ihn neu an</translation>
    </message>
    <message>
        <source>The book beside the message field chooses what a chat may quote. Changes to your files are noticed automatically. Removing the last folder deletes the index.</source>
        <translation>Das Buch neben dem Nachrichtenfeld wählt, was ein Chat zitieren darf. Änderungen an Ihren Dateien werden von selbst bemerkt. Mit dem letzten Ordner verschwindet der Index.</translation>
    </message>
    <message>
        <source>Waits to be read</source>
        <translation>Wartet auf das Lesen</translation>
    </message>
    <message>
        <source>Looking for documents… {0} so far</source>
        <translation>Dokumente werden gesucht… bisher {0}</translation>
    </message>
    <message>
        <source>Reading… {0} of {1}</source>
        <translation>Wird gelesen… {0} von {1}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln documents</source>
        <translation>
            <numerusform>%Ln Dokument</numerusform>
            <numerusform>%Ln Dokumente</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of them could not be read</source>
        <translation>{0} davon waren nicht lesbar</translation>
    </message>
    <message>
        <source>Add a Folder of Documents</source>
        <translation>Ordner mit Dokumenten hinzufügen</translation>
    </message>
</context>
<context>
    <name>DownloadBar</name>
    <message>
        <source>Paused at {1} %: {0}</source>
        <translation>Pausiert bei {1} %: {0}</translation>
    </message>
    <message>
        <source>Downloading {0}: {1}</source>
        <translation>{0} wird heruntergeladen: {1}</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>How to fix it…</source>
        <translation>Abhilfe…</translation>
    </message>
</context>
<context>
    <name>DownloadFailure</name>
    <message>
        <source>&amp;Hub or mirror</source>
        <translation>&amp;Hub oder Spiegel</translation>
    </message>
    <message>
        <source>Access &amp;token (kept in the system&apos;s keyring)</source>
        <translation>Zugriffs&amp;token (liegt im Schlüsselbund des Systems)</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Open the model&apos;s page</source>
        <translation>Seite des Modells öffnen</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Anderer Ordner…</translation>
    </message>
    <message>
        <source>Connection settings…</source>
        <translation>Verbindungseinstellungen…</translation>
    </message>
    <message>
        <source>Download this file again</source>
        <translation>Diese Datei noch einmal herunterladen</translation>
    </message>
    <message>
        <source>Go online and resume</source>
        <translation>Online gehen und fortsetzen</translation>
    </message>
    <message>
        <source>Folder for the models</source>
        <translation>Ordner für die Modelle</translation>
    </message>
</context>
<context>
    <name>DownloadPage</name>
    <message>
        <source>Downloading {0}</source>
        <translation>{0} wird heruntergeladen</translation>
    </message>
</context>
<context>
    <name>DownloadView</name>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stops the download and deletes what was downloaded</source>
        <translation>Bricht den Download ab und löscht, was geladen wurde</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>DownloadsPage</name>
    <message>
        <source>Downloads</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>&amp;Hub</source>
        <translation>&amp;Hub</translation>
    </message>
    <message>
        <source>The address of the model hub or a mirror. If empty, HF_ENDPOINT or the public hub is used.</source>
        <translation>Die Adresse des Modell-Hubs oder eines Spiegels. Bleibt sie leer, gilt HF_ENDPOINT oder der öffentliche Hub.</translation>
    </message>
    <message>
        <source>Match system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Proxy</translation>
    </message>
    <message>
        <source>For example http://proxy.example:3128. If empty, the system&apos;s proxy is used.</source>
        <translation>Zum Beispiel http://proxy.example:3128. Leer gilt der Proxy des Systems.</translation>
    </message>
    <message>
        <source>System certificates only</source>
        <translation>Nur Zertifikate des Systems</translation>
    </message>
    <message>
        <source>&amp;Certificates</source>
        <translation>&amp;Zertifikate</translation>
    </message>
    <message>
        <source>A PEM file with additional certificates to trust. Some company networks need one.</source>
        <translation>Eine PEM-Datei mit weiteren vertrauenswürdigen Zertifikaten. Manche Firmennetze brauchen eine.</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Durchsuchen…</translation>
    </message>
    <message>
        <source>Browse for certificates</source>
        <translation>Zertifikate suchen</translation>
    </message>
    <message>
        <source>&amp;Offline mode: never download anything</source>
        <translation>&amp;Offline-Modus: nie etwas herunterladen</translation>
    </message>
    <message>
        <source>Tern connects to this address, and to the storage it points to, only to download a model you choose. It sends no statistics.</source>
        <translation>Tern verbindet sich mit dieser Adresse und dem Speicher, auf den sie verweist, nur um ein von Ihnen gewähltes Modell zu laden. Es sendet keine Statistik.</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Zugriffstoken</translation>
    </message>
    <message>
        <source>Only for models that require one</source>
        <translation>Nur für Modelle, die eines verlangen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Vergessen</translation>
    </message>
    <message>
        <source>Forget the token</source>
        <translation>Das Token vergessen</translation>
    </message>
    <message>
        <source>Kept in the system&apos;s keyring and sent only to the hub above.</source>
        <translation>Liegt im Schlüsselbund des Systems und geht nur an den Hub oben.</translation>
    </message>
    <message>
        <source>Models folder</source>
        <translation>Modellordner</translation>
    </message>
    <message>
        <source>&amp;Move…</source>
        <translation>&amp;Verschieben…</translation>
    </message>
    <message>
        <source>Moves every model to another folder</source>
        <translation>Verschiebt alle Modelle in einen anderen Ordner</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>Moving the models</source>
        <translation>Die Modelle werden verschoben</translation>
    </message>
    <message>
        <source>Downloaded models are stored here. Moving takes all of them along.</source>
        <translation>Hier liegen heruntergeladene Modelle. Verschieben nimmt alle mit.</translation>
    </message>
    <message>
        <source>{0} does not exist.</source>
        <translation>{0} gibt es nicht.</translation>
    </message>
    <message>
        <source>Certificates (PEM)</source>
        <translation>Zertifikate (PEM)</translation>
    </message>
    <message>
        <source>The token was deleted.</source>
        <translation>Das Token wurde gelöscht.</translation>
    </message>
    <message>
        <source>The token was saved in the system&apos;s keyring.</source>
        <translation>Das Token liegt jetzt im Schlüsselbund des Systems.</translation>
    </message>
    <message>
        <source>No keyring was found; the token is kept until you close Tern.</source>
        <translation>Es fand sich kein Schlüsselbund; das Token bleibt, bis Sie Tern schließen.</translation>
    </message>
    <message>
        <source>Moving…</source>
        <translation>Wird verschoben…</translation>
    </message>
    <message>
        <source>The models are now in {0}.</source>
        <translation>Die Modelle liegen jetzt in {0}.</translation>
    </message>
    <message>
        <source>Move the Models To</source>
        <translation>Modelle verschieben nach</translation>
    </message>
    <message>
        <source>Stopped; the models are still where they were.</source>
        <translation>Angehalten; die Modelle liegen noch, wo sie waren.</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Drop the files here to attach them to your message</source>
        <translation>Dateien hier ablegen, um sie an die Nachricht anzuhängen</translation>
    </message>
    <message>
        <source>Drop the file here to import its chats</source>
        <translation>Datei hier ablegen, um ihre Chats zu importieren</translation>
    </message>
    <message>
        <source>Drop the folder here to open the model</source>
        <translation>Ordner hier ablegen, um das Modell zu öffnen</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Download a model…</source>
        <translation>Modell herunterladen…</translation>
    </message>
    <message>
        <source>Open a model folder…</source>
        <translation>Modellordner öffnen…</translation>
    </message>
    <message>
        <source>Welcome to Tern</source>
        <translation>Willkommen bei Tern</translation>
    </message>
    <message>
        <source>Download a model, or open a model folder you already have. It runs entirely on this computer.</source>
        <translation>Laden Sie ein Modell herunter oder öffnen Sie einen vorhandenen Modellordner. Es läuft ganz auf diesem Computer.</translation>
    </message>
    <message>
        <source>Use the demo model that came with Tern</source>
        <translation>Das mitgelieferte Demomodell verwenden</translation>
    </message>
    <message>
        <source>Loading {0}</source>
        <translation>{0} wird geladen</translation>
    </message>
    <message>
        <source>You can already write your first message.</source>
        <translation>Die erste Nachricht kann schon geschrieben werden.</translation>
    </message>
    <message>
        <source>What would you like to know?</source>
        <translation>Was möchten Sie wissen?</translation>
    </message>
    <message>
        <source>{0} is loaded. Nothing you write leaves this computer.</source>
        <translation>{0} ist geladen. Nichts, was Sie schreiben, verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source>Explain photosynthesis to a ten-year-old.</source>
        <translation>Erkläre einem zehnjährigen Kind die Photosynthese.</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Write a short poem about an Arctic tern.</source>
        <translation>Schreibe ein kurzes Gedicht über eine Küstenseeschwalbe.</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Planen</translation>
    </message>
    <message>
        <source>Give me five ideas for a quick dinner with rice.</source>
        <translation>Gib mir fünf Ideen für ein schnelles Abendessen mit Reis.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Write a Python function that reverses the words of a sentence.</source>
        <translation>Schreibe eine Python-Funktion, die die Wörter eines Satzes umdreht.</translation>
    </message>
</context>
<context>
    <name>EnergyPage</name>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>This processor counts its energy, but only the administrator may read it. To let your user account read it too, run this line once in a terminal; Tern itself never asks for a password.</source>
        <translation>Dieser Prozessor zählt seine Energie, doch nur der Administrator darf sie lesen. Damit auch Ihr Benutzerkonto sie lesen darf, führen Sie diese Zeile einmal in einem Terminal aus; Tern selbst fragt nie nach einem Passwort.</translation>
    </message>
    <message>
        <source>Command that permits reading the energy counters</source>
        <translation>Befehl, der das Lesen der Energiezähler erlaubt</translation>
    </message>
    <message>
        <source>&amp;Copy the command</source>
        <translation>Befehl &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Estimate energy where it cannot be measured</source>
        <translation>Energie &amp;schätzen, wo sie nicht messbar ist</translation>
    </message>
    <message>
        <source>An estimate is the engine&apos;s processor time multiplied by the watts of a busy core. It is always labelled as an estimate, and can be off by half in either direction.</source>
        <translation>Geschätzt wird: Prozessorzeit der Engine mal Watt eines beschäftigten Kerns. Eine Schätzung ist immer so bezeichnet und kann um die Hälfte nach oben oder unten abweichen.</translation>
    </message>
    <message>
        <source> W</source>
        <translation> W</translation>
    </message>
    <message>
        <source>&amp;Watts of a busy core</source>
        <translation>&amp;Watt eines beschäftigten Kerns</translation>
    </message>
    <message>
        <source>Automatic takes what is usual for this family of processors. If you know better, from a power meter for instance, enter it: the power of the computer under load minus that at rest, divided by the number of busy cores.</source>
        <translation>Automatisch nimmt, was für diese Prozessorfamilie üblich ist. Wissen Sie es besser, etwa von einem Strommesser, tragen Sie es ein: Leistung des Computers unter Last minus in Ruhe, geteilt durch die Zahl der beschäftigten Kerne.</translation>
    </message>
    <message>
        <source>Tern cannot read any energy meter on this computer.</source>
        <translation>Tern kann auf diesem Computer keinen Energiezähler lesen.</translation>
    </message>
    <message>
        <source>Automatic ({0} W)</source>
        <translation>Automatisch ({0} W)</translation>
    </message>
</context>
<context>
    <name>EnergyPlot</name>
    <message>
        <source>Speed over energy</source>
        <translation>Tempo über Energie</translation>
    </message>
    <message>
        <source>J/token{0}, less is better</source>
        <translation>J/Token{0}, weniger ist besser</translation>
    </message>
    <message>
        <source>answer, tokens/s</source>
        <translation>Antwort, Token/s</translation>
    </message>
    <message>
        <source>on the front: {0} on {1}, threads {2}: {3} tokens/s, {4} J/token</source>
        <translation>auf der Front: {0} auf {1}, Threads {2}: {3} Token/s, {4} J/Token</translation>
    </message>
    <message>
        <source>No energy is known</source>
        <translation>Keine Energie bekannt</translation>
    </message>
</context>
<context>
    <name>EngineBridge</name>
    <message>
        <source>The engine is not running; load the model again.</source>
        <translation>Die Engine läuft nicht; laden Sie das Modell neu.</translation>
    </message>
</context>
<context>
    <name>EnginePage</name>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>&amp;Kernel</source>
        <translation>&amp;Kernel</translation>
    </message>
    <message>
        <source>The code that computes with the model&apos;s weights. Every kernel gives the same answers; only the speed differs.</source>
        <translation>Der Code, der mit den Gewichten des Modells rechnet. Jeder Kernel gibt dieselben Antworten; nur das Tempo ist verschieden.</translation>
    </message>
    <message>
        <source>&amp;Find the fastest…</source>
        <translation>&amp;Schnellsten finden…</translation>
    </message>
    <message>
        <source>&amp;Instruction set</source>
        <translation>&amp;Befehlssatz</translation>
    </message>
    <message>
        <source>Which of the processor&apos;s fast instructions the kernel uses. Only those that this processor has are listed.</source>
        <translation>Welche der schnellen Befehle des Prozessors der Kernel verwendet. Genannt sind nur die, die dieser Prozessor hat.</translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation>&amp;Threads</translation>
    </message>
    <message>
        <source>How many processor cores work on an answer at once. Automatic takes every physical core, which is fastest on most computers.</source>
        <translation>Wie viele Prozessorkerne zugleich an einer Antwort arbeiten. Automatisch nimmt alle physischen Kerne, was meist am schnellsten ist.</translation>
    </message>
    <message>
        <source>&amp;Context length</source>
        <translation>Kontext&amp;länge</translation>
    </message>
    <message>
        <source>How much of a chat the model can see at once, in tokens (about three quarters of a word each). A longer context needs more memory.</source>
        <translation>Wie viel eines Chats das Modell zugleich sieht, in Token (je etwa drei viertel Wort). Ein längerer Kontext braucht mehr Speicher.</translation>
    </message>
    <message>
        <source>16 bits (f16)</source>
        <translation>16 Bit (f16)</translation>
    </message>
    <message>
        <source>32 bits (f32), twice the memory</source>
        <translation>32 Bit (f32), doppelter Speicher</translation>
    </message>
    <message>
        <source>K&amp;V cache</source>
        <translation>K&amp;V-Cache</translation>
    </message>
    <message>
        <source>The model&apos;s notes on what it has read of the chat, kept in memory. 16 bits are enough for most uses.</source>
        <translation>Die Notizen des Modells über das Gelesene, im Speicher gehalten. 16 Bit reichen für das meiste.</translation>
    </message>
    <message>
        <source>Automatic (if faster)</source>
        <translation>Automatisch (wenn schneller)</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>&amp;Speculation</source>
        <translation>S&amp;pekulation</translation>
    </message>
    <message>
        <source>Guesses the next words from earlier in the chat and checks several at once. The answers stay the same; only the speed changes.</source>
        <translation>Rät die nächsten Wörter aus dem bisherigen Chat und prüft mehrere auf einmal. Die Antworten bleiben gleich; nur das Tempo ändert sich.</translation>
    </message>
    <message>
        <source>Stop the answer and apply now</source>
        <translation>Antwort anhalten und jetzt anwenden</translation>
    </message>
    <message>
        <source>Automatic (fastest)</source>
        <translation>Automatisch (am schnellsten)</translation>
    </message>
    <message>
        <source>{0} (slow on this computer)</source>
        <translation>{0} (langsam auf diesem Computer)</translation>
    </message>
    <message>
        <source>Automatic ({0} physical cores)</source>
        <translation>Automatisch ({0} physische Kerne)</translation>
    </message>
    <message>
        <source>Automatic (best)</source>
        <translation>Automatisch (bester)</translation>
    </message>
    <message>
        <source>This processor has no fast code for {0}: answers take many times longer.</source>
        <translation>Dieser Prozessor hat keinen schnellen Code für {0}: Antworten dauern vielfach länger.</translation>
    </message>
    <message>
        <source>Without a fast instruction set (scalar), answers take many times longer.</source>
        <translation>Ohne schnellen Befehlssatz (scalar) dauern Antworten vielfach länger.</translation>
    </message>
    <message>
        <source>{0} is for models with other weights; {1} runs with {2}, chosen automatically.</source>
        <translation>{0} ist für Modelle mit anderen Gewichten; {1} läuft mit {2}, automatisch gewählt.</translation>
    </message>
    <message>
        <source>Measures every kernel with your model. Takes about half a minute.</source>
        <translation>Misst jeden Kernel mit Ihrem Modell. Dauert etwa eine halbe Minute.</translation>
    </message>
    <message>
        <source>An answer is being written. The change takes effect when it is finished.</source>
        <translation>Eine Antwort wird geschrieben. Die Änderung gilt, wenn sie fertig ist.</translation>
    </message>
    <message>
        <source>The model is being loaded with these settings.</source>
        <translation>Das Modell wird mit diesen Einstellungen geladen.</translation>
    </message>
    <message>
        <source>Changes take effect immediately: the model is reloaded and your chat is kept.</source>
        <translation>Änderungen gelten sofort: Das Modell wird neu geladen, und Ihr Chat bleibt.</translation>
    </message>
    <message>
        <source>Changes take effect when you load a model.</source>
        <translation>Änderungen gelten, wenn Sie ein Modell laden.</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message numerus="yes">
        <source>%Ln pages were printed.</source>
        <translation>
            <numerusform>%Ln Seite wurde gedruckt.</numerusform>
            <numerusform>%Ln Seiten wurden gedruckt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export Chats</source>
        <translation>Chats exportieren</translation>
    </message>
    <message>
        <source>This chat: {0}</source>
        <translation>Dieser Chat: {0}</translation>
    </message>
    <message>
        <source>All chats ({0})</source>
        <translation>Alle Chats ({0})</translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation>Webseite (HTML)</translation>
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
        <translation>Tern-Datei (JSON), wieder importierbar</translation>
    </message>
    <message>
        <source>&amp;Chats</source>
        <translation>&amp;Chats</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>A page that any browser shows, light or dark, without a network.</source>
        <translation>Eine Seite, die jeder Browser zeigt, hell oder dunkel, ohne Netz.</translation>
    </message>
    <message>
        <source>Plain text with marks for headings, lists and code, as the model wrote it.</source>
        <translation>Reiner Text mit Zeichen für Überschriften, Listen und Code, wie das Modell ihn schrieb.</translation>
    </message>
    <message>
        <source>Pages to print or to pass on.</source>
        <translation>Seiten zum Drucken oder Weitergeben.</translation>
    </message>
    <message>
        <source>Everything: all versions, dates, settings and energy receipts. Import it in another Tern.</source>
        <translation>Alles: alle Versionen, Daten, Einstellungen und Energiebelege. Ein anderes Tern kann es importieren.</translation>
    </message>
    <message>
        <source>It has the versions in view.</source>
        <translation>Enthält die angezeigten Versionen.</translation>
    </message>
    <message>
        <source>Each chat is a file in a new folder.</source>
        <translation>Jeder Chat wird eine Datei in einem neuen Ordner.</translation>
    </message>
    <message>
        <source>Export into a New Folder Here</source>
        <translation>In einen neuen Ordner hier exportieren</translation>
    </message>
    <message>
        <source>Exported to {0}.</source>
        <translation>Nach {0} exportiert.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>FileBar</name>
    <message>
        <source>Files of the message</source>
        <translation>Dateien der Nachricht</translation>
    </message>
</context>
<context>
    <name>FileChip</name>
    <message>
        <source>Remove the file</source>
        <translation>Datei entfernen</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>{0} entfernen</translation>
    </message>
    <message>
        <source>File {0}</source>
        <translation>Datei {0}</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
</context>
<context>
    <name>FileTextDialog</name>
    <message>
        <source>Only its beginning is shown here; Copy takes all of it.</source>
        <translation>Hier steht nur der Anfang; Kopieren nimmt alles.</translation>
    </message>
    <message>
        <source>Text of {0}</source>
        <translation>Text von {0}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Show in Folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Open File</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>The file is not there any more; it was moved, renamed or deleted.</source>
        <translation>Die Datei ist nicht mehr da; sie wurde verschoben, umbenannt oder gelöscht.</translation>
    </message>
    <message>
        <source>This system has no program that opens it.</source>
        <translation>Auf diesem System öffnet das kein Programm.</translation>
    </message>
</context>
<context>
    <name>FinishedNotice</name>
    <message>
        <source>The answer could not be finished.</source>
        <translation>Die Antwort konnte nicht beendet werden.</translation>
    </message>
    <message>
        <source>The answer is ready.</source>
        <translation>Die Antwort ist fertig.</translation>
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
        <translation>Modell herunterladen</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>&amp;Open a model folder…</source>
        <translation>Modellordner &amp;öffnen…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Später</translation>
    </message>
    <message>
        <source>{0}. {1}</source>
        <translation>{0}. {1}</translation>
    </message>
    <message>
        <source>Current step</source>
        <translation>Aktueller Schritt</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Choose a model</source>
        <translation>&amp;Modell wählen</translation>
    </message>
    <message>
        <source>&amp;Show the download</source>
        <translation>&amp;Download zeigen</translation>
    </message>
    <message>
        <source>&amp;Download {0}</source>
        <translation>{0} &amp;herunterladen</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>&amp;Herunterladen</translation>
    </message>
</context>
<context>
    <name>FolderCommands</name>
    <message>
        <source>New Folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Rename Folder</source>
        <translation>Ordner umbenennen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>The folder “{0}” was deleted. Its chats are still here; Edit &gt; Undo brings it back.</source>
        <translation>Der Ordner „{0}“ wurde gelöscht. Seine Chats sind noch da; Bearbeiten &gt; Rückgängig bringt ihn zurück.</translation>
    </message>
    <message>
        <source>Find a folder…</source>
        <translation>Ordner suchen…</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>Kein Ordner</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>Neuer Ordner…</translation>
    </message>
</context>
<context>
    <name>FolderDialog</name>
    <message>
        <source>&amp;Name of the folder</source>
        <translation>&amp;Name des Ordners</translation>
    </message>
    <message>
        <source>Name of the folder</source>
        <translation>Name des Ordners</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Folders</name>
    <message>
        <source>A folder needs a name.</source>
        <translation>Ein Ordner braucht einen Namen.</translation>
    </message>
    <message>
        <source>There is already a folder called “{0}”: choose another name.</source>
        <translation>Ein Ordner namens „{0}“ ist schon da: Wählen Sie einen anderen Namen.</translation>
    </message>
</context>
<context>
    <name>FullContext</name>
    <message>
        <source>A context of {0} tokens needs about {1} of memory, and {2} is free: close other programs.</source>
        <translation>Ein Kontext von {0} Token braucht etwa {1} Speicher, frei sind {2}: Schließen Sie andere Programme.</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Match system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>The window opens anew in it.</source>
        <translation>Das Fenster öffnet sich neu in dieser Sprache.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Design</translation>
    </message>
    <message>
        <source>Light or dark colours.</source>
        <translation>Helle oder dunkle Farben.</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>Text&amp;größe</translation>
    </message>
    <message>
        <source>Of the whole window. Ctrl++ and Ctrl+- change it anywhere; Ctrl+0 resets it.</source>
        <translation>Für das ganze Fenster. Strg++ und Strg+- ändern sie überall; Strg+0 setzt sie zurück.</translation>
    </message>
    <message>
        <source>&amp;Load the last model when Tern starts</source>
        <translation>Beim Start das zuletzt verwendete Modell &amp;laden</translation>
    </message>
    <message>
        <source>&amp;Notify me of answers while Tern is in the background</source>
        <translation>Über Antworten &amp;benachrichtigen, wenn Tern im Hintergrund ist</translation>
    </message>
    <message>
        <source>Of those that took more than a few seconds; never with their text.</source>
        <translation>Über solche, die länger als einige Sekunden dauerten; nie mit ihrem Text.</translation>
    </message>
    <message>
        <source>With the &amp;chat&apos;s title</source>
        <translation>Mit dem Titel des &amp;Chats</translation>
    </message>
    <message>
        <source>Without it, nobody sees what a chat is about.</source>
        <translation>Ohne ihn sieht niemand, worum es im Chat geht.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import Chats</source>
        <translation>Chats importieren</translation>
    </message>
    <message>
        <source>Chats exported from GPT4All (.chat), Jan (its folder “threads”), LM Studio (its folder “conversations”), Open WebUI, ChatGPT (the ZIP archive) or Tern. Dates and versions are kept; what is here already is not added again.</source>
        <translation>Exporte von GPT4All (.chat), Jan (Ordner „threads“), LM Studio (Ordner „conversations“), Open WebUI, ChatGPT (das ZIP-Archiv) oder Tern. Zeitangaben und Versionen bleiben; was schon hier ist, kommt nicht doppelt.</translation>
    </message>
    <message>
        <source>Choose a &amp;file…</source>
        <translation>&amp;Datei wählen…</translation>
    </message>
    <message>
        <source>Choose a f&amp;older…</source>
        <translation>&amp;Ordner wählen…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Chats in the file</source>
        <translation>Chats in der Datei</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>Exports of chats (*.json *.jsonl *.zip *.chat);;All files (*)</source>
        <translation>Exporte von Chats (*.json *.jsonl *.zip *.chat);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Reading {0}…</source>
        <translation>{0} wird gelesen…</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <source>The table shows the first {0}.</source>
        <translation>Die Tabelle zeigt die ersten {0}.</translation>
    </message>
    <message>
        <source>{0} Nothing was imported.</source>
        <translation>{0} Es wurde nichts importiert.</translation>
    </message>
    <message>
        <source>Importing {0}…</source>
        <translation>{0} wird importiert…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>KeptChats</name>
    <message>
        <source>Old chats</source>
        <translation>Alte Chats</translation>
    </message>
    <message>
        <source>&amp;Reopen old chats instantly</source>
        <translation>Alte Chats &amp;sofort wieder öffnen</translation>
    </message>
    <message>
        <source>Keeps on disk what the model has already read, so that it does not have to read old chats again. It reveals as much as the chats themselves and never leaves this computer. Turning this off deletes it.</source>
        <translation>Bewahrt auf der Festplatte auf, was das Modell schon gelesen hat, damit es alte Chats nicht neu lesen muss. Das verrät so viel wie die Chats selbst und verlässt diesen Computer nie. Ausschalten löscht es.</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> GB</translation>
    </message>
    <message>
        <source>&amp;Limit</source>
        <translation>&amp;Grenze</translation>
    </message>
    <message>
        <source>When it is full, the least recently used chats are dropped first. 1 GB holds about 13,000 tokens of BitNet b1.58 2B4T.</source>
        <translation>Ist die Grenze erreicht, weichen die am längsten unbenutzten Chats zuerst. 1 GB fasst etwa 13.000 Token von BitNet b1.58 2B4T.</translation>
    </message>
    <message>
        <source>C&amp;lear now</source>
        <translation>Jetzt &amp;leeren</translation>
    </message>
    <message>
        <source>Deletes this data; your chats are kept.</source>
        <translation>Löscht diese Daten; Ihre Chats bleiben erhalten.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>In use: {0}</source>
        <translation>Belegt: {0}</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>This folder is already in the list.</source>
        <translation>Dieser Ordner steht schon in der Liste.</translation>
    </message>
    <message>
        <source>A whole disk cannot be added; choose the folder that your documents are in.</source>
        <translation>Ein ganzer Datenträger geht nicht; wählen Sie den Ordner Ihrer Dokumente.</translation>
    </message>
    <message>
        <source>“{0}” is not there; connect its drive, or remove it from the list. What was read of it is kept.</source>
        <translation>„{0}“ ist nicht da; schließen Sie das Laufwerk an oder entfernen Sie den Ordner aus der Liste. Was davon gelesen wurde, bleibt.</translation>
    </message>
    <message>
        <source>“{0}” may not be read; change its permissions.</source>
        <translation>„{0}“ darf nicht gelesen werden; ändern Sie die Rechte.</translation>
    </message>
    <message>
        <source>“{0}” has no documents any more; connect its drive, or remove it from the list. What was read of it is kept.</source>
        <translation>„{0}“ enthält keine Dokumente mehr; schließen Sie das Laufwerk an oder entfernen Sie den Ordner aus der Liste. Was davon gelesen wurde, bleibt.</translation>
    </message>
    <message>
        <source>Some folders in it may not be read.</source>
        <translation>Einige Ordner darin dürfen nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>LineReader</name>
    <message>
        <source>Arrow keys read it line by line; Esc leaves.</source>
        <translation>Pfeiltasten lesen zeilenweise; Esc verlässt.</translation>
    </message>
</context>
<context>
    <name>LivePanel</name>
    <message>
        <source>Live panel</source>
        <translation>Live-Anzeige</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>Erstes Token</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Akku</translation>
    </message>
    <message>
        <source>Measured: the energy that is in the battery, divided by what the whole computer takes while answers are written.</source>
        <translation>Gemessen: die Energie im Akku, geteilt durch das, was der ganze Computer beim Schreiben von Antworten braucht.</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Ask something: while the engine reads and writes, its figures run here.</source>
        <translation>Fragen Sie etwas: Während die Engine liest und schreibt, laufen hier ihre Werte.</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>What one token reads</source>
        <translation>Was ein Token liest</translation>
    </message>
    <message>
        <source>{0} tokens/s</source>
        <translation>{0} Token/s</translation>
    </message>
    <message>
        <source>after {0} s</source>
        <translation>nach {0} s</translation>
    </message>
    <message>
        <source>{0} cores busy</source>
        <translation>{0} Kerne beschäftigt</translation>
    </message>
    <message>
        <source>{0} GB</source>
        <translation>{0} GB</translation>
    </message>
    <message>
        <source>{0} of {1} tokens</source>
        <translation>{0} von {1} Token</translation>
    </message>
    <message>
        <source>{0} J/token ({1})</source>
        <translation>{0} J/Token ({1})</translation>
    </message>
    <message>
        <source>{0} W ({1})</source>
        <translation>{0} W ({1})</translation>
    </message>
    <message>
        <source>The processor slows down: {0} % fewer tokens/s than a minute ago, at a clock that is {1} % lower. It is probably hot, or saves power.</source>
        <translation>Der Prozessor wird langsamer: {0} % weniger Token/s als vor einer Minute, bei {1} % niedrigerem Takt. Er ist wohl heiß oder spart Strom.</translation>
    </message>
    <message>
        <source>{0} GB/s. “Find the fastest…” in the settings also measures what this memory can do.</source>
        <translation>{0} GB/s. „Schnellsten finden…“ in den Einstellungen misst auch, was dieser Speicher kann.</translation>
    </message>
    <message>
        <source>{0} GB/s: {1} % of what this memory can do.</source>
        <translation>{0} GB/s: {1} % dessen, was dieser Speicher kann.</translation>
    </message>
</context>
<context>
    <name>LivePlot</name>
    <message>
        <source>Speed and power over the last minute</source>
        <translation>Tempo und Leistung der letzten Minute</translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation>vor 1 Minute</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>tokens/s</source>
        <translation>Token/s</translation>
    </message>
    <message>
        <source>watts</source>
        <translation>Watt</translation>
    </message>
    <message>
        <source>prompt {0}</source>
        <translation>Prompt {0}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open a Model Folder</source>
        <translation>Modellordner öffnen</translation>
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
        <translation>Nachricht schreiben; sie wird beantwortet, sobald das Modell geladen ist</translation>
    </message>
    <message>
        <source>The engine has stopped; start it again to continue</source>
        <translation>Die Engine ist angehalten; starten Sie sie neu, um fortzufahren</translation>
    </message>
    <message>
        <source>Download a model to start chatting</source>
        <translation>Zum Chatten ein Modell herunterladen</translation>
    </message>
</context>
<context>
    <name>MemoryBar</name>
    <message>
        <source>Memory in use</source>
        <translation>Belegter Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Memory in use on this computer, as reported by the operating system.</source>
        <translation>Belegter Speicher dieses Computers, wie das Betriebssystem ihn angibt.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;New Chat</source>
        <translation>&amp;Neuer Chat</translation>
    </message>
    <message>
        <source>New &amp;Temporary Chat</source>
        <translation>Neuer &amp;temporärer Chat</translation>
    </message>
    <message>
        <source>New &amp;Folder…</source>
        <translation>Neuer &amp;Ordner…</translation>
    </message>
    <message>
        <source>&amp;Open Model Folder…</source>
        <translation>&amp;Modellordner öffnen…</translation>
    </message>
    <message>
        <source>&amp;Recent Models</source>
        <translation>&amp;Zuletzt verwendete Modelle</translation>
    </message>
    <message>
        <source>&amp;Import Chats…</source>
        <translation>Chats &amp;importieren…</translation>
    </message>
    <message>
        <source>&amp;Export All Chats…</source>
        <translation>Alle Chats &amp;exportieren…</translation>
    </message>
    <message>
        <source>&amp;Print Chat…</source>
        <translation>Chat d&amp;rucken…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>Ein&amp;stellungen…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>A&amp;lles auswählen</translation>
    </message>
    <message>
        <source>&amp;Search Chats</source>
        <translation>Chats d&amp;urchsuchen</translation>
    </message>
    <message>
        <source>Command Palett&amp;e…</source>
        <translation>Befehls&amp;palette…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Chat List</source>
        <translation>&amp;Chatliste</translation>
    </message>
    <message>
        <source>L&amp;ive Panel</source>
        <translation>&amp;Live-Anzeige</translation>
    </message>
    <message>
        <source>&amp;Larger Text</source>
        <translation>&amp;Größerer Text</translation>
    </message>
    <message>
        <source>&amp;Smaller Text</source>
        <translation>&amp;Kleinerer Text</translation>
    </message>
    <message>
        <source>&amp;Normal Text Size</source>
        <translation>&amp;Normale Textgröße</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Design</translation>
    </message>
    <message>
        <source>Match &amp;System</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Chat</source>
        <translation>&amp;Chat</translation>
    </message>
    <message>
        <source>&amp;Stop the Answer</source>
        <translation>Antwort an&amp;halten</translation>
    </message>
    <message>
        <source>Re&amp;generate Answer</source>
        <translation>Antwort neu er&amp;zeugen</translation>
    </message>
    <message>
        <source>Answer Again Wit&amp;h…</source>
        <translation>&amp;Neu antworten mit…</translation>
    </message>
    <message>
        <source>&amp;Continue the Answer</source>
        <translation>Antwort &amp;fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Write a Message</source>
        <translation>Nachricht &amp;schreiben</translation>
    </message>
    <message>
        <source>Attac&amp;h Files…</source>
        <translation>&amp;Dateien anhängen…</translation>
    </message>
    <message>
        <source>&amp;Previous Chat</source>
        <translation>&amp;Voriger Chat</translation>
    </message>
    <message>
        <source>&amp;Next Chat</source>
        <translation>Nä&amp;chster Chat</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>P&amp;in</source>
        <translation>An&amp;heften</translation>
    </message>
    <message>
        <source>Ch&amp;oose a Preset…</source>
        <translation>V&amp;orlage wählen…</translation>
    </message>
    <message>
        <source>Prompt and Sa&amp;mpling…</source>
        <translation>Prompt und Sa&amp;mpling…</translation>
    </message>
    <message>
        <source>Manage Presets…</source>
        <translation>Vorlagen verwalten…</translation>
    </message>
    <message>
        <source>&amp;Quote Documents…</source>
        <translation>Dokumente &amp;zitieren…</translation>
    </message>
    <message>
        <source>Move to &amp;Folder…</source>
        <translation>&amp;In Ordner verschieben…</translation>
    </message>
    <message>
        <source>&amp;Archive</source>
        <translation>&amp;Archivieren</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Export Chat…</source>
        <translation>Chat &amp;exportieren…</translation>
    </message>
    <message>
        <source>E&amp;xport a Proof…</source>
        <translation>Nach&amp;weis exportieren…</translation>
    </message>
    <message>
        <source>Archi&amp;ved Chats…</source>
        <translation>Archi&amp;vierte Chats…</translation>
    </message>
    <message>
        <source>&amp;Trash…</source>
        <translation>&amp;Papierkorb…</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>&amp;Choose a Model…</source>
        <translation>Modell &amp;wählen…</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modelle…</translation>
    </message>
    <message>
        <source>&amp;Download a Model…</source>
        <translation>Modell &amp;herunterladen…</translation>
    </message>
    <message>
        <source>&amp;Details and Memory…</source>
        <translation>&amp;Details und Speicher…</translation>
    </message>
    <message>
        <source>&amp;Kernel Checks…</source>
        <translation>&amp;Kernelprüfung…</translation>
    </message>
    <message>
        <source>&amp;Benchmark…</source>
        <translation>&amp;Benchmark…</translation>
    </message>
    <message>
        <source>Kernel R&amp;ace…</source>
        <translation>Kernel-Wettl&amp;auf…</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>&amp;Neu laden</translation>
    </message>
    <message>
        <source>&amp;Unload</source>
        <translation>&amp;Entladen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Tern</source>
        <translation>&amp;Über Tern</translation>
    </message>
    <message>
        <source>When the Conte&amp;xt Is Full</source>
        <translation>&amp;Wenn der Kontext voll ist</translation>
    </message>
    <message>
        <source>&amp;Ask Me</source>
        <translation>&amp;Fragen</translation>
    </message>
    <message>
        <source>Leave Out the &amp;Oldest Messages</source>
        <translation>&amp;Älteste Nachrichten weglassen</translation>
    </message>
    <message>
        <source>Go On in a &amp;New Chat With a Summary</source>
        <translation>In &amp;neuem Chat mit Zusammenfassung weitermachen</translation>
    </message>
</context>
<context>
    <name>MessageActions</name>
    <message>
        <source>Copy the answer</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>Nachricht kopieren</translation>
    </message>
    <message>
        <source>Edit the answer</source>
        <translation>Antwort bearbeiten</translation>
    </message>
    <message>
        <source>Edit and ask again</source>
        <translation>Bearbeiten und neu fragen</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>Neu erzeugen</translation>
    </message>
    <message>
        <source>Answer again with…</source>
        <translation>Neu antworten mit…</translation>
    </message>
    <message>
        <source>Pin in the context</source>
        <translation>Im Kontext anheften</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>Vorige Version</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>Nächste Version</translation>
    </message>
    <message>
        <source>{0} / {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>Version {0} of {1}</source>
        <translation>Version {0} von {1}</translation>
    </message>
    <message>
        <source>Unpin from the context</source>
        <translation>Vom Kontext lösen</translation>
    </message>
    <message>
        <source>The model still sees a pinned message when older ones are left out.</source>
        <translation>Eine angeheftete Nachricht sieht das Modell auch dann, wenn ältere weggelassen werden.</translation>
    </message>
    <message>
        <source>{0} tokens/s</source>
        <translation>{0} Token/s</translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation>{0} Token</translation>
    </message>
    <message>
        <source>Measured by the engine while it wrote this answer.</source>
        <translation>Von der Engine gemessen, während sie diese Antwort schrieb.</translation>
    </message>
    <message>
        <source>Answer: {0} tokens, {1} tokens/s on average</source>
        <translation>Antwort: {0} Token, im Mittel {1} Token/s</translation>
    </message>
    <message>
        <source>First token after {0} s</source>
        <translation>Erstes Token nach {0} s</translation>
    </message>
    <message>
        <source>Prompt: {0} tokens read, {1} reused</source>
        <translation>Prompt: {0} Token gelesen, {1} wiederverwendet</translation>
    </message>
    <message>
        <source>Prompt speed: {0} tokens/s</source>
        <translation>Prompt-Geschwindigkeit: {0} Token/s</translation>
    </message>
    <message>
        <source>Speculation: {0} of {1} guessed tokens were right</source>
        <translation>Spekulation: {0} von {1} geratenen Token stimmten</translation>
    </message>
    <message>
        <source>Model: {0}</source>
        <translation>Modell: {0}</translation>
    </message>
    <message>
        <source>Preset: {0}</source>
        <translation>Vorlage: {0}</translation>
    </message>
</context>
<context>
    <name>MessageEditor</name>
    <message>
        <source>Edited answer</source>
        <translation>Bearbeitete Antwort</translation>
    </message>
    <message>
        <source>Edited message</source>
        <translation>Bearbeitete Nachricht</translation>
    </message>
    <message>
        <source>Ctrl+Enter saves, Esc cancels</source>
        <translation>Strg+Eingabe speichert, Esc bricht ab</translation>
    </message>
    <message>
        <source>Save as new version</source>
        <translation>Als neue Version speichern</translation>
    </message>
    <message>
        <source>Send edited</source>
        <translation>Geändert senden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Too long to paste here</source>
        <translation>Zu lang, um hier eingefügt zu werden</translation>
    </message>
</context>
<context>
    <name>MessageFiles</name>
    <message>
        <source>Choosing the passages that suit your question…</source>
        <translation>Passende Abschnitte zur Frage werden gewählt…</translation>
    </message>
    <message>
        <source>Wait until the files have been read, or remove them</source>
        <translation>Warten Sie, bis die Dateien gelesen sind, oder entfernen Sie sie</translation>
    </message>
    <message>
        <source>Too long for the context of {0} tokens: the passages that suit your question are used.</source>
        <translation>Zu lang für den Kontext von {0} Token: Verwendet werden die zur Frage passenden Abschnitte.</translation>
    </message>
</context>
<context>
    <name>MessageFooter</name>
    <message>
        <source>Too long to edit here; copy it instead</source>
        <translation>Zu lang, um hier bearbeitet zu werden; bitte kopieren</translation>
    </message>
    <message>
        <source>Show more ({0} more characters)</source>
        <translation>Mehr zeigen (weitere {0} Zeichen)</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Copy the selected text</source>
        <translation>Gewählten Text kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Read line by line</source>
        <translation>Zeilenweise lesen</translation>
    </message>
    <message>
        <source>Go to footnote {0}</source>
        <translation>Zu Fußnote {0}</translation>
    </message>
    <message>
        <source>Back from footnote {0}</source>
        <translation>Zurück von Fußnote {0}</translation>
    </message>
    <message>
        <source>Open {0}</source>
        <translation>{0} öffnen</translation>
    </message>
</context>
<context>
    <name>MessageNote</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>Antwort anhalten</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortfahren</translation>
    </message>
    <message>
        <source>Continue this answer</source>
        <translation>Diese Antwort fortsetzen</translation>
    </message>
    <message>
        <source>Answer the question again</source>
        <translation>Die Frage neu beantworten</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Asks the question once more, without what was said before it</source>
        <translation>Stellt die Frage noch einmal, ohne das davor Gesagte</translation>
    </message>
    <message>
        <source>New chat with this question</source>
        <translation>Neuer Chat mit dieser Frage</translation>
    </message>
    <message>
        <source>The model sums up what was said before; a new chat begins with that and this question</source>
        <translation>Das Modell fasst das davor Gesagte zusammen; damit und mit dieser Frage beginnt ein neuer Chat</translation>
    </message>
    <message>
        <source>New chat with a summary</source>
        <translation>Neuer Chat mit Zusammenfassung</translation>
    </message>
    <message>
        <source>Asks the question that had no room in a new chat, with this summary</source>
        <translation>Stellt die Frage, die keinen Platz hatte, in einem neuen Chat mit dieser Zusammenfassung</translation>
    </message>
    <message>
        <source>Go on in a new chat</source>
        <translation>In neuem Chat weitermachen</translation>
    </message>
    <message>
        <source>Open the older chat</source>
        <translation>Den älteren Chat öffnen</translation>
    </message>
    <message>
        <source>Longer context ({0} tokens)</source>
        <translation>Längerer Kontext ({0} Token)</translation>
    </message>
    <message>
        <source>Reloads the model with a longer context, then continues; this uses more memory</source>
        <translation>Lädt das Modell mit längerem Kontext neu und macht weiter; das braucht mehr Speicher</translation>
    </message>
    <message>
        <source>The model no longer sees the beginning of this chat; you still do</source>
        <translation>Das Modell sieht den Anfang dieses Chats nicht mehr; Sie schon</translation>
    </message>
    <message>
        <source>Leave out the oldest messages</source>
        <translation>Älteste Nachrichten weglassen</translation>
    </message>
    <message numerus="yes">
        <source>The %Ln oldest messages were left out of the prompt.</source>
        <translation>
            <numerusform>Die älteste Nachricht wurde aus dem Prompt weggelassen.</numerusform>
            <numerusform>Die %Ln ältesten Nachrichten wurden aus dem Prompt weggelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>This answer repeats itself.</source>
        <translation>Diese Antwort wiederholt sich.</translation>
    </message>
    <message>
        <source>This summary is ready.</source>
        <translation>Diese Zusammenfassung ist fertig.</translation>
    </message>
    <message>
        <source>This chat goes on from an older one, with a summary of it.</source>
        <translation>Dieser Chat setzt einen älteren fort, mit einer Zusammenfassung davon.</translation>
    </message>
    <message>
        <source>The answer is empty</source>
        <translation>Die Antwort ist leer</translation>
    </message>
    <message>
        <source>Stopped at the length limit</source>
        <translation>An der Längengrenze beendet</translation>
    </message>
    <message>
        <source>You stopped this answer</source>
        <translation>Diese Antwort wurde angehalten</translation>
    </message>
    <message>
        <source>Interrupted: the engine or Tern stopped</source>
        <translation>Unterbrochen: Die Engine oder Tern wurde beendet</translation>
    </message>
    <message>
        <source>The answer failed</source>
        <translation>Die Antwort schlug fehl</translation>
    </message>
    <message>
        <source>{0} Unpin messages to make room.</source>
        <translation>{0} Nachrichten lösen, um Platz zu schaffen.</translation>
    </message>
    <message>
        <source>The context is full: this chat has {0} tokens, and it holds {1}.</source>
        <translation>Der Kontext ist voll: Dieser Chat hat {0} Token, und {1} passen hinein.</translation>
    </message>
    <message>
        <source>{0} Edit the message to make it shorter.</source>
        <translation>{0} Nachricht bearbeiten, um sie zu kürzen.</translation>
    </message>
    <message>
        <source>The context is full ({0} tokens), so the answer ends here.</source>
        <translation>Der Kontext ist voll ({0} Token), deshalb endet die Antwort hier.</translation>
    </message>
    <message>
        <source>The context is full, so the answer ends here.</source>
        <translation>Der Kontext ist voll, deshalb endet die Antwort hier.</translation>
    </message>
</context>
<context>
    <name>MessageView</name>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>{0}, pinned</source>
        <translation>{0}, angeheftet</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>No longer pinned</source>
        <translation>Nicht mehr angeheftet</translation>
    </message>
    <message>
        <source>The answer is still being written.</source>
        <translation>Die Antwort wird noch geschrieben.</translation>
    </message>
    <message>
        <source>This is too long to be read here; copy it to another program.</source>
        <translation>Das ist zu lang, um hier gelesen zu werden; kopieren Sie es in ein anderes Programm.</translation>
    </message>
</context>
<context>
    <name>ModelBars</name>
    <message>
        <source>{0} needs about {1} of memory, and only {2} is free. Close other programs, or choose a shorter context in the settings.</source>
        <translation>{0} braucht etwa {1} Speicher, und nur {2} sind frei. Schließen Sie andere Programme oder wählen Sie in den Einstellungen einen kürzeren Kontext.</translation>
    </message>
    <message>
        <source>Load anyway</source>
        <translation>Trotzdem laden</translation>
    </message>
    <message>
        <source>Loading {0}.</source>
        <translation>{0} wird geladen.</translation>
    </message>
    <message>
        <source>Open another folder…</source>
        <translation>Anderen Ordner öffnen…</translation>
    </message>
    <message>
        <source>Restart the engine</source>
        <translation>Engine neu starten</translation>
    </message>
</context>
<context>
    <name>ModelChoices</name>
    <message>
        <source>{0} tok/s</source>
        <translation>{0} Tok/s</translation>
    </message>
</context>
<context>
    <name>ModelDetails</name>
    <message>
        <source>Selected model</source>
        <translation>Gewähltes Modell</translation>
    </message>
    <message>
        <source>I accept the licence</source>
        <translation>Ich akzeptiere die Lizenz</translation>
    </message>
    <message>
        <source>Read the licence</source>
        <translation>Lizenz lesen</translation>
    </message>
    <message>
        <source>Opens the page in your browser</source>
        <translation>Öffnet die Seite im Browser</translation>
    </message>
    <message>
        <source>Complete; all files verified.</source>
        <translation>Vollständig; alle Dateien geprüft.</translation>
    </message>
    <message>
        <source>Complete; not verified yet.</source>
        <translation>Vollständig; noch nicht geprüft.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Speed here</source>
        <translation>Tempo hier</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Sprachen</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Kernels</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Tested with</source>
        <translation>Getestet mit</translation>
    </message>
    <message>
        <source>&amp;Load</source>
        <translation>&amp;Laden</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>&amp;Herunterladen</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>Checks every file against its published checksum</source>
        <translation>Vergleicht jede Datei mit ihrer veröffentlichten Prüfsumme</translation>
    </message>
    <message>
        <source>&amp;Show folder</source>
        <translation>&amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>D&amp;elete…</source>
        <translation>Lös&amp;chen…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>I accept the {0}</source>
        <translation>Ich akzeptiere: {0}</translation>
    </message>
    <message>
        <source>At least {0}: other programs were busy when it was measured</source>
        <translation>Mindestens {0}: Bei der Messung liefen andere Programme</translation>
    </message>
    <message>
        <source>About {0}, {1}</source>
        <translation>Etwa {0}, {1}</translation>
    </message>
    <message>
        <source>Known once the download starts</source>
        <translation>Mit Beginn des Downloads bekannt</translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation>{0} Token</translation>
    </message>
    <message>
        <source>{0}, converted for Tern</source>
        <translation>{0}, für Tern umgewandelt</translation>
    </message>
    <message>
        <source>Its own weights, beside another program</source>
        <translation>Den eigenen Gewichten, neben einem anderen Programm</translation>
    </message>
    <message>
        <source>Its published weights</source>
        <translation>Den veröffentlichten Gewichten</translation>
    </message>
    <message>
        <source>Small random models of its form, never these weights</source>
        <translation>Kleinen Zufallsmodellen seiner Bauart, nie mit diesen Gewichten</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>Geladen</translation>
    </message>
    <message>
        <source>&amp;Download {0}</source>
        <translation>{0} &amp;herunterladen</translation>
    </message>
    <message>
        <source>&amp;Remove from the list…</source>
        <translation>Aus der Liste &amp;entfernen…</translation>
    </message>
</context>
<context>
    <name>ModelDialogs</name>
    <message>
        <source>{0} is ready; all files were verified.</source>
        <translation>{0} ist bereit; alle Dateien wurden geprüft.</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Laden</translation>
    </message>
</context>
<context>
    <name>ModelLoader</name>
    <message>
        <source>This takes effect after the current answer.</source>
        <translation>Das gilt nach der laufenden Antwort.</translation>
    </message>
    <message>
        <source>No model has been loaded yet: open a model folder.</source>
        <translation>Es wurde noch kein Modell geladen: Öffnen Sie einen Modellordner.</translation>
    </message>
    <message>
        <source>No model has been loaded yet: open a model folder first.</source>
        <translation>Es wurde noch kein Modell geladen: Öffnen Sie zuerst einen Modellordner.</translation>
    </message>
    <message>
        <source>An answer is being written: wait until it is finished, or stop it.</source>
        <translation>Eine Antwort wird geschrieben: Warten Sie, bis sie fertig ist, oder halten Sie sie an.</translation>
    </message>
    <message>
        <source>Kernels are being measured already: wait until that has ended, or stop it.</source>
        <translation>Kernel werden schon gemessen: Warten Sie das Ende ab oder halten Sie die Messung an.</translation>
    </message>
    <message>
        <source>The engine is not running: load the model again.</source>
        <translation>Die Engine läuft nicht: Laden Sie das Modell neu.</translation>
    </message>
    <message>
        <source>Tern closed unexpectedly while loading {0} last time, so it was not loaded automatically.</source>
        <translation>Tern wurde beim letzten Laden von {0} unerwartet beendet; deshalb wurde es nicht von selbst geladen.</translation>
    </message>
    <message>
        <source>The processor slows down: after this answer, the frugal choice goes on with threads: {0}.</source>
        <translation>Der Prozessor wird langsamer: Nach dieser Antwort geht die sparsame Wahl mit weniger Threads weiter: {0}.</translation>
    </message>
</context>
<context>
    <name>ModelManager</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>&amp;Add a folder…</source>
        <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Measure the speed</source>
        <translation>&amp;Geschwindigkeit messen</translation>
    </message>
    <message>
        <source>Takes about three seconds</source>
        <translation>Dauert etwa drei Sekunden</translation>
    </message>
    <message>
        <source>You can also drop a model folder here, or a .safetensors file with its JSON files.</source>
        <translation>Sie können auch einen Modellordner hier ablegen oder eine .safetensors-Datei mit ihren JSON-Dateien.</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Wird gemessen…</translation>
    </message>
    <message>
        <source>Adding {0}…</source>
        <translation>{0} wird hinzugefügt…</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>geladen</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>Unvollständig</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>Nicht verwendbar</translation>
    </message>
    <message>
        <source>Checking every file against its checksum…</source>
        <translation>Jede Datei wird mit ihrer Prüfsumme verglichen…</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>Wird gelöscht…</translation>
    </message>
    <message>
        <source>Add a Model Folder</source>
        <translation>Modellordner hinzufügen</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>I accept the {0}</source>
        <translation>Ich akzeptiere: {0}</translation>
    </message>
    <message>
        <source>Size known once the download starts</source>
        <translation>Größe ist mit Beginn des Downloads bekannt</translation>
    </message>
    <message>
        <source>{0} ({1} free on this disk)</source>
        <translation>{0} ({1} auf diesem Datenträger frei)</translation>
    </message>
    <message>
        <source>There is not enough space on this disk; choose another folder.</source>
        <translation>Auf diesem Datenträger ist zu wenig Platz; wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Folder for the models</source>
        <translation>Ordner für die Modelle</translation>
    </message>
</context>
<context>
    <name>ModelPanel</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>&amp;Open a model folder…</source>
        <translation>Modellordner &amp;öffnen…</translation>
    </message>
    <message>
        <source>&amp;Unload</source>
        <translation>&amp;Entladen</translation>
    </message>
    <message>
        <source>Frees the model&apos;s memory. Your chats are kept.</source>
        <translation>Gibt den Speicher des Modells frei. Ihre Chats bleiben.</translation>
    </message>
    <message>
        <source>&amp;Recent models</source>
        <translation>&amp;Zuletzt verwendet</translation>
    </message>
    <message>
        <source>Recent models</source>
        <translation>Zuletzt verwendete Modelle</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>No model is loaded</source>
        <translation>Kein Modell geladen</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>{0} tokens, {1}</source>
        <translation>{0} Token, {1}</translation>
    </message>
    <message>
        <source>Engine memory</source>
        <translation>Speicher der Engine</translation>
    </message>
    <message>
        <source>Load time</source>
        <translation>Ladezeit</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Wahl</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>Aus dieser Liste entfernen</translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>{0}: choose another model</source>
        <translation>{0}: anderes Modell wählen</translation>
    </message>
    <message>
        <source>No model is here yet</source>
        <translation>Noch kein Modell da</translation>
    </message>
    <message>
        <source>&amp;Manage Models…</source>
        <translation>&amp;Modelle verwalten…</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Move to Folder</source>
        <translation>In Ordner verschieben</translation>
    </message>
    <message>
        <source>Find a folder</source>
        <translation>Ordner suchen</translation>
    </message>
    <message>
        <source>Arrow keys choose from the list, Enter moves the chat there.</source>
        <translation>Pfeiltasten wählen aus der Liste, Eingabe verschiebt den Chat dorthin.</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>No folder has that name</source>
        <translation>Kein Ordner heißt so</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation>&amp;Verschieben</translation>
    </message>
    <message>
        <source>No &amp;folder</source>
        <translation>&amp;Kein Ordner</translation>
    </message>
    <message>
        <source>&amp;New folder…</source>
        <translation>&amp;Neuer Ordner…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Type a command, a chat, a setting, a model or a folder</source>
        <translation>Befehl, Chat, Einstellung, Modell oder Ordner eingeben</translation>
    </message>
    <message>
        <source>Arrow keys choose from the list, Enter runs what is chosen, Esc closes it.</source>
        <translation>Pfeiltasten wählen aus der Liste, Eingabe führt das Gewählte aus, Esc schließt.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
</context>
<context>
    <name>PaletteSource</name>
    <message numerus="yes">
        <source>%Ln chats</source>
        <translation>
            <numerusform>%Ln Chat</numerusform>
            <numerusform>%Ln Chats</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder · {0}</source>
        <translation>Ordner · {0}</translation>
    </message>
    <message>
        <source>Load this model</source>
        <translation>Dieses Modell laden</translation>
    </message>
</context>
<context>
    <name>PassageDialog</name>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Die Datei wird gelesen…</translation>
    </message>
    <message>
        <source>Passage in its surroundings</source>
        <translation>Abschnitt in seiner Umgebung</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>&amp;Open file</source>
        <translation>&amp;Datei öffnen</translation>
    </message>
    <message>
        <source>The file is not on this computer.</source>
        <translation>Die Datei ist nicht auf diesem Computer.</translation>
    </message>
    <message>
        <source>The file has changed since. This is the passage as the model could read it.</source>
        <translation>Die Datei hat sich seither geändert. Dies ist der Abschnitt, wie das Modell ihn lesen konnte.</translation>
    </message>
    <message>
        <source>{0} This is the passage as the model could read it.</source>
        <translation>{0} Dies ist der Abschnitt, wie das Modell ihn lesen konnte.</translation>
    </message>
</context>
<context>
    <name>PasteChip</name>
    <message>
        <source>Pasted text</source>
        <translation>Eingefügter Text</translation>
    </message>
    <message>
        <source>Remove this text from the message</source>
        <translation>Diesen Text aus der Nachricht entfernen</translation>
    </message>
    <message>
        <source>Remove pasted text, {0}</source>
        <translation>Eingefügten Text entfernen, {0}</translation>
    </message>
    <message>
        <source>Pasted text, {0}</source>
        <translation>Eingefügter Text, {0}</translation>
    </message>
    <message numerus="yes">
        <source>{0} · %Ln lines</source>
        <translation>
            <numerusform>{0} · %Ln Zeile</numerusform>
            <numerusform>{0} · %Ln Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Move to folder</source>
        <translation>In Ordner verschieben</translation>
    </message>
    <message>
        <source>Bring Back from the &amp;Archive</source>
        <translation>Aus dem &amp;Archiv zurückholen</translation>
    </message>
    <message>
        <source>&amp;Archive</source>
        <translation>&amp;Archivieren</translation>
    </message>
    <message>
        <source>This chat is archived.</source>
        <translation>Dieser Chat ist archiviert.</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
</context>
<context>
    <name>PresetFields</name>
    <message>
        <source>The same</source>
        <translation>Dasselbe</translation>
    </message>
    <message>
        <source>Speed and &amp;energy</source>
        <translation>Tempo und &amp;Energie</translation>
    </message>
    <message>
        <source>Fast is the quickest way to run your model that was measured. Balanced has the least energy times time. Frugal takes the least energy that still writes 8 tokens/s, faster than most people read. All give the same answers.</source>
        <translation>Schnell ist die schnellste gemessene Art, Ihr Modell auszuführen. Ausgewogen hat das kleinste Produkt aus Energie und Zeit. Sparsam braucht die wenigste Energie, die noch 8 Token/s schreibt, schneller, als die meisten lesen. Alle geben dieselben Antworten.</translation>
    </message>
    <message>
        <source>&amp;Benchmark…</source>
        <translation>&amp;Benchmark…</translation>
    </message>
    <message>
        <source>On &amp;battery</source>
        <translation>Im &amp;Akkubetrieb</translation>
    </message>
    <message>
        <source>The model is loaded again when the computer is plugged in or out and the choice is another.</source>
        <translation>Das Modell wird neu geladen, wenn der Computer ans Netz oder vom Netz geht und die Wahl eine andere ist.</translation>
    </message>
</context>
<context>
    <name>PresetFiles</name>
    <message>
        <source>Presets of Tern (*{0});;All files (*)</source>
        <translation>Vorlagen von Tern (*{0});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import Presets</source>
        <translation>Vorlagen importieren</translation>
    </message>
    <message>
        <source>Presets of Tern (*{0})</source>
        <translation>Vorlagen von Tern (*{0})</translation>
    </message>
    <message>
        <source>Export Presets</source>
        <translation>Vorlagen exportieren</translation>
    </message>
    <message numerus="yes">
        <source>%Ln presets were exported to {0}.</source>
        <translation>
            <numerusform>%Ln Vorlage wurde nach {0} exportiert.</numerusform>
            <numerusform>%Ln Vorlagen wurden nach {0} exportiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was imported: there would be more than {0} presets.</source>
        <translation>Es wurde nichts importiert: Es wären mehr als {0} Vorlagen.</translation>
    </message>
    <message>
        <source>The file holds no presets.</source>
        <translation>Die Datei enthält keine Vorlagen.</translation>
    </message>
    <message>
        <source>Nothing was imported: all of these presets are here already.</source>
        <translation>Es wurde nichts importiert: Alle diese Vorlagen sind schon hier.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln presets were imported.</source>
        <translation>
            <numerusform>%Ln Vorlage wurde importiert.</numerusform>
            <numerusform>%Ln Vorlagen wurden importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Here already: {0}.</source>
        <translation>Schon vorhanden: {0}.</translation>
    </message>
</context>
<context>
    <name>PresetList</name>
    <message>
        <source>Presets</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Comes with Tern</source>
        <translation>Von Tern mitgeliefert</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Ausgeblendet</translation>
    </message>
    <message>
        <source>for new chats</source>
        <translation>für neue Chats</translation>
    </message>
</context>
<context>
    <name>PresetPicker</name>
    <message>
        <source>Custom</source>
        <translation>Eigene Werte</translation>
    </message>
    <message>
        <source>No preset</source>
        <translation>Keine Vorlage</translation>
    </message>
    <message>
        <source>Prompt and sampling of this chat are those of the preset “{0}”.</source>
        <translation>Prompt und Sampling dieses Chats kommen aus der Vorlage „{0}“.</translation>
    </message>
    <message>
        <source>This chat has a prompt or sampling of its own.</source>
        <translation>Dieser Chat hat eigenen Prompt oder eigenes Sampling.</translation>
    </message>
    <message>
        <source>This chat uses prompt and sampling of the settings.</source>
        <translation>Dieser Chat verwendet Prompt und Sampling der Einstellungen.</translation>
    </message>
    <message>
        <source>Prompt and sampling are those of the settings.</source>
        <translation>Prompt und Sampling sind die der Einstellungen.</translation>
    </message>
</context>
<context>
    <name>PresetStore</name>
    <message>
        <source>The presets could not be saved: {0}.</source>
        <translation>Die Vorlagen konnten nicht gespeichert werden: {0}.</translation>
    </message>
    <message>
        <source>Your presets could not be read: {0}.</source>
        <translation>Die Vorlagen konnten nicht gelesen werden: {0}.</translation>
    </message>
    <message>
        <source>Some presets were damaged and left out; the file was kept as {0}.</source>
        <translation>Einige beschädigte Vorlagen wurden ausgelassen; die Datei liegt als {0} bereit.</translation>
    </message>
    <message>
        <source>The file of your presets was damaged; it was kept as {0}.</source>
        <translation>Die Datei mit Ihren Vorlagen war beschädigt; sie liegt als {0} bereit.</translation>
    </message>
</context>
<context>
    <name>PresetsDialog</name>
    <message>
        <source>Presets</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>New chats begin &amp;with this preset</source>
        <translation>Neue Chats beginnen &amp;mit dieser Vorlage</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move d&amp;own</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Use in &amp;this chat</source>
        <translation>In diesem &amp;Chat verwenden</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>This Preset…</source>
        <translation>Diese Vorlage…</translation>
    </message>
    <message>
        <source>All My Presets…</source>
        <translation>Alle meine Vorlagen…</translation>
    </message>
    <message>
        <source>New preset</source>
        <translation>Neue Vorlage</translation>
    </message>
    <message>
        <source>There are {0} presets already: delete one first.</source>
        <translation>Es gibt schon {0} Vorlagen: Löschen Sie zuerst eine.</translation>
    </message>
    <message>
        <source>The prompt is too long: {0} characters at most.</source>
        <translation>Der Prompt ist zu lang: höchstens {0} Zeichen.</translation>
    </message>
    <message>
        <source>This preset comes with Tern. Duplicate it to change it.</source>
        <translation>Diese Vorlage kommt mit Tern. Duplizieren Sie sie, um sie zu ändern.</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>Ein&amp;blenden</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>Aus&amp;blenden</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>A preset that comes with Tern is not deleted, only left out of menus.</source>
        <translation>Eine mitgelieferte Vorlage wird nicht gelöscht, nur in Menüs ausgelassen.</translation>
    </message>
    <message>
        <source>Deletes this preset. Chats that use it keep its prompt and values.</source>
        <translation>Löscht diese Vorlage. Chats, die sie verwenden, behalten Prompt und Werte.</translation>
    </message>
    <message>
        <source>“{0}” was deleted.</source>
        <translation>„{0}“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>My presets</source>
        <translation>Meine Vorlagen</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Looking in your documents…</source>
        <translation>Die Dokumente werden durchsucht…</translation>
    </message>
    <message>
        <source>Waiting for the model…</source>
        <translation>Wartet auf das Modell…</translation>
    </message>
    <message>
        <source>Reading the prompt… {0} / {1}</source>
        <translation>Prompt wird gelesen… {0} / {1}</translation>
    </message>
    <message>
        <source>Reading the prompt…</source>
        <translation>Prompt wird gelesen…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Schreibt…</translation>
    </message>
</context>
<context>
    <name>ProofDialog</name>
    <message>
        <source>Kernel Checks</source>
        <translation>Kernelprüfung</translation>
    </message>
    <message>
        <source>Exact means that answers are bit for bit those of the model: every kernel gives exactly the same results as plain reference code, on random inputs and on the most extreme ones. The check runs once for this processor and this version of Tern.</source>
        <translation>Exakt heißt: Die Antworten sind Bit für Bit die des Modells. Jeder Kernel liefert genau dieselben Ergebnisse wie einfacher Referenzcode, bei zufälligen und den extremsten Eingaben. Geprüft wird einmal für diesen Prozessor und diese Version von Tern.</translation>
    </message>
    <message>
        <source>Kernel checks</source>
        <translation>Kernelprüfung</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>Instruction set</source>
        <translation>Befehlssatz</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>ProofExport</name>
    <message>
        <source>Export a Proof</source>
        <translation>Nachweis exportieren</translation>
    </message>
    <message>
        <source>Proof bundles (*.json)</source>
        <translation>Nachweise (*.json)</translation>
    </message>
    <message>
        <source>There is no answer to prove yet.</source>
        <translation>Es gibt noch keine Antwort, die sich nachweisen ließe.</translation>
    </message>
    <message>
        <source>No answer in this chat was written by the loaded model with its current context length and KV cache: load the model that wrote them first.</source>
        <translation>Keine Antwort in diesem Chat stammt vom geladenen Modell mit der jetzigen Kontextlänge und dem jetzigen KV-Cache: Laden Sie zuerst das Modell, das sie schrieb.</translation>
    </message>
    <message>
        <source>The proof was saved. To check it on any computer: tern verify {0}</source>
        <translation>Der Nachweis wurde gespeichert. Prüfen lässt er sich auf jedem Computer: tern verify {0}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answers, written by other models or with other settings, are not in it.</source>
        <translation>
            <numerusform>%Ln Antwort von einem anderen Modell oder mit anderen Einstellungen ist nicht enthalten.</numerusform>
            <numerusform>%Ln Antworten von anderen Modellen oder mit anderen Einstellungen sind nicht enthalten.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProofWords</name>
    <message>
        <source>The kernels are checked when you load a model for the first time.</source>
        <translation>Die Kernel werden geprüft, wenn Sie das erste Mal ein Modell laden.</translation>
    </message>
    <message>
        <source>Checked on this computer: answers are bit for bit those of the model ({0} checks passed).</source>
        <translation>Auf diesem Computer geprüft: Antworten sind Bit für Bit die des Modells ({0} Prüfungen bestanden).</translation>
    </message>
    <message>
        <source>all on {0}</source>
        <translation>alle auf {0}</translation>
    </message>
    <message>
        <source>These kernels gave wrong results on this computer and are turned off: {0}. The ones in use are exact.</source>
        <translation>Diese Kernel rechneten auf diesem Computer falsch und sind abgeschaltet: {0}. Die verwendeten sind exakt.</translation>
    </message>
    <message>
        <source>common to all</source>
        <translation>allen gemeinsam</translation>
    </message>
    <message>
        <source>neuron skipping</source>
        <translation>Auslassen von Neuronen</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exakt</translation>
    </message>
    <message>
        <source>wrong, turned off</source>
        <translation>falsch, abgeschaltet</translation>
    </message>
    <message>
        <source>not available here</source>
        <translation>hier nicht verfügbar</translation>
    </message>
</context>
<context>
    <name>Quoting</name>
    <message>
        <source>Your documents could not be searched in time, so the answer goes without them.</source>
        <translation>Ihre Dokumente konnten nicht rechtzeitig durchsucht werden; die Antwort kommt ohne sie aus.</translation>
    </message>
    <message>
        <source>Nothing that fits this question was found so far; your documents are still being read.</source>
        <translation>Bisher fand sich nichts zu dieser Frage; Ihre Dokumente werden noch gelesen.</translation>
    </message>
    <message>
        <source>Nothing in your documents fits this question, so the answer goes without them.</source>
        <translation>Nichts in Ihren Dokumenten passt zu dieser Frage; die Antwort kommt ohne sie aus.</translation>
    </message>
</context>
<context>
    <name>RaceDialog</name>
    <message>
        <source>Kernel Race</source>
        <translation>Kernel-Wettlauf</translation>
    </message>
    <message>
        <source>Two kernels answer the same question with the same seed, one after the other: two at once would share the memory, and both would be slow. Then you see them side by side, each at the speed that was measured. The model is loaded again afterwards, and your chat is kept.</source>
        <translation>Zwei Kernel beantworten dieselbe Frage mit demselben Startwert, nacheinander: Gleichzeitig würden sie sich den Speicher teilen und beide langsam sein. Danach sehen Sie sie nebeneinander, jeden im gemessenen Tempo. Das Modell wird anschließend wieder geladen, und Ihr Chat bleibt.</translation>
    </message>
    <message>
        <source>Write a short letter from a lighthouse keeper.</source>
        <translation>Schreibe einen kurzen Brief eines Leuchtturmwärters.</translation>
    </message>
    <message>
        <source>&amp;Question</source>
        <translation>&amp;Frage</translation>
    </message>
    <message>
        <source>&amp;First</source>
        <translation>&amp;Erster</translation>
    </message>
    <message>
        <source>&amp;Second</source>
        <translation>&amp;Zweiter</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>Fortschritt der Messung</translation>
    </message>
    <message>
        <source>Show &amp;again</source>
        <translation>Noch einmal &amp;zeigen</translation>
    </message>
    <message>
        <source>Being measured…</source>
        <translation>Wird gemessen…</translation>
    </message>
    <message>
        <source>The models are being loaded…</source>
        <translation>Die Modelle werden geladen…</translation>
    </message>
    <message>
        <source>Measuring {0}: {1} tokens…</source>
        <translation>{0} wird gemessen: {1} Token…</translation>
    </message>
    <message>
        <source>The race was stopped; there is no result.</source>
        <translation>Der Wettlauf wurde angehalten; es gibt kein Ergebnis.</translation>
    </message>
    <message>
        <source>Other programs used {0} processor cores meanwhile: for speeds you can rely on, close them and race again. The tokens are not touched by that.</source>
        <translation>Andere Programme belegten währenddessen {0} Prozessorkerne: Für verlässliche Werte schließen Sie sie und wiederholen Sie den Wettlauf. Die Token berührt das nicht.</translation>
    </message>
    <message>
        <source>The race was interrupted; there is no result.</source>
        <translation>Der Wettlauf wurde unterbrochen; es gibt kein Ergebnis.</translation>
    </message>
    <message>
        <source>its end</source>
        <translation>sein Ende</translation>
    </message>
    <message>
        <source>The answers differ from token {0} on: {1} wrote {2}, {3} wrote {4}. A kernel is wrong on this computer, which must never be. Look at Model &gt; Kernel Checks to see which.</source>
        <translation>Die Antworten weichen ab Token {0} voneinander ab: {1} schrieb {2}, {3} schrieb {4}. Ein Kernel rechnet auf diesem Computer falsch, was nie sein darf. Unter Modell &gt; Kernelprüfung steht, welcher.</translation>
    </message>
    <message>
        <source>Both wrote the same {0} tokens, as the digests show.</source>
        <translation>Beide schrieben dieselben {0} Token, wie die Prüfsummen zeigen.</translation>
    </message>
    <message>
        <source>{0} was {1} times as fast.</source>
        <translation>{0} war {1}-mal so schnell.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>S&amp;kip</source>
        <translation>Ü&amp;berspringen</translation>
    </message>
    <message>
        <source>&amp;Race</source>
        <translation>&amp;Wettlauf</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>This computer has only one kernel for this model: there is nobody to race with.</source>
        <translation>Dieser Computer hat für dieses Modell nur einen Kernel: Es gibt keinen Gegner.</translation>
    </message>
    <message>
        <source>Choose two different kernels.</source>
        <translation>Wählen Sie zwei verschiedene Kernel.</translation>
    </message>
    <message>
        <source>Write a question that both answer.</source>
        <translation>Schreiben Sie eine Frage, die beide beantworten.</translation>
    </message>
</context>
<context>
    <name>RaceLane</name>
    <message>
        <source>Digest of the tokens</source>
        <translation>Prüfsumme der Token</translation>
    </message>
    <message>
        <source>{0} tokens/s</source>
        <translation>{0} Token/s</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>liest…</translation>
    </message>
    <message>
        <source>First token after {0} s</source>
        <translation>Erstes Token nach {0} s</translation>
    </message>
    <message>
        <source>{0} tokens in {1} s</source>
        <translation>{0} Token in {1} s</translation>
    </message>
    <message>
        <source>Answer of {0}</source>
        <translation>Antwort von {0}</translation>
    </message>
    <message>
        <source>Progress of {0}</source>
        <translation>Fortschritt von {0}</translation>
    </message>
</context>
<context>
    <name>ReadBars</name>
    <message>
        <source>What one token reads from memory</source>
        <translation>Was ein Token aus dem Speicher liest</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Head (choice of the word)</source>
        <translation>Kopf (Wahl des Wortes)</translation>
    </message>
    <message>
        <source>Context (KV cache)</source>
        <translation>Kontext (KV-Cache)</translation>
    </message>
    <message>
        <source>Skipped, not read</source>
        <translation>Ausgelassen, nicht gelesen</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} MB</translation>
    </message>
</context>
<context>
    <name>Rechoosing</name>
    <message>
        <source>{0} cannot be read any more, so the passages for the earlier question are used.</source>
        <translation>{0} ist nicht mehr lesbar; verwendet werden die Abschnitte der früheren Frage.</translation>
    </message>
</context>
<context>
    <name>SamplingForm</name>
    <message>
        <source>&amp;Temperature</source>
        <translation>&amp;Temperatur</translation>
    </message>
    <message>
        <source>0 always picks the most likely word; higher values are more varied.</source>
        <translation>0 nimmt immer das wahrscheinlichste Wort; höhere Werte sind abwechslungsreicher.</translation>
    </message>
    <message>
        <source>Top-&amp;k</source>
        <translation>Top-&amp;k</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Picks from this many of the most likely tokens.</source>
        <translation>Wählt unter so vielen der wahrscheinlichsten Token.</translation>
    </message>
    <message>
        <source>Top-&amp;p</source>
        <translation>Top-&amp;p</translation>
    </message>
    <message>
        <source>Picks from the most likely tokens that together reach this probability; 1 turns it off.</source>
        <translation>Wählt unter den wahrscheinlichsten Token, die zusammen diese Wahrscheinlichkeit erreichen; 1 schaltet das aus.</translation>
    </message>
    <message>
        <source>M&amp;in-p</source>
        <translation>M&amp;in-p</translation>
    </message>
    <message>
        <source>Leaves out tokens less likely than this share of the most likely one; 0 turns it off.</source>
        <translation>Lässt Token weg, die unwahrscheinlicher sind als dieser Anteil des wahrscheinlichsten; 0 schaltet das aus.</translation>
    </message>
    <message>
        <source>&amp;Repetition penalty</source>
        <translation>&amp;Wiederholungsstrafe</translation>
    </message>
    <message>
        <source>Makes words that were already used less likely; 1 turns it off.</source>
        <translation>Macht schon verwendete Wörter unwahrscheinlicher; 1 schaltet das aus.</translation>
    </message>
    <message>
        <source>&amp;Longest answer</source>
        <translation>&amp;Längste Antwort</translation>
    </message>
    <message>
        <source>Until the context is full</source>
        <translation>Bis der Kontext voll ist</translation>
    </message>
    <message>
        <source>The most tokens an answer may have.</source>
        <translation>So viele Token darf eine Antwort höchstens haben.</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>&amp;Startwert</translation>
    </message>
    <message>
        <source>Different for each answer</source>
        <translation>Für jede Antwort ein anderer</translation>
    </message>
    <message>
        <source>The same seed gives the same answer to the same question.</source>
        <translation>Derselbe Startwert gibt auf dieselbe Frage dieselbe Antwort.</translation>
    </message>
</context>
<context>
    <name>ServerPage</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>&amp;Answer other programs</source>
        <translation>&amp;Anderen Programmen antworten</translation>
    </message>
    <message>
        <source>Programs that speak OpenAI&apos;s API can use the model that is loaded here: editors, scripts, other chat windows. Their answers and yours are written in turns. Nothing of theirs is kept on disk.</source>
        <translation>Programme, die OpenAIs API sprechen, können das hier geladene Modell verwenden: Editoren, Skripte, andere Chatfenster. Deren und Ihre Antworten werden abwechselnd geschrieben. Von ihnen bleibt nichts auf der Festplatte.</translation>
    </message>
    <message>
        <source>What a program needs</source>
        <translation>Was ein Programm braucht</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Copy the a&amp;ddress</source>
        <translation>A&amp;dresse kopieren</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Sho&amp;w the key</source>
        <translation>Schlüssel &amp;zeigen</translation>
    </message>
    <message>
        <source>Copy the &amp;key</source>
        <translation>Schlüssel &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Make a new key</source>
        <translation>&amp;Neuen Schlüssel erzeugen</translation>
    </message>
    <message>
        <source>Programs with the old key are refused from then on.</source>
        <translation>Programme mit dem alten Schlüssel werden von da an abgewiesen.</translation>
    </message>
    <message>
        <source>Where it listens</source>
        <translation>Wo er lauscht</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>Nur dieser Computer</translation>
    </message>
    <message>
        <source>Every network of this computer</source>
        <translation>Jedes Netz dieses Computers</translation>
    </message>
    <message>
        <source>&amp;Reached from</source>
        <translation>&amp;Erreichbar von</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>If another program has it already, choose another one.</source>
        <translation>Hat ihn schon ein anderes Programm, wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Other computers reach it too, under this computer&apos;s address in their network. Nothing on the way is encrypted: questions, answers and the key can be read by whoever sees the network&apos;s traffic.</source>
        <translation>Auch andere Computer erreichen ihn, unter der Adresse dieses Computers in ihrem Netz. Unterwegs ist nichts verschlüsselt: Fragen, Antworten und den Schlüssel kann lesen, wer den Verkehr des Netzes sieht.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment…</translation>
    </message>
    <message>
        <source>Being answered now: {0}</source>
        <translation>Gerade in Arbeit: {0}</translation>
    </message>
    <message>
        <source>The server is on. Nobody is being answered now.</source>
        <translation>Der Server ist an. Gerade wird niemandem geantwortet.</translation>
    </message>
    <message>
        <source>The server is off: no program can connect.</source>
        <translation>Der Server ist aus: Kein Programm kann sich verbinden.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings pages</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
</context>
<context>
    <name>SettingsStore</name>
    <message>
        <source>The settings could not be saved: {0}.</source>
        <translation>Die Einstellungen konnten nicht gespeichert werden: {0}.</translation>
    </message>
    <message>
        <source>The settings could not be read ({0}); Tern uses the defaults.</source>
        <translation>Die Einstellungen waren nicht lesbar ({0}); es gelten die Standardwerte.</translation>
    </message>
    <message>
        <source>The settings file was damaged; it was kept as {0}, and Tern uses the defaults.</source>
        <translation>Die Datei der Einstellungen war beschädigt; sie liegt als {0} bereit, und es gelten die Standardwerte.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <source>Search chats</source>
        <translation>Chats durchsuchen</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
</context>
<context>
    <name>SidebarFoot</name>
    <message>
        <source>Archived ({0})</source>
        <translation>Archiviert ({0})</translation>
    </message>
    <message>
        <source>Trash ({0})</source>
        <translation>Papierkorb ({0})</translation>
    </message>
</context>
<context>
    <name>SingleInstance</name>
    <message>
        <source>Tern cannot write to its data folder; change its permissions or choose another folder.</source>
        <translation>Tern kann nicht in seinen Datenordner schreiben; ändern Sie die Rechte oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Another copy of Tern is using this data folder and does not respond; close it, then start Tern again.</source>
        <translation>Ein anderes Tern verwendet diesen Datenordner und antwortet nicht; schließen Sie es und starten Sie Tern erneut.</translation>
    </message>
</context>
<context>
    <name>SourcesRow</name>
    <message>
        <source>Sources:</source>
        <translation>Quellen:</translation>
    </message>
    <message>
        <source>Source {0}: {1}</source>
        <translation>Quelle {0}: {1}</translation>
    </message>
</context>
<context>
    <name>StarterBar</name>
    <message>
        <source>Then send my next message to it</source>
        <translation>Dann meine nächste Nachricht dorthin senden</translation>
    </message>
    <message>
        <source>{0} is ready; all files were verified.</source>
        <translation>{0} ist bereit; alle Dateien wurden geprüft.</translation>
    </message>
    <message>
        <source>Use it now</source>
        <translation>Jetzt verwenden</translation>
    </message>
    <message>
        <source>Send my next message to it</source>
        <translation>Meine nächste Nachricht dorthin senden</translation>
    </message>
    <message>
        <source>You are talking to a tiny demo model: fluent English, weak facts.</source>
        <translation>Sie sprechen mit einem winzigen Demomodell: flüssiges Englisch, schwach bei Fakten.</translation>
    </message>
    <message>
        <source>Use {0}</source>
        <translation>{0} verwenden</translation>
    </message>
    <message>
        <source>Other models…</source>
        <translation>Andere Modelle…</translation>
    </message>
    <message>
        <source>Get {0}</source>
        <translation>{0} holen</translation>
    </message>
    <message>
        <source>{0} writes at least {1} tokens/s here; other programs were busy when it was measured.</source>
        <translation>{0} schreibt hier mindestens {1} Token/s; bei der Messung liefen andere Programme.</translation>
    </message>
    <message>
        <source>{0} is {1} and writes about {2} tokens/s here.</source>
        <translation>{0} ist {1} groß und schreibt hier etwa {2} Token/s.</translation>
    </message>
    <message>
        <source>{0} writes about {1} tokens/s here.</source>
        <translation>{0} schreibt hier etwa {1} Token/s.</translation>
    </message>
    <message>
        <source>{0} is {1}.</source>
        <translation>{0} ist {1} groß.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>The kernel that computes the answers and the instruction set it uses, as reported by the engine.</source>
        <translation>Der Kernel, der die Antworten berechnet, und sein Befehlssatz, wie die Engine sie meldet.</translation>
    </message>
    <message>
        <source>How many threads the engine uses.</source>
        <translation>Wie viele Threads die Engine verwendet.</translation>
    </message>
    <message>
        <source>Current speed: tokens written in about the last second, measured by the engine.</source>
        <translation>Jetziges Tempo: in etwa der letzten Sekunde geschriebene Token, von der Engine gemessen.</translation>
    </message>
    <message>
        <source>Prompt speed: tokens read per second, measured by the engine. Tokens it already knew do not count.</source>
        <translation>Prompt-Tempo: gelesene Token pro Sekunde, von der Engine gemessen. Schon bekannte Token zählen nicht.</translation>
    </message>
    <message>
        <source>Time from the question to the first token of the answer, measured by the engine.</source>
        <translation>Zeit von der Frage bis zum ersten Token der Antwort, von der Engine gemessen.</translation>
    </message>
    <message>
        <source>How much of the prompt the engine has read before the model can answer, in tokens.</source>
        <translation>Wie viel vom Prompt die Engine gelesen hat, bevor das Modell antworten kann, in Token.</translation>
    </message>
    <message>
        <source>Context used</source>
        <translation>Belegter Kontext</translation>
    </message>
    <message>
        <source>How much of the context this chat uses, in tokens counted by the engine. You can set the length in the settings.</source>
        <translation>Wie viel vom Kontext dieser Chat belegt, in Token, von der Engine gezählt. Die Länge steht in den Einstellungen.</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>Model: {0}</source>
        <translation>Modell: {0}</translation>
    </message>
    <message>
        <source>Open a model folder, or see what is loaded</source>
        <translation>Modellordner öffnen oder sehen, was geladen ist</translation>
    </message>
    <message>
        <source>server on</source>
        <translation>Server an</translation>
    </message>
    <message>
        <source>Other programs can use the model. Nobody is being answered now.</source>
        <translation>Andere Programme können das Modell verwenden. Gerade wird niemandem geantwortet.</translation>
    </message>
    <message>
        <source>answering {0}</source>
        <translation>antwortet {0}</translation>
    </message>
    <message numerus="yes">
        <source>answering %Ln requests</source>
        <translation>
            <numerusform>antwortet %Ln Anfrage</numerusform>
            <numerusform>antwortet %Ln Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>Being answered now: {0}</source>
        <translation>Gerade in Arbeit: {0}</translation>
    </message>
    <message>
        <source>Server: {0}</source>
        <translation>Server: {0}</translation>
    </message>
    <message>
        <source>{0} tok/s</source>
        <translation>{0} Tok/s</translation>
    </message>
    <message>
        <source>average {0}</source>
        <translation>Mittel {0}</translation>
    </message>
    <message>
        <source>prompt {0} tok/s</source>
        <translation>Prompt {0} Tok/s</translation>
    </message>
    <message>
        <source>first {0} s</source>
        <translation>erstes {0} s</translation>
    </message>
    <message>
        <source>reading {0} / {1}</source>
        <translation>liest {0} / {1}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln kernels off</source>
        <translation>
            <numerusform>Kernel aus</numerusform>
            <numerusform>%Ln Kernel aus</numerusform>
        </translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exakt</translation>
    </message>
    <message>
        <source>{0} Click for details.</source>
        <translation>{0} Klicken zeigt Einzelheiten.</translation>
    </message>
    <message>
        <source>Average speed of the last answer, from its first token to its last, measured by the engine.</source>
        <translation>Mittleres Tempo der letzten Antwort vom ersten bis zum letzten Token, von der Engine gemessen.</translation>
    </message>
    <message>
        <source>{0} of its tokens were guessed in advance (speculation).</source>
        <translation>{0} ihrer Token wurden vorab geraten (Spekulation).</translation>
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
        <translation>Es gibt keine vollständige Zusammenfassung; dieser Chat blieb, wie er war.</translation>
    </message>
    <message>
        <source>Summary of the chat before</source>
        <translation>Zusammenfassung des vorigen Chats</translation>
    </message>
</context>
<context>
    <name>TemporaryMark</name>
    <message>
        <source>Nothing of this chat will be kept.</source>
        <translation>Von diesem Chat bleibt nichts.</translation>
    </message>
    <message>
        <source>Keep this chat</source>
        <translation>Diesen Chat behalten</translation>
    </message>
    <message>
        <source>Temporary Chat</source>
        <translation>Temporärer Chat</translation>
    </message>
    <message>
        <source>This chat is temporary: when you leave it, it is gone for good. Do you want to keep it?</source>
        <translation>Dieser Chat ist temporär: Wenn Sie ihn verlassen, ist er endgültig weg. Möchten Sie ihn behalten?</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Hierbleiben</translation>
    </message>
</context>
<context>
    <name>ThreadsPlot</name>
    <message>
        <source>threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>answer, tokens/s</source>
        <translation>Antwort, Token/s</translation>
    </message>
    <message>
        <source>Speed over the number of threads</source>
        <translation>Tempo über der Zahl der Threads</translation>
    </message>
    <message>
        <source>{0} with {1}</source>
        <translation>{0} mit {1}</translation>
    </message>
    <message>
        <source>{0} on {1}, tokens per second by threads: {2}</source>
        <translation>{0} auf {1}, Token pro Sekunde je Threads: {2}</translation>
    </message>
</context>
<context>
    <name>TrashDialog</name>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Deleted chats are kept here for {0} days, then removed for good. What the model had computed from them is already gone.</source>
        <translation>Gelöschte Chats bleiben {0} Tage hier und werden dann endgültig entfernt. Was das Modell aus ihnen berechnet hatte, ist schon weg.</translation>
    </message>
    <message>
        <source>Deleted chats</source>
        <translation>Gelöschte Chats</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>Der Papierkorb ist leer</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Delete for good…</source>
        <translation>&amp;Endgültig löschen…</translation>
    </message>
    <message>
        <source>&amp;Empty the trash…</source>
        <translation>Papierkorb &amp;leeren…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln days left</source>
        <translation>
            <numerusform>noch %Ln Tag</numerusform>
            <numerusform>noch %Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted {0} · {1}</source>
        <translation>Gelöscht {0} · {1}</translation>
    </message>
    <message>
        <source>Delete “{0}” for good? This cannot be undone.</source>
        <translation>„{0}“ endgültig löschen? Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Delete all chats in the trash for good? This cannot be undone.</source>
        <translation>Alle Chats im Papierkorb endgültig löschen? Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>Papierkorb leeren</translation>
    </message>
</context>
<context>
    <name>TrashSetting</name>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>&amp;Empty now…</source>
        <translation>Jetzt &amp;leeren…</translation>
    </message>
    <message>
        <source>Deleted chats are kept here for {0} days, then removed for good.</source>
        <translation>Gelöschte Chats bleiben {0} Tage hier und werden dann endgültig entfernt.</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>Der Papierkorb ist leer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deleted chats</source>
        <translation>
            <numerusform>%Ln gelöschter Chat</numerusform>
            <numerusform>%Ln gelöschte Chats</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete all chats in the trash for good? This cannot be undone.</source>
        <translation>Alle Chats im Papierkorb endgültig löschen? Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>Papierkorb leeren</translation>
    </message>
</context>
<context>
    <name>TuneDialog</name>
    <message>
        <source>Find the Fastest Kernel</source>
        <translation>Schnellsten Kernel finden</translation>
    </message>
    <message>
        <source>Measures every kernel with different numbers of threads, using your model. All of them give the same answers; only speed and energy use differ. This takes about half a minute. The model is reloaded afterwards, and your chat is kept.</source>
        <translation>Misst jeden Kernel mit verschiedenen Thread-Zahlen, mit Ihrem Modell. Alle geben dieselben Antworten; nur Tempo und Energie sind verschieden. Das dauert etwa eine halbe Minute. Das Modell wird danach neu geladen, und Ihr Chat bleibt.</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>Fortschritt der Messung</translation>
    </message>
    <message>
        <source>Kernel speeds</source>
        <translation>Tempo der Kernel</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>Instruction set</source>
        <translation>Befehlssatz</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Answer, tokens/s</source>
        <translation>Antwort, Token/s</translation>
    </message>
    <message>
        <source>Prompt, tokens/s</source>
        <translation>Prompt, Token/s</translation>
    </message>
    <message>
        <source>Tokens per second when writing an answer and when reading a prompt.</source>
        <translation>Token pro Sekunde beim Schreiben einer Antwort und beim Lesen eines Prompts.</translation>
    </message>
    <message>
        <source>&amp;Use this one</source>
        <translation>&amp;Diesen verwenden</translation>
    </message>
    <message>
        <source>Choose &amp;automatically</source>
        <translation>&amp;Automatisch wählen</translation>
    </message>
    <message>
        <source>The measurement was stopped; no results were kept.</source>
        <translation>Die Messung wurde angehalten; es gibt keine Ergebnisse.</translation>
    </message>
    <message>
        <source>Other programs were busy, so the earlier measurement, made when it was quiet, still holds.</source>
        <translation>Andere Programme liefen; deshalb gilt weiter die frühere, ruhige Messung.</translation>
    </message>
    <message>
        <source>The measurement was interrupted; no results were kept.</source>
        <translation>Die Messung wurde unterbrochen; es gibt keine Ergebnisse.</translation>
    </message>
    <message>
        <source>{0} (best)</source>
        <translation>{0} (am besten)</translation>
    </message>
    <message>
        <source>Measuring… Preparing the model for each kernel takes a few seconds.</source>
        <translation>Wird gemessen… Das Modell für jeden Kernel vorzubereiten dauert einige Sekunden.</translation>
    </message>
    <message>
        <source>This model has not been measured yet.</source>
        <translation>Dieses Modell wurde noch nicht gemessen.</translation>
    </message>
    <message>
        <source>Your settings use “{0}”, which takes its choice from the benchmark.</source>
        <translation>Ihre Einstellungen verwenden „{0}“, das seine Wahl aus dem Benchmark nimmt.</translation>
    </message>
    <message>
        <source>Tern uses the best row automatically.</source>
        <translation>Tern verwendet die beste Zeile automatisch.</translation>
    </message>
    <message>
        <source>Your settings use {0}, which is for models with other weights: for this model Tern chooses automatically.</source>
        <translation>Ihre Einstellungen verwenden {0} für Modelle mit anderen Gewichten: Für dieses Modell wählt Tern automatisch.</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>Your settings use {0} · {1}, threads: {2}.</source>
        <translation>Ihre Einstellungen verwenden {0} · {1}, Threads: {2}.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Measure again</source>
        <translation>&amp;Erneut messen</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>&amp;Messen</translation>
    </message>
    <message>
        <source>Other programs used {0} processor cores during the measurement. For numbers you can rely on, close them and measure again; until then all threads are kept.</source>
        <translation>Andere Programme belegten bei der Messung {0} Prozessorkerne. Für verlässliche Werte schließen Sie sie und messen Sie erneut; bis dahin bleiben alle Threads.</translation>
    </message>
    <message>
        <source>Other programs are using {0} processor cores. Close them first: what is measured now would be too slow, and another kernel may come out as the fastest.</source>
        <translation>Andere Programme belegen {0} Prozessorkerne. Schließen Sie sie zuerst: Was jetzt gemessen wird, wäre zu langsam, und ein anderer Kernel könnte als schnellster erscheinen.</translation>
    </message>
</context>
<context>
    <name>WindowLog</name>
    <message>
        <source>An unexpected error occurred; the details are in {0}.</source>
        <translation>Ein unerwarteter Fehler ist aufgetreten; Einzelheiten stehen in {0}.</translation>
    </message>
</context>
<context>
    <name>say</name>
    <message>
        <source>{0} of {1} of memory is free.</source>
        <translation>{0} von {1} Arbeitsspeicher sind frei.</translation>
    </message>
    <message>
        <source>Needs about {0} of memory; {1} of {2} is free.</source>
        <translation>Braucht etwa {0} Speicher; {1} von {2} sind frei.</translation>
    </message>
    <message>
        <source>{0} could not be written: {1}.</source>
        <translation>{0} konnte nicht geschrieben werden: {1}.</translation>
    </message>
    <message>
        <source>{0} could not be read: {1}.</source>
        <translation>{0} konnte nicht gelesen werden: {1}.</translation>
    </message>
    <message>
        <source>{0} is too large to be a file of presets.</source>
        <translation>{0} ist zu groß für eine Datei mit Vorlagen.</translation>
    </message>
    <message>
        <source>{0} is no file of presets that Tern has exported.</source>
        <translation>{0} ist keine von Tern exportierte Datei mit Vorlagen.</translation>
    </message>
    <message>
        <source>{0} was written by a later version of Tern, or is damaged.</source>
        <translation>{0} stammt von einer neueren Version von Tern oder ist beschädigt.</translation>
    </message>
    <message>
        <source>{0} holds more than {1} presets.</source>
        <translation>{0} enthält mehr als {1} Vorlagen.</translation>
    </message>
    <message>
        <source>Nothing was imported from {0}.</source>
        <translation>Aus {0} wurde nichts importiert.</translation>
    </message>
    <message>
        <source>An entry is no preset.</source>
        <translation>Ein Eintrag ist keine Vorlage.</translation>
    </message>
    <message>
        <source>A preset has no name.</source>
        <translation>Eine Vorlage hat keinen Namen.</translation>
    </message>
    <message>
        <source>The prompt of “{0}” is no text.</source>
        <translation>Der Prompt von „{0}“ ist kein Text.</translation>
    </message>
    <message>
        <source>The prompt of “{0}” has more than {1} characters.</source>
        <translation>Der Prompt von „{0}“ hat mehr als {1} Zeichen.</translation>
    </message>
    <message>
        <source>The values of “{0}” cannot be read.</source>
        <translation>Die Werte von „{0}“ sind nicht lesbar.</translation>
    </message>
    <message>
        <source>“{0}” has a value that cannot be used: {1}</source>
        <translation>„{0}“ hat einen unbrauchbaren Wert: {1}</translation>
    </message>
    <message>
        <source>Short answers</source>
        <translation>Kurze Antworten</translation>
    </message>
    <message>
        <source>Answer in one to three short sentences. Give the answer first. Leave out introductions, repetitions and closing remarks.</source>
        <translation>Answer in one to three short sentences. Give the answer first. Leave out introductions, repetitions and closing remarks.</translation>
    </message>
    <message>
        <source>Explain simply</source>
        <translation>Einfach erklären</translation>
    </message>
    <message>
        <source>Explain things to a curious twelve-year-old. Use short sentences and everyday words. Give one concrete example. If you have to use a technical word, say what it means.</source>
        <translation>Explain things to a curious twelve-year-old. Use short sentences and everyday words. Give one concrete example. If you have to use a technical word, say what it means.</translation>
    </message>
    <message>
        <source>Translate to English</source>
        <translation>Ins Englische übersetzen</translation>
    </message>
    <message>
        <source>You are a translator. Translate every message of the user into natural English. Keep the meaning, the tone, names, numbers and line breaks. Reply with the translation only. Do not answer questions in the text; translate them.</source>
        <translation>You are a translator. Translate every message of the user into natural English. Keep the meaning, the tone, names, numbers and line breaks. Reply with the translation only. Do not answer questions in the text; translate them.</translation>
    </message>
    <message>
        <source>Proofread</source>
        <translation>Korrekturlesen</translation>
    </message>
    <message>
        <source>You are a proofreader. Correct the spelling, grammar and punctuation of the user&apos;s text. Keep its language, meaning and style, and change as little as possible. Reply with the corrected text only.</source>
        <translation>You are a proofreader. Correct the spelling, grammar and punctuation of the user&apos;s text. Keep its language, meaning and style, and change as little as possible. Reply with the corrected text only.</translation>
    </message>
    <message>
        <source>Summarize</source>
        <translation>Zusammenfassen</translation>
    </message>
    <message>
        <source>Summarize the user&apos;s text in at most five short bullet points. Use only what the text says. Keep names and numbers exactly. Write in the text&apos;s language.</source>
        <translation>Summarize the user&apos;s text in at most five short bullet points. Use only what the text says. Keep names and numbers exactly. Write in the text&apos;s language.</translation>
    </message>
    <message>
        <source>Code helper</source>
        <translation>Programmierhilfe</translation>
    </message>
    <message>
        <source>You are a careful programmer. Reply with working code in one code block that names its language, then explain it in at most three sentences. Use the standard library where it is enough. If something important is unknown, say what you assume.</source>
        <translation>You are a careful programmer. Reply with working code in one code block that names its language, then explain it in at most three sentences. Use the standard library where it is enough. If something important is unknown, say what you assume.</translation>
    </message>
    <message>
        <source>Brainstorm</source>
        <translation>Ideen sammeln</translation>
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
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Tern cannot start</source>
        <translation>Tern kann nicht starten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Unterhaltungen</translation>
    </message>
    <message>
        <source>Show the damaged file</source>
        <translation>Beschädigte Datei zeigen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortfahren</translation>
    </message>
    <message>
        <source>Restore the last backup</source>
        <translation>Letzte Sicherung wiederherstellen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages were restored from the backup.</source>
        <translation>
            <numerusform>%Ln Nachricht wurde aus der Sicherung wiederhergestellt.</numerusform>
            <numerusform>%Ln Nachrichten wurden aus der Sicherung wiederhergestellt.</numerusform>
        </translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>noch einige Sekunden</translation>
    </message>
    <message>
        <source>about {0} s left</source>
        <translation>noch etwa {0} s</translation>
    </message>
    <message>
        <source>about {0} min left</source>
        <translation>noch etwa {0} min</translation>
    </message>
    <message>
        <source>about {0} h {1} min left</source>
        <translation>noch etwa {0} h {1} min</translation>
    </message>
    <message>
        <source>Waiting for another download</source>
        <translation>Wartet auf einen anderen Download</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Wird abgebrochen…</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>Paused at {0}</source>
        <translation>Pausiert bei {0}</translation>
    </message>
    <message>
        <source>Not started yet</source>
        <translation>Noch nicht begonnen</translation>
    </message>
    <message>
        <source>Stopped at {0}; nothing is lost</source>
        <translation>Angehalten bei {0}; nichts ist verloren</translation>
    </message>
    <message>
        <source>{0}, all files verified</source>
        <translation>{0}, alle Dateien geprüft</translation>
    </message>
    <message>
        <source>Checking {0}…</source>
        <translation>{0} wird geprüft…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird hergestellt…</translation>
    </message>
    <message>
        <source>{0}/s</source>
        <translation>{0}/s</translation>
    </message>
    <message>
        <source>{0} tokens per second</source>
        <translation>{0} Token pro Sekunde</translation>
    </message>
    <message>
        <source>≥ {0} tok/s</source>
        <translation>≥ {0} Tok/s</translation>
    </message>
    <message>
        <source>≈ {0} tok/s</source>
        <translation>≈ {0} Tok/s</translation>
    </message>
    <message>
        <source>faster than you read</source>
        <translation>schneller, als man liest</translation>
    </message>
    <message>
        <source>about as fast as you read</source>
        <translation>etwa so schnell, wie man liest</translation>
    </message>
    <message>
        <source>slower than you read</source>
        <translation>langsamer, als man liest</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Assistent</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <source>version {0} of {1}</source>
        <translation>Version {0} von {1}</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <source>Attached: {0}</source>
        <translation>Angehängt: {0}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chats</source>
        <translation>
            <numerusform>%Ln Chat</numerusform>
            <numerusform>%Ln Chats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Gets new messages</source>
        <translation>Erhält neue Nachrichten</translation>
    </message>
    <message>
        <source>Already here</source>
        <translation>Schon vorhanden</translation>
    </message>
    <message>
        <source>Comes back from the trash</source>
        <translation>Kommt aus dem Papierkorb zurück</translation>
    </message>
    <message>
        <source>{0} with {1} from {2}.</source>
        <translation>{0} mit {1} aus {2}.</translation>
    </message>
    <message>
        <source>The file is an export without any chat.</source>
        <translation>Die Datei ist ein Export ohne Chats.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln are new</source>
        <translation>
            <numerusform>%Ln ist neu</numerusform>
            <numerusform>%Ln sind neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln get new messages</source>
        <translation>
            <numerusform>%Ln erhält neue Nachrichten</numerusform>
            <numerusform>%Ln erhalten neue Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln come back from the trash</source>
        <translation>
            <numerusform>%Ln kommt aus dem Papierkorb zurück</numerusform>
            <numerusform>%Ln kommen aus dem Papierkorb zurück</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are here already</source>
        <translation>
            <numerusform>%Ln ist schon vorhanden</numerusform>
            <numerusform>%Ln sind schon vorhanden</numerusform>
        </translation>
    </message>
    <message>
        <source>Of these, {0}.</source>
        <translation>Davon: {0}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other versions of messages are kept.</source>
        <translation>
            <numerusform>%Ln weitere Version einer Nachricht bleibt erhalten.</numerusform>
            <numerusform>%Ln weitere Versionen von Nachrichten bleiben erhalten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln empty chats are left out.</source>
        <translation>
            <numerusform>%Ln leerer Chat wird ausgelassen.</numerusform>
            <numerusform>%Ln leere Chats werden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to import.</source>
        <translation>Es gibt nichts zu importieren.</translation>
    </message>
    <message>
        <source>Imported: {0} with {1}.</source>
        <translation>Importiert: {0} mit {1}.</translation>
    </message>
    <message>
        <source>Together with this chat about {0} of the {1} tokens of the context.</source>
        <translation>Mit diesem Chat zusammen etwa {0} der {1} Token des Kontexts.</translation>
    </message>
    <message>
        <source>Together {0} of the {1} tokens of the context.</source>
        <translation>Zusammen {0} der {1} Token des Kontexts.</translation>
    </message>
    <message>
        <source>Documents, text and code ({0})</source>
        <translation>Dokumente, Text und Code ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Attach Files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>passages</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>File {0}</source>
        <translation>Datei {0}</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Webseite</translation>
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
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln Token</numerusform>
            <numerusform>%Ln Token</numerusform>
        </translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>etwa {0}</translation>
    </message>
    <message>
        <source>under 1</source>
        <translation>unter 1</translation>
    </message>
    <message>
        <source>{0}, {1}&#xa0;% of the context</source>
        <translation>{0}, {1} % des Kontexts</translation>
    </message>
    <message>
        <source>The model sees this text.</source>
        <translation>Das Modell sieht diesen Text.</translation>
    </message>
    <message>
        <source>The file was too long for the context: the model sees the passages that suited the question, {0} of {1} characters.</source>
        <translation>Die Datei war zu lang für den Kontext: Das Modell sieht die zur Frage passenden Abschnitte, {0} von {1} Zeichen.</translation>
    </message>
    <message>
        <source>{0}

[Attached: {1}]</source>
        <translation>{0}

[Angehängt: {1}]</translation>
    </message>
    <message>
        <source>Welcome to Tern</source>
        <translation>Willkommen bei Tern</translation>
    </message>
    <message>
        <source>Language models that run entirely on this computer. Nothing you write leaves it.</source>
        <translation>Sprachmodelle, die ganz auf diesem Computer laufen. Nichts, was Sie schreiben, verlässt ihn.</translation>
    </message>
    <message>
        <source>Measuring the speed</source>
        <translation>Geschwindigkeit wird gemessen</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Erneut messen</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Instruction set</source>
        <translation>Befehlssatz</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Free disk space</source>
        <translation>Freier Speicherplatz</translation>
    </message>
    <message>
        <source>no vector instructions used</source>
        <translation>keine Vektorbefehle</translation>
    </message>
    <message>
        <source>The chat opens when the download is complete. You can close this window in the meantime.</source>
        <translation>Der Chat öffnet sich, wenn der Download fertig ist. Dieses Fenster können Sie inzwischen schließen.</translation>
    </message>
    <message>
        <source>Downloading the model</source>
        <translation>Das Modell wird heruntergeladen</translation>
    </message>
    <message>
        <source>What to expect</source>
        <translation>Was zu erwarten ist</translation>
    </message>
    <message>
        <source>This is a small model: good at explaining, rewriting and short texts, mostly in English.</source>
        <translation>Dies ist ein kleines Modell: gut im Erklären, Umschreiben und bei kurzen Texten, meist auf Englisch.</translation>
    </message>
    <message>
        <source>It can sound confident and still be wrong. Check what matters.</source>
        <translation>Es kann sicher klingen und doch irren. Prüfen Sie, was wichtig ist.</translation>
    </message>
    <message>
        <source>Press Esc to stop an answer. You can edit every question and ask again.</source>
        <translation>Esc hält eine Antwort an. Jede Frage lässt sich ändern und neu stellen.</translation>
    </message>
    <message>
        <source>What you write stays on this computer; only the model is downloaded.</source>
        <translation>Was Sie schreiben, bleibt auf diesem Computer; nur das Modell wird geladen.</translation>
    </message>
    <message>
        <source>Open the &amp;settings</source>
        <translation>&amp;Einstellungen öffnen</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>The first one is recommended. You can add others at any time.</source>
        <translation>Das erste wird empfohlen. Weitere können jederzeit dazukommen.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>Ä&amp;ndern…</translation>
    </message>
    <message>
        <source>Change the folder</source>
        <translation>Ordner ändern</translation>
    </message>
    <message>
        <source>&amp;Read</source>
        <translation>&amp;Lesen</translation>
    </message>
    <message>
        <source>Read the licence in the browser</source>
        <translation>Lizenz im Browser lesen</translation>
    </message>
    <message>
        <source>{0} › {1}</source>
        <translation>{0} › {1}</translation>
    </message>
    <message>
        <source>Finding the fastest kernel…</source>
        <translation>Der schnellste Kernel wird gesucht…</translation>
    </message>
    <message>
        <source>Two kernels are racing…</source>
        <translation>Zwei Kernel im Wettlauf…</translation>
    </message>
    <message>
        <source>Measuring every kernel…</source>
        <translation>Alle Kernel werden gemessen…</translation>
    </message>
    <message>
        <source>Loading {0}…</source>
        <translation>{0} wird geladen…</translation>
    </message>
    <message>
        <source>Some of what you wrote could not be saved yet. Close Tern anyway?</source>
        <translation>Einiges von dem, was Sie schrieben, ist noch nicht gespeichert. Tern trotzdem schließen?</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>Trotzdem schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Send the message</source>
        <translation>Nachricht senden</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>New line in the message</source>
        <translation>Neue Zeile in der Nachricht</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Umschalt+Eingabe</translation>
    </message>
    <message>
        <source>Open the selected chat</source>
        <translation>Gewählten Chat öffnen</translation>
    </message>
    <message>
        <source>Menu of the selected chat</source>
        <translation>Menü des gewählten Chats</translation>
    </message>
    <message>
        <source>Menu key, Shift+F10</source>
        <translation>Menütaste, Umschalt+F10</translation>
    </message>
    <message>
        <source>Message before or after</source>
        <translation>Nachricht davor oder danach</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Auf, Ab</translation>
    </message>
    <message>
        <source>Read a message line by line</source>
        <translation>Nachricht zeilenweise lesen</translation>
    </message>
    <message>
        <source>Enter, Esc to leave</source>
        <translation>Eingabe; Esc verlässt</translation>
    </message>
    <message>
        <source>Next or previous control</source>
        <translation>Nächstes oder voriges Element</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Umschalt+Tab</translation>
    </message>
    <message>
        <source>No longer seen above</source>
        <translation>Darüber nicht mehr gesehen</translation>
    </message>
    <message>
        <source>The model no longer sees the messages above</source>
        <translation>Das Modell sieht die Nachrichten darüber nicht mehr</translation>
    </message>
    <message numerus="yes">
        <source>%Ln languages</source>
        <translation>
            <numerusform>%Ln Sprache</numerusform>
            <numerusform>%Ln Sprachen</numerusform>
        </translation>
    </message>
    <message>
        <source>Needs {0} of memory; this computer has {1}</source>
        <translation>Braucht {0} Arbeitsspeicher; dieser Computer hat {1}</translation>
    </message>
    <message>
        <source>Offline mode is on, so nothing can be downloaded: open a model folder you already have, or turn offline mode off in Settings &gt; Downloads.</source>
        <translation>Der Offline-Modus ist an, deshalb lässt sich nichts herunterladen: Öffnen Sie einen vorhandenen Modellordner oder schalten Sie den Offline-Modus unter Einstellungen &gt; Downloads aus.</translation>
    </message>
    <message>
        <source>Known once the download starts</source>
        <translation>Mit Beginn des Downloads bekannt</translation>
    </message>
    <message>
        <source>{0} needed, {1} of {2} free</source>
        <translation>{0} nötig, {1} von {2} frei</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>This cannot be done right now.</source>
        <translation>Das geht gerade nicht.</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>There is nothing in this chat yet, or it is temporary.</source>
        <translation>In diesem Chat ist noch nichts, oder er ist temporär.</translation>
    </message>
    <message>
        <source>There is nothing in this chat yet.</source>
        <translation>In diesem Chat ist noch nichts.</translation>
    </message>
    <message>
        <source>This needs a loaded model, and no answer being written.</source>
        <translation>Dafür muss ein Modell geladen sein, und es darf keine Antwort geschrieben werden.</translation>
    </message>
    <message>
        <source>Put the cursor into a text first.</source>
        <translation>Erst den Cursor in einen Text setzen.</translation>
    </message>
    <message>
        <source>No answer is being written.</source>
        <translation>Es wird keine Antwort geschrieben.</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>Es ist kein Modell geladen.</translation>
    </message>
    <message>
        <source>No model has been loaded yet.</source>
        <translation>Es wurde noch kein Modell geladen.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Es gibt nichts wiederherzustellen.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>Folder {0}, {1}, {2}</source>
        <translation>Ordner {0}, {1}, {2}</translation>
    </message>
    <message>
        <source>in the folder {0}</source>
        <translation>im Ordner {0}</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <source>an answer is being written</source>
        <translation>eine Antwort wird geschrieben</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Älter</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln results</source>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archiviert</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>In Ordner verschieben</translation>
    </message>
    <message>
        <source>Chat menu</source>
        <translation>Chat-Menü</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Folder menu</source>
        <translation>Ordner-Menü</translation>
    </message>
    <message>
        <source>New chat here</source>
        <translation>Neuer Chat hier</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>Neuer Ordner…</translation>
    </message>
    <message>
        <source>Delete the folder</source>
        <translation>Ordner löschen</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>Tabelle für Tabellenprogramme (*.csv)</translation>
    </message>
    <message>
        <source>All figures, for programs (*.json)</source>
        <translation>Alle Zahlen, für Programme (*.json)</translation>
    </message>
    <message>
        <source>Picture of this page (*.png)</source>
        <translation>Bild dieser Seite (*.png)</translation>
    </message>
    <message>
        <source>Save the Measurement</source>
        <translation>Messung speichern</translation>
    </message>
    <message>
        <source>{0} could not be written ({1}): choose another folder.</source>
        <translation>{0} konnte nicht geschrieben werden ({1}): Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>Gespeichert als {0}.</translation>
    </message>
    <message>
        <source>Speed and energy of every kernel</source>
        <translation>Tempo und Energie jedes Kernels</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Answer, tokens/s</source>
        <translation>Antwort, Token/s</translation>
    </message>
    <message>
        <source>Of memory</source>
        <translation>Vom Speicher</translation>
    </message>
    <message>
        <source>Prompt, tokens/s</source>
        <translation>Prompt, Token/s</translation>
    </message>
    <message>
        <source>J/token</source>
        <translation>J/Token</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Wahl</translation>
    </message>
    <message>
        <source>J/token ({0})</source>
        <translation>J/Token ({0})</translation>
    </message>
    <message>
        <source>{0} is the fastest: {1} tokens/s, {2} of what this memory can do.</source>
        <translation>{0} ist am schnellsten: {1} Token/s, {2} dessen, was dieser Speicher kann.</translation>
    </message>
    <message>
        <source>{0} is {1} slower than on {2} (version {3}: {4} tokens/s); the spread is only {5}.</source>
        <translation>{0} ist {1} langsamer als am {2} (Version {3}: {4} Token/s); die Streuung ist nur {5}.</translation>
    </message>
    <message>
        <source>{0} Other programs were busy, which may be why.</source>
        <translation>{0} Andere Programme liefen, das mag der Grund sein.</translation>
    </message>
    <message>
        <source>Other programs used up to {0} processor cores while this was measured: it is too slow, and the order is not to be relied on. Tern takes no fewer threads because of it. Measure again when the computer is quiet.</source>
        <translation>Andere Programme belegten bei der Messung bis zu {0} Prozessorkerne: Die Werte sind zu niedrig, und auf die Reihenfolge ist kein Verlass. Tern nimmt deshalb nicht weniger Threads. Messen Sie erneut, wenn der Computer ruhig ist.</translation>
    </message>
    <message>
        <source>Other programs are using {0} processor cores. Close them first: what is measured now would be too slow, and another way may come out as the fastest.</source>
        <translation>Andere Programme belegen {0} Prozessorkerne. Schließen Sie sie zuerst: Was jetzt gemessen wird, wäre zu langsam, und eine andere Art könnte als schnellste erscheinen.</translation>
    </message>
    <message>
        <source>needs figures of energy</source>
        <translation>braucht Energiewerte</translation>
    </message>
    <message>
        <source>Answer: {0} tokens/s; half of the measurements lie between {1} and {2}</source>
        <translation>Antwort: {0} Token/s; die Hälfte der Messungen liegt zwischen {1} und {2}</translation>
    </message>
    <message>
        <source>Prompt of {0} tokens: {1} tokens/s; half between {2} and {3}</source>
        <translation>Prompt von {0} Token: {1} Token/s; die Hälfte zwischen {2} und {3}</translation>
    </message>
    <message>
        <source>Reads {0} MB per token: {1} of the {2} GB/s of this memory</source>
        <translation>Liest {0} MB je Token: {1} der {2} GB/s dieses Speichers</translation>
    </message>
    <message>
        <source>Energy of the answer: {0}</source>
        <translation>Energie der Antwort: {0}</translation>
    </message>
    <message>
        <source>Other programs used {0} processor cores</source>
        <translation>Andere Programme belegten {0} Prozessorkerne</translation>
    </message>
    <message>
        <source>History of measurements</source>
        <translation>Verlauf der Messungen</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation>Schnellster</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>other programs were busy</source>
        <translation>andere Programme waren aktiv</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>vorzeitig beendet</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>Schätzung</translation>
    </message>
    <message>
        <source>processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>processor and memory</source>
        <translation>Prozessor und Speicher</translation>
    </message>
    <message>
        <source>processor cores</source>
        <translation>Prozessorkerne</translation>
    </message>
    <message>
        <source>whole computer</source>
        <translation>ganzer Computer</translation>
    </message>
    <message>
        <source>Estimated by the engine: its processor time multiplied by the watts of a busy core. It can be off by half in either direction.</source>
        <translation>Von der Engine geschätzt: ihre Prozessorzeit mal Watt eines beschäftigten Kerns. Das kann um die Hälfte nach oben oder unten abweichen.</translation>
    </message>
    <message>
        <source>Measured by the engine with the processor&apos;s own counters (RAPL): {0}.</source>
        <translation>Von der Engine mit den Zählern des Prozessors gemessen (RAPL): {0}.</translation>
    </message>
    <message>
        <source>Measured by the engine with the battery: the whole computer, less what it takes at rest.</source>
        <translation>Von der Engine am Akku gemessen: der ganze Computer, abzüglich seines Verbrauchs in Ruhe.</translation>
    </message>
    <message>
        <source>Measured by the engine with the energy meters of Windows.</source>
        <translation>Von der Engine mit den Energiezählern von Windows gemessen.</translation>
    </message>
    <message>
        <source>Measured by the engine with the processor&apos;s own counters (macOS).</source>
        <translation>Von der Engine mit den Zählern des Prozessors gemessen (macOS).</translation>
    </message>
    <message>
        <source>The engine has measured no energy.</source>
        <translation>Die Engine hat keine Energie gemessen.</translation>
    </message>
    <message>
        <source>{0} W ({1})</source>
        <translation>{0} W ({1})</translation>
    </message>
    <message>
        <source>{0} J/token, {1} W ({2})</source>
        <translation>{0} J/Token, {1} W ({2})</translation>
    </message>
    <message>
        <source>{0} J/token ({1})</source>
        <translation>{0} J/Token ({1})</translation>
    </message>
    <message>
        <source>Energy: not measured</source>
        <translation>Energie: nicht gemessen</translation>
    </message>
    <message>
        <source>Energy: {0} J ({1} Wh) in {2} s, {3}</source>
        <translation>Energie: {0} J ({1} Wh) in {2} s, {3}</translation>
    </message>
    <message>
        <source>{0} J per token, the reading of the prompt included</source>
        <translation>{0} J je Token, das Lesen des Prompts eingeschlossen</translation>
    </message>
    <message>
        <source>Uncertain by ±{0} %</source>
        <translation>Auf ±{0} % ungewiss</translation>
    </message>
    <message>
        <source>This chat so far: {0} J ({1} Wh), {2}</source>
        <translation>Dieser Chat bisher: {0} J ({1} Wh), {2}</translation>
    </message>
    <message>
        <source>A phone charge is about {0} Wh: this is {1} of them</source>
        <translation>Eine Handyladung sind etwa {0} Wh: Dies sind {1} davon</translation>
    </message>
    <message>
        <source>A phone charge is about {0} Wh: as much as {1} answers like this</source>
        <translation>Eine Handyladung sind etwa {0} Wh: so viel wie {1} Antworten wie diese</translation>
    </message>
    <message>
        <source>about {0} min of chatting left</source>
        <translation>noch etwa {0} min chatten</translation>
    </message>
    <message>
        <source>about {0} h of chatting left</source>
        <translation>noch etwa {0} h chatten</translation>
    </message>
    <message>
        <source>about {0} h {1} min of chatting left</source>
        <translation>noch etwa {0} h {1} min chatten</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Frugal</source>
        <translation>Sparsam</translation>
    </message>
    <message>
        <source>As chosen below</source>
        <translation>Wie unten gewählt</translation>
    </message>
    <message>
        <source>{0} on {1} with {2}</source>
        <translation>{0} auf {1} mit {2}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln threads</source>
        <translation>
            <numerusform>%Ln Thread</numerusform>
            <numerusform>%Ln Threads</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>{0}, {1} tokens/s</source>
        <translation>{0}, {1} Token/s</translation>
    </message>
    <message>
        <source>measured while busy</source>
        <translation>unter Last gemessen</translation>
    </message>
    <message>
        <source>Nothing was measured for this yet, so Tern chooses automatically. Run the benchmark once: it measures every way to run your model.</source>
        <translation>Dafür wurde noch nichts gemessen, deshalb wählt Tern automatisch. Starten Sie einmal den Benchmark: Er misst jede Art, Ihr Modell auszuführen.</translation>
    </message>
    <message>
        <source>Takes {0}.</source>
        <translation>Nimmt {0}.</translation>
    </message>
    <message>
        <source>Other programs were busy when that was measured, so all threads are kept. Measure again when the computer is quiet.</source>
        <translation>Bei dieser Messung liefen andere Programme, deshalb bleiben alle Threads. Messen Sie erneut, wenn der Computer ruhig ist.</translation>
    </message>
    <message>
        <source>Chosen by an estimate of the energy: a measured one might lead to another choice.</source>
        <translation>Nach geschätzter Energie gewählt: Eine gemessene könnte zu einer anderen Wahl führen.</translation>
    </message>
</context>
</TS>
